"""Who is the guest: settles which side of a meeting travelled."""

from collections.abc import Sequence
from dataclasses import replace

from services.enrich.reading import Reading
from services.enrich.story.parties import Parties, referents
from services.enrich.story.told import Told


def settle_sides(events: Sequence[Told]) -> list[Told]:
    """Put the traveller of each mutual meeting among the visitors.

    Travellers are those whom the release says to come, stay, leave or call. A meeting of two that tells no
    traveller keeps its doer as the visitor, unless the other side comes from an embassy.
    """
    travellers = frozenset[int]().union(*(referents(event.visitors) for event in events if event.travels))
    return [_settled(event, travellers) for event in events]


def _settled(event: Told, travellers: frozenset[int]) -> Told:
    if not event.mutual or not event.counterparts:
        return event
    first, second = referents(event.visitors), referents(event.counterparts)
    swapped = replace(event, visitors=event.counterparts, counterparts=event.visitors)
    if first & travellers:
        return event
    if second & travellers or (_envoys(event, visitors=False) and not _envoys(event, visitors=True)):
        return swapped
    return event


def seat_hosts(reading: Reading, events: Sequence[Told]) -> list[Told]:
    """At home, who comes from abroad is the guest."""
    return [_hosted(reading, event) for event in events]


def _hosted(reading: Reading, event: Told) -> Told:
    if not event.mutual or event.place is None or reading.land is None or event.rule == "receive":
        return event
    if event.place.value.country != reading.land.country:
        return event
    if _rules(event.visitors) and not _rules(event.counterparts) and event.site is not None:
        return replace(event, visitors=event.counterparts, counterparts=event.visitors)
    if _foreign(reading, event.counterparts) and not _foreign(reading, event.visitors):
        return replace(event, visitors=event.counterparts, counterparts=event.visitors)
    return event


def _rules(parties: Parties) -> bool:
    """Say whether a head of state or government is among the parties: others come to them."""
    titles = {role.title.casefold() for party in parties for role in party.value.party.roles}
    return bool(
        titles
        & {
            "president",
            "prime minister",
            "king",
            "queen",
            "sultan",
            "chief executive",
            "emir",
            "chancellor",
            "premier",
        }
    )


def _foreign(reading: Reading, parties: Parties) -> bool:
    """Say whether any party is told with a land that is not the publisher's."""
    home = reading.land.country if reading.land else None
    return any(land != home for party in parties for land in reading.lands.get(party.value.referent, ()))


def _envoys(event: Told, *, visitors: bool) -> bool:
    parties = event.visitors if visitors else event.counterparts
    titles = [role.title.casefold() for party in parties for role in party.value.party.roles]
    return any(
        word in title for title in titles for word in ("ambassador", "high commissioner", "chargé", "consul")
    )
