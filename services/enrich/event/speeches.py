"""Fills speeches: the occasion at which one speaks, or those one speaks to and where."""

import re
from collections.abc import Iterator

from services.enrich.clause.phrase import Phrase
from services.enrich.event.draft import Draft
from services.enrich.event.occasion_name import Occasion, occasions_in
from services.enrich.event.occasions import attendance, is_unofficial, people_in
from services.enrich.event.scene import Scene, names_site, place_in, words
from services.enrich.span import Found, Span

_FARTHEST_BACK = 10_000
"""A full name is told so many characters before its abbreviation at most."""
_AT = re.compile(r" at (?:the )?(?=[A-Z])")


def audience(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the occasion at which one speaks, else those one speaks to, at their seat or where told."""
    for one in occasions_in(scene, scene.object):
        titled = one.head or one.quoted or _is_abbreviated(scene, one)
        if titled and not _is_chamber(scene, one.item):
            yield from attendance(scene, draft, one)
        else:
            yield from _spoken(scene, draft, one.item)


def aside(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read "said at the forum": who says something there is there."""
    if (
        draft.occasion is not None
        and not draft.occasion.value.islower()
        and not is_unofficial(scene, draft.occasion)
    ):
        yield draft._replace(type="attendance")


def _is_abbreviated(scene: Scene, one: Occasion) -> bool:
    """Say whether a name stands elsewhere as the abbreviation of no body: "Harbour Week (HW)"."""
    text, start = scene.reading.text, one.item.start
    name = text[start : one.item.end]
    if not name.isupper() or scene.members((one.item,)):
        return False
    return text.rfind(f"({name})", max(0, start - _FARTHEST_BACK), start) >= 0


def _spoken(scene: Scene, draft: Draft, item: Phrase) -> Iterator[Draft]:
    """Read "addressed the students at the College", "spoke at the Institute", "gave a lecture to members"."""
    told = words(scene.reading, item)
    draft = draft._replace(place=place_in(scene.reading, item.within) or draft.place)
    draft = draft._replace(type="attendance", occasion=_speech(scene) or draft.occasion)
    if (at := _AT.search(told.value)) is not None and not draft.site:
        draft = draft._replace(
            site=Found(told.value[at.end() :], Span(item.end - len(told.value) + at.end(), item.end))
        )
    people = people_in(scene, item)
    if people:
        yield draft._replace(counterparts=(*people, *draft.counterparts))
    elif names_site(scene.reading, item) or _is_chamber(scene, item):
        yield draft._replace(site=draft.site or told)


def _is_chamber(scene: Scene, item: Phrase) -> bool:
    """Say whether a phrase names a parliament, where one speaks as at a site."""
    told = scene.reading.text[item.start : item.end].casefold()
    return any(told.startswith(name) or told.endswith(name) for name in scene.heads.occasion.chambers)


def _speech(scene: Scene) -> Found[str] | None:
    """Take a lecture for an occasion in itself."""
    for word in re.finditer(r"\w+", scene.reading.text[scene.trigger.start : scene.trigger.end]):
        if word.group() in scene.heads.occasion.speeches:
            start = scene.trigger.start + word.start()
            return Found(word.group(), Span(start, start + len(word.group())))
    return None
