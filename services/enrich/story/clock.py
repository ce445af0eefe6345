"""Which time expression of its sentence tells when an event happens."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from services.enrich.reading import Reading, within
from services.enrich.span import Span
from services.enrich.story.told import Told
from services.enrich.time import TimeExpression

_DATELINE_LENGTH = 40
_DATELINE_END = re.compile(r"\)?\s*(?:\([^()\n]{0,30}\)\s*)?(?:--?|[\u2013—:])\s")
_OPENS_CLAUSE = re.compile(
    r"(?:[,;]|\b(?:and|while|but))\s+(?:(?:then|later)\s+)?(?:(?:on|from|in|at)\s+)?(?:the\s+)?$"
)
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?\n]\s*)(?:(?:[Oo]n|[Ff]rom|[Ii]n|[Aa]t)\s+)?(?:the\s+)?$")
_SUBJECT = re.compile(
    r"\)?,?\s+(?!and\b|or\b|but\b|before\b)(?:(?!that\b|who\b|announced\b|said\b)[\w.'\u2019\ue000-\ue006-]+\s+){1,5}$"
)
_ASIDE = re.compile(r"\b(?:who|which|whom|whose)\s+(?:\w+\s+){0,2}$")
_NEVER = 1 << 60
_REACH = 40
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


@dataclass(slots=True)
class _Sentence:
    """What one sentence tells of time, and its events in reading order."""

    days: list[TimeExpression]
    parts: list[TimeExpression]
    nths: list[TimeExpression]
    events: list[Told] = field(default_factory=list[Told])


def own_times(reading: Reading, events: Sequence[Told]) -> list[OwnTimes]:
    """Choose for each event among its sentence's times."""
    by_number: defaultdict[int, list[Told]] = defaultdict(list)
    for event in events:
        by_number[event.sentence].append(event)
    sentences = {number: _sentence(reading, number, told) for number, told in by_number.items()}
    return [_own(reading, event, sentences[event.sentence]) for event in events]


def _sentence(reading: Reading, number: int, events: list[Told]) -> _Sentence:
    sentence = reading.sentences[number]
    times = within(reading.times, sentence.start, sentence.end)
    told = [time for time in times if not is_in_dateline(reading, time)]
    return _Sentence(
        days=[time for time in told if time.kind in {"point", "range"} and time.bound not in _NOT_ON],
        parts=[time for time in told if time.kind == "part_of_day"],
        nths=[time for time in told if time.kind == "ordinal_day"],
        events=sorted(events, key=lambda event: event.group),
    )


def _own(reading: Reading, event: Told, sentence: _Sentence) -> OwnTimes:
    if not sentence.days and not sentence.parts and not sentence.nths:
        return OwnTimes()
    same = sentence.events
    day = _of_place(sentence.days, event, same) or _nearest(reading, sentence.days, event, same)
    day = day or _elsewhere(reading, sentence.days, event, same)
    return OwnTimes(
        day,
        part=_nearest(reading, sentence.parts, event, same, trailing=False),
        nth=_nearest(reading, sentence.nths, event, same) if day is None else None,
        lender=_lender(day, event, same) if day is not None else None,
    )


def is_in_dateline(reading: Reading, time: TimeExpression) -> bool:
    """Say whether a date only heads the line: "OSLO, 5 May - …"."""
    line = reading.text.rfind("\n", max(0, time.start - _DATELINE_LENGTH), time.start)
    heads = line >= 0 or time.start < _DATELINE_LENGTH
    return heads and bool(_DATELINE_END.match(reading.text, time.end))


def _of_place(days: Sequence[TimeExpression], event: Told, same: Sequence[Told]) -> TimeExpression | None:
    """Take the day told beside an event's own place, where one verb leads to several places."""
    anchors = sorted(
        anchor.start
        for other in same
        if other.trigger == event.trigger and (anchor := _anchor(other)) is not None
    )
    own = _anchor(event)
    if own is None or len(anchors) < 2:  # noqa: PLR2004  # several places
        return None
    inside = [day for day in days if event.group <= day.start < event.clause.end]
    if len(inside) < 2:  # noqa: PLR2004  # several days
        return None
    if inside[0].start < anchors[0]:
        return next((day for day in reversed(inside) if day.start < own.start), None)
    return next((day for day in inside if day.start >= own.end), inside[-1])


def _anchor(event: Told) -> Span | None:
    """Give the words that tell where: inside the clause, the place's, else the site's."""
    for found in (event.place, event.site):
        if found is not None and event.group <= found.span.start < event.clause.end:
            return found.span
    return None


def _nearest(
    reading: Reading,
    times: Sequence[TimeExpression],
    event: Told,
    same: Sequence[Told],
    *,
    trailing: bool = True,
) -> TimeExpression | None:
    """Take a time in the event's clause, else right before it, else what opens or ends its stretch."""
    before = max((other.clause.end for other in same if other.trigger.end <= event.group), default=-1)
    behind = min((other.group for other in same if other.group > event.trigger.start), default=_NEVER)
    first = same[0].group
    asides = [other for other in same if other is not event and _is_aside(reading, other)]
    times = [time for time in times if not any(_holds(other, time) for other in asides)]
    free = [time for time in times if time.start < behind and not _is_fronted(reading, time, behind)]
    open_before = [time for time in times if time.end <= event.group]
    choices = (
        [time for time in open_before if _is_fronted(reading, time, event.group, at_head=True)],
        [time for time in free if event.group <= time.start < event.clause.end],
        [time for time in open_before if _is_fronted(reading, time, event.group)][::-1],
        [time for time in times if before <= time.start < event.group][::-1],
        [time for time in times if time.start < first],
        [time for time in free if trailing and event.clause.end <= time.start],
    )
    return next((choice[0] for choice in choices if choice), None)


def _is_fronted(reading: Reading, time: TimeExpression, group: int, *, at_head: bool = False) -> bool:
    """Say whether a time opens the clause of the verb at `group`: "…, and on Friday she will meet".

    `at_head`: whether it must open the sentence.
    """
    if group == _NEVER:
        return False
    opens = _OPENS_SENTENCE if at_head else _OPENS_CLAUSE
    opened = opens.search(reading.masked, max(0, time.start - 24), time.start)
    return bool(opened and _SUBJECT.fullmatch(reading.masked, time.end, group))


def _elsewhere(
    reading: Reading, days: Sequence[TimeExpression], event: Told, same: Sequence[Told]
) -> TimeExpression | None:
    """Take the first day of the sentence that opens no clause of another event behind."""
    groups = [other.group for other in same if other.group > event.group]
    asides = [other for other in same if _is_aside(reading, other)]
    for day in days:
        if any(_holds(other, day) for other in asides):
            continue
        behind = next((group for group in groups if group >= day.end), _NEVER)
        if not _is_fronted(reading, day, behind):
            return day
    return None


def _holds(event: Told, time: TimeExpression) -> bool:
    return event.group <= time.start < event.clause.end


def _is_aside(reading: Reading, event: Told) -> bool:
    """Say whether an event is told in a clause beside the sentence: "Ms Holm, who arrived on Monday, …"."""
    return bool(_ASIDE.search(reading.masked, max(0, event.group - _REACH), event.group))


def _lender(day: TimeExpression, event: Told, same: Sequence[Told]) -> Told | None:
    """Find the event in whose clause another's day stands."""
    if _holds(event, day) or (event.tense != "purpose" and 0 <= event.group - day.end <= 1):
        return None
    others = (other for other in same if other.trigger != event.trigger)
    return next((other for other in others if _holds(other, day)), None)
