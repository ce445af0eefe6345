"""The whole path of one release: a published message in, an accepted release or a refusal out. Pure."""

from datetime import UTC, datetime

import orjson

from schemas.announcement import Announcement
from schemas.cloudevents import RELEASE_ACCEPTED, binary_headers
from schemas.dead_letter import Reason
from schemas.release import AcceptedRelease
from schemas.topics import ACCEPTED
from services.ingest.announcement import read_announcement
from services.ingest.clean import clean_line, clean_text
from services.ingest.envelope import check_binary, event_headers, is_structured, open_structured
from services.ingest.errors import RefusedError
from services.ingest.json_text import read_object
from services.ingest.markup import text_of_html
from services.ingest.publication_time import printed_publication_time
from services.ingest.settings import DEFAULT_MAX_VALUE_BYTES
from services.stream.record import Outcome, OutgoingRecord, Record

FIRST_REVISION = 1
"""Every release is written as its first revision: ingest keeps no memory of ids yet, so it can't count."""


def handle(record: Record, *, max_value_bytes: int = DEFAULT_MAX_VALUE_BYTES) -> Outcome:
    """Accept one published message, or say why it is refused."""
    try:
        announcement = _announcement(record, max_value_bytes)
        return (_accepted_record(_accept(announcement), _rfc3339(record.timestamp_ms)),)
    except RefusedError as refused:
        return refused.refusal


def _announcement(record: Record, max_value_bytes: int) -> Announcement:
    headers = event_headers(record.headers)
    if not is_structured(headers):
        check_binary(headers)
        return read_announcement(read_object(record.value, max_bytes=max_value_bytes), within="")
    data = open_structured(read_object(record.value, max_bytes=max_value_bytes))
    if isinstance(data, bytes):
        data = read_object(data, max_bytes=max_value_bytes, where="data_base64")
    return read_announcement(data, within="data.")


def _accept(announcement: Announcement) -> AcceptedRelease:
    text = _text(announcement)
    published_at = announcement.published_at or printed_publication_time(text)
    source = "message" if announcement.published_at else "text" if published_at else None
    return AcceptedRelease(
        id=announcement.id,
        revision=FIRST_REVISION,
        url=announcement.url,
        title=_line("title", announcement.title),
        publisher=_line("publisher", announcement.publisher),
        published_at=published_at,
        published_at_source=source,
        language=announcement.language,
        text=text,
    )


def _text(announcement: Announcement) -> str:
    body = announcement.body
    if body is None:
        sentence = "The body is elsewhere, and fetching it isn't offered; send the text as body."
        raise RefusedError(Reason.BODY_BY_REFERENCE, "url", sentence)
    text = clean_text(text_of_html(body) if announcement.content_type == "text/html" else body)
    if not text:
        raise RefusedError(Reason.NO_TEXT, "body", "The body holds no text; send the text of the release.")
    return text


def _line(field: str, value: str) -> str:
    line = clean_line(value)
    if not line:
        sentence = f"The value of {field} holds nothing that can be read; send it as text."
        raise RefusedError(Reason.INVALID_VALUE, field, sentence)
    return line


def _accepted_record(release: AcceptedRelease, time: str) -> OutgoingRecord:
    key = release.id.encode()
    headers = binary_headers(
        RELEASE_ACCEPTED, event_id=f"{release.id}:{release.revision}", subject=release.id, time=time
    )
    # A frozen model of strings and numbers: its fields as they stand are its JSON.
    value = orjson.dumps(release.__dict__)
    return OutgoingRecord(topic=ACCEPTED, ordering_key=key, key=key, value=value, headers=headers)


def _rfc3339(timestamp_ms: int) -> str:
    try:
        return datetime.fromtimestamp(timestamp_ms / 1000, UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError, OSError):
        sentence = "The record's timestamp lies outside the years 1 to 9999; send milliseconds since 1970."
        raise RefusedError(Reason.INVALID_VALUE, "timestamp", sentence) from None
