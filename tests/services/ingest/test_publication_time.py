from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.publication_time import (
    GRAMMAR,
    Clock,
    Rule,
    clock_time,
    days,
    printed_publication_time,
)

RULE_EXAMPLES = [(rule, example.line, example.found) for rule in GRAMMAR.rule for example in rule.examples]
RULE_COUNTEREXAMPLES = [(rule, line) for rule in GRAMMAR.rule for line in rule.counterexamples]
CLOCK_EXAMPLES = [
    (clock, example.line, example.found) for clock in GRAMMAR.clock for example in clock.examples
]
CLOCK_COUNTEREXAMPLES = [(clock, line) for clock in GRAMMAR.clock for line in clock.counterexamples]

BODY = "The Minister left this morning.\n\nShe will be back on 12 June 2031, she said."


@pytest.mark.parametrize(("rule", "line", "found"), RULE_EXAMPLES, ids=str)
def test_a_rule_finds_what_its_example_says(rule: Rule, line: str, found: str) -> None:
    assert {day.isoformat() for day in days(rule, line)} == {found}


@pytest.mark.parametrize(("rule", "line"), RULE_COUNTEREXAMPLES, ids=str)
def test_a_rule_finds_nothing_in_its_counterexamples(rule: Rule, line: str) -> None:
    assert list(days(rule, line)) == []


@pytest.mark.parametrize(("clock", "line", "found"), CLOCK_EXAMPLES, ids=str)
def test_a_clock_reads_what_its_example_says(clock: Clock, line: str, found: str) -> None:
    assert clock_time(clock, line) == found


@pytest.mark.parametrize(("clock", "line"), CLOCK_COUNTEREXAMPLES, ids=str)
def test_a_clock_reads_nothing_in_its_counterexamples(clock: Clock, line: str) -> None:
    assert clock_time(clock, line) is None


def test_a_clock_completes_a_rule_that_exists() -> None:
    assert {clock.completes for clock in GRAMMAR.clock} <= {rule.name for rule in GRAMMAR.rule}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"{BODY}\n\nEnds/Friday, December 6, 2024\nIssued at HKT 16:30\n\nNNNN",
            "2024-12-06T16:30:00+08:00",
        ),
        (f"{BODY}\n\nEnds/Friday, December 6, 2024", "2024-12-06"),
        (f"A title\n\nLima, 3 May 2023 \u2013 {BODY}", "2023-05-03"),
        (f"A title\n\nLima, Peru\nMay 3, 2023\n\n{BODY}", "2023-05-03"),
        (f"{BODY}\n\nPress Office\n3rd May 2023", "2023-05-03"),
        ("Ends/Monday, December 6, 2024", "2024-12-06"),
    ],
)
def test_the_lines_of_a_release_tell_its_day(text: str, told: str) -> None:
    assert printed_publication_time(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        f"{BODY}\n\nEnds/Friday, December 6",
        f"{BODY}\n\nIssued at HKT 16:30",
        "3 May 2023\n\nDay one.\n\n4 May 2023\n\nDay two.",
        "Posted on 3 May 2023\n\nReleased on 4 May 2023\n\nText.",
        f"A title\n\nSecond line\n\nThird\n\nFourth\n\nFifth\n\n3 May 2023\n\n{BODY}\n\nMore\n\nMore\n\nMore",
    ],
)
def test_no_day_is_told_where_none_is_sure(text: str) -> None:
    assert printed_publication_time(text) is None


def test_a_surer_line_outweighs_a_date_on_a_line_of_its_own() -> None:
    assert printed_publication_time("3 May 2023\n\nText.\n\nEnds/Thursday, May 4, 2023") == "2023-05-04"


@given(
    st.dates(),
    st.sampled_from(["{day} {month} {year}", "{month} {day}, {year}", "{weekday}, {day} {month} {year}"]),
)
def test_every_day_of_the_calendar_is_read_in_every_form(day: date, form: str) -> None:
    printed = form.format(day=day.day, month=f"{day:%B}", year=f"{day.year:04}", weekday=f"{day:%A}")
    assert printed_publication_time(f"Oslo, {printed} \u2013 Text.") == day.isoformat()


@given(st.text())
def test_any_text_gives_a_date_or_none(text: str) -> None:
    told = printed_publication_time(text)
    assert told is None or date.fromisoformat(told[:10])
