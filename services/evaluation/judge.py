"""Judges what was found in one release by what its gold expects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.visit import VisitEvent
from services.evaluation.align import align
from services.evaluation.compare import compare
from services.evaluation.count import Count
from services.evaluation.found import Found, found_in
from services.evaluation.gold import Expected, Gold
from services.evaluation.slots import SLOTS, Slot


@dataclass(frozen=True, slots=True)
class Matched:
    """An expected event with the one found for it, and how their slots compare."""

    expected: Expected
    found: Found
    counts: Mapping[Slot, Count]

    @property
    def is_exact(self) -> bool:
        """Say whether every slot is right."""
        return all(count.is_exact for count in self.counts.values())


@dataclass(frozen=True, slots=True)
class Judged:
    """One release: the events found as expected, those missed, and those that nobody expects."""

    id: str
    is_empty: bool
    gives_events: bool
    matched: tuple[Matched, ...]
    missed: tuple[Expected, ...]
    spurious: tuple[Found, ...]
    quotes: int
    broken_quotes: int

    @property
    def is_exact(self) -> bool:
        """Say whether every event was found, none besides, and every slot is right."""
        return not self.missed and not self.spurious and all(pair.is_exact for pair in self.matched)


def judge(gold: Gold, text: str, events: Sequence[VisitEvent]) -> Judged:
    """Align the events of one release; optional ones are taken out of both sides first."""
    expected, found = _without_optional(gold.events, [found_in(event) for event in events])
    pairs = align(expected, found)
    seen, used = {one for one, _ in pairs}, {other for _, other in pairs}
    quotes = [quote for event in events for quote in event.evidence]
    return Judged(
        id=gold.id,
        is_empty=not gold.events,
        gives_events=bool(events),
        matched=tuple(_matched(expected[one], found[other]) for one, other in pairs),
        missed=tuple(event for at, event in enumerate(expected) if at not in seen),
        spurious=tuple(event for at, event in enumerate(found) if at not in used),
        quotes=len(quotes),
        broken_quotes=sum(text[quote.start : quote.end] != quote.text for quote in quotes),
    )


def _without_optional(
    expected: Sequence[Expected], found: Sequence[Found]
) -> tuple[list[Expected], list[Found]]:
    gone = {other for one, other in align(expected, found) if expected[one].optional}
    kept = [event for at, event in enumerate(found) if at not in gone]
    return [event for event in expected if not event.optional], kept


def _matched(expected: Expected, found: Found) -> Matched:
    return Matched(expected, found, {slot: compare(slot, expected, found) for slot in SLOTS})
