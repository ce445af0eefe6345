"""Where: the place an event's own clause tells, else its sentence, else where the story stands."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.visit import Place
from services.enrich.place import capital_of
from services.enrich.reading import Reading
from services.enrich.span import Found, Span
from services.enrich.story.place_words import PlaceWords
from services.enrich.story.told import Told
from services.enrich.story.whereabouts import (
    Where,
    city_within,
    is_landmark,
    is_list,
    is_on_the_way,
    is_whole_stay,
    leaves_home,
    of_clause,
    of_headline,
    of_here,
    of_journey,
    of_left,
    of_sentence,
    of_site,
    openings,
    past_stays,
    starts_paragraph,
)

_WHERE_IT_STANDS = frozenset({"arrive", "stay"})
"""Rules of clauses that may leave their place to what was told before: "and stay until Friday"."""


@dataclass(slots=True)
class _Stand:
    """Where the story stands while it is read.

    `here` is the last place told, `house` the city of a landmark or a house of government told in the same
    paragraph, `stay` where the last leg or stay led, `stays` each country's, and `reached` all of them;
    `sentence` and `trigger` were read last.
    """

    here: Where = None
    house: Where = None
    stay: Where = None
    stays: dict[str, Found[Place]] = field(default_factory=dict[str, Found[Place]])
    reached: set[Place] = field(default_factory=set[Place])
    sentence: int = -1
    trigger: Span | None = None

    @property
    def base(self) -> Where:
        """Give what a return leaves: where the story stands, or the stay that it only strayed from."""
        if self.here is None or self.stay is None or self.here.value in self.reached:
            return self.here
        return self.stay if self.here.value.country == self.stay.value.country else self.here

    def finer(self, place: Found[Place]) -> Found[Place]:
        """Keep the city where the story stands, or where its stay in the country is, if only that is told."""
        near = _finer(place, self.here)
        return near if near is not place else _finer(place, self.stays.get(place.value.country or ""))

    def move(self, place: Found[Place]) -> None:
        """Follow a leg or a stay."""
        self.stays[place.value.country or ""] = place
        self.reached.add(place.value)
        self.here, self.house = _finer(place, self.here), None
        if not _is_country_of(self.stay, place):
            self.stay = place


def settle_places(reading: Reading, events: Sequence[Told], words: PlaceWords) -> list[Told]:
    """Fill each event's place and origin, in reading order.

    An engagement takes the place its clause tells, else its site's, else its sentence's, else that of the
    story. A story without any place stands at home: in the publisher's country, and where the site is a house
    of government, in its seat. An origin is told, or it is where the story stood before; home is only left
    where the words say so ("left the island") or home is one city.
    """
    opening = _opening(reading, events, words)
    stand = _Stand(here=opening, stay=opening)
    settled: list[Told] = []
    ahead = deque(openings(reading, words))
    for event, after in zip(events, (*events[1:], None), strict=False):
        _move_to(reading, event, stand, words, ahead)
        settled.append(_settled(reading, event, stand, words, after))
        stand.trigger = event.trigger
    return settled


def _opening(reading: Reading, events: Sequence[Told], words: PlaceWords) -> Where:
    """Begin where the first leg or stay leads, but for one still ahead of what the release tells as done."""
    done = False
    for event in events:
        done = done or (event.status == "completed" and not event.travels and not event.headline)
        if done and event.travels and event.status == "planned" and not event.headline:
            continue
        if event.type == "return":
            place = event.origin or next(iter(past_stays(reading, event, event.place)), None)
        elif event.travels:
            place = event.place or of_journey(reading, event, words)
        else:
            continue
        if place is not None:
            return place
    return of_headline(reading, words)


def _move_to(
    reading: Reading, event: Told, stand: _Stand, words: PlaceWords, ahead: deque[Found[Place]]
) -> None:
    """Follow the places that the text has moved to since the event before; a new paragraph leaves a house."""
    if stand.sentence >= 0 and starts_paragraph(reading, stand.sentence, event.sentence):
        stand.house = None
    while ahead and ahead[0].span.end <= event.trigger.start:
        place = ahead.popleft()
        if stand.here is not None or place.value != reading.home:
            stand.here, stand.house = _finer(place, stand.stays.get(place.value.country or "")), None
    if stand.sentence != event.sentence and stand.stay and is_whole_stay(reading, event, words):
        stand.here, stand.house = stand.stay, None
    stand.sentence = event.sentence


def _settled(reading: Reading, event: Told, stand: _Stand, words: PlaceWords, after: Told | None) -> Told:
    if event.type == "arrival":
        return _arrival(reading, event, stand, words)
    if event.travels:
        return _leg(reading, event, stand, words)
    return event._replace(place=_engagement(reading, event, stand, words, after))


def _engagement(reading: Reading, event: Told, stand: _Stand, words: PlaceWords, after: Told | None) -> Where:
    told = of_clause(reading, event)
    if told is None or told.value.kind == "country":
        told = of_site(reading, event, told or stand.here, words) or told
    told = told or of_here(reading, event, words) or of_sentence(reading, event, words, after)
    place = stand.finer(told) if told else stand.house or _with_counterparts(reading, event, stand)
    seated = _seated(reading, event, place, words)
    in_house = seated is not None and event.site is not None and seated.span == event.site.span
    if seated is not None and (in_house or is_landmark(reading, seated.span)):
        stand.house = seated
    elif told and place and (place.value.kind == "city" or _is_elsewhere(stand.here, place)):
        stand.here, stand.house = place, None
    return seated


def _with_counterparts(reading: Reading, event: Told, stand: _Stand) -> Where:
    """Go to the stay in the land that the counterparts come from."""
    lands = {land for one in event.counterparts for land in reading.lands.get(one.value.referent, ())[:1]}
    here = stand.here.value.country if stand.here else None
    return stand.stays.get(lands.pop(), stand.here) if len(lands) == 1 and here not in lands else stand.here


def _seated(reading: Reading, event: Told, place: Where, words: PlaceWords) -> Where:
    """Put an event without any place at home, and one at a house of government in the seat of government."""
    if place is None and reading.land is not None:
        place = Found(reading.land, event.trigger)
    if place is None or place.value.kind != "country" or event.site is None:
        return place
    if reading.home is not None and place.value.country == reading.home.country:
        seat = reading.home if words.seats.search(event.site.value) else None
    else:
        seat = capital_of(place.value.country or "") if words.palaces.search(event.site.value) else None
    return Found(seat, event.site.span) if seat else place


def _finer(place: Found[Place], here: Where) -> Found[Place]:
    """Keep the city where only its country or region is told."""
    if here is None or here.value.country != place.value.country or place.value.kind == "city":
        return place
    around = place.value.kind == "country" or place.value.subdivision == here.value.subdivision
    return here if around else place


def _arrival(reading: Reading, event: Told, stand: _Stand, words: PlaceWords) -> Told:
    place = of_clause(reading, event) or of_site(reading, event, stand.here, words)
    place = place or of_sentence(reading, event, words)
    place = place or _host(reading, event)
    if place is None and (event.site or event.rule in _WHERE_IT_STANDS):
        place = stand.here
    if place is not None and place.value.kind == "country":
        place = city_within(reading, event, place.value.country, words) or place
    if place is not None and stand.trigger != event.trigger and not is_on_the_way(event, place, words):
        stand.move(place)
    elif place is not None:
        stand.stays.setdefault(place.value.country or "", place)
        stand.reached.add(place.value)
    return event._replace(place=place)


def _host(reading: Reading, event: Told) -> Where:
    """Take the publisher's land for where a guest from abroad arrives."""
    if reading.land is None or event.rule not in {"arrive", "greet"}:
        return None
    return Found(reading.land, event.trigger) if _comes_from_abroad(reading, event) else None


def _comes_from_abroad(reading: Reading, event: Told) -> bool:
    home = reading.land.country if reading.land else None
    lands = [reading.lands.get(party.value.referent, ()) for party in event.visitors[:1]]
    return any(told and home not in told for told in lands)


def _leg(reading: Reading, event: Told, stand: _Stand, words: PlaceWords) -> Told:
    place, origin = event.place, event.origin
    land = Found(reading.land, event.trigger) if reading.land else None
    if event.type == "return":
        is_guest = _comes_from_abroad(reading, event) or (land and land.value.country in stand.stays)
        place = place or (None if is_guest else land)
        return _return(reading, event, stand, place)
    origin = origin or of_left(reading, event) or of_site(reading, event, None, words)
    if origin is None and land and leaves_home(reading, event, words):
        origin = land
    elif origin is None and _is_elsewhere(stand.here, place) and _is_told_before(stand.here, event):
        origin = stand.here
    elif origin is None and land and land.value.kind == "city":
        origin = land
    if place is not None:
        stand.move(place)
    return event._replace(place=place, origin=origin if _is_elsewhere(origin, place) else None)


def _return(reading: Reading, event: Told, stand: _Stand, place: Where) -> Told:
    past = past_stays(reading, event, place)
    origin = event.origin or (
        _finer(past[0], stand.here) if len({one.value.country for one in past}) == 1 else None
    )
    if origin is None and not is_list(reading, past):
        origin = stand.base
    stand.here = origin
    return event._replace(place=place, origin=origin if _is_elsewhere(origin, place) else None)


def _is_country_of(stay: Where, place: Found[Place]) -> bool:
    return stay is not None and stay.value.kind == "country" and stay.value.country == place.value.country


def _is_told_before(place: Where, event: Told) -> bool:
    return place is not None and place.span.start < event.trigger.start


def _is_elsewhere(origin: Where, place: Where) -> bool:
    if origin is None or place is None:
        return origin is not None
    if origin.value.country != place.value.country:
        return True
    return origin.value != place.value and "country" not in {origin.value.kind, place.value.kind}
