"""Who came along: the people behind "the delegation", companions of the journey, others present."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from services.enrich.reading import PartyMention
from services.enrich.span import Found
from services.enrich.story.delegation import Delegations
from services.enrich.story.parties import Parties, parties, people, referents, united
from services.enrich.story.statement import Statement
from services.enrich.story.told import Told

_COMPANY = frozenset({"accompany", "lead-delegation"})
_ENGAGEMENTS = frozenset({"meeting", "site_visit", "attendance"})
_BESIDE_JOURNEYS = ("site_visit", "attendance", "meeting")
"""What "accompanied him on this visit" means where no journey is told, the likeliest first."""


def join_company(
    events: Sequence[Told], statements: Sequence[Statement], delegations: Delegations
) -> list[Told]:
    """Name the people behind "the delegation", and add companions to what the text puts them at."""
    told = [event for event in events if not _tells_company(event, statements)]
    company = Company(told, statements, delegations)
    joined = [company.named(event) for event in told]
    for statement in statements:
        for at in _where_present(joined, statement, company):
            joined[at] = _with(joined[at], parties(statement.people))
    return [company.along(event) for event in joined]


def _tells_company(event: Told, statements: Sequence[Statement]) -> bool:
    """Say whether a clause only tells who came along or was there."""
    if event.rule in _COMPANY:
        return True
    return any(
        statement.tells == "present"
        and statement.span.holds(event.trigger)
        and (event.presence or event.type == "attendance")
        for statement in statements
    )


def _with(event: Told, others: Parties) -> Told:
    return event._replace(companions=united(event.companions, others))


class Company:
    """Who goes with whom in one release."""

    def __init__(
        self, events: Sequence[Told], statements: Sequence[Statement], delegations: Delegations
    ) -> None:
        """Gather companions from statements, and from the clauses of the journey itself."""
        self._delegations = delegations
        self._travel = [event for event in events if event.travels and not event.headline]
        legs = {event.sentence for event in self._travel}
        self._engaged: defaultdict[int, set[int]] = defaultdict(set)
        for event in events:
            if event.sentence not in legs:
                self._engaged[event.sentence] |= referents((*event.visitors, *event.counterparts))
        self.one_stay = all(event.stay for event in self._travel)
        self._along: defaultdict[int, list[tuple[int, Parties]]] = defaultdict(list)
        self._brought_by: dict[int, Parties] = {}
        for statement in statements:
            if self.goes_along(statement):
                self._note(statement.sentence, self.leaders_of(statement), parties(statement.people))
        for event in self._travel:
            self._note(event.sentence, people(event.visitors), people(event.companions))
        self._legs = {leader: self._legs_of(leader) for leader in self._along}

    def goes_along(self, statement: Statement) -> bool:
        """Say whether a statement tells companions of the journey, not of one engagement."""
        if statement.tells not in {"members", "companions"}:
            return False
        if self._engaged[statement.sentence] & referents(self.leaders_of(statement)):
            return False
        return statement.occasion not in {"meeting", "attendance"} and not (statement.past and self.one_stay)

    def has_legs(self, leaders: frozenset[int]) -> bool:
        """Say whether any of these people is told to travel."""
        return any(self._legs.get(leader) for leader in leaders)

    def _note(self, sentence: int, leaders: Parties, along: Parties) -> None:
        along = tuple(one for one in along if one.value.referent not in referents(leaders))
        for leader in leaders if along else ():
            self._along[leader.value.referent].append((sentence, along))
        for one in along if leaders else ():
            self._brought_by.setdefault(one.value.referent, leaders)

    def _legs_of(self, leader: int) -> tuple[int, ...]:
        return tuple(
            sorted({event.sentence for event in self._travel if leader in referents(event.visitors)})
        )

    def leaders_of(self, statement: Statement) -> Parties:
        """Find whose companions a statement tells."""
        leaders = parties(statement.leaders)
        for one in self._delegations.meant(statement.group) if statement.group else ():
            leaders = united(leaders, parties(one.leaders))
        return leaders or self.leaders_at(statement.span.start)

    def leaders_at(self, position: int) -> Parties:
        """Find who travels: the traveller told last, or whoever brought them along."""
        behind = bisect_right(self._travel, position, key=lambda event: event.trigger.start)
        for event in (*reversed(self._travel[:behind]), *self._travel[behind:]):
            if traveller := people(event.visitors)[:1]:
                return self._brought_by.get(traveller[0].value.referent, traveller)
        return ()

    def named(self, event: Told) -> Told:
        """Put a delegation's people where the delegation stands."""
        visitors, counterparts = self._named(event.visitors), self._named(event.counterparts)
        if visitors is event.visitors and counterparts is event.counterparts:
            return event
        return event._replace(visitors=visitors, counterparts=counterparts)

    def _named(self, told: Parties) -> Parties:
        if all(party.value.party.kind == "person" for party in told):
            return told
        others = people(told)
        named: Parties = ()
        for party in told:
            behind = () if party.value.party.kind == "person" else self._behind(party, others)
            stays = not behind or referents(behind) & referents(others)
            named = united(united(named, (party,) if stays else ()), behind)
        return named

    def _behind(self, group: Found[PartyMention], others: Parties) -> Parties:
        """Find the people of a delegation; beside its leader, only those who belong to it."""
        if not self._delegations.may_be(group.value):
            return ()
        leaders: Parties = others
        members: Parties = ()
        for one in self._delegations.meant(group.span):
            ours = parties(one.leaders)
            if not others or not ours or referents(others) & referents(ours):
                leaders, members = united(leaders, ours), united(members, parties(one.members))
        if not leaders and self._delegations.is_definite(group.value):
            leaders = self.leaders_at(group.span.start)
        for leader in leaders:
            for _, along in self._along.get(leader.value.referent, ()):
                members = united(members, along)
        return united(leaders, members)

    def along(self, event: Told) -> Told:
        """Add to a leg of the journey those who come along on it."""
        if not event.travels:
            return event
        visitors = united(event.visitors, people(event.companions))
        for leader in event.visitors:
            for along in self._on_leg(leader.value.referent, event.sentence):
                visitors = united(visitors, tuple(one for one in along if not self._lives_there(one, event)))
        return event._replace(visitors=visitors, companions=())

    def _lives_there(self, one: Found[PartyMention], event: Told) -> bool:
        """Say whether a companion is of the land one arrives in: a host that goes about with the guest."""
        there = event.place.value.country if event.place else None
        return there is not None and self._delegations.is_foreign(one.value, there)

    def _on_leg(self, leader: int, sentence: int) -> Iterator[Parties]:
        """Yield who goes along on a leg: as told there, else on the last leg before, else on the next."""
        if leader not in self._along:
            return
        legs = self._legs[leader]
        told: defaultdict[int, list[Parties]] = defaultdict(list)
        for where, along in self._along[leader]:
            told[max(0, bisect_right(legs, where) - 1)].append(along)
        leg = max(0, bisect_right(legs, sentence) - 1)
        nearest = min(told, key=lambda other: (other > leg, abs(other - leg)))
        yield from told[nearest]


def _where_present(events: Sequence[Told], statement: Statement, company: Company) -> Iterator[int]:
    """Yield the engagements that a statement puts its people at, by their places in `events`."""
    if statement.tells == "leaders":
        return
    if statement.tells == "present":
        yield from _last_engagement(events, statement, frozenset())
        return
    leaders = referents(company.leaders_of(statement))
    engagements = [at for at, event in enumerate(events) if _engages(event, leaders)]
    here = [at for at in engagements if events[at].sentence == statement.sentence]
    if statement.engaged:
        yield from engagements
    elif here and not company.goes_along(statement):
        yield from here
    elif not company.goes_along(statement) or not company.has_legs(leaders):
        yield from _last_engagement(events, statement, leaders)
    elif statement.tells == "members" and company.one_stay and len(engagements) == 1:
        yield from engagements


def _engages(event: Told, leaders: frozenset[int]) -> bool:
    known = leaders & referents((*event.visitors, *event.counterparts))
    return bool(known) and event.type in _ENGAGEMENTS and not event.headline


def _last_engagement(events: Sequence[Told], statement: Statement, leaders: frozenset[int]) -> list[int]:
    """Find the engagement that is meant: the last before of the type told, else the likeliest."""
    fitting = [
        at
        for at, event in enumerate(events)
        if event.type in _ENGAGEMENTS
        and not (event.headline or event.presence)
        and (not leaders or leaders & referents((*event.visitors, *event.counterparts)))
    ]
    before = [at for at in fitting if events[at].trigger.start < statement.span.end]
    of_type = [at for at in before if events[at].type == statement.occasion]
    if of_type or statement.tells == "present":
        return (of_type or before)[-1:] or fitting[:1]
    return sorted(before, key=lambda at: (_BESIDE_JOURNEYS.index(events[at].type), -at))[:1]
