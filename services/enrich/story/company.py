"""Who came along: leaders and members of delegations, companions of the journey."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from services.enrich.reading import PartyMention
from services.enrich.span import Found, Span
from services.enrich.story.delegation import Delegation
from services.enrich.story.parties import Parties, people, referents, united
from services.enrich.story.told import Told

_COMPANY = frozenset({"accompany", "delegation-members", "lead-delegation"})
_DELEGATION_WORDS = frozenset(
    {"delegation", "delegations", "delegates", "entourage", "team", "mission", "group", "they", "members"}
)
_LOOK_BACK = 50
"""How many events or delegations back a delegation's leader is looked for."""

Companions = dict[int, Parties]
"""Who goes along with whom, by the referent of the one they go with."""


def join_company(events: Sequence[Told], delegations: Sequence[Delegation]) -> list[Told]:
    """Name the people behind "the delegation", add companions to the travel of those they go with."""
    named = [_heads_named(event, delegations) for event in events]
    companions = _companions(named)
    one_meeting = not any(event.travels and not event.stay for event in events)
    kept: list[Told] = []
    for at, (event, before) in enumerate(zip(named, events, strict=True)):
        if event.rule not in _COMPANY:
            kept.append(_with_company(named, at, companions, is_group=_is_group(before.visitors)))
        elif one_meeting and event.rule == "delegation-members" and event.tense == "past":
            _join_meeting(kept, people(event.companions))
    return kept


def _heads_named(event: Told, delegations: Sequence[Delegation]) -> Told:
    """Put a delegation's leaders where the delegation stands."""
    visitors = _with_heads(event.visitors, delegations)
    return replace(event, visitors=visitors, counterparts=_with_heads(event.counterparts, delegations))


def _with_heads(told: Parties, delegations: Sequence[Delegation]) -> Parties:
    named: Parties = ()
    for party in told:
        group = None if party.value.party.kind == "person" else _delegation(party, delegations)
        heads = tuple(Found(one, Span(one.start, one.end)) for one in group.leaders) if group else (party,)
        named = united(named, heads)
    return named


def _delegation(party: Found[PartyMention], delegations: Sequence[Delegation]) -> Delegation | None:
    """Find the delegation meant: the one told here, else the last before that its words may mean."""
    behind = bisect_right(delegations, party.span.start, key=lambda one: one.start)
    for one in reversed(delegations[max(0, behind - _LOOK_BACK) : behind]):
        if one.start <= party.span.start < one.start + len(one.text):
            return one
        if one.start < party.span.start and _may_mean(party, one):
            return one
    return None


def _may_mean(party: Found[PartyMention], one: Delegation) -> bool:
    words = (party.value.party.text or "").casefold().removeprefix("the ").split()
    told = one.text.casefold().removeprefix("the ").removeprefix("a ").split()
    if not words or party.value.party.kind == "organisation":
        return False
    return words[0] == told[0] or (len(words) == 1 and words[0] in _DELEGATION_WORDS)


def _companions(events: Sequence[Told]) -> Companions:
    found: Companions = {}
    for at, event in enumerate(events):
        if event.rule in _COMPANY:
            for leader in referents(people(event.visitors) or _leader(events, at)):
                found[leader] = united(found.get(leader, ()), people(event.companions))
    return found


def _leader(events: Sequence[Told], at: int) -> Parties:
    """Take the traveller told last for a delegation's leader, else whoever acted last."""
    before = [event for event in events[max(0, at - _LOOK_BACK) : at] if people(event.visitors)]
    travel = [event for event in before if event.travels or event.rule in _COMPANY] or before
    return people(travel[-1].visitors)[:1] if travel else ()


def _is_group(told: Parties) -> bool:
    return bool(told) and all(party.value.party.kind in {"group", "delegation"} for party in told)


def _with_company(events: Sequence[Told], at: int, companions: Companions, *, is_group: bool) -> Told:
    """Add companions to travel, and to what "the delegation" does."""
    event = events[at]
    if _is_group(event.visitors) and _says_delegation(event.visitors):
        event = replace(event, visitors=_leader(events, at) or event.visitors)
    own = people(event.companions) if event.travels else ()
    if event.travels or is_group:
        for leader in sorted(referents(event.visitors)):
            own = united(own, companions.get(leader, ()))
    own_way = () if event.travels else event.companions
    return replace(event, visitors=united(event.visitors, own), companions=own_way)


def _says_delegation(told: Parties) -> bool:
    words = (told[0].value.party.text or "").casefold().split()
    return bool(words) and words[-1] in _DELEGATION_WORDS


def _join_meeting(kept: list[Told], members: Parties) -> None:
    """Add those whom a delegation "included", in a report of one meeting, to that meeting."""
    for at in range(len(kept) - 1, -1, -1):
        if kept[at].type == "meeting":
            kept[at] = replace(kept[at], visitors=united(kept[at].visitors, members))
            return
