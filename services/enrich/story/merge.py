"""One fact, one event: joins what headline, body and side clauses tell twice."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence

from services.enrich.span import Found
from services.enrich.story.occasions import same_occasion
from services.enrich.story.parties import referents, united
from services.enrich.story.told import Told
from services.enrich.time import ResolvedTime

_SHORT = 3
"""Words up to this length tell no occasion from another."""
_LAST_TOLD = 50
"""An event is told again so many others later at most."""
_BETWEEN = "meeting-between"
_CALLED_OFF = frozenset({"postponed", "cancelled"})
_ENGAGEMENTS = frozenset({"meeting", "site_visit", "attendance"})


def merge(events: Sequence[Told], occasions: frozenset[str]) -> list[Told]:
    """Leave each fact told once: the fuller telling wins, the body before the headline.

    `occasions` are the nouns that head occasions.
    """
    events = _attended_meetings(events)
    body = _joined_twins([event for event in events if not event.headline], occasions)
    headlines = _joined_twins([event for event in events if event.headline], occasions)
    told = {_family(event) for event in body}
    sites = {_spot(event) for event in body if _is_whole_place(event)}
    return [
        *(event for event in headlines if _family(event) not in told and not _stays_at(event, sites)),
        *body,
    ]


def tells_again(event: Told, kept: Told, occasions: frozenset[str]) -> bool:
    """Say whether `kept` tells the fact that `event` tells too; `occasions` are the nouns that head them."""
    if event.headline and not kept.headline:
        return _family(event) == _family(kept) or _is_whole_place(kept)
    return event.type == kept.type and _same(kept, event, occasions)


def _family(event: Told) -> str:
    """Say roughly what an event is, as a headline does: travel, or an engagement."""
    return "engagement" if event.type in _ENGAGEMENTS else "travel"


def _attended_meetings(events: Sequence[Told]) -> Sequence[Told]:
    """Take "attended a meeting with the Mayor", told by its verb and by its noun, for one event."""
    nouns = {event.trigger.start: event for event in events if event.type == "meeting" and event.nominal}
    starts = sorted(nouns)
    told: dict[int, Told | None] = {}
    for event in events:
        span = event.occasion.span if event.occasion and event.type == "attendance" else None
        at = bisect_left(starts, span.start) if span else len(starts)
        if span and at < len(starts) and starts[at] < span.end:
            noun = nouns[starts[at]]
            told |= {id(event): _attended(event, noun), id(noun): None}
    return [event for one in events if (event := told.get(id(one), one)) is not None]


def _attended(event: Told, noun: Told) -> Told:
    """Give who attended the other side of a meeting; one between others stays an occasion."""
    if noun.rule == _BETWEEN:
        return event
    others = united(event.counterparts, united(noun.counterparts, noun.visitors))
    met = tuple(party for party in others if party.value.referent not in referents(event.visitors))
    return event._replace(type="meeting", occasion=None, counterparts=met)


def _is_whole_place(event: Told) -> bool:
    """Say whether a place is visited as a site: an island, a port. A headline may take that for a stay."""
    if event.type != "site_visit" or not event.site or not event.place:
        return False
    return event.place.value.name.casefold() in event.site.value.casefold()


def _stays_at(event: Told, spots: Collection[Hashable]) -> bool:
    return event.type == "arrival" and event.place is not None and _spot(event) in spots


def _spot(event: Told) -> Hashable:
    return event.place and (event.place.value.name, event.place.value.country)


def _joined_twins(body: Sequence[Told], occasions: frozenset[str]) -> list[Told]:
    kept: list[Told] = []
    known: defaultdict[Hashable, list[int]] = defaultdict(list)
    for event in sorted(body, key=lambda event: (event.nominal, event.stay)):
        candidates = sorted({at for key in _keys(event) for at in known[key][-_LAST_TOLD:]})
        twin = next((at for at in candidates if _same(kept[at], event, occasions)), None)
        if twin is None:
            twin = len(kept)
            kept.append(event)
        else:
            kept[twin] = _joined(kept[twin], event)
        for key in _keys(kept[twin]):
            if twin not in known[key][-1:]:
                known[key].append(twin)
    return sorted(kept, key=lambda event: event.trigger.start)


def _keys(event: Told) -> Iterator[Hashable]:
    """Yield what two tellings of one event have in common, at least in part."""
    if event.type == "meeting":
        sides = referents(event.counterparts) | referents(event.visitors)
        yield from ((event.type, referent) for referent in sorted(sides))
    elif event.type == "site_visit":
        yield event.type, event.site.value.casefold() if event.site else ""
    elif event.type == "attendance":
        yield from ((event.type, word) for word in sorted(_words(event)))
    else:
        yield event.type, event.place.value.country if event.place else ""
        yield event.type, "anywhere"


def _same(one: Told, other: Told, occasions: frozenset[str]) -> bool:
    if one.type == "meeting":
        return _same_sides(one, other) and _dates_agree(one, other)
    if not _visitors_meet(one, other):
        return False
    if one.type == "arrival":
        return _same_stay(one, other)
    if one.type in {"departure", "return"}:
        return not one.place or not other.place or one.place.value == other.place.value
    if one.type == "attendance":
        return same_occasion(one, other, occasions) and _dates_agree(one, other)
    return True


def _words(event: Told) -> frozenset[str]:
    name = event.occasion.value if event.occasion else ""
    return frozenset(word for word in name.casefold().split() if len(word) > _SHORT)


def _dates_agree(one: Told, other: Told) -> bool:
    return not (one.time and other.time) or one.time.value.edtf == other.time.value.edtf


def _visitors_meet(one: Told, other: Told) -> bool:
    first, second = referents(one.visitors), referents(other.visitors)
    return not first or not second or bool(first & second)


def _same_sides(one: Told, other: Told) -> bool:
    return _are_reversed(one, other) or (_visitors_meet(one, other) and _heads_meet(one, other))


def _heads_meet(one: Told, other: Told) -> bool:
    """Say whether whom one meeting tells first the other tells too; hosts present at both make no twins."""
    first, second = one.counterparts[0].value.referent, other.counterparts[0].value.referent
    return first in referents(other.counterparts) or second in referents(one.counterparts)


def _same_stay(one: Told, other: Told) -> bool:
    """Take a stay told of a country for that in its city."""
    if not one.place or not other.place:
        return other.nominal or other.stay
    first, second = one.place.value, other.place.value
    if first == second:
        return not _is_instead(one, other)
    if first.country != second.country or "country" not in {first.kind, second.kind}:
        return False
    wider = one if first.kind == "country" else other
    return wider.stay and one.sentence == other.sentence


def _is_instead(one: Told, other: Told) -> bool:
    """Say whether of two stays one is called off and the other, on another day, takes its place."""
    return (one.status in _CALLED_OFF) != (other.status in _CALLED_OFF) and not _dates_agree(one, other)


def _are_reversed(one: Told, other: Told) -> bool:
    """Say whether two meetings have each other's sides: the host told as the one who met."""
    met, others = referents(one.counterparts), referents(other.counterparts)
    return bool(referents(one.visitors) & others and met & referents(other.visitors))


def _joined(one: Told, other: Told) -> Told:
    if one.type == "meeting" and _are_reversed(one, other):
        other = other._replace(visitors=other.counterparts, counterparts=other.visitors)
    is_wider = one.place and other.place and one.place.value.kind == "country"
    return one._replace(
        status=other.status if other.status in _CALLED_OFF else one.status,
        visitors=united(one.visitors, other.visitors),
        counterparts=united(one.counterparts, other.counterparts),
        site=one.site or other.site,
        place=other.place if is_wider else one.place or other.place,
        origin=one.origin or other.origin,
        time=_finer(one, other),
    )


def _finer(one: Told, other: Told) -> Found[ResolvedTime] | None:
    """Of two tellings of one day, take that with the part of the day."""
    if one.time is None or other.time is None:
        return one.time or other.time
    same = one.time.value.first_day == other.time.value.first_day
    return other.time if same and other.time.value.period and not one.time.value.period else one.time
