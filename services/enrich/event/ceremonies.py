"""Fills ceremonies: what is opened, signed, held or given for a guest."""

import re
from collections.abc import Iterator

from services.enrich.event.draft import Draft
from services.enrich.event.occasion_name import Occasion, occasions_in
from services.enrich.event.occasions import attendance
from services.enrich.event.scene import Scene, numbers, place_in, words
from services.enrich.span import Found, Span

_FOR = re.compile(r"(?:for|honou?r of|of)\s+(?:the\s+)?$")


def opening(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the opening of a thing, or the occasion that was opened."""
    if scene.subject and not scene.members(scene.subject) and not scene.trigger.group.passive:
        return
    for one in tuple(occasions_in(scene, scene.object))[:1]:
        item = one.item
        draft = draft._replace(type="attendance", place=place_in(scene.reading, item.within) or draft.place)
        if one.head:
            yield draft._replace(occasion=one.name)
        else:
            told = Found(f"{_opening(scene)} of the {one.name.value}", Span(scene.trigger.start, item.end))
            yield draft._replace(occasion=told, site=draft.site or one.name)


def _opening(scene: Scene) -> str:
    told = scene.reading.text[scene.trigger.start : scene.trigger.end].casefold()
    openings = scene.heads.occasion.openings
    return next((openings[stem] for stem in openings if told.startswith(stem)), "opening")


def signing(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the signing of a document, or the ceremony at which it was signed."""
    sides = (*scene.members(scene.subject), *scene.parties("with", "companions"))
    draft = draft._replace(type="attendance", sides=sides, companions=())
    yield draft if draft.occasion else draft._replace(occasion=_signed(scene))


def _signed(scene: Scene) -> Found[str]:
    start, end = scene.trigger.start, scene.trigger.end
    whole = next(
        (phrase.end for phrase in scene.chunks.phrases if phrase and phrase.start < end <= phrase.end), end
    )
    end = max(end, whole)
    document = scene.reading.text[start:end].split(maxsplit=1)[1]
    article = "" if document.startswith(_ARTICLES) else "the "
    return Found(f"signing of {article}{' '.join(document.split())}", Span(start, end))


_ARTICLES = ("a ", "an ", "the ", "several ", "two ", "three ", "four ")


def welcome(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the welcome or the honours that a guest is given."""
    told = scene.trigger.start, scene.trigger.end
    for phrase in scene.chunks.phrases:
        if phrase and told[0] <= phrase.start and phrase.end <= told[1]:
            yield draft._replace(type="attendance", occasion=words(scene.reading, phrase))


def welcomed(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read "the welcome ceremony" wherever a release tells of it."""
    for phrase in scene.chunks.phrases:
        if phrase and phrase.start <= scene.trigger.start < phrase.end:
            yield _given(scene, draft, next(occasions_in(scene, (phrase,))))


def meal(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the meal that a host gives; without guests named, those of the release are meant."""
    guests = (*scene.parties("for", "with"), *_invited(scene))
    told = re.finditer(r"\w+", scene.reading.text[scene.trigger.start : scene.trigger.end])
    for word in (word for word in told if word.group().casefold() in scene.heads.occasion.given):
        yield draft._replace(type="attendance", visitors=guests, occasion=_meal(scene, word))
        return


def _invited(scene: Scene) -> tuple[int, ...]:
    """Give the guests of "hosted Ms Pinto to lunch"."""
    return numbers(scene.reading, scene.trigger.start, scene.trigger.end)


def _meal(scene: Scene, word: re.Match[str]) -> Found[str]:
    """Name a meal by the words right before it: "State Dinner", "working lunch"."""
    chunks = scene.chunks
    at = scene.trigger.start + word.start()
    for phrase in chunks.phrases:
        if phrase and phrase.start <= at < phrase.end and phrase.start >= scene.trigger.start:
            end = scene.trigger.start + word.end()
            return Found(scene.reading.text[phrase.start : end], Span(phrase.start, end))
    return Found(word.group(), Span(at, at + len(word.group())))


def held(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the occasions that are the subject of "was held"; those for a guest need not name one."""
    takes_place = "place" in scene.reading.text[scene.trigger.start : scene.trigger.end]
    if not (scene.trigger.group.passive or takes_place):
        return
    for one in occasions_in(scene, scene.subject):
        if (
            sides := scene.parties("between", "with")
        ) and one.name.value.casefold() in scene.heads.occasion.meetings:
            yield draft._replace(type="meeting", sides=sides, doer=(), doer_slot="")
        elif one.head in scene.heads.occasion.given:
            yield _given(scene, draft, one)


def followed(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read what "was followed by a dinner hosted by A", or what "a dinner will follow" tells."""
    items = scene.phrases_of("by") if scene.trigger.group.passive else scene.subject
    for one in occasions_in(scene, items):
        if one.head in scene.heads.occasion.given:
            yield _given(scene, draft, one)


def hosted(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read "hosted the attachés for a briefing"."""
    guests = scene.parties("object")
    for one in occasions_in(scene, scene.phrases_of("for", "at")):
        if guests and one.head and one.head not in scene.heads.occasion.talks:
            yield from attendance(scene, draft._replace(visitors=guests), one)


def _given(scene: Scene, draft: Draft, one: Occasion) -> Draft:
    told = draft._replace(clause=Span(scene.sentence.start, scene.end), doer=(), doer_slot="")
    guests = (*scene.parties("for"), *_guests_before(scene, one))
    hosts = (*scene.parties("by"), *draft.counterparts)
    return told._replace(type="attendance", visitors=guests, counterparts=hosts, occasion=one.name)


def _guests_before(scene: Scene, one: Occasion) -> tuple[int, ...]:
    """Give whom "a dinner in honour of Ms Pinto was held" is for."""
    found = numbers(scene.reading, one.item.end, scene.trigger.group.start)
    starts = (scene.reading.parties[number].start for number in found)
    return tuple(
        number
        for number, start in zip(found, starts, strict=True)
        if _FOR.search(scene.reading.text, one.item.start, start)
    )
