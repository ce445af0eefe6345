"""Which partition a record goes to, and the batches that carry the records there."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from services.stream.kafka import BatchBuilder, murmur2


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A record with its place: the bytes that choose its partition, or a number when there is no key."""

    topic: str
    place: bytes | int
    key: bytes | None
    value: bytes | None
    headers: Sequence[tuple[str, bytes | None]]


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch, full or the last one of its partition."""

    topic: str
    partition: int
    builder: BatchBuilder


def partition_of(place: bytes | int, partitions: int) -> int:
    """Choose as Kafka's default partitioner does: murmur2 of the bytes, sign bit off, modulo the count."""
    if isinstance(place, int):
        return place % partitions
    return (murmur2(place) & 0x7FFFFFFF) % partitions


def pack(
    records: Iterable[Outgoing], counts: Mapping[str, int], new_batch: Callable[[], BatchBuilder]
) -> list[Batch]:
    """Put records into batches, in order for each partition; a full batch is followed by another.

    `counts` gives the number of partitions of each topic.
    """
    batches: dict[tuple[str, int], list[Batch]] = defaultdict(list)
    for record in records:
        partition = partition_of(record.place, counts[record.topic])
        line = batches[record.topic, partition]
        if not line or not _append(line[-1].builder, record):
            line.append(Batch(record.topic, partition, new_batch()))
            _append_first(line[-1].builder, record)
    return [batch for line in batches.values() for batch in line]


def _append(builder: BatchBuilder, record: Outgoing) -> bool:
    headers = list(record.headers)  # aiokafka takes nothing but a list
    added = builder.append(timestamp=None, key=record.key, value=record.value, headers=headers)
    return added is not None


def _append_first(builder: BatchBuilder, record: Outgoing) -> None:
    """Start a batch: aiokafka takes a first record of any size."""
    if not _append(builder, record):
        raise AssertionError("an empty batch refused its first record")
