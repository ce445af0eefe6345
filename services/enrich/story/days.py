"""When: an event's own day, else the day or stay that the release has set."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from services.enrich.reading import Reading
from services.enrich.span import Found, Span
from services.enrich.story.clock import OwnTimes, own_times
from services.enrich.story.stay import find_leg, find_stay
from services.enrich.story.told import Told
from services.enrich.time import Anchor, ResolvedTime, TimeExpression, inherit, resolve

When = Found[ResolvedTime] | None


@dataclass(slots=True)
class _Reader:
    """What has been resolved so far; an expression means one day, however many events it dates."""

    anchor: Anchor
    known: dict[tuple[int, str], ResolvedTime | None] = field(
        default_factory=dict[tuple[int, str], ResolvedTime | None]
    )
    latest: ResolvedTime | None = None


@dataclass(slots=True)
class _Calendar:
    """What the release has set: its stay, its own day, the day told last in this paragraph."""

    travel: Sequence[Told]
    stay: When
    report: When
    is_concluded: bool
    paragraph: int = -1
    latest: When = None


def settle_days(reading: Reading, events: Sequence[Told], anchor: Anchor) -> list[Told]:
    """Date each event in reading order."""
    by_sentence: defaultdict[int, list[Told]] = defaultdict(list)
    for event in events:
        by_sentence[event.sentence].append(event)
    reader = _Reader(anchor)
    own = (own_times(reading, event, by_sentence[event.sentence]) for event in events)
    dated = [_own(event, times, reader) for event, times in zip(events, own, strict=True)]
    calendar = _calendar(reading, dated, anchor)
    return [_settled(reading, _restated(event, anchor), calendar) for event in dated]


def _own(event: Told, own: OwnTimes, reader: _Reader) -> Told:
    if own.day is None:
        return _part_alone(event, own, reader)
    when = _resolved(own.day, event, reader)
    if when is None:
        return event
    reader.latest = when if when.first_day else reader.latest
    if own.is_lent:
        when = inherit(when)
    if own.part is not None and own.part.parts.period and when.first_day == when.last_day:
        when = replace(when, period=own.part.parts.period)
    return replace(event, time=Found(when, Span(own.day.start, own.day.end)))


def _resolved(day: TimeExpression, event: Told, reader: _Reader) -> ResolvedTime | None:
    tense = "future" if event.status == "planned" else "past"
    key = (day.start, tense)
    if key not in reader.known:
        reader.known[key] = resolve(day, reader.anchor, tense=tense, previous=reader.latest)
    return reader.known[key]


def _part_alone(event: Told, own: OwnTimes, reader: _Reader) -> Told:
    """Put a part of the day without its day on the day told before, else on that of publication."""
    if own.part is None:
        return event
    anchor = replace(reader.anchor, report_day=reader.anchor.published)
    when = resolve(own.part, anchor, previous=reader.latest)
    return replace(event, time=Found(when, Span(own.part.start, own.part.end))) if when else event


def _calendar(reading: Reading, events: Sequence[Told], anchor: Anchor) -> _Calendar:
    return _Calendar(
        travel=[event for event in events if event.travels],
        stay=find_stay(reading, events),
        report=_report_day(events, anchor),
        is_concluded=any(_concludes(event) for event in events),
    )


def _concludes(event: Told) -> bool:
    return event.rule == "end-stay" or (event.type == "return" and event.status == "completed")


def _report_day(events: Sequence[Told], anchor: Anchor) -> When:
    """Take the day of the first event told of one day; a day to come is none that a release reports on."""
    for event in events:
        if event.time and event.time.value.first_day and event.time.value.duration_days == 1:
            is_today = event.time.value.first_day == anchor.published
            return event.time if event.status != "planned" or is_today else None
    return None


def _restated(event: Told, anchor: Anchor) -> Told:
    """Take what is told in the present of a day to come for planned, of a day gone by for completed."""
    day = event.time.value.first_day if event.time else None
    if day is None or anchor.published is None:
        return event
    if event.status in {"completed", "ongoing"} and day > anchor.published:
        return replace(event, status="planned")
    if event.status == "planned" and event.tense == "present" and day < anchor.published:
        return replace(event, status="completed")
    return event


def _settled(reading: Reading, event: Told, calendar: _Calendar) -> Told:
    paragraph = reading.sentences[event.sentence].paragraph
    if paragraph != calendar.paragraph:
        calendar.latest, calendar.paragraph = None, paragraph
    if event.time is None:
        lent = _lent(event, calendar)
        return replace(event, time=Found(inherit(lent.value), lent.span)) if lent else event
    event = _with_stay(event, calendar.stay)
    if event.type not in {"return", "departure"} or event.status == "planned":
        calendar.latest = event.time
    return event


def _with_stay(event: Told, stay: When) -> Told:
    """Give an event told as a stay the days of the stay where both ends are known, and no part of the day."""
    if event.rule not in {"be-on-visit", "end-stay"} or event.time is None:
        return event
    return replace(event, time=stay or Found(inherit(event.time.value), event.time.span))


def _lent(event: Told, calendar: _Calendar) -> When:
    """Lend an undated event the days it must lie in."""
    if event.stay:
        return calendar.stay or (calendar.report if event.status == "ongoing" else None)
    if event.status == "planned":
        leg = None if event.travels else find_leg(event, calendar.travel)
        return leg or calendar.stay or calendar.latest or calendar.report
    if calendar.is_concluded:
        return calendar.latest or calendar.stay
    return calendar.latest or calendar.report or calendar.stay
