"""Trips: joins the events of one journey."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from schemas.visit import Place, Trip
from services.enrich.reading import Reading
from services.enrich.story.told import Told

_NOBODY = -1


def trips(reading: Reading, events: Sequence[Told]) -> list[Trip]:
    """Give each event the journey it belongs to: that of its first visitor."""
    day = next((time.parts.ordinal for time in reading.times if time.kind == "ordinal_day"), None)
    by_leader: defaultdict[int, list[Told]] = defaultdict(list)
    for event in events:
        by_leader[_leader(event)].append(event)
    journeys = {leader: _trip(reading, told, day) for leader, told in by_leader.items()}
    return [journeys[_leader(event)] for event in events]


def _leader(event: Told) -> int:
    return event.visitors[0].value.referent if event.visitors else _NOBODY


def _trip(reading: Reading, events: Sequence[Told], day: int | None) -> Trip:
    """Tell the stops in order, and the first and last day where the travel itself is dated."""
    legs = [event for event in events if event.travels]
    stops = dict.fromkeys(leg.place.value for leg in legs if leg.place and leg.type != "return")
    first = [leg.time.value.first_day for leg in legs if leg.time and leg.time.value.first_day]
    last = [leg.time.value.last_day for leg in legs if leg.time and leg.time.value.last_day and _ends(leg)]
    return Trip(
        destinations=tuple(stops),
        start=min(first).isoformat() if first else None,
        end=max(last).isoformat() if last else None,
        day=day,
        home=_home(reading.home, stops),
    )


def _home(publishers: Place | None, stops: Iterable[Place]) -> Place | None:
    """Take the publisher's place where the journey leads abroad; it tells nothing of a guest's home."""
    abroad = publishers and any(stop.country != publishers.country for stop in stops)
    return publishers if abroad else None


def _ends(leg: Told) -> bool:
    """Say whether a leg's last day may end the journey: a return, or a stay told from day to day."""
    if leg.type == "return" or leg.time is None:
        return leg.type == "return"
    return leg.type == "arrival" and leg.time.value.first_day != leg.time.value.last_day
