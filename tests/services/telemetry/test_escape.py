import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.telemetry.escape import UNSAFE, escape, escape_json


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("one\ntwo", r"one\ntwo"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("bell\x07 del\x7f nel\x85", r"bell\x07 del\x7f nel\x85"),
        ("line\u2028paragraph\u2029", r"line\u2028paragraph\u2029"),
        ("ab\u202ecd\u2066ef\u200f", r"ab\u202ecd\u2066ef\u200f"),
        ("\ud800", r"\ud800"),
        ("tag\U000e0041", r"tag\U000e0041"),
    ],
)
def test_characters_that_move_a_cursor_or_turn_the_text_are_written_out(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize("text", ["Übung", "訪問", "زيارة", "नमस्ते", "👩‍🚀", r"a \n b"])
def test_text_of_any_language_stays_as_it_is(text: str) -> None:
    assert escape(text) == text


@given(st.text(st.characters(codec=None)))
def test_no_text_keeps_an_unsafe_character(text: str) -> None:
    assert UNSAFE.search(escape(text)) is None


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_a_json_document_means_the_same_after_escaping(document: object) -> None:
    escaped = escape_json(orjson.dumps(document))
    assert orjson.loads(escaped) == document
    assert UNSAFE.search(escaped.decode()) is None
