"""Fills occasions: what one attends, speaks at, opens or signs, what is held or given for a guest."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from services.enrich.clause import codes
from services.enrich.clause.chunk import PHRASE
from services.enrich.clause.listed import Phrases, read_list
from services.enrich.clause.parse import ENDS, PREPOSITIONS, VERBS, Part
from services.enrich.clause.phrase import Phrase
from services.enrich.event.draft import Draft
from services.enrich.event.occasion_name import Occasion, occasions_in
from services.enrich.event.people import present
from services.enrich.event.scene import (
    Scene,
    is_occasion,
    names_site,
    numbers,
    place_in,
    whole_place,
    words,
)
from services.enrich.span import Found, Span

_OWNS = ("'s", "\u2019s")
_AT = re.compile(r" at (?:the )?(?=[A-Z])")
_FOR = re.compile(r"(?:for|honou?r of|of)\s+(?:the\s+)?$")


def occasion(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield one event for each occasion or name attended; "a dinner, which was attended by" adds guests."""
    is_passive = scene.trigger.group.passive or scene.trigger.group.tense == "participle"
    if not is_passive and not scene.object:
        scene = replace(scene, object=_antecedent(scene))
    told = tuple(_attended(scene, draft, loose=not is_passive))
    if is_passive and not any(event.type == "attendance" for event in told):
        yield present(scene, draft)
    else:
        yield from told


def _is_abbreviated(scene: Scene, one: Occasion) -> bool:
    """Say whether a name stands elsewhere as the abbreviation of no body: "Harbour Week (HW)"."""
    name = scene.reading.text[one.item.start : one.item.end]
    return name.isupper() and f"({name})" in scene.reading.text and not scene.members((one.item,))


def _antecedent(scene: Scene) -> Phrases:
    """Give what "which" stands for in "the forum, which the Minister attended"."""
    chunks = scene.chunks
    at = bisect_left(chunks.firsts, scene.subject[0].first) if scene.subject else 0
    while at > 0 and chunks.kinds[at - 1] == codes.DETERMINER:
        at -= 1
    if at == 0 or chunks.kinds[at - 1] != codes.RELATIVE:
        return ()
    before = (phrase for phrase in reversed(chunks.phrases[: at - 1]) if phrase)
    return tuple(phrase for phrase in (next(before, None),) if phrase)


def ceremony(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield one event for each phrase that a noun of occasions heads."""
    yield from _attended(scene, draft, loose=False)


def audience(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the occasion at which one speaks, else those one speaks to, at their seat or where told."""
    for one in occasions_in(scene, scene.object):
        titled = one.head or one.quoted or _is_abbreviated(scene, one)
        if titled and not _is_chamber(scene, one.item):
            yield from _attendance(scene, draft, one)
        else:
            yield from _spoken(scene, draft, one.item)


def _attended(scene: Scene, draft: Draft, *, loose: bool) -> Iterator[Draft]:
    told = False
    for one in occasions_in(scene, scene.object):
        named = loose and names_site(scene.reading, one.item) and not _is_elsewhere(scene, one.item)
        if one.head or one.quoted or named:
            told = True
            yield from _attendance(scene, draft, one)
    if not told and draft.occasion and not _is_unofficial(scene, draft.occasion):
        yield replace(draft, type="attendance")


def of_line(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read a line of a programme that names an occasion, unless its publisher's own house holds it."""
    for item in scene.object[:1]:
        told = set(scene.reading.text[item.start : item.end].casefold().split())
        if is_occasion(scene, item) and not told & scene.heads.internal:
            yield replace(draft, type="attendance", occasion=words(scene.reading, item))


def _is_elsewhere(scene: Scene, item: Phrase) -> bool:
    """Say whether a name is people's or a place's."""
    return bool(_people(scene, item)) or whole_place(scene.reading, item) is not None


def _people(scene: Scene, item: Phrase) -> tuple[int, ...]:
    found = numbers(scene.reading, item.start, item.end)
    kinds = {scene.reading.parties[number].party.kind for number in found}
    return found if kinds - {"organisation"} else ()


def _attendance(scene: Scene, draft: Draft, one: Occasion) -> Iterator[Draft]:
    """Yield the event of one occasion, with its venue and who holds it."""
    if _is_unofficial(scene, one.name):
        return
    draft = replace(draft, place=place_in(scene.reading, one.item.within) or draft.place)
    for part in _held_behind(scene, one):
        draft = _held_at(scene, draft, part)
    draft = _where_led(scene, draft)
    others = scene.parties("with")
    if one.head in scene.heads.occasion.talks and _is_met_with(scene, one):
        yield replace(draft, type="meeting", counterparts=(*others, *draft.counterparts))
    elif not _sums_up(scene, one) or draft.site or draft.counterparts:
        hosts = (*_organisers(scene, one), *others, *draft.counterparts)
        yield replace(draft, type="attendance", counterparts=hosts, occasion=one.name)


def _is_unofficial(scene: Scene, name: Found[str]) -> bool:
    """Say whether the press is met, or one's own house meets."""
    told = f" {name.value.casefold()} "
    return any(f" {words} " in told for words in scene.heads.occasion.unofficial)


def _is_met_with(scene: Scene, one: Occasion) -> bool:
    """Say whether "a meeting with A" tells whom one meets."""
    return bool(scene.phrases_of("with")) and scene.reading.text[one.item.start : one.item.end].islower()


def _sums_up(scene: Scene, one: Occasion) -> bool:
    """Say whether a name only sums up what is told elsewhere: "several meetings", "an event"."""
    if one.name.span.end > one.item.end or one.head not in scene.heads.occasion.summary or not one.is_common:
        return False
    return one.head.endswith("s") or not (_is_definite(scene, one) or " " in one.name.value)


def _is_definite(scene: Scene, one: Occasion) -> bool:
    before = scene.reading.text[max(0, one.item.start - 6) : one.item.start].casefold().split()
    return bool(before) and before[-1] in {"the", "this", "that"}


def _organisers(scene: Scene, one: Occasion) -> tuple[int, ...]:
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
        if phrase is None or chunks.kinds[at - 1] != codes.TO or whole_place(scene.reading, phrase):
            continue
        where = place_in(scene.reading, phrase.within)
        if names_site(scene.reading, phrase) and not is_occasion(scene, phrase):
            return replace(draft, site=words(scene.reading, phrase), place=draft.place or where)
    return draft


def _held_at(scene: Scene, draft: Draft, part: Part) -> Draft:
    item, role = part.phrases[0], scene.roles.get(part.marker)
    if role in {"by", "hosts"}:
        return replace(draft, counterparts=(*draft.counterparts, *scene.members(part.phrases)))
    if role != "at":
        return draft
    whole = whole_place(scene.reading, item)
    draft = replace(draft, place=draft.place or place_in(scene.reading, item.within) or whole)
    if whole or is_occasion(scene, item) or not names_site(scene.reading, item):
        return draft
    return replace(draft, site=draft.site or words(scene.reading, item))


def _spoken(scene: Scene, draft: Draft, item: Phrase) -> Iterator[Draft]:
    """Read "addressed the students at the College", "spoke at the Institute", "gave a lecture to members"."""
    told = words(scene.reading, item)
    draft = replace(draft, place=place_in(scene.reading, item.within) or draft.place)
    draft = replace(draft, type="attendance", occasion=_speech(scene) or draft.occasion)
    if (at := _AT.search(told.value)) is not None and not draft.site:
        draft = replace(
            draft, site=Found(told.value[at.end() :], Span(item.end - len(told.value) + at.end(), item.end))
        )
    people = _people(scene, item)
    if people:
        yield replace(draft, counterparts=(*people, *draft.counterparts))
    elif names_site(scene.reading, item) or _is_chamber(scene, item):
        yield replace(draft, site=draft.site or told)


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


def opening(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the opening of a thing, or the occasion that was opened."""
    if scene.subject and not scene.members(scene.subject) and not scene.trigger.group.passive:
        return
    for one in tuple(occasions_in(scene, scene.object))[:1]:
        item = one.item
        draft = replace(draft, type="attendance", place=place_in(scene.reading, item.within) or draft.place)
        if one.head:
            yield replace(draft, occasion=one.name)
        else:
            told = Found(f"{_opening(scene)} of the {one.name.value}", Span(scene.trigger.start, item.end))
            yield replace(draft, occasion=told, site=draft.site or one.name)


def _opening(scene: Scene) -> str:
    told = scene.reading.text[scene.trigger.start : scene.trigger.end].casefold()
    openings = scene.heads.occasion.openings
    return next((openings[stem] for stem in openings if told.startswith(stem)), "opening")


def joining(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read "joined A at the dinner", "joined A in Oslo for the forum", "joined the celebrations"."""
    others = tuple(
        number
        for number in scene.parties("object", "with")
        if scene.reading.parties[number].party.kind != "group"
    )
    draft = replace(draft, counterparts=(*others, *draft.counterparts))
    told = tuple(_attended(scene, draft, loose=False))
    yield from told or _attended(replace(scene, object=scene.phrases_of("for", "topic")), draft, loose=False)


def signing(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the signing of a document, or the ceremony at which it was signed."""
    sides = (*scene.members(scene.subject), *scene.parties("with", "companions"))
    draft = replace(draft, type="attendance", sides=sides, companions=())
    yield draft if draft.occasion else replace(draft, occasion=_signed(scene))


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
            yield replace(draft, type="attendance", occasion=words(scene.reading, phrase))


def meal(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the meal that a host gives; without guests named, those of the release are meant."""
    guests = (*scene.parties("for", "with"), *_invited(scene))
    told = re.finditer(r"\w+", scene.reading.text[scene.trigger.start : scene.trigger.end])
    for word in (word for word in told if word.group().casefold() in scene.heads.occasion.given):
        yield replace(draft, type="attendance", visitors=guests, occasion=_meal(scene, word))
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
            yield replace(draft, type="meeting", sides=sides, doer=(), doer_slot="")
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
            yield from _attendance(scene, replace(draft, visitors=guests), one)


def aside(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read "said at the forum": who says something there is there."""
    if (
        draft.occasion is not None
        and not draft.occasion.value.islower()
        and not _is_unofficial(scene, draft.occasion)
    ):
        yield replace(draft, type="attendance")


def welcomed(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read "the welcome ceremony" wherever a release tells of it."""
    for phrase in scene.chunks.phrases:
        if phrase and phrase.start <= scene.trigger.start < phrase.end:
            yield _given(scene, draft, next(occasions_in(scene, (phrase,))))


def _given(scene: Scene, draft: Draft, one: Occasion) -> Draft:
    told = replace(draft, clause=Span(scene.sentence.start, scene.end), doer=(), doer_slot="")
    guests = (*scene.parties("for"), *_guests_before(scene, one))
    hosts = (*scene.parties("by"), *draft.counterparts)
    return replace(told, type="attendance", visitors=guests, counterparts=hosts, occasion=one.name)


def _guests_before(scene: Scene, one: Occasion) -> tuple[int, ...]:
    """Give whom "a dinner in honour of Ms Pinto was held" is for."""
    found = numbers(scene.reading, one.item.end, scene.trigger.group.start)
    starts = (scene.reading.parties[number].start for number in found)
    return tuple(
        number
        for number, start in zip(found, starts, strict=True)
        if _FOR.search(scene.reading.text, one.item.start, start)
    )
