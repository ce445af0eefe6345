"""Where a release's text proves its events: the text in pieces, each with what it is evidence of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from schemas.visit import EvidencedField, VisitEvent

Kind = EvidencedField | Literal["untold"]
"""What a mark is of: a field of an event, or a verb that gave no event."""

KINDS: Mapping[Kind, str] = {
    "type": "what",
    "occasion": "occasion",
    "site": "site",
    "origin": "from",
    "place": "where",
    "time": "when",
    "counterparts": "with whom",
    "visitors": "who",
    "untold": "no event",
}
"""What is marked, with a reader's word for each; of kinds that overlap the one above is shown."""
_SHOWN_AS: Mapping[Kind, Kind] = {"status": "type"}
"""The words that tell an event's status stand around those that tell its type: a reader sees one thing."""
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


class Mark(NamedTuple):
    """A stretch of text that tells something of the event, or of the verb without event, of that number."""

    start: int
    end: int
    kind: Kind
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text; what it is a mark of, and of which numbers."""

    text: str
    kind: Kind | None = None
    numbers: tuple[int, ...] = ()


def marks_of(events: Iterable[VisitEvent]) -> Iterator[Mark]:
    """Yield the evidence of events as marks; events are numbered from 1."""
    for number, event in enumerate(events, 1):
        for quote in event.evidence:
            kind = _SHOWN_AS.get(quote.field, quote.field)
            if kind in KINDS:
                yield Mark(quote.start, quote.end, kind, number)


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut a text where marks begin and end; joined, the pieces are the text."""
    for (kind, numbers), same in groupby(_cut(text, marks), lambda piece: (piece.kind, piece.numbers)):
        yield Piece("".join(piece.text for piece in same), kind, numbers)


def _cut(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    begins, ends = defaultdict[int, list[Mark]](list), defaultdict[int, list[Mark]](list)
    for mark in marks:
        begins[mark.start].append(mark)
        ends[mark.end].append(mark)
    open_marks = Counter[Mark]()
    for start, end in pairwise(sorted({0, len(text), *begins, *ends})):
        open_marks.update(begins[start])
        open_marks -= Counter(ends[start])
        kinds: set[Kind] = {mark.kind for mark in open_marks}
        kind = min(kinds, key=_RANK.__getitem__, default=None)
        numbers = sorted({mark.number for mark in open_marks if mark.kind == kind})
        yield Piece(text[start:end], kind, tuple(numbers))
