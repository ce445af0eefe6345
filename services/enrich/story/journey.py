"""Trips: joins the events of one journey."""

from collections.abc import Sequence

from schemas.visit import Place, Trip
from services.enrich.story.parties import referents
from services.enrich.story.told import Told


def trips(events: Sequence[Told], home: Place | None) -> list[Trip]:
    """Give each event the journey it belongs to: that of its first visitor."""
    leaders = [_leader(event) for event in events]
    journeys = {
        leader: _trip([e for e, who in zip(events, leaders, strict=True) if who == leader], home)
        for leader in set(leaders)
    }
    return [journeys[leader] for leader in leaders]


def _leader(event: Told) -> int:
    return event.visitors[0].value.referent if event.visitors else -1


def _trip(events: Sequence[Told], home: Place | None) -> Trip:
    legs = [event for event in events if event.travels and event.type != "return" and event.place]
    destinations = dict.fromkeys(leg.place.value for leg in legs if leg.place)
    days = sorted(day for event in events if event.time for day in event.time.value.edtf.split("/"))
    return Trip(destinations=tuple(destinations), start=days[0] if days else None, end=None, home=home)


_ = referents
