from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from services.enrich.sentence.quotation import quotations
from services.enrich.sentence.split import split

ABBREVIATIONS = frozenset({"mr", "dr", "no"})


def sentences_of(text: str, title: str = "A title") -> list[str]:
    return [text[sentence.start : sentence.end].strip() for sentence in split(text, title, ABBREVIATIONS)]


def test_a_full_stop_ends_a_sentence() -> None:
    assert sentences_of("She left. He stayed.") == ["She left.", "He stayed."]


def test_an_abbreviation_ends_none() -> None:
    assert sentences_of("She met Mr. Veld and Dr. Brandt. No. 4 was shut.") == [
        "She met Mr. Veld and Dr. Brandt.",
        "No. 4 was shut.",
    ]


def test_an_initial_ends_none() -> None:
    assert sentences_of("She met J. Veld.") == ["She met J. Veld."]


def test_every_line_is_a_paragraph_of_its_own() -> None:
    found = split("One. Two.\n\nThree.", "A title", ABBREVIATIONS)
    assert [sentence.paragraph for sentence in found] == [0, 0, 1]


def test_lines_that_repeat_the_title_are_headlines() -> None:
    text = "Minister visits port\n\nThe Minister visited the port."
    assert [
        sentence.headline for sentence in split(text, "Minister visits port (with photos)", ABBREVIATIONS)
    ] == [
        True,
        False,
    ]


def test_a_photo_caption_tells_no_more_than_a_headline() -> None:
    assert [s.headline for s in split("Photo: The Minister at the port.", "A title", ABBREVIATIONS)] == [True]


def test_what_runs_on_without_a_full_stop_is_cut() -> None:
    found = split("word " * 4_000, "A title", ABBREVIATIONS)
    assert max(sentence.end - sentence.start for sentence in found) <= 1_000


@given(st.text(alphabet='Ab. \n"(Mr', max_size=200))
def test_sentences_stand_in_order_and_lose_no_word(text: str) -> None:
    found = split(text, "A title", ABBREVIATIONS)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(sentences_of(text)).split()) == "".join(text.split())


def test_direct_speech_is_found_and_titles_in_quotation_marks_are_not() -> None:
    text = '"We will visit every single port this year," she said at the "Harbours of Tomorrow" fair.'
    assert [text[start:end] for start, end in quotations(text)] == [
        '"We will visit every single port this year,"'
    ]
