"""Occasions across a release: what "the event" means, who a dinner is for, what signing closes talks."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from services.enrich.event.occasion_words import OccasionWords
from services.enrich.reading import Reading
from services.enrich.span import Found
from services.enrich.story.parties import Parties, people, referents, united
from services.enrich.story.told import Told

_SMALL = frozenset({"of", "the", "and", "for", "on", "to", "in", "&", "a", "an", "at", "with"})
_LONGEST_POINTER = 2
_LOOK_BACK = 50
_NEAR = 3
"""Talks that a signing closes are told so many sentences away at most."""
_FARTHEST_BACK = 10_000
"""A full name is told so many characters before its short form at most, a name is so long."""
_FURTHEST = 240
_MADE_FOR = frozenset({"host-meal", "host-guests", "occasion-held", "followed-by", "welcome-ceremony"})
_CEREMONIAL = frozenset({"open", "sign", "welcome", "occasion-held", "welcome-ceremony"})


def settle_occasions(reading: Reading, events: Sequence[Told], words: OccasionWords) -> list[Told]:
    """Resolve names that point back, give guests to what is held for them, leave signings to their talks."""
    kept: list[Told] = []
    for event in events:
        if event.type != "attendance" or event.headline or not _points_back(reading, event, words):
            kept.append(event)
        else:
            kept.extend(_resolved(reading, kept, event, words))
    guests = [_with_guests(kept, at) for at in range(len(kept))]
    return [event for at, event in enumerate(guests) if not _closes_talks(guests, at)]


def _points_back(reading: Reading, event: Told, words: OccasionWords) -> bool:
    """Say whether an occasion is told by a bare noun or an abbreviation: "the event", "SLD"."""
    if event.occasion is None:
        return False
    name = event.occasion.value.split()
    if len(name) == 1 and _is_abbreviation(name[0]):
        return True
    before = (
        reading.text[max(0, event.occasion.span.start - 8) : event.occasion.span.start].casefold().split()
    )
    return len(name) <= _LONGEST_POINTER and bool(before) and before[-1] in words.definite


def _is_abbreviation(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1


def _resolved(reading: Reading, kept: list[Told], event: Told, words: OccasionWords) -> Iterator[Told]:
    """Join an event to the occasion it points back at, or yield it under that occasion's name."""
    assert event.occasion is not None
    at = _antecedent(kept, event)
    if at is None:
        fuller = _fuller_name(reading, event.occasion)
        if fuller or event.occasion.value.casefold() not in words.general | words.talks:
            yield event._replace(occasion=fuller or event.occasion)
        return
    before = kept[at]
    if not before.visitors or referents(event.visitors) & referents((*before.visitors, *before.counterparts)):
        kept[at] = before._replace(
            visitors=before.visitors or event.visitors,
            counterparts=united(before.counterparts, event.counterparts),
            site=before.site or event.site,
            place=before.place or event.place,
        )
    elif not _is_abbreviation(event.occasion.value):
        kept[at] = before._replace(companions=united(before.companions, event.visitors))
    else:
        name = before.occasion.value if before.occasion else event.occasion.value
        yield event._replace(occasion=Found(name, event.occasion.span))


def _antecedent(kept: Sequence[Told], event: Told) -> int | None:
    """Find the occasion before that a name points back at."""
    name = _stems(event.occasion.value) if event.occasion else frozenset[str]()
    for at in range(len(kept) - 1, max(-1, len(kept) - _LOOK_BACK), -1):
        before = kept[at]
        if before.headline or before.type not in {"attendance", "meeting"}:
            continue
        if _may_mean(name, before):
            return at
    return None


def _may_mean(name: frozenset[str], before: Told) -> bool:
    if before.type == "meeting":
        return bool(name & {"meeting", "talk", "discussion", "session"})
    told = _stems(before.occasion.value) if before.occasion else frozenset[str]()
    if name <= told or name & {"event", "occasion", "function", "gathering"}:
        return True
    return "ceremony" in name and before.rule in _CEREMONIAL


@lru_cache(maxsize=1024)
def _stems(name: str) -> frozenset[str]:
    found = (word.strip("()\"“”'’,") for word in name.casefold().split())
    return frozenset(word.removesuffix("s") for word in found if word and word not in _SMALL)


def _fuller_name(reading: Reading, told: Found[str]) -> Found[str] | None:
    """Find the full name that the release tells before: "the Harbour Forum" for "the Forum"."""
    text, short = reading.text, told.value
    if _is_abbreviation(short):
        at = text.rfind(f"({short})", max(0, told.span.start - _FARTHEST_BACK), told.span.start)
        end = at - 1
    else:
        at = _told_before(text, short, told.span.start) if short[0].isupper() else -1
        end = at + len(short) + 1 if at > 0 else -1
    name = _name_before(text, end) if end > 0 else ""
    return Found(name, told.span) if len(name.split()) > 1 else None


def _told_before(text: str, short: str, start: int) -> int:
    return text.rfind(f" {short}", max(0, start - _FARTHEST_BACK), max(0, start - len("the  ")))


def _name_before(text: str, end: int) -> str:
    """Read a name backwards from its end: capitals, numbers, and small words between them."""
    name: list[str] = []
    for word in reversed(text[max(0, end - _FURTHEST) : end].split()):
        ends = name and word[-1] in ".,;:)"
        if ends or not (word[0].isupper() or word[0].isdigit() or word in _SMALL):
            break
        name.append(word)
    while name and name[-1].casefold() in _SMALL:
        name.pop()
    return " ".join(reversed(name))


def _with_guests(events: Sequence[Told], at: int) -> Told:
    """Give a meal or ceremony that names no guest those whom the release tells to visit."""
    event = events[at]
    if event.rule not in _MADE_FOR or event.visitors or event.type != "attendance":
        return event
    near = (*reversed(events[max(0, at - _LOOK_BACK) : at]), *events[at + 1 : at + _LOOK_BACK])
    hosts = referents(event.counterparts)
    for other in near:
        guests = people(other.visitors)
        if guests and (other.travels or not referents(guests) & hosts):
            return event._replace(visitors=guests)
    return event


def _closes_talks(events: Sequence[Told], at: int) -> bool:
    """Say whether a signing belongs to talks told near it."""
    event = events[at]
    if event.type != "attendance" or event.occasion is None:
        return False
    if not event.occasion.value.casefold().startswith(("signing of", "exchange of")):
        return False
    sides = _everybody(event)
    return any(
        other.type == "meeting"
        and abs(other.sentence - event.sentence) <= _NEAR
        and (not sides or sides & referents(_everybody_of(other)))
        for other in events[max(0, at - _LOOK_BACK) : at + _LOOK_BACK]
    )


def _everybody(event: Told) -> frozenset[int]:
    return referents(people(_everybody_of(event)))


def _everybody_of(event: Told) -> Parties:
    return (*event.visitors, *event.counterparts)


def part_hosts(reading: Reading, events: Sequence[Told], words: OccasionWords) -> list[Told]:
    """Take for a host who attends together with guests in his own land; leave out meetings of one house."""
    parted = [_parted(reading, event) if event.type == "attendance" else event for event in events]
    return [event for event in parted if not _is_of_one_house(reading, event, words)]


def _is_of_one_house(reading: Reading, event: Told, words: OccasionWords) -> bool:
    """Say whether one presides at home over a meeting that tells nobody from abroad."""
    if event.rule != "preside" or event.occasion is None or not event.occasion.value[:1].islower():
        return False
    home = reading.land.country if reading.land else None
    if event.place is None or event.place.value.country != home:
        return False
    sides = (*event.visitors, *event.counterparts)
    abroad = any(land != home for party in sides for land in reading.lands.get(party.value.referent, ()))
    return not abroad and not words.talks.isdisjoint(event.occasion.value.split())


def _parted(reading: Reading, event: Told) -> Told:
    where = event.place.value.country if event.place else None
    lands = [reading.lands.get(party.value.referent, ())[:1] for party in event.visitors]
    if (where,) not in lands or not any(land and land != (where,) for land in lands):
        return event
    told = list(zip(event.visitors, lands, strict=True))
    hosts = tuple(party for party, land in told if land == (where,))
    guests = tuple(party for party, land in told if land != (where,))
    return event._replace(visitors=guests, counterparts=united(hosts, event.counterparts))


def same_occasion(one: Told, other: Told, heads: frozenset[str]) -> bool:
    """Say whether two names are of one occasion; `heads` are nouns that tell none from another."""
    if one.occasion is None or other.occasion is None:
        return one.site is not None and other.site is not None and one.site.value == other.site.value
    first, second = _stems(one.occasion.value), _stems(other.occasion.value)
    kinds = _kinds(heads)
    own, others = first - kinds, second - kinds
    if not own or not others:
        return bool(first & second) and (first <= second or second <= first)
    counted, other_counted = _numbers(own), _numbers(others)
    if counted and other_counted and counted != other_counted:
        return False
    return own <= others or others <= own or 2 * len(own & others) >= len(own | others)


@lru_cache(maxsize=1)
def _kinds(heads: frozenset[str]) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in heads)


@lru_cache(maxsize=1024)
def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if any(letter.isdigit() for letter in word))
