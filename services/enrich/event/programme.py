"""Programmes: lines under a day, a place or a person's name, each of which tells an engagement."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.visit import Place
from services.enrich.event.draft import Draft
from services.enrich.event.scene import Line, numbers, place_in
from services.enrich.mask import PERSON, PLACE, TIME, WIDER
from services.enrich.reading import Reading
from services.enrich.span import Found

_HEADING = re.compile(rf"[\s,.;:()/&\[\]\u2013\u2014{TIME}{PLACE}{WIDER}{PERSON}-]+")
_TOLD = frozenset({TIME, PLACE, WIDER, PERSON})
_LONGEST_ITEM = 260
_FEWEST_ITEMS = 2


@dataclass(slots=True)
class _Programme:
    """The lines read since the programme began; `timed` counts those under a day or behind a clock time."""

    lines: dict[int, Line]
    place: Found[Place] | None = None
    owner: tuple[int, ...] = ()
    is_open: bool = False
    timed: int = 0


def read_programmes(reading: Reading) -> Mapping[int, Line]:
    """Find the lines of programmes by the number of their sentence."""
    found: dict[int, Line] = {}
    programme = _Programme({}, owner=_subject(reading))
    for number in range(len(reading.sentences)):
        if not _take(reading, number, programme):
            _close(programme, found)
            programme = _Programme({}, owner=programme.owner)
    _close(programme, found)
    return found


def _subject(reading: Reading) -> tuple[int, ...]:
    """Take the person whom the headline names for the one whose programme it is."""
    for sentence in reading.sentences:
        if not sentence.headline:
            break
        found = numbers(reading, sentence.start, sentence.end)
        people = [one for one in found if reading.parties[one].party.kind == "person"]
        if people:
            return (people[0],)
    return ()


def _close(programme: _Programme, found: dict[int, Line]) -> None:
    if programme.timed >= _FEWEST_ITEMS:
        found.update(programme.lines)


def _take(reading: Reading, number: int, programme: _Programme) -> bool:
    """Read one sentence as a heading or an item; say whether the programme goes on."""
    sentence = reading.sentences[number]
    if not _HEADING.fullmatch(reading.masked, sentence.start, sentence.end):
        return _take_item(reading, number, programme)
    letters = set(reading.masked[sentence.start : sentence.end]) & _TOLD
    if letters == {TIME}:
        programme.is_open, programme.place, programme.timed = True, None, programme.timed + 1
    elif letters and letters <= {PLACE, WIDER}:
        programme.place = place_in(reading, (sentence.start, sentence.end))
    elif letters == {PERSON}:
        programme.owner = numbers(reading, sentence.start, sentence.end)[:1]
    else:
        return _take_item(reading, number, programme)
    return True


def _take_item(reading: Reading, number: int, programme: _Programme) -> bool:
    sentence = reading.sentences[number]
    is_timed = reading.masked.startswith(TIME, sentence.start)
    if not programme.is_open and not is_timed:
        return programme.place is not None and sentence.end - sentence.start < _LONGEST_ITEM
    if sentence.end - sentence.start > _LONGEST_ITEM and not is_timed:
        return False
    programme.is_open, programme.timed = True, programme.timed + is_timed
    programme.lines[number] = Line(programme.place, programme.owner)
    return True


def on_line(drafts: Iterator[Draft], line: Line) -> Iterator[Draft]:
    """Complete what a line tells by what stands over it."""
    for draft in drafts:
        yield draft._replace(
            listed=True,
            place=draft.place or line.place,
            doer=draft.doer or line.owner,
            shared=draft.shared and not line.owner,
        )
