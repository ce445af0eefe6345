import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.topics import PUBLISHED, VISITS, dead_letter_topic
from services.cli.record_json import json_line
from services.stream.record import Record

Headers = list[tuple[str, bytes | None]]


def record(
    value: bytes | None, *, topic: str = PUBLISHED, key: bytes | None = b"r-1", headers: Headers | None = None
) -> Record:
    return Record(topic, 3, 17, 1_772_524_800_000, key, value, headers or [])


def test_a_visit_event_is_its_value_byte_for_byte() -> None:
    assert json_line(record(b'{"type": "meeting"}', topic=VISITS)) == b'{"type": "meeting"}'


def test_a_record_of_another_topic_tells_where_it_stands_and_what_it_holds() -> None:
    line = json_line(record(b'{\n"id": "r-1"\n}', headers=[("content-type", b"application/json")]))
    assert orjson.loads(line) == {
        "topic": PUBLISHED,
        "partition": 3,
        "offset": 17,
        "timestamp": "2026-03-03T08:00:00.000Z",
        "key": "r-1",
        "headers": {"content-type": "application/json"},
        "value": {"id": "r-1"},
    }


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, None), (b"", ""), (b"{bad}", "{bad}"), (b"\xff", {"base64": "/w=="}), (b'{"a":1}', {"a": 1})],
)
def test_a_value_is_its_json_else_its_text_else_its_bytes(value: bytes | None, shown: object) -> None:
    assert orjson.loads(json_line(record(value)))["value"] == shown


def test_the_value_of_a_dead_letter_stays_the_text_that_was_refused() -> None:
    line = json_line(record(b'{"id": 1, "id": 2}', topic=dead_letter_topic(PUBLISHED)))
    assert orjson.loads(line)["value"] == '{"id": 1, "id": 2}'


def test_of_headers_that_share_a_name_the_services_own_is_shown() -> None:
    line = json_line(
        record(b"x", headers=[("__dlq.errors.reason", b"forged"), ("__dlq.errors.reason", b"not_json")])
    )
    assert orjson.loads(line)["headers"] == {"__dlq.errors.reason": "not_json"}


@given(
    st.none() | st.binary(),
    st.none() | st.binary(),
    st.lists(st.tuples(st.text(st.characters(codec=None)), st.none() | st.binary())),
    st.sampled_from([PUBLISHED, VISITS, dead_letter_topic(PUBLISHED)]),
)
def test_every_record_is_one_line(
    value: bytes | None, key: bytes | None, headers: Headers, topic: str
) -> None:
    assert b"\n" not in json_line(record(value, topic=topic, key=key, headers=headers))
