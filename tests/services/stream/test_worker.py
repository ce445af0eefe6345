"""The worker against a real Kafka: what it reads, writes, refuses and survives."""

import asyncio
import os
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from schemas.dead_letter import HEADER_PREFIX, MESSAGE, OFFSET, PARTITION, REASON, TOPIC, WHERE, Reason
from schemas.topics import ACCEPTED, MAX_MESSAGE_BYTES, PUBLISHED, dead_letter_topic
from services.broker import LocalKafka
from services.broker.free_ports import free_ports
from services.stream.admin import create_topics
from services.stream.clients import running, transactional_producer
from services.stream.progress import BatchReport, Progress
from services.stream.publisher import Publisher
from services.stream.reader import read_records
from services.stream.record import Handler, Outcome, OutgoingRecord, Record, Refusal
from services.stream.settings import KafkaSettings
from services.stream.worker import run_worker
from tests.conftest import Kafka

pytestmark = pytest.mark.kafka

GROUP = "test"
DEAD_LETTERS = dead_letter_topic(PUBLISHED)
REFUSAL = Refusal(Reason.NO_TEXT, "body", "The body is empty; send one.")


def settings_for(bootstrap_servers: str, topic_prefix: str) -> KafkaSettings:
    return KafkaSettings(
        bootstrap_servers=bootstrap_servers,
        topic_prefix=topic_prefix,
        session_timeout_ms=6000,
        retry_wait_s=0.2,
    )


@pytest.fixture
async def settings(kafka: Kafka, topic_prefix: str) -> KafkaSettings:
    made = settings_for(kafka.bootstrap_servers, topic_prefix)
    await create_topics(made, partitions=2)
    return made


@dataclass
class Running:
    """A worker in this process, and what it reported."""

    progress: Progress
    reports: list[BatchReport] = field(default_factory=list[BatchReport])

    @property
    def received(self) -> int:
        return sum(report.received for report in self.reports if report.outcome == "committed")


@asynccontextmanager
async def working(settings: KafkaSettings, handler: Handler) -> AsyncGenerator[Running]:
    reports: list[BatchReport] = []
    worker, stop = Running(Progress(on_batch=reports.append), reports), asyncio.Event()
    task = asyncio.create_task(
        run_worker(
            input_topic=PUBLISHED,
            group=GROUP,
            handler=handler,
            settings=settings,
            stop=stop,
            progress=worker.progress,
        )
    )
    try:
        yield worker
    finally:
        stop.set()
        async with asyncio.timeout(10):
            await task


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(40):
        while not condition():  # noqa: ASYNC110 - what is waited for happens on a broker
            await asyncio.sleep(0.02)


async def publish(settings: KafkaSettings, *values: bytes | None, key: bytes | None = b"key") -> None:
    async with Publisher(settings) as publisher:
        await asyncio.gather(*(publisher.publish(PUBLISHED, key, value) for value in values))


async def committed(settings: KafkaSettings, topic: str, count: int) -> list[Record]:
    """Read the topic once it has `count` records: a commit is answered before its markers are all written."""
    async with asyncio.timeout(10):
        while len(records := await everything(settings, topic)) < count:  # noqa: ASYNC110 - see `until`
            await asyncio.sleep(0.05)
    return records


async def everything(settings: KafkaSettings, topic: str) -> list[Record]:
    return [record async for record in read_records(settings, topic, from_beginning=True, until_end=True)]


def output(record: Record, value: bytes) -> OutgoingRecord:
    key = record.key or b""
    return OutgoingRecord(ACCEPTED, ordering_key=key, key=key, value=value, headers=[("ce_id", b"1")])


def copy(record: Record) -> Outcome:
    return [output(record, record.value or b"")]


def refuse(_: Record) -> Outcome:
    return REFUSAL


async def test_each_record_becomes_the_handlers_records_in_order(settings: KafkaSettings) -> None:
    def twice(record: Record) -> Outcome:
        return [output(record, (record.value or b"") + letter) for letter in (b"a", b"b")]

    async with working(settings, twice) as worker:
        await publish(settings, b"1", b"2", b"3")
        await until(lambda: worker.received == 3)

    written = await committed(settings, ACCEPTED, 6)
    assert [record.value for record in written] == [b"1a", b"1b", b"2a", b"2b", b"3a", b"3b"]
    assert {(record.key, tuple(record.headers)) for record in written} == {(b"key", (("ce_id", b"1"),))}


async def test_a_record_that_becomes_nothing_is_not_read_again(settings: KafkaSettings) -> None:
    await publish(settings, b"1", b"2")
    async with working(settings, lambda _: []) as first:
        await until(lambda: first.received == 2)

    await publish(settings, b"3")
    async with working(settings, copy) as second:
        await until(lambda: second.received > 0)

    assert [record.value for record in await committed(settings, ACCEPTED, 1)] == [b"3"]


@pytest.mark.parametrize(
    ("key", "value", "headers"),
    [
        (b"key", b"value", [("h", b"1"), ("h", b"\xff"), ("none", None)]),
        (b"\xff\x00", None, []),
        (None, b"\x00\xfe", [("", b"")]),
    ],
)
async def test_a_dead_letter_is_the_refused_message_byte_for_byte(
    settings: KafkaSettings, key: bytes | None, value: bytes | None, headers: list[tuple[str, bytes | None]]
) -> None:
    async with Publisher(settings) as publisher:
        sent = await publisher.publish(PUBLISHED, key, value, headers)
    async with working(settings, refuse) as worker:
        await until(lambda: worker.received == 1)

    (letter,) = await committed(settings, DEAD_LETTERS, 1)
    added = dict(letter.headers[len(headers) :])
    assert (letter.key, letter.value, list(letter.headers[: len(headers)])) == (key, value, headers)
    assert all(name.startswith(HEADER_PREFIX) for name in added)
    assert added[TOPIC] == settings.topic(PUBLISHED).encode()
    assert (added[PARTITION], added[OFFSET]) == (b"%d" % sent.partition, b"%d" % sent.offset)
    assert (added[REASON], added[WHERE]) == (b"no_text", b"body")
    assert added[MESSAGE] == REFUSAL.message.encode()
    assert [list(report.refused) for report in worker.reports] == [[(sent.offset, key, REFUSAL)]]


async def test_a_handler_that_raises_costs_one_dead_letter_and_not_the_service(
    settings: KafkaSettings,
) -> None:
    def fragile(record: Record) -> Outcome:
        if record.value == b"bad":
            raise ValueError("cannot\x1b[31m")
        return copy(record)

    async with working(settings, fragile) as worker:
        await publish(settings, b"1", b"bad", b"2")
        await until(lambda: worker.received == 3)

    (letter,) = await committed(settings, DEAD_LETTERS, 1)
    headers = dict(letter.headers)
    assert (letter.value, headers[REASON]) == (b"bad", b"internal_error")
    assert headers[MESSAGE] == b"The handler failed with ValueError: cannot\\x1b[31m"
    assert [record.value for record in await committed(settings, ACCEPTED, 2)] == [b"1", b"2"]


async def test_a_message_near_the_largest_allowed_is_read_and_dead_lettered(settings: KafkaSettings) -> None:
    large = os.urandom(MAX_MESSAGE_BYTES - 10_000)
    await publish(settings, b"before", large, b"after")
    async with working(settings, refuse) as worker:
        await until(lambda: worker.received == 3)

    assert [record.value for record in await committed(settings, DEAD_LETTERS, 3)] == [
        b"before",
        large,
        b"after",
    ]


async def test_outputs_that_fill_several_batches_keep_their_order(settings: KafkaSettings) -> None:
    values = [b"%d" % number + os.urandom(300_000) for number in range(12)]
    await publish(settings, *values)
    async with working(settings, copy) as worker:
        await until(lambda: worker.received == 12)

    assert [record.value for record in await committed(settings, ACCEPTED, 12)] == values


async def test_an_input_whose_output_no_topic_takes_becomes_a_dead_letter(settings: KafkaSettings) -> None:
    def swell(record: Record) -> Outcome:
        value = record.value or b""
        return [output(record, bytes(MAX_MESSAGE_BYTES + 1) if value == b"swell" else value)]

    await publish(settings, b"1", b"swell", b"2")
    async with working(settings, swell) as worker:
        await until(lambda: worker.received == 3)

    (letter,) = await committed(settings, DEAD_LETTERS, 1)
    assert (letter.value, dict(letter.headers)[REASON]) == (b"swell", b"value_too_large")
    assert [record.value for record in await committed(settings, ACCEPTED, 2)] == [b"1", b"2"]


async def test_an_input_whose_output_the_broker_refuses_becomes_a_dead_letter(
    settings: KafkaSettings,
) -> None:
    def swell(record: Record) -> Outcome:
        value = record.value or b""
        # Within what is tried here, but random bytes and the batch's own pass what the topic takes.
        return [output(record, os.urandom(MAX_MESSAGE_BYTES - 10) if value == b"swell" else value)]

    await publish(settings, b"1", b"swell", b"2")
    async with working(settings, swell) as worker:
        await until(lambda: worker.received == 3)

    (letter,) = await committed(settings, DEAD_LETTERS, 1)
    assert (letter.value, dict(letter.headers)[REASON]) == (b"swell", b"value_too_large")
    assert [record.value for record in await committed(settings, ACCEPTED, 2)] == [b"1", b"2"]


async def test_a_worker_that_joins_and_leaves_under_load_loses_and_repeats_nothing(
    settings: KafkaSettings,
) -> None:
    values = [b"%d" % number for number in range(3000)]
    async with working(settings, copy) as first:
        await publish(settings, *values[:1000])
        async with working(settings, copy) as second:
            await publish(settings, *values[1000:2000], key=b"other")
            await until(lambda: len(second.progress.lag) == 1)
            await publish(settings, *values[2000:])
            await until(lambda: first.received + second.received == 3000)
        await until(lambda: len(first.progress.lag) == 2)

    written = await committed(settings, ACCEPTED, 3000)
    assert [r.value for r in written if r.key == b"key"] == values[:1000] + values[2000:]
    assert [r.value for r in written if r.key == b"other"] == values[1000:2000]


async def test_a_worker_shut_out_of_its_partition_joins_again(settings: KafkaSettings) -> None:
    async with working(settings, copy) as worker:
        await until(lambda: worker.progress.ready)
        for number in range(2):
            usurper = transactional_producer(settings, settings.transactional_id(GROUP, PUBLISHED, number))
            async with running(usurper, settings):
                pass
        await publish(settings, b"1")
        await publish(settings, b"2", key=b"other")
        await until(lambda: worker.received == 2)

    assert {record.value for record in await committed(settings, ACCEPTED, 2)} == {b"1", b"2"}


async def test_a_worker_without_a_partition_is_ready(settings: KafkaSettings) -> None:
    async with working(settings, copy) as a, working(settings, copy) as b, working(settings, copy) as c:
        await until(lambda: sorted(len(each.progress.lag) for each in (a, b, c)) == [0, 1, 1])
        await until(lambda: all(each.progress.ready for each in (a, b, c)))


async def test_slow_records_make_small_batches(settings: KafkaSettings) -> None:
    def slow(record: Record) -> Outcome:
        time.sleep(0.02)
        return copy(record)

    await publish(settings, *(b"%d" % number for number in range(40)))
    async with working(settings, slow) as worker:
        await until(lambda: worker.received == 40)

    assert max(report.received for report in worker.reports) <= 11
    assert len(await committed(settings, ACCEPTED, 40)) == 40


async def test_a_broker_that_comes_late_is_waited_for(topic_prefix: str) -> None:
    (port,) = free_ports(1)
    settings = settings_for(f"127.0.0.1:{port}", topic_prefix)
    async with working(settings, copy) as worker:
        await asyncio.sleep(0.5)
        assert not worker.progress.ready
        with LocalKafka(port=port):
            await create_topics(settings, partitions=2)
            await publish(settings, b"1")
            await until(lambda: worker.received == 1)
            assert [record.value for record in await committed(settings, ACCEPTED, 1)] == [b"1"]
