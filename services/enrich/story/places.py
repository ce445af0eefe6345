"""Where: the place an event's own clause tells, else its sentence, else where the story stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.visit import Place
from services.enrich.reading import PlaceMention, Reading, within
from services.enrich.span import Found, Span
from services.enrich.story.told import Told

Where = Found[Place] | None


@dataclass(slots=True)
class _Stand:
    """Where the story stands while it is read: `here` in it, `paragraph` and `sentence` last read."""

    here: Where = None
    sentence: int = -1


def settle_places(reading: Reading, events: Sequence[Told], seats: tuple[str, ...]) -> list[Told]:
    """Fill each event's place and origin in reading order; `seats` are words of houses of government."""
    stand = _Stand(here=_opening(reading, events))
    return [_settled(reading, event, events, stand, seats) for event in events]


def _opening(reading: Reading, events: Sequence[Told]) -> Where:
    """Begin where the first leg or stay of the release leads."""
    for event in events:
        if event.travels and event.type != "return" and (place := event.place or _in_clause(reading, event)):
            return place
    return None


def _settled(
    reading: Reading, event: Told, events: Sequence[Told], stand: _Stand, seats: tuple[str, ...]
) -> Told:
    fronted = _fronted(reading, event)
    if fronted is not None and stand.sentence != event.sentence:
        stand.here = _finer(fronted, stand.here)
    stand.sentence = event.sentence
    if event.type == "arrival":
        return _arrival(reading, event, events, stand)
    if event.travels:
        return _leg(reading, event, stand)
    place = event.place or _in_clause(reading, event) or stand.here
    if place is not None and place is not stand.here:
        place = _finer(place, stand.here)
        stand.here = place if place.value.kind == "city" else stand.here
    return replace(event, place=_seated(reading, event, place, seats))


def _seated(reading: Reading, event: Told, place: Where, seats: tuple[str, ...]) -> Where:
    """At home, an event at a house of government is in the seat of government; one without any place too."""
    home = reading.home
    if home is None:
        return place
    if place is None and reading.land is not None:
        place = Found(reading.land, event.trigger)
    if place is None:
        return Found(home, event.trigger)
    site = event.site.value.casefold() if event.site else ""
    if (
        place.value.kind == "country"
        and place.value.country == home.country
        and any(word in site for word in seats)
    ):
        return Found(home, event.site.span if event.site else event.trigger)
    return place


def _finer(place: Found[Place], here: Where) -> Found[Place]:
    """A country told where its city is known stays that city."""
    if here and place.value.kind == "country" and here.value.country == place.value.country:
        return here
    return place


def _arrival(reading: Reading, event: Told, events: Sequence[Told], stand: _Stand) -> Told:
    place = event.place or _in_clause(reading, event)
    if place is not None and place.value.kind == "country":
        place = _city_within(reading, event, place.value.country) or place
    first = next(other for other in events if other.trigger == event.trigger and other.type == "arrival")
    if place is not None and first is event:
        stand.here = _finer(place, stand.here)
    return replace(event, place=place)


def _city_within(reading: Reading, event: Told, country: str | None) -> Where:
    for mention in within(reading.places, event.trigger.end, event.clause.end):
        if (
            mention.place.kind == "city"
            and mention.place.country == country
            and _preposition(reading, mention) == "in"
        ):
            return Found(mention.place, Span(mention.start, mention.end))
    return None


def _leg(reading: Reading, event: Told, stand: _Stand) -> Told:
    home = Found(reading.land, event.trigger) if reading.land else None
    place, origin = event.place, event.origin
    if event.type == "return":
        place, origin = place or home, origin or stand.here
    else:
        away = stand.here if _is_elsewhere(stand.here, place) else None
        origin = origin or away or home
    stand.here = place or stand.here
    return replace(event, place=place, origin=origin if _is_elsewhere(origin, place) else None)


def _is_elsewhere(origin: Where, place: Where) -> bool:
    if origin is None or place is None:
        return origin is not None
    if origin.value.country != place.value.country:
        return True
    return origin.value != place.value and "country" not in {origin.value.kind, place.value.kind}


def _fronted(reading: Reading, event: Told) -> Where:
    """The place a sentence opens with: "In Beijing, …", "While in Lisbon, …"."""
    sentence = reading.sentences[event.sentence]
    for mention in within(reading.places, sentence.start, min(event.group, sentence.start + 60))[:1]:
        if _preposition(reading, mention) == "in" and mention.start - sentence.start < 30:
            return Found(mention.place, Span(mention.start, mention.end))
    return None


def _in_clause(reading: Reading, event: Told) -> Where:
    """Take the first place behind the verb that a preposition of place leads to, else the last before it."""
    sentence = reading.sentences[event.sentence]
    told = [
        m
        for m in within(reading.places, sentence.start, sentence.end)
        if _preposition(reading, m) in {"in", "at"}
    ]
    behind = [mention for mention in told if event.trigger.start <= mention.start]
    before = [mention for mention in told if mention.start < event.trigger.start]
    chosen = (behind or before[::-1] or [None])[0]
    return Found(chosen.place, Span(chosen.start, chosen.end)) if chosen else None


def _preposition(reading: Reading, mention: PlaceMention) -> str:
    words = reading.masked[max(0, mention.start - 12) : mention.start].casefold().split()
    if words and words[-1] == "the" and len(words) > 1:
        words.pop()
    return words[-1] if words else ""
