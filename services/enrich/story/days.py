"""When: an event's own day, else the days that the release has set."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from schemas.visit import Place
from services.enrich.reading import Reading
from services.enrich.sentence.split import Sentence
from services.enrich.span import Found, Span
from services.enrich.story.calendar import Calendar, Report
from services.enrich.story.clock import OwnTimes, is_in_dateline, own_times
from services.enrich.story.day_words import DayWords
from services.enrich.story.fit import fitted
from services.enrich.story.heading import find_head, find_headings
from services.enrich.story.leg import find_legs
from services.enrich.story.lend import inherited, lent
from services.enrich.story.reckon import find_stays, tells_length
from services.enrich.story.stay import Stays
from services.enrich.story.timeline import Timeline, date_event, read_on
from services.enrich.story.told import Told
from services.enrich.time import (
    Anchor,
    ResolvedTime,
    TimeExpression,
    derive_stay,
    inherit,
    period_of,
    resolve,
)

_SHORT = 60
_PAST_DAYS = 7
_LOOK_BACK = 5
"""How many moves told in the first sentence may say that the journey is over."""
_HEAD = 20
"""How far into a sentence a day of the stay may stand that holds for what follows."""


def settle_days(reading: Reading, events: Sequence[Told], anchor: Anchor, words: DayWords) -> list[Told]:
    """Date each event in reading order."""
    timeline = Timeline(reading, anchor, words)
    own = own_times(reading, events)
    dated = [date_event(event, times, timeline) for event, times in zip(events, own, strict=True)]
    read_on(timeline, len(reading.text))
    calendar = _calendar(timeline, dated)
    return [
        _settled(_restated(event, anchor), times, calendar, anchor)
        for event, times in zip(dated, own, strict=True)
    ]


def _calendar(timeline: Timeline, events: Sequence[Told]) -> Calendar:
    travel = [event for event in events if event.travels]
    times = [timeline.times[start] for start in sorted(timeline.times)]
    stays = Stays(find_stays(timeline.reading, travel, times, timeline.words))
    return Calendar(
        reading=timeline.reading,
        words=timeline.words,
        stays=stays,
        legs=find_legs(travel),
        headings=find_headings(timeline.reading, times),
        numbers=_numbers(timeline, stays),
        engaged=_engaged(events),
        report=_report(timeline, events),
        published=timeline.anchor.published,
        is_concluded=_looks_back(travel, timeline),
    )


def _numbers(timeline: Timeline, stays: Stays) -> list[Found[ResolvedTime]]:
    """Find the days that open a sentence by their number in the stay, the last first."""
    sentences = timeline.reading.sentences
    starts = [sentence.start for sentence in sentences]
    dated = {bisect_right(starts, start) for start in timeline.times}
    found: list[Found[ResolvedTime]] = []
    for time in timeline.reading.times:
        number = bisect_right(starts, time.start)
        if time.kind != "ordinal_day" or number in dated or not number:
            continue
        stay = stays.before(time.start)
        when = resolve(time, timeline.anchor, previous=stay.when.value) if stay else None
        if when is not None and time.start - sentences[number - 1].start <= _HEAD:
            found.append(Found(when, Span(time.start, time.end)))
    return found[::-1]


def _engaged(events: Sequence[Told]) -> dict[Place, Found[ResolvedTime]]:
    """Give each place the days of what is planned there, from the first to the last."""
    days: dict[Place, Found[ResolvedTime]] = {}
    for event in events:
        if event.time is None or event.place is None or event.travels or event.status != "planned":
            continue
        place, when = event.place.value, event.time.value
        if when.first_day is None or when.last_day is None:
            continue
        known = days.get(place)
        first = min(when.first_day, known.value.first_day or date.max) if known else when.first_day
        last = max(when.last_day, known.value.last_day or date.min) if known else when.last_day
        days[place] = Found(derive_stay(first, (last - first).days + 1), event.time.span)
    return days


def _report(timeline: Timeline, events: Sequence[Told]) -> Report | None:
    """Find the day that the release reports on: that of publication where told, else the first event's.

    Where the release tells of a stay of several days, an earlier day is one of them and not the report's. A
    release that tells no day of what is over reports on the date at its head, if nothing stands beside it.
    """
    published = timeline.anchor.published
    for time, when in timeline.times.values():
        is_deictic = time.parts.unit == "day" and time.parts.origin is None
        if is_deictic and published is not None and _is_of(when, published):
            return Report(Found(when, Span(time.start, time.end)), -1)
    over = next((event for event in events if event.time and _is_of(event.time.value, None)), None)
    if over is None and published is None:
        over = next((event for event in events if event.time), None)
        return Report(over.time, over.sentence) if over and over.time else None
    is_long = tells_length(timeline.reading, timeline.words)
    if over is None or over.time is None or over.time.value.first_day is None:
        return None if is_long else _report_of_head(timeline) or _report_of_lead(timeline)
    day = over.time.value.first_day
    if over.status == "planned" and day != published:
        return None if is_long else _report_of_head(timeline)
    is_near = published is None or (published - day).days <= 1
    if is_long and not is_near:
        return None
    return Report(over.time, -1 if day == published else over.sentence)


def _is_of(when: ResolvedTime, day: date | None) -> bool:
    """Say whether a time is one day, and that one if a day is given."""
    return when.first_day is not None and when.first_day == when.last_day and day in {None, when.first_day}


def _report_of_head(timeline: Timeline) -> Report | None:
    """Take the day of publication where it stands alone on one of the first lines."""
    found = find_head(timeline.reading, sorted(timeline.times.values(), key=lambda dated: dated[0].start)[:4])
    return Report(found, -1) if found and found.value.first_day == timeline.anchor.published else None


def _report_of_lead(timeline: Timeline) -> Report | None:
    """Take a day of the past week from the first sentence, though it tells no event."""
    published, lead = timeline.anchor.published, _lead(timeline.reading)
    for time, when in timeline.times.values():
        if lead is None or published is None or when.first_day is None or not _is_of(when, None):
            continue
        if is_in_dateline(timeline.reading, time):
            continue
        if lead.start <= time.start < lead.end and 0 <= (published - when.first_day).days <= _PAST_DAYS:
            return Report(Found(when, Span(time.start, time.end)), -1)
    return None


def _lead(reading: Reading) -> Sentence | None:
    """Give the first sentence of the body that is long enough to be one."""
    body = (sentence for sentence in reading.sentences if not sentence.headline)
    return next((sentence for sentence in body if sentence.end - sentence.start > _SHORT), None)


def _looks_back(travel: Sequence[Told], timeline: Timeline) -> bool:
    """Say whether a release begins its tale with the end of a journey."""
    told = [event for event in travel if not event.headline] or travel
    first = [event for event in told[:_LOOK_BACK] if event.sentence == told[0].sentence]
    return any(_concludes(event, timeline.reading, timeline.words) for event in first)


def _concludes(event: Told, reading: Reading, words: DayWords) -> bool:
    """Say whether the release looks back on a stay that is over."""
    if event.status != "completed" or not event.travels:
        return False
    sentence = reading.sentences[event.sentence]
    told = reading.text[sentence.start : sentence.end].casefold()
    return event.type == "return" or bool(words.ending.search(told))


def _restated(event: Told, anchor: Anchor) -> Told:
    """Take what is told in the present of a day to come for planned, of a day gone by for completed."""
    day = event.time.value.first_day if event.time else None
    if day is None or anchor.published is None:
        return event
    if event.status in {"completed", "ongoing"} and day > anchor.published:
        return event._replace(status="planned")
    if event.status == "planned" and event.tense == "present" and day < anchor.published:
        return event._replace(status="completed")
    return event


def _settled(event: Told, own: OwnTimes, calendar: Calendar, anchor: Anchor) -> Told:
    calendar.turn_to(event)
    heading = calendar.heading or calendar.numbered
    if own.day is None and own.part is not None and heading is not None:
        event = _part_of(event, own.part, heading)
    elif event.time is None and own.nth is not None:
        event = _nth_day(event, own.nth, calendar, anchor)
    event = fitted(event, own, calendar) if event.time is not None else event
    if event.time is not None:
        calendar.note(event, own.lender)
        return event
    when = lent(event, calendar)
    if when is None:
        return event
    event = event._replace(time=inherited(when, event, calendar))
    if not event.travels and event.status != "ongoing":
        calendar.note_lent(event)
    return event


def _part_of(event: Told, part: TimeExpression, day: Found[ResolvedTime]) -> Told:
    """Put a part of the day on the day that heads the section, or that is told by its number."""
    when = resolve(part, Anchor(), previous=day.value) or inherit(day.value, period_of(part.parts))
    return event._replace(time=Found(when, Span(part.start, part.end)))


def _nth_day(event: Told, nth: TimeExpression, calendar: Calendar, anchor: Anchor) -> Told:
    """Count "the second day of the visit" within the stay."""
    stay = calendar.stays.of(event)
    when = resolve(nth, anchor, previous=stay.when.value) if stay else None
    return event._replace(time=Found(when, Span(nth.start, nth.end))) if when else event
