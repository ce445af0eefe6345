"""Which time expression of its sentence tells when an event happens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.enrich.reading import Reading, within
from services.enrich.story.told import Told
from services.enrich.time import TimeExpression


@dataclass(frozen=True, slots=True)
class OwnTimes:
    """The day or range an event's own words tell, and the part of the day where that stands apart."""

    day: TimeExpression | None
    part: TimeExpression | None
    lent: bool = False


def own_times(reading: Reading, event: Told, same: Sequence[Told]) -> OwnTimes:
    """Choose among the sentence's times; `same` are the events of the sentence, this one among them."""
    sentence = reading.sentences[event.sentence]
    told = [
        time
        for time in within(reading.times, sentence.start, sentence.end)
        if not _in_dateline(reading, time)
    ]
    days = [time for time in told if time.kind in {"point", "range"}]
    parts = [time for time in told if time.kind == "part_of_day"]
    day = _nearest(days, event, same)
    others = [other for other in same if other.trigger != event.trigger]
    lent = day is not None and any(other.group <= day.start < other.clause.end for other in others)
    return OwnTimes(
        day,
        _nearest(parts, event, same, strict=True),
        lent and not event.group <= day.start < event.clause.end,
    )


_DATELINE_LENGTH = 40
_DATELINE_END = re.compile(r"\)?\s*(?:\([^()\n]{0,30}\)\s*)?(?:--?|[\u2013—:])\s")


def _in_dateline(reading: Reading, time: TimeExpression) -> bool:
    """Say whether a date only heads the line: "OSLO, 5 May - …"."""
    line = reading.text.rfind("\n", 0, time.start) + 1
    return time.start - line < _DATELINE_LENGTH and bool(_DATELINE_END.match(reading.text, time.end))


def _nearest(
    times: Sequence[TimeExpression], event: Told, same: Sequence[Told], *, strict: bool = False
) -> TimeExpression | None:
    before = max((other.clause.end for other in same if other.trigger.end <= event.group), default=-1)
    behind = min((other.group for other in same if other.group > event.trigger.start), default=1 << 60)
    first = min(other.group for other in same)
    in_clause = [time for time in times if event.group <= time.start < event.clause.end]
    leading = [time for time in times if before <= time.start < event.group]
    fronted = [time for time in times if time.start < first]
    trailing = [time for time in times if event.clause.end <= time.start < behind]
    choices = (
        (in_clause, leading[::-1], fronted)
        if strict
        else (in_clause, leading[::-1], fronted, trailing, times)
    )
    return next((choice[0] for choice in choices if choice), None)
