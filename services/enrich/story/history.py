"""What a release tells as history: by a year gone by, or by a day too far back for its news."""

import re
from collections.abc import Sequence
from datetime import date

from services.enrich.reading import Reading, within
from services.enrich.story.told import Told
from services.enrich.time import Anchor, TimeExpression

_NEWS_DAYS = 60
"""What a release reports as done is at most so many days old."""
_OPENING = 8
"""How far into its sentence a time may begin that dates all of it: "Back in 1955, …"."""
_PAST = frozenset({"completed", "ongoing"})
_COARSE = frozenset({"month", "season", "year"})
_GOVERNED = re.compile(
    r"(?:\b(?P<verb>\w+ed|built|begun|held|born|made|written) )?(?:back )?\b(?:in|since|during|of|from) $",
    re.IGNORECASE,
)
_REACH = 24


def is_history(reading: Reading, event: Told, anchor: Anchor) -> bool:
    """Say whether a clause tells its time as gone by: "in 1955", "two years ago", "earlier this year"."""
    if event.status not in _PAST:
        return False
    sentence = reading.sentences[event.sentence]
    times = within(reading.times, sentence.start, event.clause.end)
    own = [time for time in times if event.group <= time.start]
    if any(time.kind in {"point", "range"} for time in own):
        return False
    opening = [
        time for time in times[:1] if time.end <= event.group and time.start <= sentence.start + _OPENING
    ]
    return any(_is_gone(reading, event, time, anchor) for time in (*own, *opening))


def _is_gone(reading: Reading, event: Told, time: TimeExpression, anchor: Anchor) -> bool:
    if time.kind != "past_reference" or (anchor.published and time.parts.year == anchor.published.year):
        return False
    if time.parts.year is None:
        return True
    governor = _GOVERNED.search(reading.text, max(0, time.start - _REACH), time.start)
    verb = governor.start("verb") if governor else -1
    return governor is not None and (verb < 0 or event.group <= verb < event.trigger.end)


def current(events: Sequence[Told], anchor: Anchor) -> list[Told]:
    """Leave out what is done and lies far back, or is told by no more than a month or year gone by."""
    days = [event.time.value.last_day for event in events if event.time and event.time.value.last_day]
    newest = max((day for day in days if anchor.published is None or day <= anchor.published), default=None)
    today = anchor.published or newest
    return [event for event in events if today is None or not _lies_back(event, today)]


def _lies_back(event: Told, today: date) -> bool:
    if event.time is None or event.time.value.last_day is None or event.status not in _PAST:
        return False
    days = (today - event.time.value.last_day).days
    return days > (0 if event.time.value.grain in _COARSE else _NEWS_DAYS)
