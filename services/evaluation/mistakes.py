"""Lists what differs from gold: events missed, events that nobody expects, slots that are not the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from schemas.visit import EventType
from services.evaluation.found import Found
from services.evaluation.gold import Expected
from services.evaluation.judge import Judged, Matched
from services.evaluation.slots import SLOTS, Items, Slot

Slots = Mapping[Slot, Items]
_BEFORE, _BEHIND = 60, 120


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that differs from gold.

    `expected` and `found` hold the slots in question: those that differ, or all that an event fills. `told`
    quotes the release around the words that were read as the event; a missed event has no such words. `rule`
    is the one that told the event, for whoever knows it to fill in.
    """

    release: str
    kind: Literal["missed", "spurious", "differs"]
    type: EventType
    expected: Slots
    found: Slots
    event_id: str | None = None
    told: str | None = None
    rule: str | None = None


def mistakes(judged: Iterable[Judged], texts: Mapping[str, str]) -> Iterator[Mistake]:
    """Yield every mistake, release by release; `texts` holds each release's text by its id."""
    for one in judged:
        text = texts[one.id]
        for pair in one.matched:
            if not pair.is_exact:
                yield _difference(one.id, pair, text)
        for event in one.missed:
            yield Mistake(one.id, "missed", event.type, _filled(_expected(event)), {})
        for event in one.spurious:
            yield Mistake(one.id, "spurious", event.type, {}, _filled(event.items), *_source(event, text))


def _difference(release: str, pair: Matched, text: str) -> Mistake:
    slots: list[Slot] = [slot for slot, count in pair.counts.items() if not count.is_exact]
    expected, found = _only(slots, _expected(pair.expected)), _only(slots, pair.found.items)
    return Mistake(release, "differs", pair.expected.type, expected, found, *_source(pair.found, text))


def _expected(event: Expected) -> Slots:
    return {slot: next(event.readings(slot)) for slot in SLOTS}


def _only(wanted: Iterable[Slot], slots: Slots) -> Slots:
    return {slot: slots[slot] for slot in wanted}


def _filled(slots: Slots) -> Slots:
    filled: dict[Slot, Items] = {slot: items for slot, items in slots.items() if items}
    return filled


def _source(found: Found, text: str) -> tuple[str, str | None]:
    """Give the event's id, and the paragraph around the words that tell its type."""
    event = found.event
    quote = next((quote for quote in event.evidence if quote.field == "type"), None)
    if quote is None:
        return event.event_id, None
    first, last = text.rfind("\n", 0, quote.start) + 1, text.find("\n", quote.end)
    last = last if last >= 0 else len(text)
    start, end = max(first, quote.start - _BEFORE), min(last, quote.end + _BEHIND)
    told = text[start:end].strip()
    return event.event_id, f"{'…' * (start > first)}{told}{'…' * (end < last)}"
