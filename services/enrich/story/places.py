"""Where: the place an event's own clause tells, else its sentence, else where the story stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.visit import Place
from services.enrich.reading import PlaceMention, Reading, within
from services.enrich.span import Found, Span
from services.enrich.story.told import Told


@dataclass(slots=True)
class _Stand:
    """Where the story stands while it is read."""

    here: Found[Place] | None = None
    home: Found[Place] | None = None


def settle_places(reading: Reading, events: Sequence[Told], home: Place | None) -> list[Told]:
    """Fill each event's place and origin in reading order."""
    stand = _Stand(here=_opening(reading, events))
    return [_settled(reading, event, stand, home) for event in events]


def _opening(reading: Reading, events: Sequence[Told]) -> Found[Place] | None:
    for event in events:
        if event.travels and event.place and event.type != "return":
            return event.place
    return None


def _settled(reading: Reading, event: Told, stand: _Stand, home: Place | None) -> Told:
    if event.travels:
        return _travel(reading, event, stand, home)
    place = event.place or _told_near(reading, event) or _fitting(stand.here)
    if place is None and home is not None:
        place = Found(home, event.trigger)
    elif place is not None and event.place is not None:
        stand.here = place if place.value.kind == "city" else stand.here
    return replace(event, place=_narrowed(place, stand.here))


def _narrowed(place: Found[Place] | None, here: Found[Place] | None) -> Found[Place] | None:
    """A country told where its city is known stays that city."""
    if place and here and place.value.kind == "country" and here.value.country == place.value.country:
        return here
    return place


def _fitting(here: Found[Place] | None) -> Found[Place] | None:
    return here


def _travel(reading: Reading, event: Told, stand: _Stand, home: Place | None) -> Told:
    if event.type == "arrival":
        place = event.place or _told_near(reading, event)
        stand.here = place or stand.here
        return replace(event, place=place)
    origin = event.origin
    place = event.place
    if event.type == "return":
        origin = origin or stand.here
        if place is None and home is not None:
            place = Found(home, event.trigger)
        return replace(event, place=place, origin=_other(origin, place))
    if origin is None:
        origin = _other(stand.here, place) or (Found(home, event.trigger) if home else None)
    stand.here = place or stand.here
    return replace(event, place=place, origin=_other(origin, place))


def _other(origin: Found[Place] | None, place: Found[Place] | None) -> Found[Place] | None:
    return None if origin and place and origin.value == place.value else origin


def _told_near(reading: Reading, event: Told) -> Found[Place] | None:
    sentence = reading.sentences[event.sentence]
    mentions = within(reading.places, sentence.start, sentence.end)
    told = [mention for mention in mentions if _locates(reading, mention)]
    ahead = [mention for mention in told if mention.start >= event.trigger.start]
    chosen = (ahead or told[::-1] or [None])[0]
    return Found(chosen.place, Span(chosen.start, chosen.end)) if chosen else None


def _locates(reading: Reading, mention: PlaceMention) -> bool:
    before = reading.masked[max(0, mention.start - 12) : mention.start].casefold().split()
    return bool(before) and before[-1] in {"in", "at", "to", "the"}


_ = Span
