"""Two workers, each killed three times, and a broker that goes away: nothing lost or twice, order kept."""

import asyncio
import os
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from schemas.topics import ACCEPTED, PUBLISHED, dead_letter_topic
from services.broker import LocalKafka
from services.stream.admin import create_topics
from services.stream.errors import StreamError
from services.stream.publisher import Publisher
from services.stream.reader import read_records
from services.stream.record import Record
from services.stream.settings import KafkaSettings

pytestmark = [pytest.mark.kafka, pytest.mark.chaos]

MESSAGES = 4_000
KEYS = 40
KILLS = 6
ROOT = Path(__file__).parents[3]
PROGRAM = Path(__file__).with_name("copying_worker.py")


class Worker:
    """One process of copying_worker.py."""

    def __init__(self, settings: KafkaSettings, log: Path) -> None:
        self._log = log
        self._environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "KAFKA_BOOTSTRAP_SERVERS": settings.bootstrap_servers,
            "VISITWIRE_TOPIC_PREFIX": settings.topic_prefix,
            "VISITWIRE_SESSION_TIMEOUT_MS": "6000",
            "VISITWIRE_BATCH_RECORDS": "200",
        }
        self.start()

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, PROGRAM], env=self._environment, stdout=log, stderr=log
            )

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> int:
        self._process.terminate()
        try:
            return self._process.wait(timeout=10)
        finally:
            self._process.kill()
            self._process.wait()


@contextmanager
def _two_workers(settings: KafkaSettings, folder: Path) -> Generator[list[Worker]]:
    workers = [Worker(settings, folder / f"{name}.log") for name in ("first", "second")]
    try:
        yield workers
    finally:
        for worker in workers:
            worker.kill()


def _value(number: int) -> bytes:
    return b"%d!" % number if number % 50 == 0 else b"%d" % number


async def _publish(settings: KafkaSettings) -> None:
    async with Publisher(settings) as publisher:
        for first in range(0, MESSAGES, 500):
            await asyncio.gather(
                *(
                    publisher.publish(PUBLISHED, b"key-%d" % (number % KEYS), _value(number))
                    for number in range(first, first + 500)
                )
            )


async def _committed(settings: KafkaSettings) -> list[Record]:
    """Read what is on the output topic and in the dead letters, both committed."""
    return [
        record
        for topic in (ACCEPTED, dead_letter_topic(PUBLISHED))
        async for record in read_records(settings, topic, from_beginning=True, until_end=True)
    ]


async def _until_written(settings: KafkaSettings, count: int) -> None:
    async with asyncio.timeout(60):
        while True:
            with suppress(StreamError, TimeoutError):  # the broker is away for the moment
                if len(await _committed(settings)) >= count:
                    return
            await asyncio.sleep(0.3)


def _by_key(records: list[Record], topic: str) -> dict[bytes | None, list[bytes | None]]:
    values: dict[bytes | None, list[bytes | None]] = defaultdict(list)
    for record in records:
        if record.topic == topic:
            values[record.key].append(record.value)
    return values


@pytest.fixture(scope="module")
async def cluster() -> AsyncIterator[LocalKafka]:
    with LocalKafka() as cluster:
        yield cluster


async def test_nothing_is_lost_or_written_twice_when_workers_and_the_broker_are_killed(
    cluster: LocalKafka, topic_prefix: str, tmp_path: Path
) -> None:
    settings = KafkaSettings(bootstrap_servers=cluster.bootstrap_servers, topic_prefix=topic_prefix)
    await create_topics(settings)
    await _publish(settings)

    with _two_workers(settings, tmp_path) as workers:
        for kill in range(KILLS):
            await _until_written(settings, MESSAGES * kill // (KILLS + 1))
            workers[kill % 2].kill()
            if kill == KILLS // 2:
                await asyncio.to_thread(cluster.kill_node, 1)
                await asyncio.to_thread(cluster.restart_node, 1)
            workers[kill % 2].start()
        await _until_written(settings, MESSAGES)
        exit_codes = [worker.stop() for worker in workers]
        written = await _committed(settings)

    sent = {key: [b"%d" % n for n in range(MESSAGES) if n % KEYS == key] for key in range(KEYS)}
    accepted, refused = _by_key(written, ACCEPTED), _by_key(written, dead_letter_topic(PUBLISHED))
    for key in range(KEYS):
        name = b"key-%d" % key
        assert accepted.get(name, []) == [value for value in sent[key] if int(value) % 50]
        assert refused.get(name, []) == [value + b"!" for value in sent[key] if not int(value) % 50]
    assert exit_codes == [0, 0]
