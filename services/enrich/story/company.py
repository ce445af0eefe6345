"""Who came along: leaders and members of delegations, companions of the journey, and who else was present."""

from collections.abc import Sequence
from dataclasses import replace

from services.enrich.reading import PartyMention, Reading
from services.enrich.span import Found, Span
from services.enrich.story.delegation import Delegation
from services.enrich.story.parties import Parties, people, referents, united
from services.enrich.story.told import Told

_DELEGATION_WORDS = frozenset(
    {
        "delegation",
        "delegates",
        "delegations",
        "entourage",
        "team",
        "mission",
        "group",
        "they",
        "members",
        "party",
    }
)
_COMPANY = frozenset({"accompany", "delegation-members", "lead-delegation"})
_ENGAGEMENTS = frozenset({"meeting", "attendance", "site_visit"})


def join_company(events: Sequence[Told], delegations: Sequence[Delegation]) -> list[Told]:
    """Name the people behind "the delegation", add companions to the travel of those they go with."""
    groups = {event.trigger for event in events if _is_delegation(event.visitors)}
    events = [_head_named(event, delegations) for event in events]
    company = [_named(event, events) for event in events if event.rule in _COMPANY]
    kept: list[Told] = []
    for event in events:
        if event.rule in _COMPANY:
            _join_meeting(kept, event, events)
        else:
            led = _led(event, events, company)
            kept.append(_with_members(led, company) if event.trigger in groups else led)
    return [_with_company(event, company) for event in kept]


def seat_company(reading: Reading, events: Sequence[Told]) -> list[Told]:
    """Put who else was present, and who came along to an engagement, on the side they belong to."""
    inbound = _inbound(reading, events)
    kept: list[Told] = []
    for event in events:
        if event.presence:
            _add_present(reading, kept, event, inbound)
        else:
            kept.append(_beside(reading, event, event.companions, inbound))
    return kept


def _inbound(reading: Reading, events: Sequence[Told]) -> frozenset[int]:
    """Give the referents of those who come to the publisher's land."""
    home = reading.land.country if reading.land else None
    arrivals = (e for e in events if e.type == "arrival" and e.place and e.place.value.country == home)
    return frozenset[int]().union(*(referents(event.visitors) for event in arrivals))


def _beside(reading: Reading, event: Told, others: Parties, inbound: frozenset[int]) -> Told:
    known = referents(event.visitors) | referents(event.counterparts)
    others = tuple(party for party in people(others) if party.value.referent not in known)
    ours = tuple(party for party in others if _travels_along(reading, event, party, inbound))
    hosts = tuple(party for party in others if party not in ours)
    return replace(
        event,
        visitors=united(event.visitors, ours),
        counterparts=united(event.counterparts, hosts),
        companions=(),
    )


def _travels_along(
    reading: Reading, event: Told, party: Found[PartyMention], inbound: frozenset[int]
) -> bool:
    """Say whether somebody beside an engagement came with the guest rather than with the host."""
    home = reading.land.country if reading.land else None
    lands = reading.lands.get(party.value.referent, ())
    guests = {land for one in event.visitors for land in reading.lands.get(one.value.referent, ())} - {home}
    if event.place is None or event.place.value.country == home:
        if referents(event.visitors) & inbound or guests:
            return bool(lands) and lands[0] in guests
        return event.type != "meeting"
    return not lands or lands[0] != event.place.value.country


def _head_named(event: Told, delegations: Sequence[Delegation]) -> Told:
    """Put a delegation's leaders where the delegation stands."""
    return replace(
        event,
        visitors=_with_heads(event.visitors, delegations),
        counterparts=_with_heads(event.counterparts, delegations),
    )


def _with_heads(parties: Parties, delegations: Sequence[Delegation]) -> Parties:
    named: Parties = ()
    for party in parties:
        group = (
            _heads(party, delegations)
            if party.value.party.kind in {"group", "delegation", "organisation"}
            else None
        )
        if group is None:
            named = united(named, (party,))
        else:
            named = united(named, tuple(Found(one, Span(one.start, one.end)) for one in group.leaders))
    return named


def _heads(party: Found[PartyMention], delegations: Sequence[Delegation]) -> Delegation | None:
    """Find the delegation meant: told here, told before by the same first word, or the last told at all."""
    words = (party.value.party.text or "").casefold().removeprefix("the ").split()
    for one in reversed(delegations):
        told = one.text.casefold().removeprefix("the ").removeprefix("a ").split()
        if one.start <= party.span.start < one.start + len(one.text):
            return one
        if (
            one.start < party.span.start
            and party.value.party.kind != "organisation"
            and words
            and (words[0] == told[0] or (words[-1] in _DELEGATION_WORDS and len(words) == 1))
        ):
            return one
    return None


def _is_delegation(parties: Parties) -> bool:
    return bool(parties) and all(party.value.party.kind in {"group", "delegation"} for party in parties)


def _says_delegation(parties: Parties) -> bool:
    words = (parties[0].value.party.text or "").casefold().split()
    return bool(words) and words[-1] in _DELEGATION_WORDS


def _named(event: Told, events: Sequence[Told]) -> Told:
    """A delegation's leader is the traveller told last before it."""
    if people(event.visitors):
        return event
    return replace(event, visitors=_leader(event, events))


def _leader(event: Told, events: Sequence[Told]) -> Parties:
    before = [
        other for other in events if other.trigger.start < event.trigger.start and people(other.visitors)
    ]
    travel = [other for other in before if other.travels or other.rule in _COMPANY] or before
    return people(travel[-1].visitors)[:1] if travel else ()


def _led(event: Told, events: Sequence[Told], company: Sequence[Told]) -> Told:
    """Write out a delegation that does something: its leader, then its members."""
    if (
        not _is_delegation(event.visitors)
        or not _says_delegation(event.visitors)
        or not (leader := _leader(event, events))
    ):
        return event
    return _with_members(replace(event, visitors=leader), company)


def _with_members(event: Told, company: Sequence[Told]) -> Told:
    for group in company:
        if referents(group.visitors) & referents(event.visitors):
            event = replace(event, visitors=united(event.visitors, people(group.companions)))
    return event


def _join_meeting(kept: list[Told], event: Told, events: Sequence[Told]) -> None:
    """Those a delegation "included" in a report of one meeting were at that meeting."""
    if event.rule != "delegation-members" or event.status != "completed" or event.tense != "past":
        return
    if any(other.travels and not other.stay for other in events):
        return
    for at in range(len(kept) - 1, -1, -1):
        if kept[at].type == "meeting":
            kept[at] = replace(kept[at], visitors=united(kept[at].visitors, people(event.companions)))
            return


def _add_present(reading: Reading, kept: list[Told], presence: Told, inbound: frozenset[int]) -> None:
    for at in range(len(kept) - 1, -1, -1):
        if kept[at].type in _ENGAGEMENTS and not kept[at].headline:
            kept[at] = _beside(reading, kept[at], presence.counterparts, inbound)
            return


def _with_company(event: Told, company: Sequence[Told]) -> Told:
    own = people(event.companions)
    if not event.travels:
        return event
    for group in company:
        if referents(group.visitors) & referents(event.visitors):
            own = united(own, people(group.companions))
    return replace(event, visitors=united(event.visitors, own), companions=())
