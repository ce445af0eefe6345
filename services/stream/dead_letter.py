"""The refused message as it goes to `<topic>.dlq`: as it came, and why it is there."""

from schemas.dead_letter import (
    DELIVERY_COUNT,
    GROUP,
    MAX_MESSAGE_CHARACTERS,
    MESSAGE,
    OFFSET,
    PARTITION,
    REASON,
    TOPIC,
    WHERE,
    Reason,
)
from schemas.topics import dead_letter_topic
from services.stream.placement import Outgoing
from services.stream.record import Record, Refusal


def dead_letter(
    record: Record, refusal: Refusal, *, source_topic: str, group: str, bare: bool = False
) -> Outgoing:
    """Keep key, value and headers byte for byte and add the `__dlq.errors.` headers.

    `source_topic` is the topic's name on the broker. A `bare` dead letter has the added headers alone, which
    tell where the refused message is.
    """
    reasons = [
        (TOPIC, source_topic.encode()),
        (PARTITION, b"%d" % record.partition),
        (OFFSET, b"%d" % record.offset),
        (GROUP, group.encode()),
        (DELIVERY_COUNT, b"1"),
        (REASON, refusal.reason.value.encode()),
        (WHERE, printable(refusal.where).encode()),
        (MESSAGE, printable(refusal.message).encode()),
    ]
    return Outgoing(
        topic=dead_letter_topic(source_topic),
        place=record.partition if record.key is None else record.key,
        key=None if bare else record.key,
        value=None if bare else record.value,
        headers=reasons if bare else [*record.headers, *reasons],
    )


def internal_error(error: Exception) -> Refusal:
    """Refuse a record whose handler raised: the exception's type and what it says, no trace, no locals."""
    return Refusal(
        Reason.INTERNAL_ERROR,
        where=type(error).__name__,
        message=f"The handler failed with {type(error).__name__}: {error}",
    )


def output_too_large(topic: str) -> Refusal:
    """Refuse a record whose output the topic does not take."""
    return Refusal(
        Reason.VALUE_TOO_LARGE,
        where=topic,
        message=f"What this message turns into is too large for topic {topic}; see its max.message.bytes.",
    )


def printable(text: str) -> str:
    """Cap a text and write control characters, bidi marks and lone surrogates as escapes."""
    kept = text[:MAX_MESSAGE_CHARACTERS]
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in kept)[
        :MAX_MESSAGE_CHARACTERS
    ]
