"""Which words of a text tell a time, and which only look as if they did."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services.enrich.time import find_times

FOUND: list[tuple[str, list[str]]] = [
    ("She left on December 6.", ["December 6"]),
    ("She left on 6 December 2024, early.", ["6 December 2024"]),
    ("on the 6th of December 2024", ["6th of December 2024"]),
    ("NEW DELHI, 06 JAN 2024: The", ["06 JAN 2024"]),
    ("On Sept. 3 he flew home", ["Sept. 3"]),
    ("It ended on 22 October.", ["22 October"]),
    ("left yesterday afternoon (December 5) for", ["yesterday afternoon (December 5)"]),
    ("dines tonight (Tuesday, 15 January 2008)", ["tonight (Tuesday, 15 January 2008)"]),
    ("arrives on May 11 (Stockholm time) and", ["May 11 (Stockholm time)"]),
    ("in Lyon today (July 6, Lyon time).", ["today (July 6, Lyon time)"]),
    ("on the morning of Friday, 5 May, he", ["morning of Friday, 5 May"]),
    ("in the morning of 5 May", ["morning of 5 May"]),
    ("meets him tomorrow, Friday, August 11, at 9.30 a.m.", ["tomorrow, Friday, August 11, at 9.30 a.m."]),
    ("from 30 December 2024 to 2 January 2025", ["30 December 2024 to 2 January 2025"]),
    ("on Thursday to Saturday, 8-10 May", ["Thursday to Saturday", "8-10 May"]),
    ("18 to 21 November", ["18 to 21 November"]),
    ("April 11–12 in Bonn", ["April 11–12"]),  # the dash that printers set
    ("3, 5 and 8 May", ["3", "5", "8 May"]),
    ("on 3 and 4 May", ["3 and 4 May"]),
    ("On 2 May he met A; on 3 May, B.", ["2 May", "3 May"]),
    ("on Thursday 5 and Monday 9 December", ["Thursday 5", "Monday 9 December"]),
    ("on Thursday 5 and Friday 6 December", ["Thursday 5 and Friday 6 December"]),
    ("in the week commencing Monday 9 December", ["week commencing Monday 9 December"]),
    ("from tomorrow until Friday", ["tomorrow until Friday"]),
    ("on Friday 27 September, from 10:00 to 18:00", ["Friday 27 September, from 10:00 to 18:00"]),
    ("A three-day official visit on its second day", ["three-day", "second day"]),
    ("the third and last day", ["third and last day"]),
    ("on day two of the tour", ["day two"]),
    ("met earlier today", ["today"]),
    ("TALKS TO OPEN TOMORROW", ["TOMORROW"]),
    ("Today\nhe meets", ["Today"]),
    ("6\n\nMay I begin", []),
]
NOT_FOUND = [
    "He may visit the plant; they march on.",
    "May Lee and April Ng met June Walsh.",
    "Professor Sun Tao, Jan Novak and Dr Mar Ruiz",
    "The 2030 Agenda and Vision 2030 were discussed.",
    "a loan of US$405 million, 1,500 jobs, 6.5% growth",
    "Tel. (852) 2810 2345, room 12, 3rd floor",
    "the 25th anniversary, the 17th Summit and the 4th round",
    "Article 44(1), resolution 1701 (2006), No. 12/2024",
    "at the age of 31, children under 14",
    "after the Friday prayers",
    "the second phase, the first lady, one project",
    "a score of 3-1 and a ratio of 1:3",
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=lambda value: str(value)[:40])
def test_the_words_that_tell_a_time_are_found_whole(text: str, expected: list[str]) -> None:
    assert [expression.text for expression in find_times(text)] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_words_that_tell_no_time_are_left_alone(text: str) -> None:
    assert find_times(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("met on Friday", "point"),
        ("from 3 to 5 May", "range"),
        ("in the evening", "part_of_day"),
        ("at 15:00", "part_of_day"),
        ("from 10:00 to 18:00", "part_of_day"),
        ("a four-day visit", "duration"),
        ("the second day of", "ordinal_day"),
        ("every Friday", "set"),
        ("before Good Friday", "set"),
        ("since 5 May", "past_reference"),
        ("since last year", "past_reference"),
        ("opened in 2019", "past_reference"),
        ("for the past three years", "past_reference"),
        ("three years ago", "past_reference"),
        ("the 14 July Avenue", "past_reference"),
    ],
)
def test_the_kind_says_how_an_expression_may_be_used(text: str, kind: str) -> None:
    assert [expression.kind for expression in find_times(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("until Friday", "until"),
        ("Until the 5th of May", "until"),
        ("till 5 May", "until"),
        ("by 5 May", "by"),
    ],
)
def test_the_preposition_that_bounds_a_span_is_told(text: str, bound: str) -> None:
    assert [expression.bound for expression in find_times(text)] == [bound]


def test_a_word_that_only_ends_like_a_preposition_bounds_nothing() -> None:
    assert [expression.bound for expression in find_times("nearby Friday")] == [None]


WORDS = st.sampled_from(
    [
        *(
            "May",
            "December",
            "Sun",
            "Friday",
            "today",
            "tomorrow",
            "yesterday",
            "(6)",
            "(12/10)",
            "6",
            "31st",
        ),
        *(
            "2024",
            "12",
            "to",
            "-",
            "and",
            ",",
            "(",
            ")",
            ".",
            "at",
            "3pm",
            "10:30",
            "in the",
            "morning",
            "of",
        ),
        *(
            "on",
            "from",
            "until",
            "between",
            "next",
            "last",
            "this",
            "week",
            "day",
            "four-day",
            "two",
            "later",
        ),
        *("time", "Dublin", "\n", "\n\n"),
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS).map("".join)))
@example("Friday Friday Time")
def test_any_text_gives_ordered_spans_that_hold_their_words(text: str) -> None:
    found = find_times(text)
    for expression in found:
        assert 0 <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end] == expression.text
    for left, right in pairwise(found):
        assert left.end <= right.start


@pytest.mark.parametrize(
    "piece",
    ["1", " ", "May ", "1 ", "1, ", "3 and ", "11 to ", "Friday - ", "December 6, ", "today (", "1st "],
)
def test_a_text_of_one_piece_repeated_comes_to_an_end(piece: str) -> None:
    found = find_times(piece * 20_000)
    assert all(len(expression.text) < 100 for expression in found)


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_what_stands_in_another_paragraph_changes_nothing(text: str) -> None:
    alone = [expression.text for expression in find_times(text)]
    framed = [expression.text for expression in find_times(f"Oslo.\n\n{text}\n\nOslo.")]
    assert framed == alone
