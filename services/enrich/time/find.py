"""Finds every time expression of a text."""

from services.enrich.time.expression import Bound, Kind, Parts, TimeExpression
from services.enrich.time.grammar import Grammar, grammar
from services.enrich.time.join import join, word_before
from services.enrich.time.scan import Reading, scan

_DAY_ROLES = frozenset({"apart", "day", "date", "weekday", "week", "month"})


def find_times(text: str, language: str = "en") -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text` in its order, none overlapping another.

    Takes time linear in the text's length.
    """
    rules = grammar(language)
    return tuple(_expression(text, reading, rules) for reading in join(text, scan(text, rules), rules))


def _expression(text: str, reading: Reading, rules: Grammar) -> TimeExpression:
    bound = rules.bounds.get(word_before(text, reading.start).casefold())
    until = reading.until if reading.until and _tells_a_day(reading.until) else None
    return TimeExpression(
        start=reading.start,
        end=reading.end,
        text=text[reading.start : reading.end],
        kind=_kind(reading, bound, is_range=until is not None),
        parts=reading.parts,
        until=until,
        bound=bound,
        rules=reading.rules,
    )


def _tells_a_day(parts: Parts) -> bool:
    return any(part is not None for part in (parts.day, parts.month, parts.year, parts.weekday, parts.unit))


def _kind(reading: Reading, bound: Bound | None, *, is_range: bool) -> Kind:
    if reading.kind is not None:
        return reading.kind
    if bound == "since":
        return "past_reference"
    if reading.roles.isdisjoint(_DAY_ROLES):
        return "part_of_day"
    return "range" if is_range else "point"
