"""Publishing one message at a time, on a real Kafka."""

import asyncio

import pytest

from schemas.topics import PUBLISHED
from services.stream.admin import create_topics
from services.stream.errors import TopicMissing
from services.stream.publisher import Publisher
from services.stream.settings import KafkaSettings
from tests.conftest import Kafka

pytestmark = pytest.mark.kafka

MESSAGES = 2_000


@pytest.fixture
def settings(kafka: Kafka, topic_prefix: str) -> KafkaSettings:
    return KafkaSettings(bootstrap_servers=kafka.bootstrap_servers, topic_prefix=topic_prefix)


async def test_a_topic_that_is_missing_is_told_well_before_the_deadline(settings: KafkaSettings) -> None:
    async with Publisher(settings) as publisher:
        with pytest.raises(TopicMissing, match="visitwire topics create"):
            async with asyncio.timeout(settings.call_deadline_s / 3):
                await publisher.publish(PUBLISHED, b"key", b"value")


async def test_a_topic_made_in_the_meantime_is_found(settings: KafkaSettings) -> None:
    async with Publisher(settings) as publisher:
        with pytest.raises(TopicMissing):
            await publisher.publish(PUBLISHED, b"key", b"value")
        await create_topics(settings, partitions=1)
        written = await publisher.publish(PUBLISHED, b"key", b"value")
    assert (written.topic, written.partition, written.offset) == (settings.topic(PUBLISHED), 0, 0)


async def test_messages_of_one_key_sent_at_once_stand_in_the_order_they_were_sent(
    settings: KafkaSettings,
) -> None:
    await create_topics(settings, partitions=2)
    async with Publisher(settings) as publisher:
        sends = [publisher.publish(PUBLISHED, b"key", b"%d" % number) for number in range(MESSAGES)]
        written = await asyncio.gather(*sends)
    assert [each.offset for each in written] == list(range(MESSAGES))
