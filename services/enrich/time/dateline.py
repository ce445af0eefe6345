"""The day that a release prints as its own: dateline, label, or closing line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from services.enrich.time.expression import TimeExpression
from services.enrich.time.find import find_times
from services.enrich.time.grammar import table
from services.enrich.time.interval import calendar_day

_LINES_AT_EACH_END = 12
_LONGEST_LINE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What stands before and after a release's own date on its line."""

    name: str
    meaning: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    examples: Sequence[Mapping[str, Any]]


@cache
def datelines(language: str = "en") -> tuple[Dateline, ...]:
    """Read and compile the dateline rules of a language."""
    return tuple(
        Dateline(
            name=entry["name"],
            meaning=entry["meaning"],
            before=re.compile(entry["before"]),
            after=re.compile(entry["after"]),
            examples=entry["examples"],
        )
        for entry in table(language, "datelines")["dateline"]
    )


def dateline_anchor(text: str, language: str = "en") -> date | None:
    """Return the day a release says it was issued.

    None where it prints none with its year, or several in the same manner, as a programme does.
    """
    dated = [
        (line, expression, day) for line in _lines(text) for expression, day in _full_dates(line, language)
    ]
    for rule in datelines(language):
        days = {day for line, expression, day in dated if _holds(rule, line, expression)}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _holds(rule: Dateline, line: str, expression: TimeExpression) -> bool:
    before, after = rule.before, rule.after
    return bool(before.fullmatch(line, 0, expression.start) and after.fullmatch(line, expression.end))


def _lines(text: str) -> Sequence[str]:
    """Cut out the lines at both ends of the text, where datelines stand."""
    lines = [line.strip()[:_LONGEST_LINE] for line in text.splitlines() if line.strip()]
    return lines[:_LINES_AT_EACH_END] + lines[_LINES_AT_EACH_END:][-_LINES_AT_EACH_END:]


def _full_dates(line: str, language: str) -> Sequence[tuple[TimeExpression, date]]:
    found: list[tuple[TimeExpression, date]] = []
    for expression in find_times(line, language):
        parts = expression.parts
        if expression.until is None and parts.year and parts.month and parts.day:
            day = calendar_day(parts.year, parts.month, parts.day)
            if day is not None:
                found.append((expression, day.first))
    return found
