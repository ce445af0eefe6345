"""The whole path of one record: an accepted release in, its visit events out."""

from datetime import UTC, datetime

from pydantic import TypeAdapter, ValidationError
from pydantic.types import AwareDatetime

from schemas.cloudevents import VISIT_EVENT, binary_headers
from schemas.dead_letter import Reason
from schemas.release import AcceptedRelease
from schemas.topics import VISITS
from schemas.visit import VisitEvent
from services.enrich.extract import extract
from services.stream.record import Outcome, OutgoingRecord, Record, Refusal

_TIME_HEADER = "ce_time"
_DATE_TIME = TypeAdapter(AwareDatetime)
_REASONS = {
    "json_invalid": Reason.NOT_JSON,
    "missing": Reason.MISSING_FIELD,
    "model_type": Reason.NOT_AN_OBJECT,
    "model_attributes_type": Reason.NOT_AN_OBJECT,
}


def handle(record: Record) -> Outcome:
    """Turn an accepted release into one record per visit event, or refuse what is no accepted release."""
    if record.value is None:
        return Refusal(
            Reason.EMPTY_VALUE, "value", "The record has no value; publish the accepted release as JSON."
        )
    try:
        release = AcceptedRelease.model_validate_json(record.value)
    except ValidationError as error:
        return _refusal(error)
    time = _stored_at(record)
    return [_outgoing(event, time) for event in extract(release)]


def _outgoing(event: VisitEvent, time: str) -> OutgoingRecord:
    headers = binary_headers(
        VISIT_EVENT,
        event_id=f"{event.event_id}/{event.release.revision}",
        subject=event.release.id,
        time=time,
    )
    return OutgoingRecord(
        topic=VISITS,
        ordering_key=event.release.id.encode(),
        key=event.event_id.encode(),
        value=event.model_dump_json().encode(),
        headers=headers,
    )


def _stored_at(record: Record) -> str:
    """Give the record's own `ce_time` where it is RFC 3339, else the time Kafka stored it, in UTC."""
    told = next((value for name, value in record.headers if name == _TIME_HEADER and value), b"")
    try:
        text = told.decode("ascii")
        _DATE_TIME.validate_strings(text)
    except (UnicodeDecodeError, ValidationError):
        moment = datetime.fromtimestamp(record.timestamp_ms / 1000, UTC)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return text


def _refusal(error: ValidationError) -> Refusal:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    kind = first["type"]
    reason = _REASONS.get(kind) or (Reason.WRONG_TYPE if kind.endswith("_type") else Reason.INVALID_VALUE)
    where = ".".join(str(part) for part in first["loc"]) or "value"
    return Refusal(
        reason,
        where,
        f"This is no accepted release ({first['msg']}); publish to the topic that ingest reads instead.",
    )
