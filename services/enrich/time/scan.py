"""From text to readings: at each opening word, the longest that a rule makes of it."""

import re
from collections.abc import Iterator, Mapping
from datetime import time
from operator import itemgetter
from typing import NamedTuple

from services.enrich.time.expression import NOTHING_TOLD, Kind, Parts
from services.enrich.time.grammar import Grammar, Opening, Rule

# The look-behind follows the digit, so that the engine skips from digit to digit.
_FIRST_DIGIT = re.compile(r"[0-9](?<![\w.,$€£][0-9])")
_START = itemgetter(0)
_NUMBER = re.compile(r"\d{1,2}")
_UNTIL = "until_"


class Reading(NamedTuple):
    """Words that one rule reads, or several joined; `roles` says what joins may take them for."""

    start: int
    end: int
    roles: frozenset[str]
    parts: Parts
    until: Parts | None
    rules: tuple[str, ...]
    kind: Kind | None
    is_joined_only: bool = False


def scan(text: str, grammar: Grammar) -> Iterator[Reading]:
    """Yield the readings of single rules in text order, none overlapping another."""
    end = 0
    for start, opening in sorted([*_at_words(text, grammar), *_at_numbers(text, grammar)], key=_START):
        rule = _longest(text, start, opening) if start >= end else None
        match = rule and rule.pattern.match(text, start)
        if rule and match:
            end = match.end()
            yield from _readings(rule, match, grammar)


def _at_words(text: str, grammar: Grammar) -> Iterator[tuple[int, Opening]]:
    length = len(text)
    for index, start, end in grammar.opening_words.find_matches_as_indexes(text):
        starts_word = start == 0 or not text[start - 1].isalnum()
        if starts_word and (end == length or not text[end].isalnum()):
            yield start, grammar.word_openings[index]


def _at_numbers(text: str, grammar: Grammar) -> Iterator[tuple[int, Opening]]:
    for digit in _FIRST_DIGIT.finditer(text):
        shape = grammar.number_shapes.match(text, digit.start())
        if shape is not None:
            yield digit.start(), grammar.number_openings[shape.lastgroup or ""]


def _longest(text: str, start: int, opening: Opening) -> Rule | None:
    surveyed = opening.survey.match(text, start)
    ends = [end for _, end in surveyed.regs[1:]] if surveyed else [-1]
    longest = max(ends)
    return opening.rules[ends.index(longest)] if longest > start else None


def _readings(rule: Rule, match: re.Match[str], grammar: Grammar) -> Iterator[Reading]:
    told = {name: text for name, text in match.groupdict().items() if text is not None}
    days = told.pop("days", None)
    parts, until = read(rule, told, grammar)
    whole = Reading(
        start=match.start(),
        end=match.end(),
        roles=frozenset({rule.role}),
        parts=parts,
        until=until,
        rules=(rule.name,),
        kind=rule.kind,
        is_joined_only=rule.joined,
    )
    if days is None:
        yield whole
    else:
        yield from _each_day(whole, match.start("days"), days)


def _each_day(whole: Reading, offset: int, days: str) -> Iterator[Reading]:
    """Split a list of days into one reading a day; days in a row are one range."""
    numbers = list(_NUMBER.finditer(days))
    values = [int(number[0]) for number in numbers]
    if values == list(range(values[0], values[0] + len(values))):
        first, last = whole.parts._replace(day=values[0]), whole.parts._replace(day=values[-1])
        yield whole._replace(parts=first, until=last)
        return
    starts = [whole.start, *(offset + number.start() for number in numbers[1:])]
    ends = [*(offset + number.end() for number in numbers[:-1]), whole.end]
    for start, end, value in zip(starts, ends, values, strict=True):
        yield whole._replace(start=start, end=end, parts=whole.parts._replace(day=value))


def read(rule: Rule, told: Mapping[str, str], grammar: Grammar) -> tuple[Parts, Parts | None]:
    """Turn captured words into parts, and those of the other end of a range where there is one."""
    values = {name: _value(text, rule.pieces[name], grammar) for name, text in told.items()}
    first = {name: value for name, value in values.items() if not name.startswith(_UNTIL)}
    last = {name.removeprefix(_UNTIL): value for name, value in values.items() if name.startswith(_UNTIL)}
    parts = _parts({**first, **rule.gives})
    return parts, (_parts({**first, **last, **rule.gives}) if last else None)


def _value(text: str, piece: str, grammar: Grammar) -> int | str:
    word = grammar.words.get(piece, {}).get(text.casefold().rstrip("."))
    if word is not None:
        return word
    number = _NUMBER.match(text)
    if number is None:
        return text
    return int(text) if text.isdecimal() else int(number[0])


def _parts(values: dict[str, object]) -> Parts:
    """Settle what takes two captures: the clock, and offsets that count back."""
    ago, ahead = values.pop("ago", None), values.pop("ahead", None)
    if isinstance(ago, int):
        values["offset"] = -ago
    if isinstance(ahead, int):
        values["offset"] = ahead
    hour, minute, meridiem = values.pop("hour", None), values.pop("minute", 0), values.pop("meridiem", None)
    if isinstance(hour, int) and isinstance(minute, int):
        values["clock"] = _clock(hour, minute, meridiem)
    elif isinstance(clock := values.get("clock"), str):
        values["clock"] = time.fromisoformat(clock)
    return Parts(**values) if values else NOTHING_TOLD  # pyright: ignore[reportArgumentType]  # rules are tested


def _clock(hour: int, minute: int, meridiem: object) -> time:
    if isinstance(meridiem, str):
        hour = hour % 12 + (12 if meridiem[0] in "pP" else 0)
    return time(hour, minute)
