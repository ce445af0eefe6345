"""Finds how long a journey stays: told from day to day, or reckoned from its length, first or last day."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from services.enrich.reading import Reading, within
from services.enrich.span import Found, Span
from services.enrich.story.day_words import DayWords
from services.enrich.story.parties import referents
from services.enrich.story.stay import Dated, Stay, is_range
from services.enrich.story.told import Told
from services.enrich.time import TimeExpression, derive_stay

_LONGEST_DAYS = 60
_UNIT_DAYS = {"day": 1, "week": 7}
_GRAINS = frozenset({"week", "weekend"})
_NEAR = 60
_SOON = 2
"""How many sentences after the length of a stay the day that begins it may be told."""

Edge = Literal["opens", "ends"]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A day on which a stay begins or ends."""

    edge: Edge
    day: date
    span: Span
    sentence: int
    visitors: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Marks:
    """The marks of a release in reading order: all, those of each sentence, those on which a stay begins."""

    told: Sequence[_Mark]
    by_sentence: Mapping[int, Sequence[_Mark]]
    opened: Sequence[_Mark]


@dataclass(frozen=True, slots=True)
class _Length:
    """How many days a stay lasts; `nth`: which of them the sentence tells."""

    days: int
    span: Span
    sentence: int
    nth: int | None = None


def find_stays(
    reading: Reading, travel: Sequence[Told], times: Sequence[Dated], words: DayWords
) -> list[Stay]:
    """Find the stays of the release in the order told; `times` are its expressions that mean a day."""
    told = [*_told(travel), *_noted(reading, times, words)]
    marks = sorted(
        [*_legs(reading, travel, words), *_edges(reading, times, words)], key=lambda mark: mark.span.start
    )
    reckoned = list(_reckoned(reading, travel, marks, words))
    exact = [stay for stay in told if not stay.is_vague]
    if not exact and not reckoned and not _sets_out_vaguely(travel):
        reckoned = list(_between(marks))
    return sorted([*exact, *reckoned], key=lambda stay: stay.start) or told


def tells_length(reading: Reading, words: DayWords) -> bool:
    """Say whether the release tells of a stay of several days."""
    return any(length.days > 1 for length in _lengths(reading, words))


def _told(travel: Sequence[Told]) -> Iterator[Stay]:
    """Yield the ranges told of a journey or a stay."""
    for event in travel:
        if event.time and is_range(event.time.value) and event.type != "return":
            is_vague = event.time.value.grain != "day"
            if not is_vague or (event.time.value.grain in _GRAINS and event.type == "arrival"):
                yield Stay(event.time, event.trigger.start, referents(event.visitors), is_vague)


def _noted(reading: Reading, times: Sequence[Dated], words: DayWords) -> Iterator[Stay]:
    """Yield the ranges told of a stay's noun without a verb that is an event: "the programme runs from"."""
    starts = [sentence.start for sentence in reading.sentences]
    for time, when in times:
        number = bisect_right(starts, time.start) - 1
        if number >= 0 and when.grain == "day" and is_range(when):
            before = _before(reading, number, time.start)
            if words.stays.search(before, max(0, len(before) - _NEAR)):
                yield Stay(Found(when, Span(time.start, time.end)), time.start)


def _legs(reading: Reading, travel: Sequence[Told], words: DayWords) -> Iterator[_Mark]:
    """Yield the days of arrival, departure and return."""
    arrived: set[str | None] = set()
    for event in travel:
        when = event.time.value if event.time else None
        if event.type == "arrival" and event.place:
            arrived.add(event.place.value.country)
        if when is None or event.time is None or when.first_day is None or is_range(when):
            continue
        edge = _edge_of(reading, event, event.time.span.start, arrived, words)
        if edge is not None:
            yield _Mark(edge, when.first_day, event.time.span, event.sentence, referents(event.visitors))


def _edge_of(
    reading: Reading, event: Told, day: int, arrived: set[str | None], words: DayWords
) -> Edge | None:
    told = _before(reading, event.sentence, max(event.trigger.end, day))
    if event.type == "return" or words.ends.search(told):
        return "ends"
    if event.type == "departure":
        leaves = event.origin.value.country in arrived if event.origin else event.place is None and arrived
        return "ends" if leaves else "opens"
    return None if event.status == "ongoing" else "opens"


def _before(reading: Reading, sentence: int, end: int) -> str:
    return reading.text[reading.sentences[sentence].start : end].casefold()


def _edges(reading: Reading, times: Sequence[Dated], words: DayWords) -> Iterator[_Mark]:
    """Yield the days on which the text says that a stay begins or ends, or until which it lasts."""
    starts = [sentence.start for sentence in reading.sentences]
    for time, when in times:
        number = bisect_right(starts, time.start) - 1
        if number < 0 or when.first_day is None or when.last_day is None:
            continue
        if time.bound in {"until", "till"}:
            yield _Mark("ends", when.last_day, Span(time.start, time.end), number)
            continue
        before = _before(reading, number, time.start)
        after = reading.text[time.end : time.end + _NEAR].casefold()
        edge = None if is_range(when) else _edge_told(before, after, words, time)
        if edge is not None:
            yield _Mark(edge, when.first_day, Span(time.start, time.end), number)


def _edge_told(before: str, after: str, words: DayWords, time: TimeExpression) -> Edge | None:
    """Say whether the words on either side of a day make it the first or the last of a stay."""
    if found := words.edge.match(after):
        return "ends" if found["ends"] else "opens"
    is_of_stay = bool(words.stays.search(before))
    ends = is_of_stay and time.bound != "from" and words.ends.search(before)
    if ends or words.backs.search(before):
        return "ends"
    opens = is_of_stay and (time.bound == "from" or words.opens.search(before))
    return "opens" if opens or words.arrivals.search(before) else None


def _reckoned(
    reading: Reading, travel: Sequence[Told], marks: Sequence[_Mark], words: DayWords
) -> Iterator[Stay]:
    """Count a "three-day visit" from the day told: its first, its nth, or its last."""
    sorted_marks = _sorted(marks)
    days = {event.sentence: event.time.value.first_day for event in reversed(travel) if event.time}
    for length in _lengths(reading, words):
        mark = None if length.nth is not None else _mark_of(length, sorted_marks)
        try:
            stay = _from_mark(length, mark) if mark else _counted(length, days)
        except OverflowError:
            stay = None  # it reaches beyond the calendar
        if stay is not None:
            yield stay


def _lengths(reading: Reading, words: DayWords) -> Iterator[_Length]:
    """Yield the told lengths of a stay, not those of a summit or a training."""
    starts = [sentence.start for sentence in reading.sentences]
    for time in reading.times:
        unit = _UNIT_DAYS.get(time.parts.unit or "")
        number = bisect_right(starts, time.start) - 1
        if time.kind != "duration" or unit is None or number < 0:
            continue
        days = (time.parts.amount or 1) * unit
        if 0 < days <= _LONGEST_DAYS and words.length.match(reading.text, time.end):
            sentence = reading.sentences[number]
            told = within(reading.times, sentence.start, sentence.end)
            nth = next((each.parts.ordinal for each in told if each.parts.ordinal), None)
            yield _Length(days, Span(time.start, time.end), number, nth if nth and nth <= days else None)


def _sorted(marks: Sequence[_Mark]) -> _Marks:
    by_sentence: defaultdict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:
        by_sentence[mark.sentence].append(mark)
    return _Marks(marks, by_sentence, [mark for mark in marks if mark.edge == "opens"])


def _counted(length: _Length, days: Mapping[int, date | None]) -> Stay | None:
    """Count from the nth day of the stay, told in the sentence of its length."""
    day = days.get(length.sentence)
    if day is None or length.nth is None:
        return None
    return Stay(Found(derive_stay(day, length.days, length.nth), length.span), length.span.start)


def _mark_of(length: _Length, marks: _Marks) -> _Mark | None:
    """Choose the day to count from: of the same sentence, else of the last beginning before."""
    if here := marks.by_sentence.get(length.sentence):
        return here[-1] if here[-1].edge == "ends" else here[0]
    number = bisect_right(marks.opened, length.sentence, key=lambda mark: mark.sentence)
    if number:
        return marks.opened[number - 1]
    following = next(iter(marks.opened or marks.told), None)
    return following if following and following.sentence - length.sentence <= _SOON else None


def _from_mark(length: _Length, mark: _Mark) -> Stay:
    nth = length.days if mark.edge == "ends" else 1
    when = derive_stay(mark.day, length.days, nth)
    return Stay(Found(when, length.span), min(length.span.start, mark.span.start), mark.visitors)


def _sets_out_vaguely(travel: Sequence[Told]) -> bool:
    """Say whether the first move told is a departure on no single day: no later one begins the stay."""
    first = next((event for event in travel if not event.headline), None)
    return first is not None and first.type == "departure" and (not first.time or is_range(first.time.value))


def _between(marks: Sequence[_Mark]) -> Iterator[Stay]:
    """Yield the stay from the first day told of it to the last."""
    first = next((mark for mark in marks if mark.edge == "opens"), None)
    last = next((mark for mark in reversed(marks) if mark.edge == "ends"), None)
    if first is not None and last is not None and 0 < (last.day - first.day).days < _LONGEST_DAYS:
        when = derive_stay(first.day, (last.day - first.day).days + 1)
        yield Stay(Found(when, last.span), min(first.span.start, last.span.start))
