from hypothesis import given
from hypothesis import strategies as st

from schemas.visit import Evidence
from services.explanation.marks import Mark, Piece, letters, marks_of, pieces, split
from tests.services.evaluation.events import event

TEXT = "Ms Reyes will meet Mr Berg in Oslo."


def quote(field: str, words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence.model_validate({"field": field, "start": start, "end": start + len(words), "text": words})


def cut(*quotes: Evidence) -> list[tuple[str, str | None]]:
    marks = marks_of([event(evidence=quotes)])
    return [(piece.text, piece.kind) for piece in pieces(TEXT, marks)]


def test_text_is_cut_into_what_is_evidence_and_what_is_not() -> None:
    assert cut(quote("visitors", "Ms Reyes"), quote("place", "Oslo")) == [
        ("Ms Reyes", "visitors"),
        (" will meet Mr Berg in ", None),
        ("Oslo", "place"),
        (".", None),
    ]


def test_the_words_of_status_and_type_are_one_piece() -> None:
    assert ("will meet", "type") in cut(quote("status", "will meet"), quote("type", "meet"))


def test_of_overlapping_kinds_the_narrower_meaning_is_shown() -> None:
    assert cut(quote("visitors", TEXT), quote("time", "will"))[1] == ("will", "time")


def test_a_piece_knows_every_event_that_it_is_evidence_of() -> None:
    marks = [Mark(0, 8, "visitors", 1), Mark(0, 8, "counterparts", 2), Mark(3, 8, "counterparts", 3)]
    assert list(pieces("Ms Reyes", marks)) == [
        Piece("Ms ", "counterparts", (2,), (1, 2)),
        Piece("Reyes", "counterparts", (2, 3), (1, 2, 3)),
    ]


def test_pieces_are_parted_at_a_character() -> None:
    before, behind = split([Piece("Oslo", "place", (1,), (1,)), Piece(" today")], 2)
    assert [piece.text for piece in before] == ["Os"]
    assert [(piece.text, piece.kind) for piece in behind] == [("lo", "place"), (" today", None)]


def test_words_without_event_are_counted_in_letters() -> None:
    assert [letters(number) for number in (1, 26, 27, 52, 53, 703)] == ["a", "z", "aa", "az", "ba", "aaa"]


SPANS = st.lists(st.tuples(st.integers(0, 35), st.integers(0, 35), st.integers(1, 4)), max_size=12)


@given(SPANS)
def test_the_pieces_of_any_marks_join_to_the_text(spans: list[tuple[int, int, int]]) -> None:
    marks = [Mark(min(a, b), max(a, b), "place", number) for a, b, number in spans if a != b]
    found = list(pieces(TEXT, marks))
    assert "".join(piece.text for piece in found) == TEXT
    marked = {at for mark in marks for at in range(mark.start, mark.end)}
    assert sum(len(piece.text) for piece in found if piece.kind) == len(marked)
