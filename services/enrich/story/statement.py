"""Statements of company: who leads a delegation, who belongs to it, who came along, who else was present."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schemas.visit import EventType
from services.enrich.mask import PERSON
from services.enrich.place.find import country_of_demonym
from services.enrich.reading import PartyMention, Reading, within
from services.enrich.sentence.split import Sentence
from services.enrich.span import Span
from services.enrich.story.company_rules import CompanyRule, CompanyRules, Pattern, Tells
from services.enrich.story.parties import apart, parties_by_number

_OCCASION_WITHIN = 40
"""Behind its people a statement of companions names the occasion within so many characters."""
_GROUPS = ("group", "members")
_WORD = re.compile(r"[^\W\d_]+")
_WHOLE_WORD = re.compile(r"\w+")


class Statement(NamedTuple):
    """Who belongs to whom, in one place of the text.

    `people` are what `tells` says; `leaders` those whose companions they are; `group` is where the delegation
    is told. `past`: told of what was. `engaged`: they join in the engagements too. `occasion`: the type of
    the event that a presence is told of. `land`: the country whose side they are told to be on.
    """

    tells: Tells
    rule: str
    span: Span
    sentence: int
    people: tuple[PartyMention, ...]
    leaders: tuple[PartyMention, ...]
    group: Span | None
    past: bool
    engaged: bool
    occasion: EventType | None
    land: str | None


def read_statements(reading: Reading, rules: CompanyRules) -> tuple[Statement, ...]:
    """Find what the body tells of company, in reading order."""
    reader = _Reader(reading, rules)
    found: list[Statement] = []
    for number, sentence in enumerate(reading.sentences):
        # Every rule tells of a person.
        if not sentence.headline and reading.masked.find(PERSON, sentence.start, sentence.end) >= 0:
            for pattern in _met(reading, sentence, rules):
                found += reader.read(pattern, number)
    return tuple(sorted(found, key=lambda one: one.span.start))


def _met(reading: Reading, sentence: Sentence, rules: CompanyRules) -> list[Pattern]:
    """Give the rules whose first words a sentence holds; those of a group only where it tells one."""
    start, end = sentence.start, sentence.end
    met: dict[str, Pattern] = {}
    for word in _WHOLE_WORD.findall(reading.masked, start, end):
        for pattern in rules.by_word.get(word.casefold(), ()):
            met.setdefault(pattern.rule.name, pattern)
    tells_group = bool(met) and rules.told_of.search(reading.text, start, end) is not None
    return [pattern for pattern in met.values() if tells_group or not pattern.of_group]


class _Reader:
    """Reads what a rule's words tell in a sentence."""

    def __init__(self, reading: Reading, rules: CompanyRules) -> None:
        self._reading = reading
        self._rules = rules
        self._parties = parties_by_number(reading)

    def read(self, pattern: Pattern, number: int) -> Iterator[Statement]:
        sentence = self._reading.sentences[number]
        for match in pattern.search.finditer(self._reading.masked, sentence.start, sentence.end):
            group, people = self._group(match), self._named(match, "people")
            lacks_group = group is None and not match.re.groupindex.keys().isdisjoint(_GROUPS)
            if people and not lacks_group:
                yield self._statement(pattern.rule, match, number, group)

    def _statement(
        self, rule: CompanyRule, match: re.Match[str], number: int, group: Span | None
    ) -> Statement:
        end, rules = self._reading.sentences[number].end, self._rules
        reach = end if rule.tells == "present" else min(end, match.end() + _OCCASION_WITHIN)
        occasion = rules.occasion.search(self._reading.masked, match.start(), reach)
        return Statement(
            rule.tells,
            rule.name,
            Span(*match.span()),
            number,
            self._named(match, "people"),
            self._named(match, "leader") or self._named(match, "members"),
            group,
            past=not rules.past.isdisjoint(_WORD.findall(match.group().casefold())),
            engaged=bool(rules.engaged.search(self._reading.masked, match.end(), end)),
            occasion=rules.occasions[occasion.group(1).casefold()] if occasion else None,
            land=self._land(number) if rule.tells == "present" else None,
        )

    def _land(self, number: int) -> str | None:
        """Find the country of "on the Estonian side" or "representing Peru"."""
        sentence = self._reading.sentences[number]
        for pattern in self._rules.lands:
            if side := pattern.search(self._reading.text, sentence.start, sentence.end):
                places = within(self._reading.places, *side.span("land"))
                return places[0].place.country if places else country_of_demonym(side["land"])
        return None

    def _named(self, match: re.Match[str], name: str) -> tuple[PartyMention, ...]:
        if name not in match.re.groupindex or match.start(name) < 0:
            return ()
        told = apart(self._parties, within(self._reading.parties, *match.span(name)))
        return tuple(mention for mention in told if mention.party.kind == "person")

    def _group(self, match: re.Match[str]) -> Span | None:
        """Find the delegation, or its members, that the statement is about."""
        rules = self._rules
        for name, nouns in zip(_GROUPS, (rules.groups | rules.pronouns, rules.belonging), strict=True):
            if name in match.re.groupindex:
                group = Span(*match.span(name))
                words = self._reading.text[group.start : group.end].casefold().split()
                return group if not nouns.isdisjoint(words) else None
        return None
