"""Statements of company: who leads a delegation, who belongs to it, who came along, who else was present."""

import re
from bisect import bisect_right
from typing import NamedTuple

from schemas.visit import EventType
from services.enrich.reading import PartyMention, Reading, within
from services.enrich.span import Span
from services.enrich.story.company_rules import CompanyRule, CompanyRules, Tells

_OCCASION_WITHIN = 40
"""Behind its people a statement of companions names the occasion within so many characters."""
_GROUPS = ("group", "members")
_WORD = re.compile(r"[^\W\d_]+")


class Statement(NamedTuple):
    """Who belongs to whom, in one place of the text.

    `people` are what `tells` says; `leaders` those whose companions they are; `group` is where the delegation
    is told. `past`: told of what was. `occasion`: the type of event that a presence is told of.
    """

    tells: Tells
    rule: str
    span: Span
    sentence: int
    people: tuple[PartyMention, ...]
    leaders: tuple[PartyMention, ...]
    group: Span | None
    past: bool
    occasion: EventType | None


def read_statements(reading: Reading, rules: CompanyRules) -> tuple[Statement, ...]:
    """Find what the body tells of company, in reading order."""
    starts = [sentence.start for sentence in reading.sentences]
    tried: set[tuple[int, str]] = set()
    found: list[Statement] = []
    for word in rules.first.finditer(reading.masked):
        number = bisect_right(starts, word.start()) - 1
        sentence = reading.sentences[number]
        for pattern in () if sentence.headline else rules.by_word[word.group().casefold()]:
            if (number, pattern.rule.name) in tried:
                continue
            tried.add((number, pattern.rule.name))
            for match in pattern.search.finditer(reading.masked, sentence.start, sentence.end):
                statement = _statement(reading, rules, pattern.rule, match, number)
                found += [statement] if statement else []
    return tuple(sorted(found, key=lambda one: one.span.start))


def _statement(
    reading: Reading, rules: CompanyRules, rule: CompanyRule, match: re.Match[str], number: int
) -> Statement | None:
    people, group = _named(reading, match, "people"), _group(reading, rules, match)
    if not people or (group is None and not match.re.groupindex.keys().isdisjoint(_GROUPS)):
        return None
    reach = reading.sentences[number].end if rule.tells == "present" else match.end() + _OCCASION_WITHIN
    occasion = rules.occasion.search(reading.masked, match.start(), reach)
    return Statement(
        rule.tells,
        rule.name,
        Span(*match.span()),
        number,
        people,
        _named(reading, match, "leader") or _named(reading, match, "members"),
        group,
        past=not rules.past.isdisjoint(_WORD.findall(match.group().casefold())),
        occasion=rules.occasions[occasion.group(1).casefold()] if occasion else None,
    )


def _named(reading: Reading, match: re.Match[str], name: str) -> tuple[PartyMention, ...]:
    if name not in match.re.groupindex or match.start(name) < 0:
        return ()
    told = within(reading.parties, *match.span(name))
    return tuple(mention for mention in told if mention.party.kind == "person")


def _group(reading: Reading, rules: CompanyRules, match: re.Match[str]) -> Span | None:
    """Find the delegation, or its members, that the statement is about."""
    for name, nouns in zip(_GROUPS, (rules.groups | rules.pronouns, rules.belonging), strict=True):
        if name in match.re.groupindex:
            group = Span(*match.span(name))
            words = reading.text[group.start : group.end].casefold().split()
            return group if not nouns.isdisjoint(words) else None
    return None
