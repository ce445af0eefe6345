"""Fills occasions: what one attends, has a part in, or joins others at."""

from bisect import bisect_left
from collections.abc import Iterator

from services.enrich.clause import codes
from services.enrich.clause.listed import Phrases
from services.enrich.clause.phrase import Phrase
from services.enrich.event.draft import Draft
from services.enrich.event.occasion_name import Occasion, occasions_in
from services.enrich.event.people import present
from services.enrich.event.scene import Scene, names_site, numbers, place_in, whole_place
from services.enrich.event.venue import at_venue, organisers
from services.enrich.span import Found


def occasion(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield one event for each occasion or name attended; "a dinner, which was attended by" adds guests."""
    is_passive = scene.trigger.group.passive or scene.trigger.group.tense == "participle"
    if not is_passive and not scene.object:
        scene = scene._replace(object=_antecedent(scene))
    told = tuple(_attended(scene, draft, loose=not is_passive))
    if is_passive and not any(event.type == "attendance" for event in told):
        yield present(scene, draft)
    else:
        yield from told


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


def joining(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read "joined A at the dinner", "joined A in Oslo for the forum", "joined the celebrations"."""
    others = tuple(
        number
        for number in scene.parties("object", "with")
        if scene.reading.parties[number].party.kind != "group"
    )
    draft = draft._replace(counterparts=(*others, *draft.counterparts))
    told = tuple(_attended(scene, draft, loose=False))
    yield from told or _attended(scene._replace(object=scene.phrases_of("for", "topic")), draft, loose=False)


def of_line(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read a line of a programme that names an occasion, unless its publisher's own house holds it."""
    for one in occasions_in(scene, scene.object[:1]):
        told = set(scene.reading.text[one.item.start : one.item.end].casefold().split())
        if one.head and not told & scene.heads.internal:
            yield from attendance(scene, draft, one)


def _attended(scene: Scene, draft: Draft, *, loose: bool) -> Iterator[Draft]:
    told = False
    for one in occasions_in(scene, scene.object):
        named = loose and names_site(scene.reading, one.item) and not _is_elsewhere(scene, one.item)
        if one.head or one.quoted or named:
            told = True
            yield from attendance(scene, draft, one)
    if not told and draft.occasion and not is_unofficial(scene, draft.occasion):
        yield draft._replace(type="attendance")


def _is_elsewhere(scene: Scene, item: Phrase) -> bool:
    """Say whether a name is people's or a place's."""
    return bool(people_in(scene, item)) or whole_place(scene, item) is not None


def people_in(scene: Scene, item: Phrase) -> tuple[int, ...]:
    """Give the parties of a phrase that names persons or groups, not bodies alone."""
    found = numbers(scene.reading, item.start, item.end)
    kinds = {scene.reading.parties[number].party.kind for number in found}
    return found if kinds - {"organisation"} else ()


def attendance(scene: Scene, draft: Draft, one: Occasion) -> Iterator[Draft]:
    """Yield the event of one occasion, with its venue and who holds it."""
    if is_unofficial(scene, one.name):
        return
    draft = draft._replace(place=place_in(scene.reading, one.item.within) or draft.place)
    draft = at_venue(scene, draft, one)
    others = scene.parties("with")
    if one.head in scene.heads.occasion.talks and _is_met_with(scene, one):
        yield draft._replace(type="meeting", counterparts=(*others, *draft.counterparts))
    elif not _sums_up(scene, one) or draft.site or draft.counterparts:
        hosts = (*organisers(scene, one), *others, *draft.counterparts)
        yield draft._replace(type="attendance", counterparts=hosts, occasion=one.name)


def is_unofficial(scene: Scene, name: Found[str]) -> bool:
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
