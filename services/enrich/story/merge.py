"""One fact, one event: joins what headline, body and side clauses tell twice."""

from collections.abc import Sequence
from dataclasses import replace

from services.enrich.span import Found
from services.enrich.story.parties import referents, united
from services.enrich.story.told import Told
from services.enrich.time import ResolvedTime


def merge(events: Sequence[Told]) -> list[Told]:
    """Leave each fact told once: the fuller telling wins, the body before the headline."""
    body = [event for event in events if not event.headline]
    kept: list[Told] = []
    for event in sorted(body, key=lambda event: (event.nominal, event.stay)):
        twin = next((at for at, other in enumerate(kept) if _same(other, event)), None)
        if twin is None:
            kept.append(event)
        else:
            kept[twin] = _joined(kept[twin], event)
    kept.sort(key=lambda event: event.trigger.start)
    return [
        *(event for event in events if event.headline and not any(_covers(other, event) for other in kept)),
        *kept,
    ]


def _same(one: Told, other: Told) -> bool:
    if one.type != other.type or not _visitors_meet(one, other):
        return False
    if one.type == "arrival":
        return _same_stay(one, other)
    if one.type in {"departure", "return"}:
        return _place(one) == _place(other) or not _place(one) or not _place(other)
    if one.type == "meeting":
        return bool(referents(one.counterparts) & referents(other.counterparts)) and _dates_agree(one, other)
    if one.type == "site_visit":
        return bool(one.site and other.site and one.site.value.casefold() == other.site.value.casefold())
    return bool(one.occasion and other.occasion and _words(one.occasion.value) & _words(other.occasion.value))


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in name.casefold().split() if len(word) > 3)


def _dates_agree(one: Told, other: Told) -> bool:
    return not (one.time and other.time) or one.time.value.edtf == other.time.value.edtf


def _visitors_meet(one: Told, other: Told) -> bool:
    first, second = referents(one.visitors), referents(other.visitors)
    return not first or not second or bool(first & second)


def _place(event: Told) -> str:
    return event.place.value.name if event.place else ""


def _same_stay(one: Told, other: Told) -> bool:
    if not one.place or not other.place:
        return other.nominal or other.stay
    first, second = one.place.value, other.place.value
    if first == second:
        return True
    if first.country != second.country or "country" not in {first.kind, second.kind}:
        return False
    country = one if first.kind == "country" else other
    return country.stay


def _joined(one: Told, other: Told) -> Told:
    return replace(
        one,
        visitors=united(one.visitors, other.visitors),
        counterparts=united(one.counterparts, other.counterparts),
        site=one.site or other.site,
        place=other.place
        if one.place and other.place and one.place.value.kind == "country"
        else one.place or other.place,
        origin=one.origin or other.origin,
        time=_finer(one, other),
    )


def _finer(one: Told, other: Told) -> Found[ResolvedTime] | None:
    """Of two tellings of one day take that with the part of the day; a stay takes the range."""
    if one.time is None or other.time is None:
        return one.time or other.time
    same = one.time.value.first_day == other.time.value.first_day
    return other.time if same and other.time.value.period and not one.time.value.period else one.time


def _covers(body: Told, headline: Told) -> bool:
    return body.type == headline.type or (
        {body.type, headline.type} <= {"meeting", "site_visit", "attendance"}
        or (body.travels and headline.travels)
    )
