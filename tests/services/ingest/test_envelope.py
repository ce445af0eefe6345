from base64 import b64encode

import pytest

from schemas.dead_letter import Reason
from services.ingest.envelope import check_binary, event_headers, is_structured, open_structured
from services.ingest.errors import RefusedError

RELEASE = {"id": "mx-1", "title": "A title"}
EVENT: dict[str, object] = {
    "specversion": "1.0",
    "id": "e-1",
    "source": "/press",
    "type": "org.example.published",
}
BINARY = [(f"ce_{name}", str(value).encode()) for name, value in EVENT.items()]


def test_headers_that_say_nothing_of_the_content_are_not_looked_at() -> None:
    assert event_headers([("traceparent", None), ("x", b"\xff"), ("x", b"")]) == {}


def test_header_names_are_read_in_any_case() -> None:
    assert event_headers([("Content-Type", b"application/json")]) == {"content-type": "application/json"}


def test_header_values_are_utf8_and_nothing_in_them_is_decoded_further() -> None:
    assert event_headers([("ce_subject", "é%20%".encode())]) == {"ce_subject": "é%20%"}


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        (b"application/cloudevents+json", True),
        (b"Application/CloudEvents+JSON; charset=UTF-8", True),
        (b"application/cloudevents", True),
        (b"application/json", False),
    ],
)
def test_the_content_type_tells_a_structured_event(content_type: bytes, *, expected: bool) -> None:
    assert is_structured(event_headers([("content-type", content_type)])) is expected


def test_a_message_without_headers_is_plain_json() -> None:
    assert is_structured({}) is False
    check_binary({})


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "text/json", "application/vnd.example+json", 'application/json;charset="utf-8"'],
)
def test_every_way_to_declare_json_is_read(content_type: str) -> None:
    check_binary({"content-type": content_type})


def test_a_binary_event_needs_what_cloudevents_requires() -> None:
    check_binary(event_headers(BINARY))
    for name, _ in BINARY:
        with pytest.raises(RefusedError) as caught:
            check_binary(event_headers([header for header in BINARY if header[0] != name]))
        assert caught.value.refusal.where == f"header {name}"


def test_data_is_taken_out_as_an_object() -> None:
    assert open_structured(EVENT | {"data": RELEASE}) == RELEASE


def test_base64_data_is_taken_out_as_bytes() -> None:
    assert open_structured(EVENT | {"data_base64": b64encode(b"{}").decode()}) == b"{}"


def test_extension_attributes_of_any_kind_are_allowed() -> None:
    assert open_structured(EVENT | {"data": RELEASE, "partitionkey": "a", "sequence": 7}) == RELEASE


def test_a_refusal_names_the_attribute() -> None:
    with pytest.raises(RefusedError) as caught:
        open_structured({"specversion": "1.0", "id": "e-1", "source": "/press", "data": RELEASE})
    assert (caught.value.refusal.reason, caught.value.refusal.where) == (Reason.MISSING_FIELD, "type")
