import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.clean import clean_line, clean_text

rare = st.sampled_from(
    "\r\n\t\v\f \x85\xa0\xad\u0301\u0378\u061c\u1161\u11a8\u1100\u2000\u200b\u200c\u200d\u2028\u2029\u212b"
    "\u3000\ufeff\U000e0041é\u0dca\u0d9a\0\x1b\x9b"
)
texts = st.text() | st.lists(rare | st.sampled_from("ae \n"), max_size=30).map("".join)
printable_lines = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1).filter(
    lambda line: line.strip(" ") == line
)


@given(texts)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once


@given(texts)
def test_clean_text_is_nfc(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean_text(text))


@given(texts)
def test_newline_is_the_only_control_character_left(text: str) -> None:
    assert {char for char in clean_text(text) if unicodedata.category(char) == "Cc"} <= {"\n"}


@given(texts)
def test_space_is_the_only_horizontal_space_left(text: str) -> None:
    assert {char for char in clean_text(text) if unicodedata.category(char).startswith("Z")} <= {" "}


@given(texts)
def test_paragraphs_are_one_blank_line_apart_and_no_line_ends_in_a_space(text: str) -> None:
    clean = clean_text(text)
    assert "\n\n\n" not in clean
    assert clean.strip("\n") == clean
    assert not any(line.endswith(" ") for line in clean.split("\n"))


@given(st.lists(printable_lines, min_size=1).map("\n\n".join))
def test_a_clean_text_comes_out_as_it_is(text: str) -> None:
    assert clean_text(text) == text


@given(texts)
def test_a_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line
    assert "  " not in line
    assert clean_line(line) == line


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("one\r\ntwo\rthree\x85four\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("one\u2029two", "one\n\ntwo"),
        ("one\n \t\n\n\ntwo", "one\n\ntwo"),
        ("one  \ntwo", "one\ntwo"),
        ("\n\none\n\n", "one"),
        ("a\xa0b\tc\u3000d", "a b c d"),
        ("e\u0301te\u0301", "été"),
        ("\ufeffvi\u200bsi\xadt\u2060", "visit"),
        ("\u202eliated\u202c", "liated"),
        ("be\x00ll\x07 \x1b[2J", "bell [2J"),
        ("vis\u200dit", "visit"),
        ("e\u0301\u200d\u1ec7\u200d", "\xe9\u1ec7"),
    ],
)
def test_what_is_not_clean_is_cleaned(text: str, clean: str) -> None:
    assert clean_text(text) == clean


def test_marks_piled_on_one_letter_are_cut_to_what_languages_need() -> None:
    assert clean_text("x" + "\u0315\u0316" * 300_000) == "x" + "\u0316" * 15 + "\u0315" * 15


def test_marks_that_something_invisible_keeps_apart_are_one_pile() -> None:
    assert clean_text("x" + ("\u0315" * 30 + "\u200b") * 20_000) == "x" + "\u0315" * 30


@pytest.mark.parametrize(
    "text",
    [
        "     An indented paragraph.\n\n     Another one.",
        "Two  spaces stay two.",
        "“Quotes” \u2013 and dashes… stay.",
        "ශ්\u200dරී ලංකා",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "Private use \ue000 stays.",
    ],
)
def test_what_carries_meaning_stays(text: str) -> None:
    assert clean_text(text) == text
