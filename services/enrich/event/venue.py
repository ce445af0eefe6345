"""Where an occasion is held and who holds it, as the words behind and before its name tell."""

from bisect import bisect_left
from collections.abc import Iterator

from services.enrich.clause import codes
from services.enrich.clause.chunk import PHRASE
from services.enrich.clause.listed import read_list
from services.enrich.clause.parse import ENDS, PREPOSITIONS, VERBS, Part
from services.enrich.event.draft import Draft
from services.enrich.event.occasion_name import Occasion
from services.enrich.event.scene import Scene, is_occasion, names_site, numbers, place_in, whole_place, words

_OWNS = ("'s", "\u2019s")


def at_venue(scene: Scene, draft: Draft, one: Occasion) -> Draft:
    """Fill where an occasion is held, and who holds it."""
    for part in _held_behind(scene, one):
        draft = _held_at(scene, draft, part)
    return _where_led(scene, draft)


def organisers(scene: Scene, one: Occasion) -> tuple[int, ...]:
    """Give the body that holds an occasion by its name: "the Association's dinner", "event of the Club"."""
    reading, start, end = scene.reading, one.item.start, one.name.span.end
    for number in numbers(reading, start, end):
        body = reading.parties[number]
        owns = reading.text.startswith(_OWNS, body.end)
        holds = one.head in scene.heads.occasion.organised and " of " in reading.text[start : body.start]
        if body.party.kind == "organisation" and (owns or holds):
            return (number,)
    return ()


def _held_behind(scene: Scene, one: Occasion) -> Iterator[Part]:
    """Yield the parts of "to be held at the Hall", "which was organised by the Club" behind a name."""
    chunks = scene.chunks
    at = bisect_left(chunks.firsts, one.item.last)
    while chunks.kinds[at] not in VERBS | (ENDS - {codes.RELATIVE}):
        at += 1
    verb = chunks.verbs[at] if chunks.kinds[at] in VERBS else None
    if verb is None or chunks.words.words[verb.head] not in scene.heads.occasion.held:
        return
    at += 1
    while chunks.kinds[at] not in VERBS | ENDS:
        if chunks.kinds[at] in PREPOSITIONS and chunks.kinds[at + 1] == PHRASE:
            found, behind = read_list(chunks, at + 1, governed=True)
            yield Part(chunks.word(at), found)
            at = behind
        else:
            at += 1


def _where_led(scene: Scene, draft: Draft) -> Draft:
    """Take the site that "will travel to the Castle to attend" leads to."""
    if draft.site or scene.trigger.group.tense != "purpose":
        return draft
    chunks = scene.chunks
    at = bisect_left(chunks.firsts, scene.trigger.group.first)
    while at > 0 and chunks.kinds[at - 1] not in VERBS | ENDS:
        at -= 1
        phrase = chunks.phrases[at]
        if phrase is None or chunks.kinds[at - 1] != codes.TO or whole_place(scene, phrase):
            continue
        where = place_in(scene.reading, phrase.within)
        if names_site(scene.reading, phrase) and not is_occasion(scene, phrase):
            return draft._replace(site=words(scene.reading, phrase), place=draft.place or where)
    return draft


def _held_at(scene: Scene, draft: Draft, part: Part) -> Draft:
    item, role = part.phrases[0], scene.roles.get(part.marker)
    if role in {"by", "hosts"}:
        return draft._replace(counterparts=(*draft.counterparts, *scene.members(part.phrases)))
    if role != "at":
        return draft
    whole = whole_place(scene, item)
    draft = draft._replace(place=draft.place or place_in(scene.reading, item.within) or whole)
    if whole or is_occasion(scene, item) or not names_site(scene.reading, item):
        return draft
    return draft._replace(site=draft.site or words(scene.reading, item))
