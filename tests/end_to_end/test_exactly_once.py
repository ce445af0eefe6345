"""Both services, two workers of each, under SIGKILL and a broker that goes away: nothing lost, nothing twice.

VISITWIRE_FLOOD sets the number of releases; the suite's own number keeps it within a minute or two.
"""

import asyncio
import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson
import pytest

from schemas.dead_letter import REASON
from schemas.topics import ACCEPTED, PUBLISHED, VISITS, dead_letter_topic
from services.broker import LocalKafka
from services.stream.admin import create_topics
from services.stream.publisher import Publisher
from services.stream.settings import KafkaSettings
from tests.end_to_end.committed_records import committed, count, until_there_are
from tests.end_to_end.release_flood import expected_event_ids, id_of, is_unreadable, message
from tests.end_to_end.service_process import ServiceProcess, environment_of, running

RELEASES = int(os.environ.get("VISITWIRE_FLOOD", "3000"))
KILLS_OF_EACH_WORKER = 3
LONGEST_STANDSTILL_S = 150

pytestmark = [pytest.mark.kafka, pytest.mark.chaos]


@dataclass(slots=True)
class Broker:
    """The Kafka under test; `cluster` is None where the broker is another's, which is then left alone."""

    bootstrap_servers: str
    cluster: LocalKafka | None

    def go_away_and_come_back(self) -> None:
        if self.cluster is not None:
            self.cluster.kill_node(1)
            self.cluster.restart_node(1)


@pytest.fixture(scope="module")
def broker() -> Iterator[Broker]:
    named = os.environ.get("KAFKA_BOOTSTRAP_SERVERS")
    if named:
        yield Broker(named, None)
        return
    with LocalKafka() as cluster:
        yield Broker(cluster.bootstrap_servers, cluster)


@pytest.fixture
async def settings(broker: Broker, topic_prefix: str) -> KafkaSettings:
    made = KafkaSettings(bootstrap_servers=broker.bootstrap_servers, topic_prefix=topic_prefix)
    await create_topics(made, partitions=4, replication_factor=1)
    return made


def _workers(settings: KafkaSettings, folder: Path) -> list[ServiceProcess]:
    environment = environment_of(settings)
    return [
        ServiceProcess(service, environment, folder / f"{service}-{number}.log")
        for service in ("ingest", "enrich")
        for number in (1, 2)
    ]


async def _publish_all(settings: KafkaSettings) -> None:
    async with Publisher(settings) as publisher:
        for start in range(0, RELEASES, 500):
            numbers = range(start, min(start + 500, RELEASES))
            await asyncio.gather(
                *(publisher.publish(PUBLISHED, id_of(number).encode(), message(number)) for number in numbers)
            )


def _every_expected_event() -> dict[str, list[str]]:
    expected = {id_of(number): expected_event_ids(number) for number in range(RELEASES)}
    return {release: events for release, events in expected.items() if events}


async def _kill_on_the_way(
    settings: KafkaSettings, broker: Broker, workers: list[ServiceProcess], events: int
) -> None:
    """Kill one worker after another as the work advances, and the broker in the middle of it."""
    victims = workers * KILLS_OF_EACH_WORKER
    for turn, victim in enumerate(victims):
        await _until_enough(settings, VISITS, events * turn // (2 * len(victims)), workers)
        victim.kill_and_start_again()
        if turn == len(victims) // 2:
            await asyncio.to_thread(broker.go_away_and_come_back)


async def _until_enough(
    settings: KafkaSettings, topic: str, wanted: int, workers: list[ServiceProcess]
) -> None:
    """Wait for records, starting workers that ended themselves again, as a supervisor would."""

    def supervise() -> None:
        for worker in workers:
            worker.ensure_running()

    await until_there_are(settings, topic, wanted, patience_s=LONGEST_STANDSTILL_S, meanwhile=supervise)


async def test_each_visit_event_comes_once_and_in_order_whatever_is_killed(
    settings: KafkaSettings, broker: Broker, tmp_path: Path
) -> None:
    expected = _every_expected_event()
    total = sum(map(len, expected.values()))
    unreadable = {number for number in range(RELEASES) if is_unreadable(number)}
    await _publish_all(settings)
    workers = _workers(settings, tmp_path)
    with running(*workers):
        await _kill_on_the_way(settings, broker, workers, total)
        await _until_enough(settings, VISITS, total, workers)
        await _until_enough(settings, dead_letter_topic(PUBLISHED), len(unreadable), workers)
        await _until_enough(settings, ACCEPTED, RELEASES - len(unreadable), workers)

    seen: dict[str, list[str]] = defaultdict(list)
    for record in await committed(settings, VISITS):
        event = orjson.loads(record.value or b"")
        seen[event["release"]["id"]].append(event["event_id"])
    assert seen == expected

    accepted = Counter(record.key for record in await committed(settings, ACCEPTED))
    assert accepted == Counter(
        id_of(number).encode() for number in range(RELEASES) if not is_unreadable(number)
    )

    dead = await committed(settings, dead_letter_topic(PUBLISHED))
    assert Counter(record.value for record in dead) == Counter(message(number) for number in unreadable)
    assert {dict(record.headers)[REASON] for record in dead} == {b"not_json"}
    assert await count(settings, dead_letter_topic(ACCEPTED)) == 0
