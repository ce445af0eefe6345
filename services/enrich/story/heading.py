"""Days that head a section: of a programme, of a digest, or in brackets behind a heading."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from services.enrich.reading import Reading
from services.enrich.span import Found, Span
from services.enrich.time import ResolvedTime, TimeExpression

Kind = Literal["alone", "item", "heading"]

_BLANK = re.compile(r"[\W_]*+")
_ITEM = re.compile(r"\s*[-\u2013\u2014:]\s+\S")
_LINES_OF_PROGRAMME = re.compile(r"\n\W*\d{1,2}[.:]\d\d\b")
_PROGRAMME = re.compile(r"\W*\d{1,2}[.:]\d\d\b")
_LONGEST_HEADING = 160
_LAST_HEAD = 4
"""How far down a release's own date may stand, in lines."""
_CLOCK = re.compile(r"(?:[\W_]*+\d{1,2}[.:]\d\d(?:[ap]m|h)?)?[\W_]*+", re.IGNORECASE)
_FEWEST_WORDS = 3


class _Head(NamedTuple):
    """A dated line: the paragraph it is, and what stands on it besides."""

    paragraph: int
    kind: Kind
    when: Found[ResolvedTime]
    opens_programme: bool


def find_headings(
    reading: Reading, times: Sequence[tuple[TimeExpression, ResolvedTime]]
) -> dict[int, Found[ResolvedTime]]:
    """Give the paragraphs that stand under a day or a range, each with it."""
    heads = list(_heads(reading, times))
    kept: dict[int, Found[ResolvedTime]] = {
        head.paragraph: head.when for head in heads if _holds(head, heads)
    }
    if not kept:
        return {}
    found: dict[int, Found[ResolvedTime]] = {}
    current: Found[ResolvedTime] | None = None
    for sentence in reading.sentences:
        current = kept.get(sentence.paragraph) or current
        if current is not None:
            found[sentence.paragraph] = current
    return found


def find_head(
    reading: Reading, times: Sequence[tuple[TimeExpression, ResolvedTime]]
) -> Found[ResolvedTime] | None:
    """Give the date that stands alone on one of the first lines, a clock time beside it at most."""
    heads = (head for head in _heads(reading, times) if head.kind == "alone" and head.paragraph <= _LAST_HEAD)
    return next((head.when for head in heads if _is_day(head.when.value)), None)


def _holds(head: _Head, heads: Sequence[_Head]) -> bool:
    """Say whether a dated line dates what follows: the only one may be the release's own."""
    if head.kind == "heading" or head.opens_programme:
        return True
    days = {each.when.value.edtf for each in heads[:50] if each.kind == head.kind}
    return len(days) > 1


def _heads(reading: Reading, times: Sequence[tuple[TimeExpression, ResolvedTime]]) -> Iterator[_Head]:
    starts = [sentence.start for sentence in reading.sentences]
    for time, when in times:
        number = bisect_right(starts, time.start) - 1
        if number < 0 or (time.parts.month is None and time.parts.weekday is None):
            continue
        sentence = reading.sentences[number]
        if sentence.headline:
            kind = "heading" if _is_day(when) and _LINES_OF_PROGRAMME.search(reading.text) else None
        else:
            kind = _kind(reading, time, sentence.start, sentence.end)
        if kind is not None:
            programme = bool(_PROGRAMME.match(reading.text, reading.text.find("\n", time.end) + 1))
            found = Found(when, Span(time.start, time.end))
            yield _Head(sentence.paragraph, kind, found, kind == "alone" and programme)


def _is_day(when: ResolvedTime) -> bool:
    return when.first_day is not None and when.first_day == when.last_day


def _kind(reading: Reading, time: TimeExpression, start: int, end: int) -> Kind | None:
    text = reading.text
    line_end = text.find("\n", end - 1)
    line_end = line_end if line_end >= 0 else len(text)
    if _BLANK.fullmatch(text, start, time.start):
        if _CLOCK.fullmatch(text, time.end, line_end):
            return "alone"
        return "item" if _ITEM.match(text, time.end) else None
    opened = text[time.start - 1] == "(" and _BLANK.fullmatch(text, time.end, line_end)
    before = text[start : time.start]
    is_heading = opened and len(before) < _LONGEST_HEADING and len(before.split()) >= _FEWEST_WORDS
    return "heading" if is_heading and not text[time.end : line_end].rstrip().endswith(".") else None
