"""How long a stay lasts: told from day to day, derived from its length, or from the legs around it."""

from collections.abc import Sequence
from datetime import date

from services.enrich.reading import Reading, within
from services.enrich.span import Found, Span
from services.enrich.story.told import Told
from services.enrich.time import Anchor, ResolvedTime, derive_stay, resolve

_LONGEST_DAYS = 60
_ENDINGS = ("concluding", "concluded", " ends ", "ending")
_LEGS_READ = 50


def find_stay(reading: Reading, events: Sequence[Told]) -> Found[ResolvedTime] | None:
    """Find the first and last day of the release's stay, if both are told or derivable."""
    travel = [event for event in events if event.travels]
    told = (event.time for event in travel if event.stay and event.time and is_range(event.time.value))
    derived = (stay for event in travel if (stay := _derived(reading, event)))
    any_range = (event.time for event in travel if event.time and is_range(event.time.value))
    for stays in (told, derived, any_range):
        if stay := next(iter(stays), None):
            return stay
    return _until(reading, travel) or _between(travel)


def is_range(when: ResolvedTime) -> bool:
    """Say whether a time lasts more than a day."""
    return bool(when.first_day and when.last_day and when.first_day != when.last_day)


def _derived(reading: Reading, event: Told) -> Found[ResolvedTime] | None:
    """Count a "three-day visit" from the day told: its first, its nth, or its last."""
    sentence = reading.sentences[event.sentence]
    told = within(reading.times, sentence.start, sentence.end)
    lengths = [time for time in told if time.kind == "duration" and time.parts.unit == "day"]
    length = (lengths[0].parts.amount or 1) if lengths else 1
    day = event.time.value.first_day if event.time else None
    nth = _nth_day(reading, event, length)
    if day is None or nth is None or not 1 <= nth <= length or length == 1:
        return None
    return Found(derive_stay(day, length, nth), Span(lengths[0].start, lengths[0].end))


def _nth_day(reading: Reading, event: Told, length: int) -> int | None:
    sentence = reading.sentences[event.sentence]
    ordinals = [time.parts.ordinal for time in within(reading.times, sentence.start, sentence.end)]
    if ordinal := next((ordinal for ordinal in ordinals if ordinal), None):
        return ordinal
    words = reading.text[sentence.start : sentence.end].casefold()
    if event.type == "return" or event.rule == "end-stay" or any(ending in words for ending in _ENDINGS):
        return length
    under_way = event.rule == "be-on-visit" and event.status != "planned"
    return None if under_way else 1


def _until(reading: Reading, travel: Sequence[Told]) -> Found[ResolvedTime] | None:
    """Read a visit that "will continue until" a day as lasting from its first leg to that day."""
    starts = (event.time.value.first_day for event in travel if event.type != "return" and event.time)
    start = next((day for day in starts if day), None)
    for time in reading.times if start else ():
        end = resolve(time, Anchor(published=start), tense="future") if time.bound == "until" else None
        if end and (stay := _lasting(start, end.last_day)):
            return Found(stay, Span(time.start, time.end))
    return None


def _between(travel: Sequence[Told]) -> Found[ResolvedTime] | None:
    """Take the stay from the first arrival or departure to the last departure or return."""
    starts = [leg.time for leg in travel if leg.type != "return" and leg.time and leg.time.value.first_day]
    ends = [leg.time for leg in travel if leg.type != "arrival" and leg.time and leg.time.value.last_day]
    if not starts or not ends:
        return None
    stay = _lasting(starts[0].value.first_day, ends[-1].value.last_day)
    return Found(stay, ends[-1].span) if stay else None


def _lasting(first: date | None, last: date | None) -> ResolvedTime | None:
    if first is None or last is None or not 0 < (last - first).days < _LONGEST_DAYS:
        return None
    return derive_stay(first, (last - first).days + 1)


def find_leg(event: Told, travel: Sequence[Told]) -> Found[ResolvedTime] | None:
    """Find the days between the leg that leads to an event's place and the one that leads on."""
    start: date | None = None
    for leg in travel[:_LEGS_READ]:
        if leg.time is None or leg.place is None or event.place is None:
            continue
        leads_here = leg.type != "return" and leg.place.value == event.place.value
        if leads_here and leg.trigger.start < event.trigger.start:
            start = leg.time.value.first_day
        elif leg.type != "arrival" and leg.origin and leg.origin.value == event.place.value:
            stay = _lasting(start, leg.time.value.first_day)
            if stay is not None:
                return Found(stay, leg.time.span)
    return None
