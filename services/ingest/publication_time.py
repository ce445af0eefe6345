"""When a release says it was published: the day, and where told the time, that its own lines print.

What counts as such a line is data: `publication_time.toml`.
"""

import re
import tomllib
from collections.abc import Iterator
from datetime import date, time
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Example(_Strict):
    """A line, and what a rule finds there."""

    line: str
    found: str = Field(alias="is")


class Form(_Strict):
    """One order in which day, month and year are printed."""

    name: str
    pattern: str


class Rule(_Strict):
    """One way to print the day of publication."""

    name: str
    rank: int
    pattern: str
    top: int = 0
    bottom: int = 0
    examples: list[Example]
    counterexamples: list[str]


class Clock(_Strict):
    """One way to print the time of day; it completes the day found by the rule named so."""

    name: str
    completes: str
    pattern: str
    offset: str
    examples: list[Example]
    counterexamples: list[str]


class Grammar(_Strict):
    """The whole of `publication_time.toml`."""

    months: list[str]
    weekday: str
    place: str
    form: list[Form]
    rule: list[Rule]
    clock: list[Clock]


GRAMMAR = Grammar.model_validate(
    tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")), strict=True
)
_BY_RANK = sorted(GRAMMAR.rule, key=attrgetter("rank"))
_MONTH_NUMBERS = {
    name: number for number, names in enumerate(GRAMMAR.months, start=1) for name in names.split("|")
}
_YEAR = re.compile("[0-9]{4}")
_LONGEST_LINE = 2_000
_MOST_LINES = max(count for rule in GRAMMAR.rule for count in (rule.top, rule.bottom))


def printed_publication_time(text: str) -> str | None:
    """Find the day of publication in a clean text: RFC 3339, with the time where the lines tell its zone too.

    None where no line tells, or where lines that are equally sure tell different days.
    """
    lines = _outer_lines(text)
    dated = [line if _YEAR.search(line) else "" for line in lines]
    for _, rules in groupby(_BY_RANK, key=attrgetter("rank")):
        found = {day: rule for rule in rules for line in _read_by(rule, dated) for day in days(rule, line)}
        if found:
            day, rule = next(iter(found.items()))
            return _with_time(day, rule, lines) if len(found) == 1 else None
    return None


def days(rule: Rule, line: str) -> Iterator[date]:
    """Yield the day that a rule finds at the start of one line, if it is on the calendar."""
    for pattern in _PATTERNS[rule.name]:
        if match := pattern.match(line):
            month = match["month"].lower()
            number = _MONTH_NUMBERS.get(month) or int(month)
            try:
                yield date(int(match["year"]), number, int(match["day"]))
            except ValueError:
                continue


def clock_time(clock: Clock, line: str) -> str | None:
    """Read the time of day with its offset from UTC off one line, as RFC 3339 writes it."""
    match = re.match(clock.pattern, line, re.IGNORECASE)
    if match is None:
        return None
    try:
        return time(int(match["hour"]), int(match["minute"])).isoformat() + clock.offset
    except ValueError:
        return None


def _outer_lines(text: str) -> list[str]:
    """Take the lines that some rule reads: those in the middle of a release only report."""
    lines = [line.strip()[:_LONGEST_LINE] for line in text.split("\n") if line.strip()]
    middle = max(len(lines) - _MOST_LINES, _MOST_LINES)
    return lines[:_MOST_LINES] + lines[middle:]


def _read_by(rule: Rule, lines: list[str]) -> list[str]:
    read = lines[: rule.top] + lines[max(len(lines) - rule.bottom, rule.top) :]
    return [line for line in read if line]


def _with_time(day: date, rule: Rule, lines: list[str]) -> str:
    clocks = [clock for clock in GRAMMAR.clock if clock.completes == rule.name]
    times = {told for clock in clocks for line in _read_by(rule, lines) if (told := clock_time(clock, line))}
    return f"{day}T{times.pop()}" if len(times) == 1 else str(day)


def _compiled(rule: Rule) -> list[re.Pattern[str]]:
    return [re.compile(_spelt_out(rule.pattern, form.pattern), re.IGNORECASE) for form in GRAMMAR.form]


def _spelt_out(pattern: str, form: str) -> str:
    words = {
        "{date}": form,
        "{place}": GRAMMAR.place,
        "{weekday}": GRAMMAR.weekday,
        "{month}": "|".join(GRAMMAR.months),
    }
    for name, expression in words.items():
        pattern = pattern.replace(name, expression)
    return pattern


_PATTERNS = {rule.name: _compiled(rule) for rule in GRAMMAR.rule}
