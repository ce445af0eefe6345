"""From readings to expressions: neighbours that tell one time become one, two ends become a range."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from services.enrich.time.expression import Parts, merged
from services.enrich.time.grammar import Grammar, Join
from services.enrich.time.scan import Reading, longest, read

Unite = Callable[[str, Reading, Reading, Grammar], Reading | None]
"""Makes one reading of two neighbours, None where they are two."""

_MAX_GLUE = 16
_BLANKS = re.compile(r"\s+")
_DASH = re.compile(r"[\u2011\u2013\u2014]")  # as a hyphen
_ARTICLE = "the"
_OPENING = "("
_CLOSING = ")"


def join(text: str, readings: Iterable[Reading], grammar: Grammar) -> Sequence[Reading]:
    """Unite neighbours in one pass from the left, then the two ends of ranges, then lend months."""
    tailed = (_with_tail(text, reading, grammar) for reading in readings)
    united = _walk(text, _walk(text, tailed, grammar, _joined), grammar, _range)
    return _series(text, [reading for reading in united if not reading.is_joined_only], grammar)


def _walk(text: str, readings: Iterable[Reading], grammar: Grammar, unite: Unite) -> Iterator[Reading]:
    """Unite each reading with the one before where `unite` does, and offer the next to what comes of it."""
    current: Reading | None = None
    for following in readings:
        if current and following.start < current.end:
            continue  # the tail of the one before took these words in
        united = current and unite(text, current, following, grammar)
        if current and united is None:
            yield current
        current = united or following
    if current:
        yield current


def _joined(text: str, left: Reading, right: Reading, grammar: Grammar) -> Reading | None:
    glue = _glue(text, left.end, right.start)
    if glue is None or not _has_one_day_for(left, right):
        return None
    if not any(_allows(rule, left, right, glue) for rule in grammar.joins):
        return None
    parts = merged(left.parts, right.parts)
    if parts is None:
        return None
    joined = left._replace(
        end=_closed(text, left.start, right.end),
        roles=left.roles | right.roles,
        parts=parts,
        until=_both_ends(left, right),
        rules=left.rules + right.rules,
        kind=left.kind and right.kind,
        is_joined_only=False,
    )
    return _with_tail(text, joined, grammar)


def _has_one_day_for(left: Reading, right: Reading) -> bool:
    """Tell whether both can speak of one day: a weekday beside a range could be that of either end."""
    if left.until is None and right.until is None:
        return True
    return not (left.until and right.until) and left.parts.weekday is None and right.parts.weekday is None


def _both_ends(left: Reading, right: Reading) -> Parts | None:
    if left.until:
        return merged(left.until, right.parts)
    return right.until and merged(right.until, left.parts)


def _allows(rule: Join, left: Reading, right: Reading, glue: str) -> bool:
    return (
        glue in rule.glue and not rule.left.isdisjoint(left.roles) and not rule.right.isdisjoint(right.roles)
    )


def _glue(text: str, start: int, end: int) -> str | None:
    if end - start > _MAX_GLUE:
        return None
    glue = text[start:end]
    if "\n\n" in glue or (glue and glue.isspace() and "\n" in glue):
        return None
    return _DASH.sub("-", _BLANKS.sub(" ", glue))


def _closed(text: str, start: int, end: int) -> int:
    """Take in a closing bracket whose opening one lies within."""
    opened = text.count(_OPENING, start, end) > text.count(_CLOSING, start, end)
    return end + 1 if opened and text.startswith(_CLOSING, end) else end


def _with_tail(text: str, reading: Reading, grammar: Grammar) -> Reading:
    rule = longest(text, reading.end, grammar.tails)
    match = rule and rule.pattern.match(text, reading.end)
    if not rule or not match or rule.roles.isdisjoint(reading.roles):
        return reading
    parts = merged(reading.parts, read(rule, match)[0])
    if parts is None:
        return reading
    end = _closed(text, reading.start, match.end())
    return reading._replace(end=end, parts=parts, rules=(*reading.rules, rule.name))


def _range(text: str, left: Reading, right: Reading, grammar: Grammar) -> Reading | None:
    glue = _glue(text, left.end, right.start)
    if glue is None or left.until or right.until:
        return None
    for rule in grammar.ranges:
        if _allows(rule, left, right, glue) and _fits(rule, text, left, right):
            return left._replace(
                end=_closed(text, left.start, right.end),
                until=right.parts,
                rules=(*left.rules, *right.rules, rule.name),
                is_joined_only=False,
            )
    return None


def _fits(rule: Join, text: str, left: Reading, right: Reading) -> bool:
    if rule.alike and left.roles.isdisjoint(right.roles & rule.right):
        return False
    if rule.in_a_row and not _in_a_row(left.parts, right.parts):
        return False
    if not rule.after:
        return True
    return word_before(text, left.start).casefold() in rule.after


def _in_a_row(left: Parts, right: Parts) -> bool:
    """Say whether the second tells the day after the first, and both no more than its name or number."""
    for part in ("weekday", "day"):
        first, second = getattr(left, part), getattr(right, part)
        if first is not None and second is not None:
            return second == first + 1 and left.told().keys() <= {"weekday", "day", "month"}
    return False


def word_before(text: str, start: int) -> str:
    """Return the word that ends right before `start`, an article between them passed over; empty for none."""
    if start == 0 or not text[start - 1].isspace():
        return ""
    words = text[max(0, start - _MAX_GLUE) : start].split()
    if words and words[-1] == _ARTICLE:
        words.pop()
    return words[-1] if words else ""


def _series(text: str, readings: list[Reading], grammar: Grammar) -> Sequence[Reading]:
    """Lend a month to the days before it that have none: "the 3rd and the 9th of May"."""
    for index in range(len(readings) - 2, -1, -1):
        left, right = readings[index : index + 2]
        if _lacks_month(left) and right.parts.month is not None:
            glue = _glue(text, left.end, right.start)
            if glue and any(_allows(rule, left, right, glue) for rule in grammar.series):
                parts = left.parts._replace(month=right.parts.month, year=right.parts.year)
                readings[index] = left._replace(parts=parts)
    return readings


def _lacks_month(reading: Reading) -> bool:
    parts = reading.parts
    return parts.day is not None and parts.month is None and parts.unit is None and reading.until is None
