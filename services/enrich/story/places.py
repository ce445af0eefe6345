"""Where: the place an event's own clause tells, else its sentence, else where the story stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.visit import Place
from services.enrich.reading import PlaceMention, Reading, within
from services.enrich.span import Found, Span
from services.enrich.story.told import Told

Where = Found[Place] | None

_FRONT = 30
"""A sentence opens with a place that begins so many characters behind its start at most."""
_PREPOSITION = 12
_WHERE_IT_STANDS = frozenset({"arrive", "stay"})
"""Rules of clauses that may leave their place to what was told before: "and stay until Friday"."""


@dataclass(slots=True)
class _Stand:
    """Where the story stands while it is read: `here`; the sentence and trigger read last."""

    here: Where = None
    sentence: int = -1
    trigger: Span | None = None


def settle_places(reading: Reading, events: Sequence[Told], seats: tuple[str, ...]) -> list[Told]:
    """Fill each event's place and origin in reading order; `seats` are words of houses of government."""
    stand = _Stand(here=_opening(reading, events))
    settled: list[Told] = []
    for event in events:
        _move_to_front(reading, event, stand)
        settled.append(_settled(reading, event, stand, seats))
        stand.trigger = event.trigger
    return settled


def _opening(reading: Reading, events: Sequence[Told]) -> Where:
    """Begin where the first leg or stay of the release leads."""
    for event in events:
        if event.travels and event.type != "return" and (place := event.place or _in_clause(reading, event)):
            return place
    return None


def _move_to_front(reading: Reading, event: Told, stand: _Stand) -> None:
    """Follow the place a new sentence opens with: "In Beijing, …"."""
    if stand.sentence != event.sentence and (fronted := _fronted(reading, event)):
        stand.here = _finer(fronted, stand.here)
    stand.sentence = event.sentence


def _settled(reading: Reading, event: Told, stand: _Stand, seats: tuple[str, ...]) -> Told:
    if event.type == "arrival":
        return _arrival(reading, event, stand)
    if event.travels:
        return _leg(reading, event, stand)
    told = event.place or _in_clause(reading, event)
    if told is None:
        return replace(event, place=_seated(reading, event, stand.here, seats))
    place = _finer(told, stand.here)
    if place.value.kind == "city":
        stand.here = place
    return replace(event, place=_seated(reading, event, place, seats))


def _seated(reading: Reading, event: Told, place: Where, seats: tuple[str, ...]) -> Where:
    """Put an event without any place at home, and one at home's houses of government in their city."""
    if reading.home is None or reading.land is None:
        return place
    place = place or Found(reading.land, event.trigger)
    if place.value.kind != "country" or place.value.country != reading.home.country or event.site is None:
        return place
    site = event.site.value.casefold()
    return Found(reading.home, event.site.span) if any(word in site for word in seats) else place


def _finer(place: Found[Place], here: Where) -> Found[Place]:
    """Keep the city where a country is told that the story already stands in."""
    if here and place.value.kind == "country" and here.value.country == place.value.country:
        return here
    return place


def _arrival(reading: Reading, event: Told, stand: _Stand) -> Told:
    place = event.place or _in_clause(reading, event) or _host(reading, event)
    if place is None and event.rule in _WHERE_IT_STANDS:
        place = stand.here
    if place is not None and place.value.kind == "country":
        place = _city_within(reading, event, place.value.country) or place
    if place is not None and stand.trigger != event.trigger:
        stand.here = _finer(place, stand.here)
    return replace(event, place=place)


def _host(reading: Reading, event: Told) -> Where:
    """Take the publisher's land for where a guest from abroad arrives."""
    if reading.land is None or event.rule not in {"arrive", "greet"}:
        return None
    return Found(reading.land, event.trigger) if _comes_from_abroad(reading, event) else None


def _comes_from_abroad(reading: Reading, event: Told) -> bool:
    home = reading.land.country if reading.land else None
    lands = [reading.lands.get(party.value.referent, ()) for party in event.visitors[:1]]
    return any(told and home not in told for told in lands)


def _city_within(reading: Reading, event: Told, country: str | None) -> Where:
    """Find the city of "continued his visit to Japan in Tokyo"."""
    for mention in within(reading.places, event.trigger.end, event.clause.end):
        is_city = mention.place.kind == "city" and mention.place.country == country
        if is_city and _preposition(reading, mention) == "in":
            return Found(mention.place, Span(mention.start, mention.end))
    return None


def _leg(reading: Reading, event: Told, stand: _Stand) -> Told:
    home = Found(reading.land, event.trigger) if reading.land else None
    place, origin = event.place, event.origin
    if event.type == "return":
        place = place or (None if _comes_from_abroad(reading, event) else home)
        origin = origin or stand.here
    else:
        origin = origin or (stand.here if _is_elsewhere(stand.here, place) else home)
    stand.here = place or stand.here
    return replace(event, place=place, origin=origin if _is_elsewhere(origin, place) else None)


def _is_elsewhere(origin: Where, place: Where) -> bool:
    if origin is None or place is None:
        return origin is not None
    if origin.value.country != place.value.country:
        return True
    return origin.value != place.value and "country" not in {origin.value.kind, place.value.kind}


def _fronted(reading: Reading, event: Told) -> Where:
    sentence = reading.sentences[event.sentence]
    for mention in within(reading.places, sentence.start, event.group)[:1]:
        if _preposition(reading, mention) == "in" and mention.start - sentence.start < _FRONT:
            return Found(mention.place, Span(mention.start, mention.end))
    return None


def _in_clause(reading: Reading, event: Told) -> Where:
    """Take the first place behind the verb that "in" or "at" leads to, else the last before it."""
    sentence = reading.sentences[event.sentence]
    mentions = within(reading.places, sentence.start, sentence.end)
    told = [mention for mention in mentions if _preposition(reading, mention) in {"in", "at"}]
    behind = [mention for mention in told if event.trigger.start <= mention.start]
    chosen = (behind or told[::-1] or [None])[0]
    return Found(chosen.place, Span(chosen.start, chosen.end)) if chosen else None


def _preposition(reading: Reading, mention: PlaceMention) -> str:
    words = reading.masked[max(0, mention.start - _PREPOSITION) : mention.start].casefold().split()
    if words[1:] and words[-1] == "the":
        words.pop()
    return words[-1] if words else ""
