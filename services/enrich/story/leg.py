"""Legs: from which day to which a journey stays at each of its places."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schemas.visit import Place
from services.enrich.span import Found, Span
from services.enrich.story.stay import is_range
from services.enrich.story.told import Told
from services.enrich.time import ResolvedTime, derive_stay

_LONGEST_DAYS = 60
_STOPS_READ = 12


@dataclass(frozen=True, slots=True)
class Leg:
    """The days at one place; of one day where nothing tells how long the journey stays there.

    `is_last`: no later move is told. `is_between`: its own days are untold; it lies between two legs.
    """

    move: Told
    when: Found[ResolvedTime]
    is_closed: bool
    is_last: bool
    is_between: bool = False


@dataclass(frozen=True, slots=True)
class Legs:
    """The legs of a journey by place, by country, and those told of a country as a whole.

    `lone`: the countries in which it has a single leg, whose days any place there shares.
    """

    by_place: Mapping[Place, Leg]
    by_country: Mapping[str, Leg]
    countries: Mapping[str, Leg]
    lone: frozenset[str]

    def of(self, event: Told) -> Leg | None:
        """Find the leg at an event's place, else that in its country."""
        if event.place is None:
            return None
        place = event.place.value
        if place in self.by_place:
            return self.by_place[place]
        country = place.country or ""
        if place.kind == "country" or country in self.lone:
            return self.by_country.get(country)
        return self.countries.get(country)


@dataclass(frozen=True, slots=True)
class _Step:
    """One dated move of a journey."""

    event: Told
    first: date
    last: date
    span: Span


def find_legs(travel: Sequence[Told]) -> Legs:
    """Read the legs of a journey from its dated moves; each lasts until the move that leads on."""
    by_place: dict[Place, Leg] = {}
    by_country: dict[str, Leg] = {}
    countries: dict[str, Leg] = {}
    following: list[_Step] = []
    steps = list(_steps(travel))
    for leg in _between(travel, steps):
        if leg.move.place is not None:
            _keep(by_place, leg.move.place.value, leg)
    for step in sorted(steps, key=lambda step: step.first, reverse=True):
        place = step.event.place.value if step.event.place else None
        if place is not None and step.event.type != "return":
            leg = _leg(
                step,
                next((each for each in reversed(following[-_STOPS_READ:]) if _leads_on(step, each)), None),
            )
            for legs, key in ((by_place, place), (by_country, place.country or "")):
                _keep(legs, key, leg)
            if place.kind == "country":
                _keep(countries, place.country or "", leg)
        if not following or following[-1].event.place != step.event.place:
            following.append(step)
    stops = Counter(place.country or "" for place in by_place)
    return Legs(by_place, by_country, countries, frozenset(land for land, many in stops.items() if many == 1))


def _between(travel: Sequence[Told], steps: Sequence[_Step]) -> Iterator[Leg]:
    """Yield the legs told without a day that lie between two dated ones, with the time between those."""
    dated = {id(step.event): step for step in steps}
    before: _Step | None = None
    waiting: list[Told] = []
    for event in travel:
        step = dated.get(id(event))
        if step is None:
            if event.time is None and event.place and not event.nominal and event.type != "return":
                waiting.append(event)
            continue
        if before is not None and 0 <= (step.first - before.last).days < _LONGEST_DAYS:
            days = Found(derive_stay(before.last, (step.first - before.last).days + 1), step.span)
            yield from (Leg(event, days, is_closed=True, is_last=False, is_between=True) for event in waiting)
        before, waiting = step, []


def _keep(legs: dict[Place, Leg] | dict[str, Leg], key: Place | str, leg: Leg) -> None:
    """Keep the earliest leg at a place, of those the best known."""
    known = legs.get(key)  # pyright: ignore[reportArgumentType]  # each map is asked by its own kind of key
    if known is None or _certainty(leg) >= _certainty(known):
        legs[key] = leg  # pyright: ignore[reportArgumentType]  # as above


def _certainty(leg: Leg) -> int:
    """Rank what tells a leg's days: its own words, the legs around it, its first day alone."""
    if leg.move.time is not None and is_range(leg.move.time.value):
        return 2
    return int(leg.is_closed)


def _leads_on(step: _Step, following: _Step) -> bool:
    """Say whether a move leaves a step's place; from a country, one to its cities does not."""
    here, there = step.event.place, following.event.place
    if here is None or there is None or following.event.type == "return":
        return here != there
    is_inside = here.value.kind == "country" and here.value.country == there.value.country
    return here != there and not is_inside


def _leg(step: _Step, following: _Step | None) -> Leg:
    """Close a leg by the move that leads on; between two arrivals it is of its own day."""
    is_last = following is None
    if step.last > step.first or following is None:
        return Leg(step.event, _lasting(step, step.last), step.last > step.first, is_last)
    days = (following.first - step.first).days
    is_day = following.event.type == step.event.type == "arrival"
    is_closed = days < _LONGEST_DAYS and not (is_day and days == 0)
    last = following.first if is_closed and not is_day else step.last
    return Leg(step.event, _lasting(step, last), is_closed, is_last)


def _steps(travel: Sequence[Told]) -> Iterator[_Step]:
    """Yield the moves told of a day or a range; of several places told of one day, the first begins there."""
    taken: set[int] = set()
    told = [event for event in travel if not event.headline] or travel
    for event in told:
        when = event.time.value if event.time else None
        if when is None or event.time is None or when.first_day is None or when.last_day is None:
            continue
        is_first = event.trigger.start not in taken
        taken.add(event.trigger.start)
        is_day = when.first_day == when.last_day
        if when.grain == "day" and (not is_day or (is_first and event.status != "ongoing")):
            yield _Step(event, when.first_day, when.last_day, event.time.span)


def _lasting(step: _Step, last: date) -> Found[ResolvedTime]:
    if step.event.time is not None and step.last == last:
        return step.event.time
    return Found(derive_stay(step.first, (last - step.first).days + 1), step.span)
