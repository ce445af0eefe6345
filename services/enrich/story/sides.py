"""Who is the guest: settles which side of a meeting travelled."""

from collections.abc import Sequence
from dataclasses import replace

from services.enrich.story.told import Told, referents


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


def _envoys(event: Told, *, visitors: bool) -> bool:
    parties = event.visitors if visitors else event.counterparts
    titles = [role.title.casefold() for party in parties for role in party.value.party.roles]
    return any(word in title for title in titles for word in ("ambassador", "high commissioner", "chargé", "consul"))
