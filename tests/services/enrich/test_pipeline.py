import json

import pytest

from schemas.dead_letter import Reason
from schemas.release import AcceptedRelease
from schemas.topics import ACCEPTED, VISITS
from schemas.visit import VisitEvent
from services.enrich.pipeline import handle
from services.stream.record import OutgoingRecord, Record, Refusal

RELEASE = AcceptedRelease(
    id="no-1",
    revision=2,
    url=None,
    title="Minister visits the tunnel works",
    publisher="Government of Norway",
    published_at="2024-05-04",
    language="en",
    published_at_source="message",
    text="The Minister of Transport, Ms Vera Holm, visited the Eastgate Tunnel Works in Bergen today.",
)


def record_of(value: bytes | None, headers: tuple[tuple[str, bytes | None], ...] = ()) -> Record:
    return Record(ACCEPTED, 0, 7, 1_714_800_000_000, b"no-1", value, headers)


def written(record: Record) -> list[OutgoingRecord]:
    outcome = handle(record)
    assert not isinstance(outcome, Refusal)
    return list(outcome)


def test_each_event_becomes_one_record_for_subscribers() -> None:
    (outgoing,) = written(record_of(RELEASE.model_dump_json().encode()))
    event = VisitEvent.model_validate_json(outgoing.value)
    assert outgoing.topic == VISITS
    assert outgoing.key == event.event_id.encode()
    assert outgoing.ordering_key == b"no-1"
    assert dict(outgoing.headers)["ce_id"] == f"{event.event_id}/2".encode()
    assert dict(outgoing.headers)["ce_subject"] == b"no-1"


def test_the_time_of_the_first_message_is_handed_on() -> None:
    headers = (("ce_time", b"2024-05-04T09:00:00Z"),)
    (outgoing,) = written(record_of(RELEASE.model_dump_json().encode(), headers))
    assert dict(outgoing.headers)["ce_time"] == b"2024-05-04T09:00:00Z"


@pytest.mark.parametrize("told", [b"yesterday", b"\xff", b"2024-05-04T09:00:00", None])
def test_a_time_that_is_none_is_replaced_by_when_kafka_stored_the_record(told: bytes | None) -> None:
    (outgoing,) = written(record_of(RELEASE.model_dump_json().encode(), (("ce_time", told),)))
    assert dict(outgoing.headers)["ce_time"] == b"2024-05-04T05:20:00.000Z"


def test_a_release_in_a_language_without_rules_gives_no_events() -> None:
    release = RELEASE.model_copy(update={"language": "fi"})
    assert written(record_of(release.model_dump_json().encode())) == []


@pytest.mark.parametrize(
    ("value", "reason", "where"),
    [
        (None, Reason.EMPTY_VALUE, "value"),
        (b"{", Reason.NOT_JSON, "value"),
        (b"[]", Reason.NOT_AN_OBJECT, "value"),
        (b"{}", Reason.MISSING_FIELD, "id"),
        (json.dumps({**RELEASE.model_dump(), "revision": "2"}).encode(), Reason.WRONG_TYPE, "revision"),
        (json.dumps({**RELEASE.model_dump(), "revision": 0}).encode(), Reason.INVALID_VALUE, "revision"),
    ],
)
def test_what_is_no_accepted_release_is_refused(value: bytes | None, reason: Reason, where: str) -> None:
    outcome = handle(record_of(value))
    assert isinstance(outcome, Refusal)
    assert (outcome.reason, outcome.where) == (reason, where)


def test_a_refusal_repeats_no_value_of_the_message() -> None:
    secret = json.dumps({**RELEASE.model_dump(), "published_at": "s3cret-token"}).encode()
    outcome = handle(record_of(secret))
    assert isinstance(outcome, Refusal)
    assert "s3cret" not in outcome.message
