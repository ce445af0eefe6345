"""Who was told last: the order in which a pronoun looks for its person."""

from collections import Counter
from collections.abc import Collection, Iterator

from services.enrich.party.known import Known
from services.enrich.party.office import singular
from services.enrich.party.tokens import Tokens

_MEMORY = 24
_MOST_TOGETHER = 8


class Told:
    """The persons of this sentence, of the one before, and of the text so far, the latest last."""

    def __init__(self, tokens: Tokens) -> None:
        self._stops = tokens.stops
        self._stop = 0
        self._sentence: list[Known] = []
        self._before: list[Known] = []
        self._all: list[Known] = []

    def pass_to(self, place: int) -> None:
        """Move on to a token; a sentence that ends on the way becomes the one before."""
        stops, before = self._stops, self._stop
        while self._stop < len(stops) and stops[self._stop] < place:
            self._stop += 1
        if self._stop > before and self._sentence:
            self._before, self._sentence = self._sentence, []

    def tell(self, one: Known) -> None:
        """Note that a person was told here."""
        self._sentence.append(one)
        self._all.append(one)
        if len(self._all) > 2 * _MEMORY:
            del self._all[:_MEMORY]

    @property
    def last(self) -> Known | None:
        """Give the person told last."""
        return self._all[-1] if self._all else None

    def antecedent(self, gender: str | None) -> Known | None:
        """Find whom a pronoun means: first in this sentence, else in the one before, else the latest."""
        for one in (*self._sentence[:_MEMORY], *self._before[:_MEMORY], *reversed(self._all[-_MEMORY:])):
            if not (gender and one.gender and one.gender != gender):
                return one
        return None

    def holding(self, heads: Collection[str], gender: str | None = None) -> Known | None:
        """Find the person told last who holds an office of these heads."""
        return next(iter(self.all_holding(heads, gender)), None)

    def all_holding(self, heads: Collection[str], gender: str | None = None) -> Iterator[Known]:
        """Yield who holds an office of these heads, each once, the person told last first."""
        seen: set[int] = set()
        for one in reversed(self._all[-_MEMORY:]):
            if one.number in seen or (gender and one.gender and one.gender != gender):
                continue
            if any(role.head in heads for role in one.roles):
                seen.add(one.number)
                yield one

    def pair_holding(self, heads: Collection[str]) -> tuple[int, ...]:
        """Give the two persons most told of late who hold offices of these heads, in text order."""
        told = Counter(
            one.number for one in self._all[-_MEMORY:] if any(role.head in heads for role in one.roles)
        )
        pair = {number for number, _ in told.most_common(2)}
        return tuple(number for number in told if number in pair) if len(pair) > 1 else ()

    def together(self) -> tuple[int, ...]:
        """Give the persons that "they" takes up: those of this sentence, else of the one before."""
        for persons in (self._sentence, self._before):
            numbers = tuple(dict.fromkeys(one.number for one in persons[:_MOST_TOGETHER]))
            if len(numbers) > 1:
                return numbers
        return ()

    def latest(self, noun: str) -> tuple[int, ...]:
        """Give the two persons told last, of that office where two hold it, in text order."""
        head = singular(noun.lower())
        recent = list(dict.fromkeys(one.number for one in reversed(self._all[-_MEMORY:])))
        holders = {one.number for one in self._all[-_MEMORY:] if any(role.head == head for role in one.roles)}
        chosen = [number for number in recent if number in holders]
        return tuple(reversed((chosen if len(chosen) > 1 else recent)[:2]))
