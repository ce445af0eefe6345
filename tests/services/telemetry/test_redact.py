import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from services.telemetry.redact import MAX_CHARACTERS, REDACTED, redact


class Mute:
    def __str__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize(
    "name",
    [
        "password",
        "sasl_password",
        "sasl_plain_password",
        "passwd",
        "client_secret",
        "api_key",
        "access_token",
    ],
)
def test_a_field_named_for_a_secret_loses_its_value(name: str) -> None:
    assert redact({"settings": {name: "hunter2"}}) == {"settings": {name: REDACTED}}


@pytest.mark.parametrize("name", ["tokens_read", "reason", "key", "topic"])
def test_other_fields_keep_theirs(name: str) -> None:
    assert redact({name: "visits"}) == {name: "visits"}


@pytest.mark.parametrize(
    "text",
    [
        "https://reader:hunter2@example.org/feed",
        "gave up on amqp://reader:hunter2@broker:5672 and https://hunter2@example.org",
        "sasl_plain_password='hunter2', host=b",
        'sent {"password": "hunter2"}',
        "token=hunter2&page=1",
        SecretStr("hunter2"),
        [("broker", "http://a:hunter2@b")],
    ],
)
def test_a_secret_inside_a_value_is_hidden(text: object) -> None:
    assert "hunter2" not in str(redact({"detail": text}))


def test_a_url_without_credentials_stays_whole() -> None:
    fields = {"url": "https://example.org/a?b=c@d"}
    assert redact(fields) == fields


def test_of_a_long_text_both_ends_stay() -> None:
    (text,) = redact({"text": "A" + "x" * 3 * MAX_CHARACTERS + "Z"}).values()
    assert isinstance(text, str)
    assert text.startswith("A")
    assert text.endswith("Z")
    assert "characters left out" in text


def test_a_value_that_cannot_describe_itself_does_not_stop_the_line() -> None:
    assert redact({"value": Mute()}) == {"value": "<Mute without a description>"}


def test_a_value_that_holds_itself_ends() -> None:
    knot: list[object] = []
    knot.append(knot)
    assert orjson.dumps(redact({"knot": knot}))


@given(
    st.dictionaries(
        st.text(st.characters(codec=None)),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.binary()
            | st.text(st.characters(codec=None)) | st.datetimes(),
            lambda inner: st.lists(inner) | st.sets(st.integers()) | st.dictionaries(st.integers(), inner),
        ),
    )
)  # fmt: skip
def test_whatever_is_logged_becomes_json(fields: dict[str, object]) -> None:
    assert isinstance(orjson.loads(orjson.dumps(redact(fields))), dict)
