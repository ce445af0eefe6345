"""A journey's stays: from which day to which, where the text tells them, and whose they are."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.enrich.span import Found
from services.enrich.story.parties import referents
from services.enrich.story.told import Told
from services.enrich.time import ResolvedTime, TimeExpression

Dated = tuple[TimeExpression, ResolvedTime]
"""An expression and the days it means."""


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay whose both ends are known, where the text tells them, and whose it is (empty: anybody's)."""

    when: Found[ResolvedTime]
    start: int
    visitors: frozenset[int] = frozenset()
    is_vague: bool = False

    @property
    def first(self) -> date | None:
        """First day."""
        return self.when.value.first_day

    @property
    def last(self) -> date | None:
        """Last day."""
        return self.when.value.last_day


def is_range(when: ResolvedTime) -> bool:
    """Say whether a time lasts more than a day."""
    return bool(when.first_day and when.last_day and when.first_day != when.last_day)


class Stays:
    """The stays of a release in the order told."""

    def __init__(self, stays: Sequence[Stay]) -> None:
        """Sort the stays by their visitors."""
        self._all = stays
        self._anybodys = [stay for stay in stays if not stay.visitors]
        self._visitors: defaultdict[int, list[Stay]] = defaultdict(list)
        for stay in stays:
            for visitor in stay.visitors:
                self._visitors[visitor].append(stay)

    def of(self, event: Told) -> Stay | None:
        """Choose the stay an event lies in: of its visitors, the last told before it, else the first."""
        own = referents(event.visitors)
        theirs = [self._visitors[visitor] for visitor in own if visitor in self._visitors]
        chosen = [stay for stays in theirs if (stay := _before(event.trigger.start, stays))]
        if chosen:
            return _before(event.trigger.start, sorted(chosen, key=lambda stay: stay.start))
        fitting = self._anybodys if own and self._anybodys else self._all
        return _before(event.trigger.start, fitting)

    def before(self, start: int) -> Stay | None:
        """Choose the stay told last before a place in the text, else the first."""
        return _before(start, self._all)


def _before(start: int, stays: Sequence[Stay]) -> Stay | None:
    number = bisect_right(stays, start, key=lambda stay: stay.start)
    return stays[max(number - 1, 0)] if stays else None
