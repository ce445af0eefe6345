"""Fills an event's slots from the parts of its clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from schemas.visit import Place
from services.enrich.event.clause import Region, Subject
from services.enrich.event.draft import Draft
from services.enrich.event.segment import Segment
from services.enrich.event.trigger import Trigger
from services.enrich.phrase.items import Item, items
from services.enrich.reading import Reading, within
from services.enrich.span import Found, Span

_NEAR = 12
"""An object begins so many characters behind its verb at most: an article and a space."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger with its doer and the segments of its region."""

    trigger: Trigger
    subject: Subject | None
    region: Region
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Heads:
    """Nouns that tell what a phrase names."""

    occasions: frozenset[str]
    meetings: frozenset[str]
    meals: frozenset[str]


def fill(reading: Reading, clause: Clause, heads: Heads) -> Iterator[Draft]:
    """Yield the events that one clause tells."""
    rule = clause.trigger.rule
    if rule.subject == "held":
        yield from _held(reading, clause, heads)
        return
    passive = rule.passive if clause.trigger.group.passive else None
    subject_slot = passive.subject if passive else rule.subject
    object_slot = passive.by if passive else rule.object
    draft = Draft("meeting", clause.trigger, Span(clause.trigger.group.start, clause.region.end))
    draft = _common(reading, clause, draft, heads)
    draft = _doer(reading, clause, draft, subject_slot)
    if passive:
        draft = replace(draft, **{_party_slot(object_slot): _mentions(reading, clause, "by")})
        yield from _told_as_subject(reading, clause, draft, subject_slot, heads)
        return
    yield from _OBJECTS[object_slot](reading, clause, draft, heads)


def _party_slot(slot: str) -> str:
    return slot if slot in {"visitors", "counterparts"} else "companions"


def _doer(reading: Reading, clause: Clause, draft: Draft, slot: str) -> Draft:
    if slot not in {"visitors", "counterparts", "companions"}:
        return draft
    if clause.subject is None:
        return replace(draft, doer_slot=slot)
    if clause.subject.shared:
        return replace(draft, shared=True, doer_slot=slot)
    return replace(draft, doer=_numbers(reading, clause.subject.start, clause.subject.end), doer_slot=slot)


def _numbers(reading: Reading, start: int, end: int) -> tuple[int, ...]:
    first = within(reading.parties, start, end)
    if not first:
        return ()
    offset = reading.parties.index(first[0])
    return tuple(range(offset, offset + len(first)))


def _mentions(reading: Reading, clause: Clause, *roles: str) -> tuple[int, ...]:
    return tuple(
        number
        for segment in clause.segments
        if segment.role in roles
        for number in _numbers(reading, segment.start, segment.end)
    )


def _common(reading: Reading, clause: Clause, draft: Draft, heads: Heads) -> Draft:
    """Fill what any clause may tell: hosts, companions, where."""
    site, place, occasion = None, None, None
    for segment in (*clause.segments, *_before_verb(reading, clause)):
        if segment.role != "at":
            continue
        for item in items(reading.masked, segment.start, segment.end)[:1]:
            place = place or _place(reading, item.within) or _whole_place(reading, item)
            if _whole_place(reading, item):
                continue
            if _is_occasion(reading, item, heads):
                occasion = occasion or _words(reading, item)
            elif _names_site(reading, item):
                site = site or _words(reading, item)
    return replace(
        draft,
        counterparts=_mentions(reading, clause, "hosts", "inviters"),
        companions=_mentions(reading, clause, "companions"),
        site=site,
        occasion=occasion,
        place=place,
    )


_AT = re.compile(r"(?:^|[\s,])(?:[Aa]t|[Ii]nside)\s")


def _before_verb(reading: Reading, clause: Clause) -> tuple[Segment, ...]:
    """What "at" opens between the doer, or the sentence's beginning, and the verb."""
    if clause.subject is None or clause.subject.shared:
        return ()
    sentence = next(s for s in reading.sentences if s.start <= clause.trigger.start < s.end)
    begin = min(clause.subject.end, clause.trigger.group.start)
    spans = ((sentence.start, max(sentence.start, clause.subject.start)), (begin, clause.trigger.group.start))
    found = (at for span in spans for at in _AT.finditer(reading.masked, *span))
    return tuple(Segment("at", at.end(), clause.trigger.group.start) for at in found)


def _names_site(reading: Reading, item: Item) -> bool:
    words = reading.text[item.start : item.end]
    return any(character.isupper() for character in words) and not re.match(
        r"(?i)the same|a later|an? early", words
    )


def _place(reading: Reading, span: tuple[int, int] | None) -> Found[Place] | None:
    if span is None:
        return None
    found = within(reading.places, *span)
    return Found(found[0].place, Span(found[0].start, found[0].end)) if found else None


def _whole_place(reading: Reading, item: Item) -> Found[Place] | None:
    """Take a phrase for a place when a place's name is all of it, but for a common noun beside it."""
    rest = re.sub("[\ue002\ue005]+", "", reading.masked[item.start : item.end]).strip().casefold()
    if rest not in {"", "city", "province", "region", "state", "county", "town", "city of", "oblast"}:
        return None
    return _place(reading, (item.start, item.end))


def _is_occasion(reading: Reading, item: Item, heads: Heads) -> bool:
    told = re.sub(r"\([^()]*\)", " ", reading.text[item.start : item.end].casefold())
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", told)
    head = re.split(r"\b(?:of|on|for|between|marking|with)\b", " ".join(words))[0].split()
    tail = [word for word in words if not word.isdigit()]
    return bool((head and head[-1] in heads.occasions) or (tail and tail[-1] in heads.occasions))


def _words(reading: Reading, item: Item) -> Found[str]:
    return Found(_canonical(reading, item), Span(item.start, item.end))


def _canonical(reading: Reading, item: Item) -> str:
    """Write a phrase out, with the full name for an organisation's abbreviation that is all of it."""
    for mention in within(reading.parties, item.start, item.end):
        if (mention.start, mention.end) == (item.start, item.end) and mention.party.kind == "organisation":
            return mention.party.name or reading.text[item.start : item.end]
    return " ".join(reading.text[item.start : item.end].strip('"“”‘’').split())


def _object(clause: Clause) -> Segment:
    return clause.segments[0]


def _told_as_subject(
    reading: Reading, clause: Clause, draft: Draft, slot: str, heads: Heads
) -> Iterator[Draft]:
    """A passive's subject is what the verb's object would be."""
    if slot in {"visitors", "counterparts"}:
        yield replace(draft, type="meeting")
        return
    if clause.subject is None:
        return
    moved = replace(
        clause, segments=(Segment("object", clause.subject.start, clause.subject.end), *clause.segments[1:])
    )
    yield from _OBJECTS[slot](reading, moved, draft, heads)


_NAMELY = re.compile(r"\s*(?:\([^()]*\))?\s*(?::|,?\s*(?:namely|including|such as))\s+")


def _listed(reading: Reading, clause: Clause) -> tuple[Item, ...]:
    """Read the things that an object names; "five islands: A, B and C" names A, B and C."""
    region = _object(clause)
    found = items(reading.masked, region.start, region.end)
    if not found:
        return found
    if namely := _NAMELY.match(reading.masked, found[-1].end):
        sentence = next(s for s in reading.sentences if s.start <= clause.trigger.start < s.end)
        named = items(reading.masked, namely.end(), sentence.end)
        if named and (reading.masked[named[0].start] >= "\ue000" or reading.masked[named[0].start].isupper()):
            return (*found[:-1], *named)
    return found


def _target(reading: Reading, clause: Clause, draft: Draft, heads: Heads) -> Iterator[Draft]:
    for item in _listed(reading, clause):
        if _is_honour(reading, item):
            yield replace(draft, type="attendance", occasion=_words(reading, item))
            continue
        place = _whole_place(reading, item)
        if place is not None and clause.trigger.rule.type == "visit":
            yield replace(draft, type="arrival", place=place)
        elif people := _people(reading, item):
            yield replace(draft, type="meeting", counterparts=(*draft.counterparts, *people))
        else:
            where = _place(reading, item.within) or draft.place or place
            yield replace(draft, type="site_visit", site=_words(reading, item), place=where)


def _is_honour(reading: Reading, item: Item) -> bool:
    return bool(re.search(r"(?i)\b(?:guard of honou?r|honou?r guard|parade)\b", reading.text[item.start : item.end]))


def _people(reading: Reading, item: Item) -> tuple[int, ...]:
    numbers = _numbers(reading, item.start, item.end)
    if numbers and all(reading.parties[number].party.kind == "person" for number in numbers):
        mention = reading.parties[numbers[0]]
        return numbers if mention.start - item.start < 2 else ()
    return ()


def _counterparts(reading: Reading, clause: Clause, draft: Draft, heads: Heads) -> Iterator[Draft]:
    met = _mentions(reading, clause, "object", "with")
    yield replace(
        draft,
        type="meeting",
        counterparts=(*met, *draft.counterparts),
        met=None if met else _unnamed(reading, clause),
    )


def _unnamed(reading: Reading, clause: Clause) -> Found[str] | None:
    """The words for people met who have no name: "students of the college"."""
    region = _object(clause)
    for item in items(reading.masked, region.start, region.end)[:1]:
        words = _words(reading, item)
        if words.value[:1].isalpha() and item.start - region.start < _NEAR:
            return words
    return None


def _visitors(reading: Reading, clause: Clause, draft: Draft, heads: Heads) -> Iterator[Draft]:
    if clause.trigger.rule.type == "company":
        yield _accompanied(reading, clause, draft)
        return
    yield replace(draft, type="meeting", visitors=_mentions(reading, clause, "object", "from"))


def _sides(reading: Reading, clause: Clause, draft: Draft, heads: Heads) -> Iterator[Draft]:
    yield replace(draft, type="meeting", sides=_mentions(reading, clause, "object", "with"))


def _whole_names(reading: Reading, found: tuple[Item, ...], heads: Heads) -> tuple[Item, ...]:
    """Join the halves of a name that "and" cut: "the Science and Arts Fair"."""
    if (
        len(found) > 1
        and not _is_occasion(reading, found[0], heads)
        and _is_occasion(reading, found[1], heads)
    ):
        between = reading.text[found[0].end : found[1].start].strip()
        if between in {"and", "&"}:
            return (Item(found[0].start, found[1].end, found[1].within), *found[2:])
    return found


_THE_SAME = re.compile(
    r"\s*(?:the|this|that|these|both)\s+(?:[a-z]+\s+)?(?:meetings?|discussions?|talks|event|ceremony|session|occasion|function|programme|visit|call|engagement|gathering)(?=\s*(?:[.,;]|$))",
    re.MULTILINE,
)


def _occasion(reading: Reading, clause: Clause, draft: Draft, heads: Heads) -> Iterator[Draft]:
    region = _object(clause)
    if _THE_SAME.match(reading.masked, region.start, region.end):
        yield _present(reading, clause, draft)
        return
    for item in _whole_names(reading, items(reading.masked, region.start, region.end), heads):
        where = _place(reading, item.within) or draft.place
        if _is_meeting(reading, item, heads):
            met = _mentions(reading, clause, "with")
            yield replace(draft, type="meeting", counterparts=(*met, *draft.counterparts), place=where)
        elif people := () if _is_occasion(reading, item, heads) else _audience(reading, item, clause):
            yield replace(draft, type="attendance", counterparts=(*people, *draft.counterparts), place=where)
            return
        else:
            if not _is_occasion(reading, item, heads) and not _names_site(reading, item):
                return
            yield replace(draft, type="attendance", occasion=_words(reading, item), place=where)
    if not items(reading.masked, region.start, region.end) and draft.occasion:
        yield replace(draft, type="attendance")


def _audience(reading: Reading, item: Item, clause: Clause) -> tuple[int, ...]:
    """Those whom a visitor speaks to; a body that one attends or takes part in is an occasion instead."""
    numbers = _numbers(reading, item.start, item.end)
    spoken = (
        reading.text[clause.trigger.start : clause.trigger.end]
        .casefold()
        .startswith(("address", "speak", "spoke", "deliver", "g"))
    )
    if spoken or any(reading.parties[number].party.kind != "organisation" for number in numbers):
        return numbers
    return ()


def _is_meeting(reading: Reading, item: Item, heads: Heads) -> bool:
    words = reading.text[item.start : item.end].casefold().split()
    return (
        bool(words)
        and words[-1] in heads.meetings
        and words[-1].islower()
        and reading.text[item.end - 1].islower()
        and not any(word[:1].isupper() for word in reading.text[item.start : item.end].split())
    )


def _opening(reading: Reading, clause: Clause, draft: Draft, heads: Heads) -> Iterator[Draft]:
    region = _object(clause)
    for item in items(reading.masked, region.start, region.end)[:1]:
        where = _place(reading, item.within) or draft.place
        if _is_occasion(reading, item, heads):
            yield replace(draft, type="attendance", occasion=_words(reading, item), place=where)
        else:
            named = _words(reading, item)
            opening = Found(f"opening of the {named.value}", Span(clause.trigger.start, item.end))
            yield replace(draft, type="attendance", occasion=opening, site=draft.site or named, place=where)


def _meal(reading: Reading, clause: Clause, draft: Draft, heads: Heads) -> Iterator[Draft]:
    words = reading.text[clause.trigger.start : clause.trigger.end]
    meal = next((word for word in re.finditer(r"\w+", words) if word.group() in heads.meals), None)
    guests = _mentions(reading, clause, "for", "with")
    if meal is None or not guests:
        return
    span = Span(clause.trigger.start + meal.start(), clause.trigger.start + meal.end())
    yield replace(draft, type="attendance", visitors=guests, occasion=Found(meal.group(), span))


def _destination(reading: Reading, clause: Clause, draft: Draft, heads: Heads) -> Iterator[Draft]:
    kind = clause.trigger.rule.type
    if kind == "arrival":
        yield from _arrivals(reading, clause, draft)
        return
    last = reading.text[clause.trigger.start : clause.trigger.end].casefold().split()[-1]
    first = _first_place(reading, clause, "object")
    to = _first_place(reading, clause, "to", "for")
    origin = _first_place(reading, clause, "from")
    if last in {"for", "to", "on"} or kind == "return":
        to = first or to
    else:
        origin = origin or first
    words = reading.text[clause.trigger.start : clause.region.end]
    if kind == "departure" and not (to or origin) and items(reading.masked, *_span(_object(clause))):
        return
    home = words
    yield replace(
        draft,
        type="return" if kind == "return" else "departure",
        place=to,
        origin=origin,
        homeward=bool(re.search(r"\bhome\b", home)),
    )


def _span(segment: Segment) -> tuple[int, int]:
    return segment.start, segment.end


def _arrivals(reading: Reading, clause: Clause, draft: Draft) -> Iterator[Draft]:
    told = _listed(reading, clause)
    whole = [(item, place) for item in told if (place := _whole_place(reading, item))]
    for item, place in whole:
        nested = _place(reading, item.within)
        if nested and nested.value.kind == "city" and place.value.kind != "city":
            place = nested
        yield replace(draft, type="arrival", place=place)
    if not whole and told and _names_site(reading, told[0]):
        item = told[0]
        yield replace(
            draft,
            type="arrival",
            site=_words(reading, item) if _names_site(reading, item) else draft.site,
            place=_place(reading, item.within) or draft.place,
        )
    elif not told and draft.place:
        yield replace(draft, type="arrival")


def _first_place(reading: Reading, clause: Clause, *roles: str) -> Found[Place] | None:
    for segment in clause.segments:
        if segment.role in roles:
            for mention in within(reading.places, segment.start, segment.end):
                return Found(mention.place, Span(mention.start, mention.end))
    return None


def _held(reading: Reading, clause: Clause, heads: Heads) -> Iterator[Draft]:
    """An occasion that is the subject of "was held"; the guest is whoever the release is about."""
    if clause.trigger.rule.name == "occasion-held" and not (
        clause.trigger.group.passive or _takes_place(reading, clause)
    ):
        return
    sentence = next(s for s in reading.sentences if s.start <= clause.trigger.start < s.end)
    told = [
        item
        for item in items(reading.masked, sentence.start, clause.trigger.group.start)
        if _is_occasion(reading, item, heads)
    ]
    draft = _common(
        reading, clause, Draft("attendance", clause.trigger, Span(sentence.start, clause.region.end)), heads
    )
    for item in told:
        guests = _numbers(reading, item.start, clause.trigger.group.start)
        hosts = (*_mentions(reading, clause, "by"), *draft.counterparts)
        yield replace(draft, doer_slot="visitors", doer=guests[:1], counterparts=hosts, occasion=_words(reading, item))


def _takes_place(reading: Reading, clause: Clause) -> bool:
    return "place" in reading.text[clause.trigger.start : clause.trigger.end]


def _companions(reading: Reading, clause: Clause, draft: Draft, heads: Heads) -> Iterator[Draft]:
    yield replace(draft, type="meeting", companions=_mentions(reading, clause, "object"))


_WERE = re.compile(r"\b(?:is|are|was|were)\s")


def _accompanied(reading: Reading, clause: Clause, draft: Draft) -> Draft:
    """Read "Accompanying the President were the Minister of …" the other way round."""
    sentence = next(s for s in reading.sentences if s.start <= clause.trigger.start < s.end)
    verb = _WERE.search(reading.masked, clause.trigger.end, sentence.end)
    if clause.trigger.group.tense != "gerund" or verb is None:
        return replace(draft, visitors=_mentions(reading, clause, "object"))
    return replace(
        draft,
        doer=(),
        doer_slot="",
        visitors=_numbers(reading, clause.trigger.end, verb.start()),
        companions=_numbers(reading, verb.end(), sentence.end),
    )


def _presence(reading: Reading, clause: Clause, draft: Draft, heads: Heads) -> Iterator[Draft]:
    if clause.trigger.rule.type == "presence":
        yield _present(reading, clause, draft)
    else:
        yield draft


def _present(reading: Reading, clause: Clause, draft: Draft) -> Draft:
    """Everybody named in the sentence before the verb, or behind it where it comes first, was there."""
    sentence = next(s for s in reading.sentences if s.start <= clause.trigger.start < s.end)
    there = _numbers(reading, sentence.start, clause.trigger.group.start) or _numbers(
        reading, clause.trigger.end, sentence.end
    )
    return replace(draft, doer=(), doer_slot="", counterparts=there, presence=True)


_OBJECTS = {
    "": _presence,
    "companions": _companions,
    "target": _target,
    "counterparts": _counterparts,
    "visitors": _visitors,
    "sides": _sides,
    "occasion": _occasion,
    "opening": _opening,
    "meal": _meal,
    "destination": _destination,
}
