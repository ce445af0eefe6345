"""Sums up judged releases: precision, recall and F1 of events and of arguments."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from schemas.visit import EventType
from services.evaluation.compare import missed, spurious
from services.evaluation.count import Count, total
from services.evaluation.judge import Judged
from services.evaluation.slots import SLOTS, Slot


@dataclass(frozen=True, slots=True)
class Figures:
    """What an evaluation comes to.

    An argument is one item of one slot of one event. `when_matched` counts the arguments of matched events
    alone. `empty_hit` counts releases without any event in which one was found.
    """

    releases: int
    exact_releases: int
    empty_releases: int
    empty_hit: int
    quotes: int
    broken_quotes: int
    events: Count
    by_type: Mapping[EventType, Count]
    by_slot: Mapping[Slot, Count]
    when_matched: Mapping[Slot, Count]

    @property
    def arguments(self) -> Count:
        """Count the items of all slots together."""
        return total(self.by_slot.values())


def sum_up(judged: Sequence[Judged]) -> Figures:
    """Sum up the figures of all releases; every item weighs the same, in whichever release it stands."""
    when_matched: dict[Slot, Count] = {slot: total(_matched_items(judged, slot)) for slot in SLOTS}
    by_type: dict[EventType, Count] = {kind: _events_of_type(judged, kind) for kind in get_args(EventType)}
    return Figures(
        releases=len(judged),
        exact_releases=sum(one.is_exact for one in judged),
        empty_releases=sum(one.is_empty for one in judged),
        empty_hit=sum(one.is_empty and one.gives_events for one in judged),
        quotes=sum(one.quotes for one in judged),
        broken_quotes=sum(one.broken_quotes for one in judged),
        events=total(by_type.values()),
        by_type=by_type,
        by_slot={slot: total([when_matched[slot], *_unmatched_items(judged, slot)]) for slot in SLOTS},
        when_matched=when_matched,
    )


def _events_of_type(judged: Iterable[Judged], kind: EventType) -> Count:
    return total(
        Count(
            right := sum(pair.expected.type == kind for pair in one.matched),
            right + sum(event.type == kind for event in one.missed),
            right + sum(event.type == kind for event in one.spurious),
        )
        for one in judged
    )


def _matched_items(judged: Iterable[Judged], slot: Slot) -> Iterator[Count]:
    return (pair.counts[slot] for one in judged for pair in one.matched)


def _unmatched_items(judged: Iterable[Judged], slot: Slot) -> Iterator[Count]:
    for one in judged:
        yield from (missed(slot, event) for event in one.missed)
        yield from (spurious(slot, event) for event in one.spurious)
