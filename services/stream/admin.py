"""The topics on the broker, and whether there is a broker at all."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import cast

from schemas.topics import MAX_MESSAGE_BYTES, TOPICS, Topic
from services.stream.client_logs import route_client_logs
from services.stream.clients import connection
from services.stream.errors import BrokerUnreachable, TopicMissing, TopicsRefused
from services.stream.kafka import Admin, AIOKafkaAdminClient, KafkaConnectionError, NewTopic, for_code
from services.stream.settings import KafkaSettings

DEFAULT_PARTITIONS = 4
_UNKNOWN_TOPIC = 3
_TOPIC_ALREADY_EXISTS = 36


@dataclass(frozen=True, slots=True)
class TopicReport:
    """What became of one topic, named as on the broker; `partitions` is what it has, not what was asked."""

    name: str
    created: bool
    partitions: int
    wanted_partitions: int

    @property
    def as_wanted(self) -> bool:
        """Tell whether the partition count is the one asked for; it is never changed on an existing topic."""
        return self.partitions == self.wanted_partitions


async def create_topics(
    settings: KafkaSettings,
    topics: Sequence[Topic] = TOPICS,
    *,
    partitions: int = DEFAULT_PARTITIONS,
    replication_factor: int = 1,
) -> list[TopicReport]:
    """Create the topics that are missing; raises BrokerUnreachable, TopicsRefused.

    All have the same number of partitions, so that records of one key stay in step through both services.
    """
    wanted = [
        _new_topic(settings.topic(topic.name), topic, partitions, replication_factor) for topic in topics
    ]
    async with _admin(settings) as admin:
        answer = await admin.create_topics(wanted)
        created = {name: code == 0 for name, code, *_ in answer.topic_errors}
        refused = {
            name: message or f"error {code}"
            for name, code, message in answer.topic_errors
            if code not in {0, _TOPIC_ALREADY_EXISTS}
        }
        if refused:
            raise TopicsRefused("create", refused)
        counts = await _partition_counts(admin, list(created))
    return [TopicReport(name, new, counts[name], partitions) for name, new in created.items()]


async def delete_topics(settings: KafkaSettings, topics: Sequence[Topic] = TOPICS) -> list[str]:
    """Delete the topics that are there and name them; raises BrokerUnreachable, TopicsRefused.

    Kafka drops the offsets that groups committed on them, and by and by the groups that are left with none.
    """
    names = [settings.topic(topic.name) for topic in topics]
    async with _admin(settings) as admin:
        answer = await admin.delete_topics(names)
    codes = dict(answer.topic_error_codes)
    refused = {
        name: for_code(code).message for name, code in codes.items() if code not in {0, _UNKNOWN_TOPIC}
    }
    if refused:
        raise TopicsRefused("delete", refused)
    return [name for name, code in codes.items() if code == 0]


async def partition_count(settings: KafkaSettings, topic: str) -> int:
    """Count the partitions of a topic, named as on the broker; raises BrokerUnreachable, TopicMissing."""
    async with _admin(settings) as admin:
        if topic not in await admin.list_topics():
            raise TopicMissing(topic)
        return (await _partition_counts(admin, [topic]))[topic]


@asynccontextmanager
async def _admin(settings: KafkaSettings) -> AsyncGenerator[Admin]:
    route_client_logs()
    admin = cast("Admin", AIOKafkaAdminClient(**connection(settings)))
    try:
        async with asyncio.timeout(settings.call_deadline_s):
            await admin.start()
            yield admin
    except (KafkaConnectionError, TimeoutError) as error:
        detail = str(error) or f"no answer within {settings.call_deadline_s:g} s"
        raise BrokerUnreachable(settings.bootstrap_servers, detail) from error
    finally:
        await admin.close()


def _new_topic(name: str, topic: Topic, partitions: int, replication_factor: int) -> NewTopic:
    configs = {"max.message.bytes": str(MAX_MESSAGE_BYTES), "cleanup.policy": topic.cleanup_policy}
    return NewTopic(name, partitions, replication_factor, topic_configs=configs)


async def _partition_counts(admin: Admin, names: Sequence[str]) -> dict[str, int]:
    """Ask until the broker knows the partitions of topics that it made a moment ago."""
    while True:
        described = await admin.describe_topics(list(names))
        counts = {topic["topic"]: len(topic["partitions"]) for topic in described}
        if all(counts.values()):
            return counts
        await asyncio.sleep(0.05)
