"""Who is the guest and who the host: which side of a meeting travelled, on which side others were."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.enrich.reading import PartyMention, Reading
from services.enrich.span import Found
from services.enrich.story.parties import Parties, people, referents, united
from services.enrich.story.told import Told

_TOLD_BY_HOST = frozenset({"receive", "host-meal"})
_ENGAGEMENTS = frozenset({"meeting", "attendance", "site_visit"})


@dataclass(frozen=True, slots=True)
class SideWords:
    """Offices by what they tell of the side that calls."""

    envoys: tuple[str, ...]
    rulers: tuple[str, ...]


def settle_sides(events: Sequence[Told], words: SideWords) -> list[Told]:
    """Put the traveller of each mutual meeting among the visitors, hosts among the counterparts.

    Travellers are those whom the release says to come, stay, leave or call. A meeting that tells no
    traveller keeps its doer as the visitor, unless the other side comes from an embassy.
    """
    travellers = frozenset[int]().union(*(referents(event.visitors) for event in events if event.travels))
    settled = [_settled(event, travellers, words) for event in events]
    met = (event for event in settled if referents(event.visitors) & travellers)
    hosts = frozenset[int]().union(*(referents(event.counterparts) for event in met)) - travellers
    return [_parted(event, travellers, hosts) for event in settled]


def _parted(event: Told, travellers: frozenset[int], hosts: frozenset[int]) -> Told:
    """Put a host who does something together with the guest among the counterparts."""
    together = event.type in _ENGAGEMENTS and referents(event.visitors) & travellers
    there = tuple(one for one in event.visitors if together and one.value.referent in hosts)
    visitors = tuple(one for one in event.visitors if one not in there)
    met = tuple(one for one in event.counterparts if one.value.referent not in referents(visitors))
    return event._replace(visitors=visitors, counterparts=united(met, there))


def _settled(event: Told, travellers: frozenset[int], words: SideWords) -> Told:
    if not event.mutual or not event.counterparts or referents(event.visitors) & travellers:
        return event
    if not event.visitors:
        return event
    may_call = event.type == "meeting" and not _hold(event.visitors, words.envoys)
    envoys_call = may_call and _hold(event.counterparts, words.envoys)
    return _swapped(event) if envoys_call or referents(event.counterparts) & travellers else event


def _swapped(event: Told) -> Told:
    return event._replace(visitors=event.counterparts, counterparts=event.visitors)


def _hold(told: Parties, offices: tuple[str, ...]) -> bool:
    titles = [role.title.casefold() for party in told for role in party.value.party.roles]
    return any(office in title for title in titles for office in offices)


def seat_hosts(reading: Reading, events: Sequence[Told], words: SideWords) -> list[Told]:
    """At home, take for the guest who comes from abroad, or comes to a head of state or government."""
    return [_hosted(reading, event, words) for event in events]


def _hosted(reading: Reading, event: Told, words: SideWords) -> Told:
    if not event.mutual or event.rule in _TOLD_BY_HOST or not _is_at_home(reading, event):
        return event
    comes_to_ruler = _rule(event.visitors, words) and not _rule(event.counterparts, words)
    if comes_to_ruler and event.site is not None:
        return _swapped(event)
    comes_from_abroad = _is_foreign(reading, event.counterparts) and not _is_foreign(reading, event.visitors)
    return _swapped(event) if comes_from_abroad else event


def _is_at_home(reading: Reading, event: Told) -> bool:
    home = reading.land.country if reading.land else None
    return event.place is not None and home is not None and event.place.value.country == home


def _rule(told: Parties, words: SideWords) -> bool:
    return any(role.title.casefold() in words.rulers for party in told for role in party.value.party.roles)


def _is_foreign(reading: Reading, told: Parties) -> bool:
    """Say whether any party is told with a land that is not the publisher's."""
    home = reading.land.country if reading.land else None
    return any(land != home for party in told for land in reading.lands.get(party.value.referent, ()))


def seat_company(reading: Reading, events: Sequence[Told]) -> list[Told]:
    """Put who else was present, and who came along to an engagement, on the side they belong to."""
    arrivals = (event for event in events if event.type == "arrival" and _is_at_home(reading, event))
    guests = frozenset[int]().union(*(referents(event.visitors) for event in arrivals))
    kept: list[Told] = []
    for event in events:
        if event.presence:
            _add_present(reading, kept, event, guests)
        else:
            kept.append(_beside(reading, event, event.companions, guests))
    return kept


def _add_present(reading: Reading, kept: list[Told], presence: Told, guests: frozenset[int]) -> None:
    for at in range(len(kept) - 1, -1, -1):
        if kept[at].type in _ENGAGEMENTS and not kept[at].headline:
            kept[at] = _beside(reading, kept[at], presence.counterparts, guests)
            return


def _beside(reading: Reading, event: Told, others: Parties, guests: frozenset[int]) -> Told:
    if not others and not event.companions:
        return event
    known = referents(event.visitors) | referents(event.counterparts)
    others = tuple(party for party in people(others) if party.value.referent not in known)
    ours = tuple(party for party in others if _is_on_guests_side(reading, event, party, guests))
    hosts = tuple(party for party in others if party not in ours)
    return event._replace(
        visitors=united(event.visitors, ours),
        counterparts=united(event.counterparts, hosts),
        companions=(),
    )


def _is_on_guests_side(
    reading: Reading, event: Told, party: Found[PartyMention], guests: frozenset[int]
) -> bool:
    """Say whether somebody beside an engagement came with the guest rather than with the host."""
    lands = reading.lands.get(party.value.referent, ())
    if event.place is not None and not _is_at_home(reading, event):
        return not lands or lands[0] != event.place.value.country
    home = reading.land.country if reading.land else None
    abroad = {land for one in event.visitors for land in reading.lands.get(one.value.referent, ())} - {home}
    if abroad or referents(event.visitors) & guests:
        return bool(lands) and lands[0] in abroad
    return event.type != "meeting"
