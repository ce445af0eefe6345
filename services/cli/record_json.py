"""A record of any topic as one JSON object on one line.

Its fields are `topic`, `partition`, `offset`, `timestamp`, `key`, `headers` and `value`. The value is the
JSON that it holds, else its text; on a dead-letter topic always the text, as it came. Bytes that are not
UTF-8 are given as `{"base64": "…"}`. Of headers that share a name the last is shown: a service's own.
"""

from base64 import b64encode
from datetime import UTC, datetime

import orjson

from schemas.topics import VISITS
from services.cli.topic_names import is_dead_letter_topic
from services.stream.record import Record


def json_line(record: Record) -> bytes:
    """Render one record; a visit event is its value exactly as on the wire, nothing around it."""
    if record.topic == VISITS and record.value is not None and b"\n" not in record.value:
        return record.value
    return orjson.dumps(
        {
            "topic": record.topic,
            "partition": record.partition,
            "offset": record.offset,
            "timestamp": _timestamp(record.timestamp_ms),
            "key": _text(record.key),
            "headers": {
                name.encode(errors="backslashreplace").decode(): _text(value)
                for name, value in record.headers
            },
            "value": _text(record.value) if is_dead_letter_topic(record.topic) else _value(record.value),
        }
    )


def _timestamp(milliseconds: int) -> str | None:
    """Write RFC 3339 in UTC; None where no year of four digits holds it."""
    try:
        time = datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _value(value: bytes | None) -> object:
    try:
        return orjson.loads(value or b"")
    except orjson.JSONDecodeError:
        return _text(value)


def _text(value: bytes | None) -> str | dict[str, str] | None:
    if value is None:
        return None
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": b64encode(value).decode("ascii")}
