"""When: an event's own day, else the day or stay that the release has set."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from services.enrich.reading import Reading, within
from services.enrich.span import Found, Span
from services.enrich.story.clock import own_times
from services.enrich.story.told import Told
from services.enrich.time import Anchor, ResolvedTime, derive_stay, inherit, resolve

_LONGEST_STAY = 60


@dataclass(slots=True)
class _Calendar:
    """What the release has told of its days so far."""

    anchor: Anchor
    report: Found[ResolvedTime] | None = None
    paragraph: int = -1
    latest: Found[ResolvedTime] | None = None
    known: dict[tuple[int, str], ResolvedTime | None] = field(
        default_factory=dict[tuple[int, str], ResolvedTime | None]
    )
    stay: Found[ResolvedTime] | None = None
    concluded: bool = False


def settle_days(reading: Reading, events: Sequence[Told], anchor: Anchor) -> list[Told]:
    """Date each event in reading order."""
    calendar = _Calendar(anchor)
    dated = [_own(reading, event, events, calendar) for event in events]
    calendar.stay = _stay(reading, dated)
    calendar.report = _report_day(dated, anchor)
    calendar.concluded = any(
        (event.type == "return" and event.status == "completed") or event.rule == "end-stay"
        for event in dated
    )
    calendar.latest = None
    calendar.paragraph = -1
    dated = [_restated(event, anchor) for event in dated]
    return [_settled(reading, event, calendar, dated) for event in dated]


def _restated(event: Told, anchor: Anchor) -> Told:
    """What is told in the present of a day to come is planned, of a day gone by completed."""
    day = event.time.value.first_day if event.time else None
    if day is None or anchor.published is None:
        return event
    if event.status in {"completed", "ongoing"} and day > anchor.published:
        return replace(event, status="planned")
    if event.status == "planned" and event.tense == "present" and day < anchor.published:
        return replace(event, status="completed")
    return event


def _leg(event: Told, events: Sequence[Told]) -> Found[ResolvedTime] | None:
    """An undated event at a stop of the journey lies between the legs that lead there and on."""
    if event.place is None or event.travels:
        return None
    start = end = None
    for leg in events:
        if not leg.travels or leg.time is None or leg.time.value.first_day is None or leg.place is None:
            continue
        if (
            leg.type != "return"
            and leg.place.value == event.place.value
            and leg.trigger.start < event.trigger.start
        ):
            start = leg.time
        elif (
            start is not None
            and leg.type != "arrival"
            and leg.origin
            and leg.origin.value == event.place.value
        ):
            end = leg.time
            break
    if start is None or end is None or start.value.first_day is None or end.value.first_day is None:
        return None
    days = (end.value.first_day - start.value.first_day).days
    return Found(derive_stay(start.value.first_day, days + 1), end.span) if 0 < days < _LONGEST_STAY else None


def _own(reading: Reading, event: Told, events: Sequence[Told], calendar: _Calendar) -> Told:
    same = [other for other in events if other.sentence == event.sentence]
    own = own_times(reading, event, same)
    tense = "future" if event.status == "planned" else "past"
    if own.day is None and own.part is None:
        return event
    previous = calendar.latest.value if calendar.latest else None
    if own.day is not None:
        key = (own.day.start, tense)
        if key not in calendar.known:
            calendar.known[key] = resolve(own.day, calendar.anchor, tense=tense, previous=previous)
        when = calendar.known[key]
        if when is None:
            return event
        if own.lent:
            when = inherit(when)
        if own.part is not None and own.part.parts.period and when.first_day == when.last_day:
            when = replace(when, period=own.part.parts.period)
        found = Found(when, Span(own.day.start, own.day.end))
        calendar.latest = found if when.first_day else calendar.latest
        return replace(event, time=found)
    assert own.part is not None
    when = resolve(
        own.part,
        replace(calendar.anchor, report_day=calendar.anchor.published),
        tense=tense,
        previous=previous,
    )
    return replace(event, time=Found(when, Span(own.part.start, own.part.end))) if when else event


def _stay(reading: Reading, events: Sequence[Told]) -> Found[ResolvedTime] | None:
    """Find the range of the stay: told as such, or derived from its length, or from its first and last leg."""
    for event in events:
        if event.travels and event.stay and event.time and _is_range(event.time.value):
            return event.time
    for event in events:
        if event.travels and (derived := _derived(reading, event)):
            return derived
    for event in events:
        if event.travels and event.time and _is_range(event.time.value):
            return event.time
    return _until(reading, events) or _between(events)


def _until(reading: Reading, events: Sequence[Told]) -> Found[ResolvedTime] | None:
    """A visit that "will continue until" a day runs from its first leg to that day."""
    start = next(
        (e.time.value.first_day for e in events if e.type in {"arrival", "departure"} and e.time), None
    )
    for time in reading.times:
        if time.bound != "until" or start is None:
            continue
        end = resolve(time, Anchor(published=start), tense="future")
        if end and end.last_day and 0 < (end.last_day - start).days < _LONGEST_STAY:
            return Found(derive_stay(start, (end.last_day - start).days + 1), Span(time.start, time.end))
    return None


def _is_range(when: ResolvedTime) -> bool:
    return bool(when.first_day and when.last_day and when.first_day != when.last_day)


def _derived(reading: Reading, event: Told) -> Found[ResolvedTime] | None:
    sentence = reading.sentences[event.sentence]
    told = within(reading.times, sentence.start, sentence.end)
    lengths = [
        time for time in told if time.kind == "duration" and time.parts.unit == "day" and time.parts.amount
    ]
    if not lengths or event.time is None or event.time.value.first_day is None:
        return None
    length = lengths[0].parts.amount or 1
    ordinals = [time.parts.ordinal for time in told if time.kind == "ordinal_day" and time.parts.ordinal]
    words = reading.text[sentence.start : sentence.end].casefold()
    ends = (
        event.type == "return"
        or event.rule == "end-stay"
        or any(w in words for w in ("concluding", "concluded", " ends ", "ending"))
    )
    if event.rule == "be-on-visit" and event.status != "planned" and not ordinals and not ends:
        return None
    nth = ordinals[0] if ordinals else length if ends else 1
    if not 1 <= nth <= length or length == 1:
        return None
    return Found(derive_stay(event.time.value.first_day, length, nth), Span(lengths[0].start, lengths[0].end))


def _between(events: Sequence[Told]) -> Found[ResolvedTime] | None:
    starts = [
        event
        for event in events
        if event.type in {"arrival", "departure"} and event.time and event.time.value.first_day
    ]
    ends = [
        event
        for event in events
        if event.type in {"return", "departure"} and event.time and event.time.value.last_day
    ]
    if not starts or not ends or starts[0].time is None or ends[-1].time is None:
        return None
    first, last = starts[0].time.value.first_day, ends[-1].time.value.last_day
    if first is None or last is None or not 0 < (last - first).days < _LONGEST_STAY:
        return None
    return Found(derive_stay(first, (last - first).days + 1), ends[-1].time.span)


def _report_day(events: Sequence[Told], anchor: Anchor) -> Found[ResolvedTime] | None:
    """Take the day of the first event that is dated near publication as the one reported on."""
    for event in events:
        if (
            event.time
            and event.time.value.first_day
            and event.time.value.first_day == event.time.value.last_day
        ):
            return (
                event.time
                if event.status != "planned" or _is_today(event.time.value, anchor.published)
                else None
            )
    return None


def _is_today(when: ResolvedTime, published: date | None) -> bool:
    return when.first_day == published and published is not None


def _settled(reading: Reading, event: Told, calendar: _Calendar, events: Sequence[Told]) -> Told:
    paragraph = reading.sentences[event.sentence].paragraph
    if paragraph != calendar.paragraph:
        calendar.latest, calendar.paragraph = None, paragraph
    if event.time is not None:
        event = _stay_range(event, calendar)
        if event.type not in {"return", "departure"} or event.status == "planned":
            calendar.latest = event.time
        return event
    lent = (_leg(event, events) if event.status == "planned" else None) or _lent(event, calendar)
    return replace(event, time=Found(inherit(lent.value), lent.span)) if lent else event


def _stay_range(event: Told, calendar: _Calendar) -> Told:
    """A stay told as such takes the range of the stay where both its ends are known."""
    if event.rule not in {"be-on-visit", "end-stay"} or event.time is None:
        return event
    if calendar.stay is None:
        return replace(event, time=Found(inherit(event.time.value), event.time.span))
    return replace(event, time=calendar.stay)


def _lent(event: Told, calendar: _Calendar) -> Found[ResolvedTime] | None:
    if event.stay:
        return calendar.stay or (calendar.report if event.status == "ongoing" else None)
    if event.status == "planned":
        return calendar.stay or calendar.latest or calendar.report
    if calendar.concluded:
        return calendar.latest or calendar.stay
    return calendar.latest or calendar.report or calendar.stay
