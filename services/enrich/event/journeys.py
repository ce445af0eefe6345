"""Fills the places of a journey: where one arrives, what one leaves, where one returns to."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.visit import Place
from services.enrich.clause.parse import Phrases
from services.enrich.event.draft import Draft
from services.enrich.event.scene import Scene, names_site, place_in, whole_place, words
from services.enrich.event.sites import listed
from services.enrich.reading import within
from services.enrich.span import Found, Span

_TOWARDS = frozenset({"for", "to", "on"})


def destination(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the arrivals, the departure or the return that a clause tells."""
    kind = scene.trigger.rule.type
    if kind == "arrival":
        yield from _arrivals(scene, draft)
    elif kind == "return":
        yield replace(_leg(scene, draft), type="return")
    elif kind == "departure":
        leg = replace(_leg(scene, draft), type="departure")
        if leg.place or leg.origin or not scene.object:
            yield leg


def _leg(scene: Scene, draft: Draft) -> Draft:
    told = scene.reading.text[scene.trigger.start : scene.trigger.end].casefold().split()
    first, to = _first_place(scene, scene.object), _first_place(scene, scene.phrases_of("to", "for"))
    origin = _first_place(scene, scene.phrases_of("from"))
    if told[-1] in _TOWARDS or scene.trigger.rule.type == "return":
        to = first or to
    else:
        origin = origin or first
    return replace(draft, place=to, origin=origin)


def _first_place(scene: Scene, phrases: Phrases) -> Found[Place] | None:
    for phrase in phrases:
        if found := within(scene.reading.places, phrase.start, phrase.end):
            return Found(found[0].place, Span(found[0].start, found[0].end))
    return None


def _arrivals(scene: Scene, draft: Draft) -> Iterator[Draft]:
    reading = scene.reading
    draft = replace(draft, type="arrival")
    told = listed(scene)
    places = [(item, place) for item in told if (place := whole_place(reading, item))]
    for item, place in places:
        nested = place_in(reading, item.within)
        is_finer = nested and nested.value.kind == "city" and place.value.kind != "city"
        yield replace(draft, place=nested if is_finer else place)
    if not places and told and names_site(reading, told[0]):
        where = place_in(reading, told[0].within) or draft.place
        yield replace(draft, site=words(reading, told[0]), place=where)
    elif not told and draft.place:
        yield draft
