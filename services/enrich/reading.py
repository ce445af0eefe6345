"""A release as the first steps have read it: sentences, parties, places and times, and where they stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from schemas.visit import Party, Place
from services.enrich.sentence.split import Sentence
from services.enrich.time.expression import TimeExpression


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """First character."""
        ...

    @property
    def end(self) -> int:
        """First character behind."""
        ...


class PartyMention(Spanned, Protocol):
    """Words that name a party; mentions of one party share `referent`."""

    @property
    def referent(self) -> int:
        """Number of the party within the release."""
        ...

    @property
    def party(self) -> Party:
        """The party, as fully as the release tells it."""
        ...

    @property
    def form(self) -> str:
        """How it is named: full, short, office, pronoun, abbreviation, organisation, group."""
        ...

    @property
    def plural(self) -> bool:
        """Whether several are meant."""
        ...

    @property
    def members(self) -> tuple[int, ...]:
        """The referents that are meant; several where a plural takes up several."""
        ...


class PlaceMention(Spanned, Protocol):
    """Words that name a place, settled."""

    @property
    def place(self) -> Place:
        """The place."""
        ...

    @property
    def landmark(self) -> bool:
        """Whether an office or a building is named that stands for its city."""
        ...

    @property
    def inside_name(self) -> bool:
        """Whether the words are part of a longer name."""
        ...

    @property
    def qualifies(self) -> bool:
        """Whether the place only says where the one before it lies."""
        ...


Thing = TypeVar("Thing", bound=Spanned)


def within(things: Sequence[Thing], start: int, end: int) -> Sequence[Thing]:
    """Pick from `things`, in reading order without overlap, those wholly between `start` and `end`."""
    first = bisect_left(things, start, key=lambda thing: thing.start)
    last = bisect_right(things, end, key=lambda thing: thing.end)
    return things[first:last]


@dataclass(frozen=True, slots=True)
class Reading:
    """The text, its masked copy, and what was found in it, in reading order.

    `places` stand on their own; `named` are all that are named, those within the names of parties too.
    `dateline` is the town that the release is dated from.
    """

    text: str
    masked: str
    sentences: tuple[Sentence, ...]
    parties: tuple[PartyMention, ...]
    places: tuple[PlaceMention, ...]
    named: tuple[PlaceMention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    dateline: Place | None = None
    home: Place | None = None
    land: Place | None = None
    lands: Mapping[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])
