"""Delegations: of which land each is, who leads it and belongs to it, and which one later words mean."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from services.enrich.reading import PartyMention, Reading, within
from services.enrich.span import Span
from services.enrich.story.company_rules import CompanyRules
from services.enrich.story.statement import Statement

_OWNERS = frozenset({"his", "her", "their"})
_ORIGIN_WITHIN = 48
"""A land told behind a delegation ("a delegation from Peru") ends so many characters on at most."""
_DETERMINER_WITHIN = 40
_DEFINITE = re.compile(r"(?i:\b(?:the|his|her|their|both)\s(?:[\w-]+\s){0,4}[\w-]*$)")
_COMPLEMENT = re.compile(r"\s(?:of|from|at)\s")
_LOOK_BACK = 16
"""How many mentions or delegations back an owner, or what "the delegation" means, is looked for."""


@dataclass(slots=True)
class Delegation:
    """A group told first at `start`; `lands` are countries (ISO 3166-1 alpha-2)."""

    start: int
    lands: frozenset[str]
    leaders: tuple[PartyMention, ...] = ()
    members: tuple[PartyMention, ...] = ()


class Delegations:
    """The delegations of a release in reading order."""

    def __init__(self, reading: Reading, statements: Iterable[Statement], rules: CompanyRules) -> None:
        """Gather what the statements tell of each delegation."""
        self._rules = rules
        self._reading = reading
        self._home = frozenset({reading.land.country}) if reading.land else frozenset[str | None]()
        self.told: list[Delegation] = []
        for statement in statements:
            if statement.group is not None:
                self._add(statement, statement.group)

    def _add(self, statement: Statement, group: Span) -> None:
        group = self._antecedent(group)
        one = self._told_of(statement, group)
        if statement.tells == "leaders":
            ones_own = self._reading.text[group.start : group.end].casefold().startswith(("his ", "her "))
            one.leaders = _united(one.leaders, statement.people[-1:] if ones_own else statement.people)
        else:
            one.members = _united(one.members, statement.people)
            one.leaders = one.leaders or statement.leaders or self._owner(group)

    def _told_of(self, statement: Statement, group: Span) -> Delegation:
        """Find the delegation a statement goes on about, or open one."""
        known = self.meant(group)
        another = statement.tells == "leaders" and known and known[-1].leaders
        if known and not another:
            return known[-1]
        self.told.append(Delegation(group.start, self.lands(group)))
        return self.told[-1]

    def _antecedent(self, group: Span) -> Span:
        """Find the delegation that "it" takes up: the last told before."""
        if self._reading.text[group.start : group.end].casefold() not in self._rules.pronouns:
            return group
        for mention in self._told_before(group.start):
            if mention.party.kind != "organisation" and self.may_be(mention):
                return Span(mention.start, mention.end)
        return group

    def _owner(self, group: Span) -> tuple[PartyMention, ...]:
        """Find whose delegation "his delegation" or "Mr Tang's delegation" is."""
        text = self._reading.text
        words = text[group.start : group.end].casefold().split()
        for mention in self._told_before(group.start):
            owns = text[mention.end : group.start].strip() in {"'s", "\u2019s", "'", "\u2019"}
            if mention.party.kind == "person" and (owns or words[0] in _OWNERS):
                return (mention,)
        return ()

    def _told_before(self, position: int) -> Iterator[PartyMention]:
        parties = self._reading.parties
        behind = bisect_left(parties, position, key=lambda mention: mention.start)
        yield from reversed(parties[max(0, behind - _LOOK_BACK) : behind])

    def is_foreign(self, mention: PartyMention, land: str) -> bool:
        """Say whether somebody is of this land, which is not the publisher's."""
        return land not in self._home and self._of(mention)[:1] == (land,)

    def may_be(self, mention: PartyMention) -> bool:
        """Say whether a mention may mean a delegation told before."""
        text, rules = self._reading.text, self._rules
        if mention.party.kind == "person":
            return False
        words = _COMPLEMENT.split(text[mention.start : mention.end].casefold())[0].split()
        if mention.party.kind == "organisation":
            return words[-1] in rules.named or self._group_behind(mention) is not None
        if "other" in words:
            return False
        return words[-1] in rules.groups or (words[-1] in rules.persons and bool(self._of(mention)))

    def _group_behind(self, body: PartyMention) -> PartyMention | None:
        """Find the delegation that a body's name only tells more of: "a Senate delegation"."""
        parties = self._reading.parties
        behind = bisect_left(parties, body.end, key=lambda mention: mention.start)
        for following in parties[behind : behind + 1]:
            if following.start - body.end == 1 and following.party.kind in {"group", "delegation"}:
                return following
        return None

    def is_definite(self, mention: PartyMention) -> bool:
        """Say whether a mention means a delegation known already: "the delegation", "his team"."""
        head = _COMPLEMENT.split(self._reading.text[mention.start : mention.end])[0]
        before = self._reading.text[max(0, mention.start - _DETERMINER_WITHIN) : mention.start]
        return self.may_be(mention) and bool(_DEFINITE.search(before + head))

    def lands(self, group: Span) -> frozenset[str]:
        """Give the countries told in a group's words, or behind them after "from" or "of"."""
        reading = self._reading
        found = {land for one in within(reading.parties, group.start, group.end) for land in self._of(one)}
        for body in self._told_before(group.start):
            if body.party.kind == "organisation" and group.start - body.end == 1:
                found.update(self._of(body))
        behind = within(reading.places, group.end, group.end + _ORIGIN_WITHIN)
        for place in behind[:1]:
            link = reading.text[group.end : place.start].split()
            if link in (["from"], ["of"], ["from", "the"], ["of", "the"]) and place.place.country:
                found.add(place.place.country)
        return frozenset(found)

    def _of(self, mention: PartyMention) -> Sequence[str]:
        return self._reading.lands.get(mention.referent, ())

    def meant(self, group: Span) -> tuple[Delegation, ...]:
        """Find what a group's words mean: the last delegation told before of that land, all where several."""
        for body in within(self._reading.parties, group.start, group.end):
            whole = self._group_behind(body) if body.party.kind == "organisation" else None
            group = Span(whole.start, whole.end) if whole else group
        before = [one for one in self.told[-_LOOK_BACK:] if one.start <= group.start]
        lands = self.lands(group)
        fitting = [one for one in before if not lands or lands & (one.lands or self._home)]
        words = self._reading.text[group.start : group.end].casefold().split()
        if words and words[-1] == "delegations":
            return tuple(fitting)
        here = [one for one in fitting if one.start == group.start]
        return tuple(here or fitting[-1:])


def _united(first: tuple[PartyMention, ...], second: tuple[PartyMention, ...]) -> tuple[PartyMention, ...]:
    known = {mention.referent for mention in first}
    return (*first, *(mention for mention in second if mention.referent not in known))


def with_lands(reading: Reading, statements: Iterable[Statement], delegations: Delegations) -> Reading:
    """Note the land of those told to be on a country's side, and of members that tell none of their own."""
    lands: dict[int, tuple[str, ...]] = dict(reading.lands)
    for statement in statements:
        for mention in statement.people if statement.land else ():
            lands[mention.referent] = (statement.land,) if statement.land else ()
    for one in delegations.told:
        for mention in (*one.leaders, *one.members) if one.lands else ():
            lands.setdefault(mention.referent, tuple(sorted(one.lands)))
    return replace(reading, lands=lands)
