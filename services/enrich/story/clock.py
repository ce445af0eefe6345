"""Which time expression of its sentence tells when an event happens."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.enrich.reading import Reading, within
from services.enrich.story.told import Told
from services.enrich.time import TimeExpression

_DATELINE_LENGTH = 40
_DATELINE_END = re.compile(r"\)?\s*(?:\([^()\n]{0,30}\)\s*)?(?:--?|[\u2013—:])\s")
_NEVER = 1 << 60


@dataclass(frozen=True, slots=True)
class OwnTimes:
    """The day or range an event's own words tell, and the part of the day where that stands apart.

    `is_lent`: the day stands in another event's clause.
    """

    day: TimeExpression | None
    part: TimeExpression | None
    is_lent: bool = False


def own_times(reading: Reading, event: Told, same: Sequence[Told]) -> OwnTimes:
    """Choose among the sentence's times; `same` are the events of the sentence, this one among them."""
    sentence = reading.sentences[event.sentence]
    times = within(reading.times, sentence.start, sentence.end)
    told = [time for time in times if not _is_in_dateline(reading, time)]
    days = [time for time in told if time.kind in {"point", "range"}]
    parts = [time for time in told if time.kind == "part_of_day"]
    near = _nearest(days, event, same)
    day = near or next(iter(days), None)
    return OwnTimes(day, _nearest(parts, event, same, trailing=False), _is_lent(day, event, same))


def _is_lent(day: TimeExpression | None, event: Told, same: Sequence[Told]) -> bool:
    if day is None or event.group <= day.start < event.clause.end:
        return False
    others = (other for other in same if other.trigger != event.trigger)
    return any(other.group <= day.start < other.clause.end for other in others)


def _is_in_dateline(reading: Reading, time: TimeExpression) -> bool:
    """Say whether a date only heads the line: "OSLO, 5 May - …"."""
    line = reading.text.rfind("\n", max(0, time.start - _DATELINE_LENGTH), time.start)
    heads = line >= 0 or time.start < _DATELINE_LENGTH
    return heads and bool(_DATELINE_END.match(reading.text, time.end))


def _nearest(
    times: Sequence[TimeExpression], event: Told, same: Sequence[Told], *, trailing: bool = True
) -> TimeExpression | None:
    """Take a time in the event's clause, else right before it, else what opens or ends its stretch."""
    before = max((other.clause.end for other in same if other.trigger.end <= event.group), default=-1)
    behind = min((other.group for other in same if other.group > event.trigger.start), default=_NEVER)
    first = min(other.group for other in same)
    choices = (
        [time for time in times if event.group <= time.start < event.clause.end],
        [time for time in times if before <= time.start < event.group][::-1],
        [time for time in times if time.start < first],
        [time for time in times if trailing and event.clause.end <= time.start < behind],
    )
    return next((choice[0] for choice in choices if choice), None)
