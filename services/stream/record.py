"""What goes into a handler and what comes out: plain values, no Kafka client in sight."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from schemas.cloudevents import Header
from schemas.dead_letter import Reason


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it was read; key, value and header values are raw bytes, any of them may be absent.

    A `fault` that was found while it was read has it refused without any handler.
    """

    topic: str
    partition: int
    offset: int
    timestamp_ms: int
    key: bytes | None
    value: bytes | None
    headers: Sequence[tuple[str, bytes | None]]
    fault: "Refusal | None" = None


@dataclass(frozen=True, slots=True)
class OutgoingRecord:
    """One record to write.

    `ordering_key` chooses the partition (Kafka's default murmur2 partitioning of those bytes): records that
    share it keep their order. `key` is the record's own key, which log compaction goes by.
    """

    topic: str
    ordering_key: bytes
    key: bytes
    value: bytes
    headers: Sequence[Header]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a record cannot be read: it goes to the dead-letter topic as it came.

    `where` names the field, header or byte at fault; `message` says in one sentence what was wrong and what
    to do.
    """

    reason: Reason
    where: str
    message: str


Outcome = Sequence[OutgoingRecord] | Refusal
Handler = Callable[[Record], Outcome]
"""Turns one record into records or a refusal: pure, no input or output, called off the event loop."""
