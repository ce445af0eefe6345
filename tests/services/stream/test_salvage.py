"""Records that cannot be decoded cost themselves and nothing else, on a real Kafka."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from schemas.dead_letter import MESSAGE, OFFSET, PARTITION, REASON, WHERE
from schemas.topics import ACCEPTED, PUBLISHED, dead_letter_topic
from services.broker import LocalKafka
from services.stream.admin import create_topics
from services.stream.reader import read_records
from services.stream.record import Record
from services.stream.settings import KafkaSettings
from tests.conftest import Kafka
from tests.services.stream.poison import MISNAMED, publish_batch
from tests.services.stream.test_worker import copy, settings_for, until, working

pytestmark = pytest.mark.kafka

DEAD_LETTERS = dead_letter_topic(PUBLISHED)


async def committed(settings: KafkaSettings, topic: str) -> list[Record]:
    return [record async for record in read_records(settings, topic, from_beginning=True, until_end=True)]


async def test_a_header_name_that_is_not_utf8_costs_its_own_record_only(
    kafka: Kafka, topic_prefix: str
) -> None:
    settings = settings_for(kafka.bootstrap_servers, topic_prefix)
    await create_topics(settings, partitions=1)
    for records in (
        [(b"1", "h"), (b"2", MISNAMED), (b"3", "h")],
        [(b"4", "h")],
        [(b"5", MISNAMED), (b"6", MISNAMED)],
        [(b"7", "h")],
    ):
        await publish_batch(settings, PUBLISHED, records)

    async with working(settings, copy) as worker:
        await until(lambda: worker.received == 7)

    assert [record.value for record in await committed(settings, ACCEPTED)] == [b"1", b"3", b"4", b"7"]
    letters = await committed(settings, DEAD_LETTERS)
    assert [(letter.key, letter.value) for letter in letters] == [
        (b"key", b"2"),
        (b"key", b"5"),
        (b"key", b"6"),
    ]
    assert [dict(letter.headers)[OFFSET] for letter in letters] == [b"1", b"4", b"5"]
    first = dict(letters[0].headers)
    assert (first[r"\xff\xfe\xfdnamed"], first[REASON]) == (b"v", b"invalid_header")
    assert first[WHERE] == rb"header \xff\xfe\xfdnamed"


@pytest.fixture
async def cluster() -> AsyncIterator[LocalKafka]:
    with LocalKafka() as cluster:
        yield cluster


def damage(cluster: LocalKafka, topic: str, value: bytes) -> None:
    """Turn one byte of a value over, where the broker's disk holds it."""
    (log,) = Path(cluster.folder).glob(f"node-1/data/{topic}-0/*.log")
    with log.open("r+b") as file:
        at = file.read().index(value)
        file.seek(at)
        file.write(bytes([value[0] ^ 0xFF]))


async def test_a_batch_that_a_disk_damaged_is_passed_over_and_pointed_at(
    cluster: LocalKafka, topic_prefix: str
) -> None:
    settings = settings_for(cluster.bootstrap_servers, topic_prefix)
    await create_topics(settings, partitions=1)
    for records in ([(b"1", "h")], [(b"2", "h"), (b"to be damaged", "h")], [(b"4", "h")]):
        await publish_batch(settings, PUBLISHED, records)
    damage(cluster, settings.topic(PUBLISHED), b"to be damaged")

    async with working(settings, copy) as worker:
        await until(lambda: worker.received == 4)

    assert [record.value for record in await committed(settings, ACCEPTED)] == [b"1", b"4"]
    letters = await committed(settings, DEAD_LETTERS)
    assert [(letter.key, letter.value) for letter in letters] == [(None, None)] * 2
    told = [dict(letter.headers) for letter in letters]
    assert [(each[PARTITION], each[OFFSET], each[WHERE]) for each in told] == [
        (b"0", b"1", b"offset 1"),
        (b"0", b"2", b"offset 2"),
    ]
    assert {each[REASON] for each in told} == {b"unreadable_record"}
    assert all(b"none of its bytes are here" in (each[MESSAGE] or b"") for each in told)
