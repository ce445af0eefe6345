import json
import re

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.dead_letter import MAX_MESSAGE_CHARACTERS, Reason
from schemas.release import AcceptedRelease
from schemas.topics import ACCEPTED, PUBLISHED
from services.ingest.pipeline import handle
from services.stream.record import OutgoingRecord, Record, Refusal
from tests.hostile_messages import HOSTILE_MESSAGES, SECRET, HostileMessage

RELEASE = {
    "id": "mx-1",
    "publisher": "Ministry of Examples",
    "title": "Minister to visit Oslo",
    "body": "The Minister will fly to Oslo tomorrow.\n\nShe will return on Friday.",
    "published_at": "2024-12-06T16:30:00+08:00",
}


def record(
    value: bytes | None,
    headers: tuple[tuple[str, bytes | None], ...] = (),
    timestamp_ms: int = 1_733_474_096_123,
) -> Record:
    return Record(PUBLISHED, 0, 7, timestamp_ms, None, value, headers)


def accepted(**changes: object) -> AcceptedRelease:
    return AcceptedRelease.model_validate_json(outgoing(orjson.dumps(RELEASE | changes)).value)


def outgoing(value: bytes) -> OutgoingRecord:
    outcome = handle(record(value))
    assert not isinstance(outcome, Refusal), outcome
    (written,) = outcome
    return written


def refusal(value: bytes | None, **options: int) -> Refusal:
    outcome = handle(record(value), **options)
    assert isinstance(outcome, Refusal)
    return outcome


def test_a_release_is_written_to_the_accepted_topic_under_its_id() -> None:
    written = outgoing(orjson.dumps(RELEASE | {"id": "例-1"}))
    assert (written.topic, written.key, written.ordering_key) == (ACCEPTED, "例-1".encode(), "例-1".encode())


def test_a_clean_plain_text_comes_out_unchanged() -> None:
    assert accepted().text == RELEASE["body"]


def test_every_field_of_the_accepted_release_is_what_the_publisher_said() -> None:
    release = accepted(url="https://example.org/mx-1", language="en-GB")
    assert release == AcceptedRelease(
        id="mx-1",
        revision=1,
        url="https://example.org/mx-1",
        title="Minister to visit Oslo",
        publisher="Ministry of Examples",
        published_at="2024-12-06T16:30:00+08:00",
        language="en-GB",
        published_at_source="message",
        text=str(RELEASE["body"]),
    )


def test_headers_are_those_of_a_binary_cloudevent_whose_id_names_the_revision() -> None:
    headers = dict(outgoing(orjson.dumps(RELEASE)).headers)
    assert headers["ce_id"] == b"mx-1:1"
    assert headers["ce_subject"] == b"mx-1"
    assert headers["ce_time"] == b"2024-12-06T08:34:56.123+00:00"
    assert headers["content-type"] == b"application/json"


def test_html_becomes_text() -> None:
    assert accepted(body="<p>One&amp;two<p>three", content_type="text/html").text == "One&two\n\nthree"


def test_a_day_that_the_release_prints_stands_in_for_one_the_message_lacks() -> None:
    release = accepted(
        published_at=None, body="Report.\n\nEnds/Friday, December 6, 2024\nIssued at HKT 16:30"
    )
    assert (release.published_at, release.published_at_source) == ("2024-12-06T16:30:00+08:00", "text")


def test_the_message_is_believed_before_the_text() -> None:
    release = accepted(published_at="2024-12-05", body="Report.\n\nEnds/Friday, December 6, 2024")
    assert (release.published_at, release.published_at_source) == ("2024-12-05", "message")


def test_no_day_is_guessed() -> None:
    release = accepted(published_at=None, body="The Minister left on December 6.")
    assert (release.published_at, release.published_at_source) == (None, None)


def test_title_and_publisher_become_one_clean_line() -> None:
    release = accepted(title=" A\u00a0title\u200b\non two  lines ", publisher="Ministry\tof\nExamples")
    assert (release.title, release.publisher) == ("A title on two lines", "Ministry of Examples")


def test_a_release_in_a_language_that_no_rule_reads_is_accepted() -> None:
    assert (
        accepted(language="zh-Hant", title="保安局局長訪問上海", body="保安局局長今日訪問上海。").language
        == "zh-Hant"
    )


def test_fields_that_nobody_asked_for_are_left_unread() -> None:
    assert accepted(tags=["visit", {"deep": [1, 2]}], score=0.5) == accepted()


def test_the_largest_value_that_is_read_can_be_set() -> None:
    value = orjson.dumps(RELEASE)
    assert not isinstance(handle(record(value), max_value_bytes=len(value)), Refusal)
    assert refusal(value, max_value_bytes=len(value) - 1).reason is Reason.VALUE_TOO_LARGE


@pytest.mark.parametrize("timestamp_ms", [2**62, -(2**62)])
def test_a_timestamp_off_the_calendar_is_refused(timestamp_ms: int) -> None:
    outcome = handle(record(orjson.dumps(RELEASE), timestamp_ms=timestamp_ms))
    assert isinstance(outcome, Refusal)
    assert (outcome.reason, outcome.where) == (Reason.INVALID_VALUE, "timestamp")


@pytest.mark.parametrize("message", HOSTILE_MESSAGES, ids=lambda message: message.name)
def test_a_hostile_message_is_refused_with_its_reason_and_place(message: HostileMessage) -> None:
    outcome = handle(record(message.value, message.headers))
    assert isinstance(outcome, Refusal)
    assert (outcome.reason, outcome.where) == (message.reason, message.where)


@pytest.mark.parametrize("message", HOSTILE_MESSAGES, ids=lambda message: message.name)
def test_a_refusal_is_one_short_sentence_that_repeats_nothing_of_the_message(message: HostileMessage) -> None:
    outcome = handle(record(message.value, message.headers))
    assert isinstance(outcome, Refusal)
    assert SECRET not in outcome.message + outcome.where
    assert len(outcome.message) <= MAX_MESSAGE_CHARACTERS
    assert re.fullmatch(r"[A-Z].*[.]", outcome.message)
    assert (outcome.message + outcome.where).isprintable()


THE_STREAMS_OWN = {Reason.INTERNAL_ERROR, Reason.UNREADABLE_RECORD}


def test_every_reason_that_ingest_can_give_is_among_the_hostile_messages() -> None:
    assert {message.reason for message in HOSTILE_MESSAGES} == set(Reason) - THE_STREAMS_OWN


header_names = (
    st.sampled_from(["content-type", "ce_id", "ce_specversion", "ce_source", "ce_type", "x"]) | st.text()
)
header_values = (
    st.none()
    | st.binary()
    | st.sampled_from(
        [b"1.0", b"application/json", b"application/cloudevents+json", b"application/cloudevents"]
    )
)
headers = st.lists(st.tuples(header_names, header_values), max_size=6).map(tuple)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
html = st.lists(
    st.text(max_size=10)
    | st.sampled_from(["<p>", "</p>", "<table>", "<td>", "<li>", "<br>", "<pre>", "<b ", "&#0;", "<!--"]),
    max_size=20,
).map("".join)


def assert_an_outcome(value: bytes | None, headers: tuple[tuple[str, bytes | None], ...]) -> None:
    """Whatever comes in, what comes out is a refusal or a release that its own model accepts."""
    outcome = handle(record(value, headers))
    if not isinstance(outcome, Refusal):
        AcceptedRelease.model_validate_json(outcome[0].value)


@given(value=st.none() | st.binary(), headers=headers)
def test_any_bytes_have_an_outcome(
    value: bytes | None, headers: tuple[tuple[str, bytes | None], ...]
) -> None:
    assert_an_outcome(value, headers)


@given(value=json_values, headers=headers)
def test_any_json_has_an_outcome(value: object, headers: tuple[tuple[str, bytes | None], ...]) -> None:
    assert_an_outcome(json.dumps(value).encode(), headers)


@given(
    changes=st.dictionaries(
        st.sampled_from([*RELEASE, "url", "language", "content_type"]), json_values | html, max_size=3
    )
)
def test_any_field_of_a_release_has_an_outcome(changes: dict[str, object]) -> None:
    assert_an_outcome(json.dumps(RELEASE | changes).encode(), ())


@given(body=html)
def test_any_html_has_an_outcome(body: str) -> None:
    assert_an_outcome(orjson.dumps(RELEASE | {"body": body, "content_type": "text/html"}), ())
