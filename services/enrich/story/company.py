"""Who came along: companions of the journey, and who else was present."""

from collections.abc import Sequence
from dataclasses import replace

from services.enrich.story.told import Parties, Told, referents


def join_company(events: Sequence[Told]) -> list[Told]:
    """Add companions to the travel of those they accompany, and the present to the event just told."""
    company = [event for event in events if event.rule in {"accompany", "delegation-members"}]
    kept: list[Told] = []
    for event in events:
        if event.rule in {"accompany", "delegation-members"}:
            continue
        if event.rule == "be-present":
            _add_present(kept, event)
        else:
            kept.append(_with_own(event))
    return [_with_company(event, company) for event in kept]


def _add_present(kept: list[Told], presence: Told) -> None:
    for at in range(len(kept) - 1, -1, -1):
        if kept[at].type in {"meeting", "attendance", "site_visit"}:
            kept[at] = replace(kept[at], counterparts=united(kept[at].counterparts, presence.counterparts))
            return


def _with_own(event: Told) -> Told:
    if not event.companions:
        return event
    return replace(event, visitors=united(event.visitors, event.companions), companions=())


def _with_company(event: Told, company: Sequence[Told]) -> Told:
    if not event.travels or event.headline:
        return event
    for group in company:
        if referents(group.visitors) & referents(event.visitors) or not referents(group.visitors):
            event = replace(event, visitors=united(event.visitors, group.companions))
    return event


def united(first: Parties, second: Parties) -> Parties:
    """Unite two lists of parties, each party once."""
    known = referents(first)
    return (*first, *(party for party in second if party.value.referent not in known))
