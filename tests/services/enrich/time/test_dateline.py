"""The day that a release prints as its own."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.enrich.time.dateline import Dateline, dateline_anchor, datelines

EXAMPLES = [(rule, example) for rule in datelines("en") for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[rule.name for rule, _ in EXAMPLES])
def test_an_example_gives_its_day(rule: Dateline, example: dict[str, Any]) -> None:
    assert dateline_anchor(example["text"]) == date.fromisoformat(example["day"]), rule.name


@pytest.mark.parametrize("rule", datelines("en"), ids=lambda rule: rule.name)
def test_no_rule_could_be_spared(rule: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    others = tuple(other for other in datelines("en") if other.name != rule.name)

    def without_the_rule(_language: str) -> tuple[Dateline, ...]:
        return others

    monkeypatch.setattr("services.enrich.time.dateline.datelines", without_the_rule)
    assert None in [dateline_anchor(example["text"]) for example in rule.examples]


@pytest.mark.parametrize(
    "text",
    [
        "The Minister left on 6 December 2024 for Oslo.",
        "The treaty of 4 May 2017 was discussed in Oslo.",
        "OSLO, 6 December - The Minister left.",
        "Ends/Friday",
        "",
    ],
)
def test_a_date_in_running_text_or_without_a_year_is_no_anchor(text: str) -> None:
    assert dateline_anchor(text) is None


def test_the_closing_line_counts_before_a_date_alone_on_a_line() -> None:
    assert dateline_anchor("2 May 2024\n\nHe left.\n\nEnds/Friday, May 3, 2024") == date(2024, 5, 3)


def test_the_days_of_a_programme_are_no_anchor() -> None:
    assert dateline_anchor("Friday 2 May 2025\nArrival\nSaturday 3 May 2025\nDeparture") is None


def test_lines_amid_a_long_release_are_not_looked_at() -> None:
    story = "He spoke.\n" * 20
    assert dateline_anchor(f"{story}\n2 May 2024\n{story}") is None


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert dateline_anchor(text) is None or isinstance(dateline_anchor(text), date)
