"""Fills what a visitor goes to see: a site, a place, or people."""

import re
from collections.abc import Iterator

from services.enrich.clause import codes
from services.enrich.clause.phrase import Phrase
from services.enrich.event.counted import counted_places
from services.enrich.event.draft import Draft
from services.enrich.event.scene import (
    Scene,
    is_land,
    is_vague,
    listed,
    names_site,
    numbers,
    place_in,
    whole_place,
    words,
)
from services.enrich.event.site_names import site_of
from services.enrich.span import Found, Span

_LANDS = codes.PLACE + codes.WIDER + codes.PERSON
_HONOUR = re.compile(r"(?i)\b(?:guard of honou?r|honou?r guard|parade)\b")


def target(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield one event for each thing visited."""
    if draft.site and scene.trigger.rule.name == "honour":
        yield draft._replace(type="site_visit")
        return
    for item in listed(scene):
        meant = counted_places(scene, item) if scene.trigger.rule.type == "visit" else ()
        yield from (draft._replace(type="arrival", site=None, place=place) for place in meant)
        if not meant and not is_vague(scene, item):
            yield _seen(scene, draft, item)


def named(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield one event for each thing seen that has a name."""
    for item in listed(scene):
        if names_site(scene.reading, item):
            yield _seen(scene, draft, item)


def toured(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the visit that "during a tour of the plant" names, but for tours of lands and regions."""
    for item in scene.object[:1]:
        first = scene.chunks.words.codes[item.first]
        told = scene.reading.text[item.start : item.end].casefold()
        if names_site(scene.reading, item) and first not in _LANDS and told not in scene.heads.wide:
            yield _seen(scene, draft, item)


def where(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the visit to where somebody was briefed or shown round: "At the plant, she was briefed"."""
    shown = scene.object[0] if scene.object and names_site(scene.reading, scene.object[0]) else None
    site = draft.site or (words(scene.reading, shown) if shown else None)
    if site is not None:
        yield draft._replace(type="site_visit", site=site)


def shown(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the visit of who is shown round a site, or taken on a tour of it."""
    guests = numbers(scene.reading, scene.trigger.start, scene.trigger.end)
    if scene.trigger.group.passive:
        yield from target(scene, draft) if scene.object else where(scene, draft)
    elif guests:
        yield from target(scene, draft._replace(visitors=guests))


def _seen(scene: Scene, draft: Draft, item: Phrase) -> Draft:
    reading = scene.reading
    place = whole_place(scene, item)
    if _HONOUR.search(reading.text, item.start, item.end):
        return draft._replace(type="attendance", occasion=words(reading, item))
    if place is not None and scene.trigger.rule.type == "visit":
        return draft._replace(type="arrival", site=None, place=place)
    if (land := reading.land) and scene.trigger.rule.type == "visit" and is_land(scene, item):
        return draft._replace(type="arrival", site=None, place=Found(land, Span(item.start, item.end)))
    if people := _people(scene, item):
        return draft._replace(type="meeting", counterparts=(*draft.counterparts, *people))
    where = place_in(reading, item.within) or draft.place or place
    return draft._replace(type="site_visit", site=words(reading, site_of(scene, item)), place=where)


def _people(scene: Scene, item: Phrase) -> tuple[int, ...]:
    """Take a phrase for people when a person's name opens it."""
    found = numbers(scene.reading, item.start, item.end)
    mentions = [scene.reading.parties[number] for number in found]
    if any(mention.party.kind != "person" for mention in mentions):
        return ()
    return found if mentions and mentions[0].start - item.start <= 1 else ()
