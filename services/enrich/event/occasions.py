"""Fills occasions: what one attends, opens, is given a meal at."""

import re
from collections.abc import Iterator
from dataclasses import replace

from services.enrich.clause.phrase import Phrase
from services.enrich.event.draft import Draft
from services.enrich.event.people import present
from services.enrich.event.scene import Scene, is_occasion, names_site, numbers, place_in, words
from services.enrich.span import Found, Span

_THE_SAME = re.compile(
    r"\s*(?:the|this|that|these|both)\s+(?:[a-z]+\s+)?(?:meetings?|discussions?|talks|event|ceremony|session|occasion"
    r"|function|programme|visit|call|engagement|gathering)(?=\s*(?:[.,;]|$))",
    re.MULTILINE,
)
_SPOKEN = ("address", "speak", "spoke", "deliver", "g")


def occasion(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield one event for each occasion attended; "attended the meeting" tells who was at the last."""
    if _THE_SAME.match(scene.reading.masked, scene.trigger.end, scene.end):
        yield present(scene, draft)
        return
    named = scene.object
    for item in named:
        if event := _attended(scene, draft, item):
            yield event
    if not named and draft.occasion:
        yield replace(draft, type="attendance")


def of_line(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read a line of a programme that names an occasion, unless its publisher's own house holds it."""
    for item in scene.object[:1]:
        told = set(scene.reading.text[item.start : item.end].casefold().split())
        if is_occasion(scene, item) and not told & scene.heads.internal:
            yield replace(draft, type="attendance", occasion=words(scene.reading, item))


def _attended(scene: Scene, draft: Draft, item: Phrase) -> Draft | None:
    draft = replace(draft, place=place_in(scene.reading, item.within) or draft.place)
    if _is_meeting(scene, item):
        met = (*scene.parties("with"), *draft.counterparts)
        return replace(draft, type="meeting", counterparts=met)
    is_named = is_occasion(scene, item)
    if not is_named and (audience := _audience(scene, item)):
        return replace(draft, type="attendance", counterparts=(*audience, *draft.counterparts))
    if is_named or names_site(scene.reading, item):
        return replace(draft, type="attendance", occasion=words(scene.reading, item))
    return None


def _is_meeting(scene: Scene, item: Phrase) -> bool:
    """Take "a meeting" or "talks" without a name for what they say."""
    told = scene.reading.text[item.start : item.end].split()
    return told[-1] in scene.heads.meetings and not any(word[0].isupper() for word in told)


def _audience(scene: Scene, item: Phrase) -> tuple[int, ...]:
    """Give those whom a visitor speaks to; a body that one attends is an occasion instead."""
    found = numbers(scene.reading, item.start, item.end)
    spoken = scene.reading.text[scene.trigger.start : scene.trigger.end].casefold().startswith(_SPOKEN)
    bodies_alone = all(scene.reading.parties[number].party.kind == "organisation" for number in found)
    return found if spoken or not bodies_alone else ()


def opening(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the opening of a thing, or the occasion that was opened."""
    for item in scene.object[:1]:
        draft = replace(draft, type="attendance", place=place_in(scene.reading, item.within) or draft.place)
        named = words(scene.reading, item)
        if is_occasion(scene, item):
            yield replace(draft, occasion=named)
        else:
            told = Found(f"opening of the {named.value}", Span(scene.trigger.start, item.end))
            yield replace(draft, occasion=told, site=draft.site or named)


def meal(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the meal that a host gives for guests."""
    guests = scene.parties("for", "with")
    told = re.finditer(r"\w+", scene.reading.text[scene.trigger.start : scene.trigger.end])
    for word in (word for word in told if guests and word.group() in scene.heads.meals):
        span = Span(scene.trigger.start + word.start(), scene.trigger.start + word.end())
        yield replace(draft, type="attendance", visitors=guests, occasion=Found(word.group(), span))
        return


def held(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the occasions that are the subject of "was held"; their guest is whom the sentence is about."""
    takes_place = "place" in scene.reading.text[scene.trigger.start : scene.trigger.end]
    if not (scene.trigger.group.passive or takes_place):
        return
    for item in scene.subject:
        if (sides := scene.parties("between", "with")) and _is_meeting(scene, item):
            yield replace(draft, type="meeting", sides=sides, doer=(), doer_slot="")
        elif is_occasion(scene, item):
            yield replace(
                draft,
                type="attendance",
                clause=Span(scene.sentence.start, scene.end),
                doer_slot="visitors",
                doer=numbers(scene.reading, item.start, scene.trigger.group.start)[:1],
                counterparts=(*scene.parties("by"), *draft.counterparts),
                occasion=words(scene.reading, item),
            )
