"""From text to readings: at each opening word, the longest that a rule makes of it."""

import re
from collections.abc import Iterator
from datetime import time
from operator import itemgetter
from typing import Any, NamedTuple

from services.enrich.time.expression import Kind, Parts
from services.enrich.time.grammar import Grammar, Opening, Rule

# The look-behind follows the digit, so that the engine skips from digit to digit.
_FIRST_DIGIT = re.compile(r"[0-9](?<![\w.,$€£][0-9])")
_START = itemgetter(0)
_NUMBER = re.compile(r"\d{1,2}")
_UNTIL = "until_"
_APART = frozenset({"apart"})  # a role that no join names


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
        rule = longest(text, start, opening) if start >= end else None
        match = rule and rule.pattern.match(text, start)
        if rule and match:
            end = match.end()
            yield from _readings(rule, match)


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


def longest(text: str, start: int, opening: Opening) -> Rule | None:
    """Name the rule that makes the longest reading from `start`; the first of equals, None for none."""
    surveyed = opening.survey.match(text, start)
    if surveyed is None or surveyed.lastindex is None:
        return None
    ends = [end for _, end in surveyed.regs[1:]]
    return opening.rules[ends.index(max(ends))]


def _readings(rule: Rule, match: re.Match[str]) -> Iterator[Reading]:
    parts, until = read(rule, match)
    start, end = match.span()
    whole = Reading(start, end, rule.roles, parts, until, (rule.name,), rule.kind, rule.joined)
    if "days" in match.re.groupindex:
        yield from _each_day(whole, match.start("days"), match["days"], apart=bool(match["each"]))
    else:
        yield whole


def _each_day(whole: Reading, offset: int, days: str, *, apart: bool) -> Iterator[Reading]:
    """Split a list of days into one reading a day; days in a row are one range, unless told `apart`."""
    numbers = list(_NUMBER.finditer(days))
    values = [int(number[0]) for number in numbers]
    if not apart and values == list(range(values[0], values[0] + len(values))):
        first, last = whole.parts._replace(day=values[0]), whole.parts._replace(day=values[-1])
        yield whole._replace(parts=first, until=last)
        return
    roles = _APART if apart else whole.roles
    starts = [whole.start, *(offset + number.start() for number in numbers[1:])]
    ends = [*(offset + number.end() for number in numbers[:-1]), whole.end]
    for start, end, value in zip(starts, ends, values, strict=True):
        yield whole._replace(start=start, end=end, roles=roles, parts=whole.parts._replace(day=value))


def read(rule: Rule, match: re.Match[str]) -> tuple[Parts, Parts | None]:
    """Turn captured words into parts, and those of the other end of a range where there is one."""
    told: dict[str, Any] = dict(rule.gives)
    until: dict[str, Any] = {}
    for capture, text in zip(rule.captures, match.groups(), strict=True):
        if text is not None:
            word = capture.words.get(text)
            (until if capture.is_of_until else told)[capture.name] = _number(text) if word is None else word
    return _parts(told), (_parts({**told, **until}) if until else None)


def _number(text: str) -> int | str:
    """Read digits, with or without the ending of an ordinal; other words stand for themselves."""
    if text.isdecimal():
        return int(text)
    return int(text[:-2]) if text[0].isdecimal() and text[:-2].isdecimal() else text


def _parts(told: dict[str, Any]) -> Parts:
    """Settle what is told in pieces: the clock, and offsets that count back."""
    if "hour" in told:
        told["clock"] = _clock(told.pop("hour"), told.pop("minute", 0), told.pop("meridiem", ""))
    elif "clock" in told:
        told["clock"] = time.fromisoformat(told["clock"])
    elif "ago" in told:
        told["offset"] = -told.pop("ago")
    elif "ahead" in told:
        told["offset"] = told.pop("ahead")
    elif "days" in told:
        del told["days"]
        told.pop("each", None)
    return Parts(**told)


def _clock(hour: int, minute: int, meridiem: str) -> time:
    if meridiem:
        hour = hour % 12 + (12 if meridiem[0] in "pP" else 0)
    return time(hour, minute)
