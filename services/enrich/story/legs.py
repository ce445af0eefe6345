"""Legs: what each leg of a journey is by the legs around it, and which tellings of it are one."""

from collections import defaultdict
from collections.abc import Hashable, Sequence

from schemas.visit import Place
from services.enrich.reading import Reading
from services.enrich.span import Found
from services.enrich.story.parties import united
from services.enrich.story.told import Told

_NOBODY = -1
_GREETING = frozenset({"greet", "receive", "meet"})
_Where = Found[Place] | None


def settle_legs(reading: Reading, events: Sequence[Told]) -> list[Told]:
    """Tell coming home from arriving, join greetings to their arrival, leave out arrivals nowhere."""
    by_traveller: defaultdict[Hashable, list[Told]] = defaultdict(list)
    for event in events:
        if event.travels:
            by_traveller[_traveller(event)].append(event)
    settled: dict[int, Told | None] = {}
    for legs in by_traveller.values():
        settled |= _homecomings(reading, legs)
        settled |= _greeted(legs)
    told = (settled.get(id(event), event) for event in events)
    return [event for event in told if event is not None and not _is_nowhere(event)]


def _is_nowhere(event: Told) -> bool:
    return event.type == "arrival" and event.place is None and event.site is None


def _traveller(event: Told) -> int:
    return event.visitors[0].value.referent if event.visitors else _NOBODY


def _homecomings(reading: Reading, legs: Sequence[Told]) -> dict[int, Told | None]:
    """Read an arrival at home, by one who left it or was abroad, as the return."""
    home = reading.land.country if reading.land else None
    found: dict[int, Told | None] = {}
    abroad: _Where = None
    for leg in legs:
        if leg.place is None or leg.headline:
            continue
        if leg.place.value.country != home:
            abroad = leg.place
        elif abroad is not None and (leg.rule == "arrive" or leg.type == "departure"):
            found[id(leg)] = leg._replace(type="return", origin=leg.origin or abroad)
    return found


def _greeted(legs: Sequence[Told]) -> dict[int, Told | None]:
    """Join who greets at the airport to the arrival told before, or behind where none is."""
    found: dict[int, Told | None] = {}
    arrival: Told | None = None
    for leg in legs:
        if leg.type != "arrival" or leg.headline:
            continue
        if arrival is None or not _is_landing(arrival, leg):
            arrival = arrival if arrival and leg.stay and _in_one_land(arrival, leg) else leg
            continue
        joined = found.get(id(arrival)) or arrival
        found[id(arrival)] = joined._replace(
            counterparts=united(joined.counterparts, leg.counterparts),
            visitors=united(joined.visitors, leg.visitors),
            site=joined.site or leg.site,
            place=_finer(joined.place, leg.place),
            time=joined.time or leg.time,
        )
        found[id(leg)] = None
    return found


def _finer(place: _Where, other: _Where) -> _Where:
    return other if place is None or (other and place.value.kind == "country") else place


def _is_landing(arrival: Told, leg: Told) -> bool:
    """Say whether a leg tells the airport, or the hosts there, of an arrival told before it."""
    greets = leg.rule in _GREETING or (leg.rule == "arrive" and bool(leg.site or arrival.site))
    return greets and leg.status == arrival.status and _in_one_land(arrival, leg)


def _in_one_land(one: Told, other: Told) -> bool:
    if one.place is None or other.place is None:
        return True
    return one.place.value.country == other.place.value.country
