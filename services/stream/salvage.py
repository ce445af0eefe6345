"""What can be had of a record batch that aiokafka cannot decode, so that a lane gets past it.

The batch is fetched once more, by hand. A header's name that is not UTF-8 costs no more than its record. What
cannot be decoded at all, after some attempts, is passed over: each offset becomes a record without bytes. All
of these carry their refusal with them.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from services.stream.kafka import (
    UNDECODABLE,
    ConsumedRecord,
    CorruptRecordException,
    TopicPartition,
    partition_records,
)
from services.stream.raw_fetch import RawFetch, fetch_raw
from services.stream.reading import record_of, record_of_raw, unreadable_record
from services.stream.record import Record
from services.stream.record_batch import BatchSpan, batch_spans, decode_batch
from services.stream.settings import KafkaSettings

_log = structlog.get_logger(__name__)

_ATTEMPTS = 3
_PAUSE_S = 0.2


@dataclass(frozen=True, slots=True)
class Salvaged:
    """Records in order, and the offset to go on from."""

    records: Sequence[Record]
    next_offset: int


async def salvage(settings: KafkaSettings, partition: TopicPartition, topic: str, offset: int) -> Salvaged:
    """Read on from `offset`, to the end of the batch at fault at most; the records name their topic `topic`.

    Raises BrokerUnreachable, TimeoutError, KafkaError.
    """
    attempt = 1
    while True:
        fetched = await fetch_raw(settings, partition, offset)
        consumed, at, sound = _decode(fetched, partition, offset)
        if consumed or sound:
            return Salvaged([record_of(topic, each) for each in consumed], at)
        span = next((span for span in batch_spans(fetched.batches) if span.next_offset > at), None)
        try:
            return _by_hand(fetched, span, partition, topic, at)
        except UNDECODABLE as error:
            if attempt == _ATTEMPTS:
                return _pass_over(fetched, span, partition, topic, at, error)
        attempt += 1
        await asyncio.sleep(_PAUSE_S)


def _decode(
    fetched: RawFetch, partition: TopicPartition, offset: int
) -> tuple[list[ConsumedRecord], int, bool]:
    """Give what aiokafka decodes, the offset up to which it got, and whether that was the end."""
    reading = partition_records(partition, fetched.batches, fetched.aborted, offset)
    consumed: list[ConsumedRecord] = []
    try:
        for record in reading:
            consumed.append(record)  # noqa: PERF402 - what came before a failure is kept
    except UNDECODABLE:
        return consumed, reading.next_fetch_offset, False
    return consumed, reading.next_fetch_offset, True


def _by_hand(
    fetched: RawFetch, span: BatchSpan | None, partition: TopicPartition, topic: str, at: int
) -> Salvaged:
    if span is None:
        raise CorruptRecordException("no whole batch")
    raw = decode_batch(fetched.batches[span.start : span.end])
    records = [record_of_raw(topic, partition.partition, each) for each in raw if each.offset >= at]
    return Salvaged(records, span.next_offset)


def _pass_over(  # noqa: PLR0913, PLR0917 - what `salvage` knows
    fetched: RawFetch,
    span: BatchSpan | None,
    partition: TopicPartition,
    topic: str,
    at: int,
    error: Exception,
) -> Salvaged:
    """Go to the end that the batch claims, where that can be; its own words may be what is broken."""
    following = [each.base_offset for each in batch_spans(fetched.batches) if each.base_offset > at]
    end = min([*following, fetched.last_stable_offset, span.next_offset if span else at + 1])
    end = max(end, at + 1)
    number, now_ms = partition.partition, int(time.time() * 1000)
    _log.error(
        "records cannot be decoded", topic=topic, partition=number, first_offset=at, last_offset=end - 1
    )
    why = str(error) or type(error).__name__
    return Salvaged([unreadable_record(topic, number, each, now_ms, why) for each in range(at, end)], end)
