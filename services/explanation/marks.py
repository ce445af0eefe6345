"""Where a release's text proves its events: the text in pieces, each with what it is evidence of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from string import ascii_lowercase
from typing import Literal, NamedTuple

from schemas.visit import EvidencedField, VisitEvent
from services.enrich.trace import Unreported

Kind = EvidencedField | Literal["untold"]
"""What a mark is of: a field of an event, or a verb that gave no event."""

KINDS: Mapping[Kind, str] = {
    "type": "what",
    "occasion": "occasion",
    "site": "site",
    "place": "where",
    "origin": "from",
    "time": "when",
    "counterparts": "with whom",
    "visitors": "who",
    "untold": "no event",
}
"""What is marked, with a reader's word for each; of kinds that overlap the one above is shown."""
_SHOWN_AS: Mapping[Kind, Kind] = {"status": "type"}
"""The words that tell an event's status stand around those that tell its type: a reader sees one thing."""
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


def letters(number: int) -> str:
    """Write the number of a verb without event as letters: 1 is a, 27 is aa."""
    written = ""
    while number:
        number, place = divmod(number - 1, len(ascii_lowercase))
        written = ascii_lowercase[place] + written
    return written


class Mark(NamedTuple):
    """A stretch of text that tells something of the event, or of the verb without event, of that number."""

    start: int
    end: int
    kind: Kind
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text; what it is a mark of, of which numbers, and all events that it is any evidence of."""

    text: str
    kind: Kind | None = None
    numbers: tuple[int, ...] = ()
    events: tuple[int, ...] = ()


def marks_of(events: Iterable[VisitEvent]) -> Iterator[Mark]:
    """Yield the evidence of events as marks; events are numbered from 1."""
    for number, event in enumerate(events, 1):
        for quote in event.evidence:
            kind = _SHOWN_AS.get(quote.field, quote.field)
            if kind in KINDS:
                yield Mark(quote.start, quote.end, kind, number)


def marks_of_untold(unreported: Iterable[Unreported]) -> Iterator[Mark]:
    """Yield the words that gave no event as marks, numbered from 1."""
    for number, one in enumerate(unreported, 1):
        yield Mark(one.words.start, one.words.end, "untold", number)


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cut a text where what is marked changes; joined, the pieces are the text."""
    for piece, same in groupby(_cut(text, marks), lambda piece: replace(piece, text="")):
        yield replace(piece, text="".join(one.text for one in same))


def _cut(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    begins, ends = defaultdict[int, list[Mark]](list), defaultdict[int, list[Mark]](list)
    for mark in marks:
        begins[mark.start].append(mark)
        ends[mark.end].append(mark)
    here = Counter[Mark]()
    for start, end in pairwise(sorted({0, len(text), *begins, *ends})):
        here.update(begins[start])
        here -= Counter(ends[start])
        yield _piece(text[start:end], here)


def _piece(text: str, here: Iterable[Mark]) -> Piece:
    kinds: set[Kind] = {mark.kind for mark in here}
    kind = min(kinds, key=_RANK.__getitem__, default=None)
    numbers = sorted({mark.number for mark in here if mark.kind == kind})
    events = sorted({mark.number for mark in here if mark.kind != "untold"})
    return Piece(text, kind, tuple(numbers), tuple(events))


def split(cut: Iterable[Piece], at: int) -> tuple[list[Piece], list[Piece]]:
    """Part the pieces of a text at a character."""
    before, behind = list[Piece](), list[Piece]()
    for piece in cut:
        if piece.text[:at]:
            before.append(replace(piece, text=piece.text[:at]))
        if piece.text[at:]:
            behind.append(replace(piece, text=piece.text[at:]))
        at = max(0, at - len(piece.text))
    return before, behind
