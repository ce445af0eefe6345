"""One input partition, from its records to its commits, as long as this worker holds it.

A lane has clients of its own. Its producer's transactional id is the partition's, so starting it completes
or aborts what a predecessor left open and shuts that predecessor out; only then are the committed offset
read and the consumer set to it. From there on the lane goes strictly forward. After any failure all of that
is done again with new clients, which is also what rewinds to the last commit.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Literal, TypeVar

import structlog

from services.stream.clients import TRANSIENT, finish, partition_consumer, running, transactional_producer
from services.stream.dead_letter import dead_letter
from services.stream.errors import RecordsTooLarge, TopicMissing
from services.stream.handling import Handled, handle
from services.stream.kafka import (
    MessageSizeTooLargeError,
    Producer,
    ProducerFenced,
    RecordListTooLargeError,
    TopicPartition,
    UnknownTopicOrPartitionError,
)
from services.stream.outage import Outage
from services.stream.oversize import Oversize
from services.stream.placement import Batch, Outgoing, pack
from services.stream.progress import BatchReport, Progress
from services.stream.record import Handler, Record, Refusal
from services.stream.settings import KafkaSettings
from services.stream.source import Committed, Source
from services.stream.transaction import transact

_log = structlog.get_logger(__name__)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Work:
    """What all lanes of a worker share; `input_topic` and `group` are named without the prefix."""

    input_topic: str
    group: str
    handler: Handler
    settings: KafkaSettings
    progress: Progress
    outage: Outage
    thread: Executor


@dataclass(frozen=True, slots=True)
class Lane:
    """One partition that the group gave to this worker."""

    work: Work
    number: int
    committed: Committed
    oversize: Oversize = field(default_factory=Oversize)

    @property
    def name(self) -> str:
        """Name the lane's loop for `Progress`."""
        return f"{self.work.input_topic}-{self.number}"

    @property
    def partition(self) -> TopicPartition:
        """Name the partition as the broker does."""
        return TopicPartition(self.work.settings.topic(self.work.input_topic), self.number)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A handled batch with the records to write for it."""

    handled: Sequence[Handled]
    outgoing: Sequence[Outgoing]
    handle_s: float


async def run_lane(lane: Lane) -> None:
    """Work until cancelled; raises ProducerFenced when another worker holds the partition."""
    work = lane.work
    while True:
        try:
            await _hold(lane)
        except ProducerFenced:
            raise
        except RecordsTooLarge as error:
            _log.warning("output too large", topic=work.input_topic, partition=lane.number, error=str(error))
            lane.oversize.learn(error)
        except TRANSIENT as error:
            work.outage.failed(lane.name, error)
            await asyncio.sleep(work.settings.retry_wait_s)
        finally:
            work.progress.waiting.add(lane.number)
        work.progress.turn(lane.name)


async def _hold(lane: Lane) -> None:
    work, settings = lane.work, lane.work.settings
    transactional_id = settings.transactional_id(work.group, work.input_topic, lane.number)
    async with running(transactional_producer(settings, transactional_id), settings) as producer:
        consumer = partition_consumer(settings)
        consumer.assign([lane.partition])
        async with running(consumer, settings):
            source = Source(consumer, lane.partition, work.input_topic, settings)
            await source.seek(lane.committed)
            work.progress.waiting.discard(lane.number)
            await _pump(lane, source, producer)


async def _pump(lane: Lane, source: Source, producer: Producer) -> None:
    progress = lane.work.progress
    records: list[Record] = []
    while True:
        progress.turn(lane.name)
        records = records or await source.read()
        if not records:
            progress.lag[lane.number] = lag = source.lag(await source.consumer.position(lane.partition))
            if lag is not None:
                lane.work.outage.over(lane.name)
            continue
        prepared = await _in_thread(lane, lambda records=records: _prepare(lane, records))
        await finish(_commit(lane, producer, prepared), lane.work.settings.drain_deadline_s)
        lane.work.outage.over(lane.name)
        progress.lag[lane.number] = source.lag(prepared.handled[-1].record.offset + 1)
        records = records[len(prepared.handled) :]


def _prepare(lane: Lane, records: Sequence[Record]) -> Prepared:
    settings, oversize = lane.work.settings, lane.oversize
    began = time.monotonic()
    most = oversize.batch_records(records[0].offset, settings.batch_records)
    handled = handle(lane.work.handler, records[:most], settings.handle_budget_ms / 1000)
    settled = [oversize.settle(each) for each in handled]
    outgoing = [record for each in settled for record in _outgoing(lane, each)]
    return Prepared(settled, outgoing, time.monotonic() - began)


def _outgoing(lane: Lane, handled: Handled) -> list[Outgoing]:
    settings, outcome = lane.work.settings, handled.outcome
    if not isinstance(outcome, Refusal):
        return [
            Outgoing(settings.topic(out.topic), out.ordering_key, out.key, out.value, out.headers)
            for out in outcome
        ]
    return [
        dead_letter(
            handled.record,
            outcome,
            source_topic=lane.partition.topic,
            group=settings.group_id(lane.work.group),
            bare=lane.oversize.goes_bare(handled.record.offset),
        )
    ]


async def _commit(lane: Lane, producer: Producer, prepared: Prepared) -> None:
    first, last = prepared.handled[0].record.offset, prepared.handled[-1].record.offset
    began = time.monotonic()
    outcome: Literal["committed", "aborted"] = "aborted"
    try:
        counts = await _partition_counts(lane, producer, {record.topic for record in prepared.outgoing})
        batches = await _in_thread(lane, lambda: pack(prepared.outgoing, counts, producer.create_batch))
        await _transact(lane, producer, batches, last + 1)
        outcome = "committed"
    except (MessageSizeTooLargeError, RecordListTooLargeError) as error:
        raise RecordsTooLarge(first, last) from error
    finally:
        duration_s = prepared.handle_s + time.monotonic() - began
        lane.work.progress.on_batch(_report(lane, prepared, outcome, duration_s))


async def _partition_counts(lane: Lane, producer: Producer, topics: set[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for topic in topics:
        try:
            async with asyncio.timeout(lane.work.settings.call_deadline_s):
                counts[topic] = len(await producer.partitions_for(topic))
        except UnknownTopicOrPartitionError as error:
            raise TopicMissing(topic) from error
    return counts


async def _transact(lane: Lane, producer: Producer, batches: Sequence[Batch], next_offset: int) -> None:
    settings = lane.work.settings
    async with asyncio.timeout(settings.transaction_deadline_s):
        await transact(
            producer,
            batches,
            input_partition=lane.partition,
            next_offset=next_offset,
            group_id=settings.group_id(lane.work.group),
        )


def _report(
    lane: Lane, prepared: Prepared, outcome: Literal["committed", "aborted"], duration_s: float
) -> BatchReport:
    records = [handled.record for handled in prepared.handled]
    refused = [
        (each.record.offset, each.record.key, each.outcome)
        for each in prepared.handled
        if isinstance(each.outcome, Refusal)
    ]
    times = [record.timestamp_ms for record in records]
    return BatchReport(
        topic=lane.work.input_topic,
        partition=lane.number,
        first_offset=records[0].offset,
        last_offset=records[-1].offset,
        received=len(records),
        produced=len(prepared.outgoing) - len(refused),
        refused=refused,
        outcome=outcome,
        duration_s=duration_s,
        handle_s=prepared.handle_s,
        oldest_timestamp_ms=min(times),
        newest_timestamp_ms=max(times),
    )


async def _in_thread(lane: Lane, work: Callable[[], _T]) -> _T:
    return await asyncio.get_running_loop().run_in_executor(lane.work.thread, work)
