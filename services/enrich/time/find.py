"""Finds every time expression of a text."""

from services.enrich.time.expression import Bound, Kind, TimeExpression
from services.enrich.time.grammar import Grammar, grammar
from services.enrich.time.join import join
from services.enrich.time.scan import Reading, scan

_DAY_ROLES = frozenset({"day", "date", "weekday", "week", "month"})
_LONGEST_BOUND = 12


def find_times(text: str, language: str = "en") -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text` in its order, none overlapping another.

    Takes time linear in the text's length.
    """
    rules = grammar(language)
    return tuple(_expression(text, reading, rules) for reading in join(text, scan(text, rules), rules))


def _expression(text: str, reading: Reading, rules: Grammar) -> TimeExpression:
    bound = _bound(text, reading.start, rules)
    return TimeExpression(
        start=reading.start,
        end=reading.end,
        text=text[reading.start : reading.end],
        kind=_kind(reading, bound),
        parts=reading.parts,
        until=reading.until,
        bound=bound,
        rules=reading.rules,
    )


def _bound(text: str, start: int, rules: Grammar) -> Bound | None:
    found = rules.bound.search(text[max(0, start - _LONGEST_BOUND) : start])
    return rules.bounds[found[1].casefold()] if found else None


def _kind(reading: Reading, bound: Bound | None) -> Kind:
    if reading.kind is not None:
        return reading.kind
    if bound == "since":
        return "past_reference"
    if reading.roles.isdisjoint(_DAY_ROLES):
        return "part_of_day"
    return "range" if reading.until else "point"
