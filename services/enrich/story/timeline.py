"""Resolves the days that a release tells, in reading order: some count from those before."""

from dataclasses import dataclass, field, replace
from datetime import date

from services.enrich.reading import Reading
from services.enrich.span import Found, Span
from services.enrich.story.clock import OwnTimes, is_in_dateline
from services.enrich.story.day_words import DayWords
from services.enrich.story.stay import Dated, is_range
from services.enrich.story.told import Told
from services.enrich.time import Anchor, ResolvedTime, TimeExpression, inherit, resolve

_WEEKDAY_ALONE = frozenset({"weekday", "period", "clock", "place"})
_NEAR = 60
"""How many characters before its days may name a journey."""
_WEEK = 7
_NEAR_DAYS = 31
"""A day told of no event sets the day for what follows only if it lies so near publication."""


@dataclass(slots=True)
class Timeline:
    """What has been resolved so far; an expression means one day, however many events it dates.

    `times`: each by where it begins. `latest`: the days told last, `day`: the single day. `outset`: the first
    day of what is planned.
    """

    reading: Reading
    anchor: Anchor
    words: DayWords
    times: dict[int, Dated] = field(default_factory=dict[int, Dated])
    latest: ResolvedTime | None = None
    day: ResolvedTime | None = None
    outset: date | None = None
    known: dict[tuple[int, str], ResolvedTime | None] = field(
        default_factory=dict[tuple[int, str], ResolvedTime | None]
    )
    position: int = 0


def date_event(event: Told, own: OwnTimes, timeline: Timeline) -> Told:
    """Date an event by its own words; undated where they tell no day, or none that can be known."""
    read_on(timeline, own.day.start if own.day else event.group)
    if own.day is None:
        return _part_alone(event, own, timeline)
    when = _resolved(own.day, event, timeline)
    if when is None:
        return event
    _remember(timeline, event, when)
    timeline.times[own.day.start] = own.day, when
    if own.lender is not None:
        if _is_over_by(event, own.lender) or (is_range(when) and _leads_elsewhere(event, own.lender)):
            return event
        when = inherit(when, when.period if _shares_part(event, own.lender) else None)
    if own.part is not None and when.period is None and when.first_day == when.last_day:
        when = _with_part(own.part, when)
    return event._replace(time=Found(when, Span(own.day.start, own.day.end)))


def _remember(timeline: Timeline, event: Told, when: ResolvedTime) -> None:
    """Keep the day told last, from which others count, and the first day of what is planned."""
    if when.first_day is None:
        return
    _keep(timeline, when)
    if event.status == "planned" and (timeline.outset is None or when.first_day < timeline.outset):
        timeline.outset = when.first_day


def _is_over_by(event: Told, lender: Told) -> bool:
    """Say whether a stay is told only as over by the day of a return: "returned today after a visit to"."""
    is_stay = event.stay or (event.type == "arrival" and event.tense == "gerund")
    return is_stay and event.status == "completed" and lender.type in {"departure", "return"}


def _leads_elsewhere(event: Told, lender: Told) -> bool:
    """Say whether a move follows a stay elsewhere whose days the sentence tells."""
    if not event.travels or not lender.travels or event.place is None or lender.place is None:
        return False
    return event.place.value.country != lender.place.value.country


def _shares_part(event: Told, lender: Told) -> bool:
    """Say whether an event told beside another happens at its time of the day, not at its journey's end."""
    if event.stay or lender.stay or lender.type == "return":
        return False
    return lender.type != "departure" or (event.tense != "purpose" and event.status == lender.status)


def _with_part(part: TimeExpression, when: ResolvedTime) -> ResolvedTime:
    """Put a part of the day that stands apart on its day."""
    told = resolve(part, Anchor(), previous=when)
    return told._replace(basis=when.basis, conflict=when.conflict) if told and told.period else when


def read_on(timeline: Timeline, end: int) -> None:
    """Read the days that no event tells, up to `end`: others may count from them."""
    times = timeline.reading.times
    while timeline.position < len(times) and times[timeline.position].start < end:
        time = times[timeline.position]
        timeline.position += 1
        if time.start in timeline.times or time.kind not in {"point", "range"}:
            continue
        tense = "future" if timeline.outset is not None else None
        when = resolve(time, timeline.anchor, tense=tense, previous=timeline.latest)
        when = _on_the_way(time, when, timeline) if tense else when
        if when is None:
            continue
        timeline.times[time.start] = time, when
        _set_out(timeline, time, when)
        if _is_near(when, timeline.anchor.published) and not is_in_dateline(timeline.reading, time):
            _keep(timeline, when)


def _keep(timeline: Timeline, when: ResolvedTime) -> None:
    timeline.latest = when
    timeline.day = timeline.day if is_range(when) else when


def _set_out(timeline: Timeline, time: TimeExpression, when: ResolvedTime) -> None:
    """Take the first day of a journey that the text tells from day to day without a verb."""
    published, day = timeline.anchor.published, when.first_day
    if day is None or published is None or not is_range(when) or day <= published:
        return
    if timeline.words.stays.search(timeline.reading.text[max(0, time.start - _NEAR) : time.start].casefold()):
        timeline.outset = min(day, timeline.outset or day)


def _is_near(when: ResolvedTime, published: date | None) -> bool:
    if when.first_day is None or when.grain != "day" or (when.duration_days or 0) > _WEEK:
        return False
    return published is None or abs((when.first_day - published).days) <= _NEAR_DAYS


def _resolved(day: TimeExpression, event: Told, timeline: Timeline) -> ResolvedTime | None:
    tense = "future" if event.status == "planned" else "past"
    key = (day.start, tense)
    if key not in timeline.known:
        when = resolve(day, timeline.anchor, tense=tense, previous=timeline.latest)
        timeline.known[key] = when
        if tense == "future" and not _is_prelude(event, timeline):
            timeline.known[key] = _on_the_way(day, when, timeline)
    return timeline.known[key]


def _is_prelude(event: Told, timeline: Timeline) -> bool:
    """Say whether an event's sentence tells what comes before a journey."""
    start = timeline.reading.sentences[event.sentence].start
    return bool(timeline.words.preludes.match(timeline.reading.text[start : start + _NEAR].casefold()))


def _on_the_way(day: TimeExpression, when: ResolvedTime | None, timeline: Timeline) -> ResolvedTime | None:
    """Count a bare weekday from the first day of the journey, where that lies ahead of it."""
    outset = timeline.outset
    is_bare = not day.parts.told().keys() - _WEEKDAY_ALONE and day.until is None
    if outset is None or when is None or when.first_day is None or not is_bare or outset <= when.first_day:
        return when
    return resolve(day, Anchor(published=outset), tense="future")


def _part_alone(event: Told, own: OwnTimes, timeline: Timeline) -> Told:
    """Put a part of the day without its day on the day told before, else on that of publication."""
    if own.part is None:
        return event
    anchor = timeline.anchor
    anchor = anchor if anchor.report_day else replace(anchor, report_day=anchor.published)
    when = resolve(own.part, anchor, previous=timeline.day)
    return event._replace(time=Found(when, Span(own.part.start, own.part.end))) if when else event
