"""What was read, as records under the topic's own name, without the prefix."""

from schemas.dead_letter import Reason
from services.stream.kafka import ConsumedRecord
from services.stream.record import Record, Refusal
from services.stream.record_batch import RawRecord


def record_of(topic: str, consumed: ConsumedRecord) -> Record:
    """Take over what aiokafka decoded."""
    return Record(
        topic,
        consumed.partition,
        consumed.offset,
        consumed.timestamp,
        consumed.key,
        consumed.value,
        consumed.headers,
    )


def record_of_raw(topic: str, partition: int, raw: RawRecord) -> Record:
    """Take over what was decoded by hand; a header's name that is not UTF-8 is escaped, and a fault."""
    headers = [(name.decode("utf-8", "backslashreplace"), value) for name, value in raw.headers]
    fault = next((_misnamed(name) for name, _ in raw.headers if not _is_utf8(name)), None)
    return Record(topic, partition, raw.offset, raw.timestamp_ms, raw.key, raw.value, headers, fault)


def unreadable_record(topic: str, partition: int, offset: int, timestamp_ms: int, why: str) -> Record:
    """Stand in for a record of which there are no bytes."""
    fault = Refusal(
        Reason.UNREADABLE_RECORD,
        where=f"offset {offset}",
        message=f"What the broker holds of this message cannot be decoded ({why}), so none of its bytes are "
        "here; have its publisher send it again.",
    )
    return Record(topic, partition, offset, timestamp_ms, key=None, value=None, headers=(), fault=fault)


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _misnamed(name: bytes) -> Refusal:
    shown = name.decode("utf-8", "backslashreplace")
    sentence = f"The name of a header is not UTF-8; encode it as UTF-8. Here it is written as {shown}."
    return Refusal(Reason.INVALID_HEADER, where=f"header {shown}", message=sentence)
