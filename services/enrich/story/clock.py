"""Which time expression of its sentence tells when an event happens."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from services.enrich.reading import Reading
from services.enrich.span import Span
from services.enrich.story.told import Told
from services.enrich.time import TimeExpression

_DATELINE_LENGTH = 40
_DATELINE_END = re.compile(r"\)?\s*(?:\([^()\n]{0,30}\)\s*)?(?:--?|[\u2013—:])\s")
_OPENS_CLAUSE = re.compile(
    r"(?:[,;]|\b(?:and|while|but))\s+(?:(?:then|later)\s+)?(?:(?:on|from|in|at)\s+)?(?:the\s+)?$"
)
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?\n]\s*)(?:(?:[Oo]n|[Ff]rom|[Ii]n|[Aa]t)\s+)?(?:the\s+)?$")
_OPENING = 24
_SUBJECT = re.compile(
    r"\)?,?\s+(?!and\b|or\b|but\b|before\b)"
    r"(?:(?!that\b|who\b|announced\b|said\b)[\w.'\u2019\ue000-\ue006-]+\s+){1,5}$"
)
_WITHIN_ASIDE = re.compile(r",\s+(?:who|which)\s[^,.\n]{0,50}$")
_REPORTS = re.compile(r"\)?,?\s+that\b")
_ASIDE = re.compile(r"\b(?:who|which|whom|whose)\s+(?:\w+\s+){0,2}$")
_ASIDE_LENGTH = 40
_NEVER = 1 << 60
_NOT_ON = frozenset({"until", "till", "by", "before", "after"})
"""What stands before a day on which an engagement does not take place."""


@dataclass(frozen=True, slots=True)
class OwnTimes:
    """The day or range an event's own words tell, and the part of the day where that stands apart.

    `nth`: a day of the stay by its number. `lender`: the event in whose clause the day stands, where that is
    another.
    """

    day: TimeExpression | None = None
    part: TimeExpression | None = None
    nth: TimeExpression | None = None
    lender: Told | None = None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What one sentence tells of time, and its events in reading order.

    `ends`: where the clauses of the events up to each have ended. `asides`: the events that are told beside
    the sentence, as in "Ms Holm, who arrived on Monday, …". `anchors`: where each verb's places stand.
    """

    masked: str
    days: Sequence[TimeExpression]
    parts: Sequence[TimeExpression]
    nths: Sequence[TimeExpression]
    events: Sequence[Told]
    groups: Sequence[int]
    triggers: Sequence[int]
    ends: Sequence[int]
    asides: Sequence[Told]
    anchors: dict[Span, list[int]]


def own_times(reading: Reading, events: Sequence[Told]) -> list[OwnTimes]:
    """Choose for each event among its sentence's times."""
    by_number: defaultdict[int, list[Told]] = defaultdict(list)
    for event in events:
        by_number[event.sentence].append(event)
    sentences = {number: _sentence(reading, number, told) for number, told in by_number.items()}
    return [_own(event, sentences[event.sentence]) for event in events]


def is_in_dateline(reading: Reading, time: TimeExpression) -> bool:
    """Say whether a date only heads the line: "OSLO, 5 May - …"."""
    line = reading.text.rfind("\n", max(0, time.start - _DATELINE_LENGTH), time.start)
    heads = line >= 0 or time.start < _DATELINE_LENGTH
    return heads and time.parts.clock is None and bool(_DATELINE_END.match(reading.text, time.end))


def _sentence(reading: Reading, number: int, events: list[Told]) -> _Sentence:
    """Gather what a sentence tells; a time cut by its beginning, as "25. September" may be, belongs to it."""
    sentence = reading.sentences[number]
    first, last = (
        bisect_right(reading.times, edge, key=lambda time: time.end)
        for edge in (sentence.start, sentence.end)
    )
    told = [time for time in reading.times[first:last] if not is_in_dateline(reading, time)]
    ordered = sorted(events, key=lambda event: event.group)
    by_end = sorted(events, key=lambda event: event.trigger.end)
    anchors: dict[Span, list[int]] = {}
    for event in ordered:
        if anchor := _anchor(event):
            anchors.setdefault(event.trigger, []).append(anchor.start)
    return _Sentence(
        masked=reading.masked,
        days=[time for time in told if time.kind in {"point", "range"} and time.bound not in _NOT_ON],
        parts=[time for time in told if time.kind == "part_of_day"],
        nths=[time for time in told if time.kind == "ordinal_day"],
        events=ordered,
        groups=[event.group for event in ordered],
        triggers=[event.trigger.end for event in by_end],
        ends=list(accumulate((event.clause.end for event in by_end), max)),
        asides=[event for event in ordered if _is_aside(reading.masked, event)],
        anchors=anchors,
    )


def _own(event: Told, sentence: _Sentence) -> OwnTimes:
    if not sentence.days and not sentence.parts and not sentence.nths:
        return OwnTimes()
    day = _of_place(event, sentence) or _nearest(sentence.days, event, sentence)
    day = day or _elsewhere(sentence.days, event, sentence)
    return OwnTimes(
        day,
        part=_nearest(sentence.parts, event, sentence, trailing=False),
        nth=_nth(event, sentence) if day is None else None,
        lender=_lender(day, event, sentence) if day is not None else None,
    )


def _of_place(event: Told, sentence: _Sentence) -> TimeExpression | None:
    """Take the day told beside an event's own place, where one verb leads to several places."""
    own, anchors = _anchor(event), sorted(sentence.anchors.get(event.trigger, ()))
    inside = [day for day in sentence.days if _holds(event, day)]
    if own is None or min(len(anchors), len(inside)) < 2:  # noqa: PLR2004  # several of both
        return None
    if inside[-1].start < anchors[-1]:
        return next((day for day in reversed(inside) if day.start < own.start), None)
    return next((day for day in inside if day.start >= own.end), inside[-1])


def _anchor(event: Told) -> Span | None:
    """Give the words that tell where: inside the clause, the place's, else the site's."""
    for found in (event.place, event.site):
        if found is not None and event.group <= found.span.start < event.clause.end:
            return found.span
    return None


def _nearest(
    times: Sequence[TimeExpression], event: Told, sentence: _Sentence, *, trailing: bool = True
) -> TimeExpression | None:
    """Take a time in the event's clause, else right before it, else what opens or ends its stretch."""
    ended = bisect_right(sentence.triggers, event.group)
    before = sentence.ends[ended - 1] if ended else -1
    behind = _group_after(sentence, event.trigger.start)
    times = [time for time in times if not _is_told_aside(sentence, time, event)]
    free = [time for time in times if time.start < behind and not _is_fronted(sentence, time, behind)]
    ahead = [time for time in times if time.end <= event.group and not _reports(sentence, time)]
    choices = (
        [time for time in ahead if _is_fronted(sentence, time, event.group, at_head=True)],
        [time for time in free if _holds(event, time)],
        [time for time in ahead if _is_fronted(sentence, time, event.group)][::-1],
        [time for time in ahead if before <= time.start][::-1],
        [time for time in ahead if time.start < sentence.groups[0]],
        [time for time in free if trailing and event.clause.end <= time.start],
    )
    chosen = next((choice for choice in choices if choice), None)
    return next((time for time in chosen if not _is_wide(time)), chosen[0]) if chosen else None


def _is_wide(time: TimeExpression) -> bool:
    """Say whether a time only names the week or month in which a day beside it lies."""
    return time.parts.unit in {"week", "month"} and time.parts.weekday is None


def _group_after(sentence: _Sentence, start: int) -> int:
    number = bisect_right(sentence.groups, start)
    return sentence.groups[number] if number < len(sentence.groups) else _NEVER


def _is_fronted(sentence: _Sentence, time: TimeExpression, group: int, *, at_head: bool = False) -> bool:
    """Say whether a time opens the clause of the verb at `group`: "…, and on Friday she will meet".

    `at_head`: whether it must open the sentence.
    """
    if group == _NEVER:
        return False
    opens = _OPENS_SENTENCE if at_head else _OPENS_CLAUSE
    opened = opens.search(sentence.masked, max(0, time.start - _OPENING), time.start)
    return bool(opened and _SUBJECT.fullmatch(sentence.masked, time.end, group))


def _reports(sentence: _Sentence, time: TimeExpression) -> bool:
    """Say whether a time tells when something was said: "announced today that"."""
    return bool(_REPORTS.match(sentence.masked, time.end))


def _nth(event: Told, sentence: _Sentence) -> TimeExpression | None:
    return _nearest(sentence.nths, event, sentence) or _elsewhere(sentence.nths, event, sentence)


def _elsewhere(days: Sequence[TimeExpression], event: Told, sentence: _Sentence) -> TimeExpression | None:
    """Take the first day of the sentence that is told of no other event alone."""
    for day in days:
        if _is_told_aside(sentence, day, event) or _reports(sentence, day):
            continue
        if day.start < event.group:
            return day
        lender = _lender(day, event, sentence)
        is_alike = lender is None or (lender.status == "planned") == (event.status == "planned")
        if is_alike and not _is_fronted(sentence, day, _group_after(sentence, day.end)):
            return day
    return None


def _holds(event: Told, time: TimeExpression) -> bool:
    return event.group <= time.start < event.clause.end


def _is_told_aside(sentence: _Sentence, time: TimeExpression, event: Told) -> bool:
    """Say whether a time belongs to another event that is told beside the sentence."""
    if any(_holds(other, time) for other in sentence.asides if other is not event):
        return True
    before = max(0, time.start - _ASIDE_LENGTH - _OPENING)
    is_closed = sentence.masked.find(",", time.end, event.group) >= 0
    return is_closed and bool(_WITHIN_ASIDE.search(sentence.masked, before, time.start))


def _is_aside(masked: str, event: Told) -> bool:
    return bool(_ASIDE.search(masked, max(0, event.group - _ASIDE_LENGTH), event.group))


def _lender(day: TimeExpression, event: Told, sentence: _Sentence) -> Told | None:
    """Find the event in whose clause another's day stands."""
    if _holds(event, day) or (event.tense != "purpose" and 0 <= event.group - day.end <= 1):
        return None
    first = sentence.events[0]
    if day.end <= first.group and first.trigger != event.trigger:
        return first
    others = (other for other in sentence.events if other.trigger != event.trigger)
    return next((other for other in others if _holds(other, day)), None)
