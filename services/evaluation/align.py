"""Pairs the events that were expected with those that were found."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from schemas.visit import EventType
from services.evaluation.compare import compare
from services.evaluation.found import Found
from services.evaluation.gold import Expected
from services.evaluation.slots import Slot

Pair = tuple[int, int]
"""An expected and a found event by their numbers."""

_WEIGHTS: Mapping[Slot, float] = {
    "visitors": 1,
    "counterparts": 2,
    "site": 2,
    "occasion": 1.5,
    "place": 1.5,
    "origin": 0.5,
    "date": 1,
}
_ALIKE_ENOUGH = 0.4
_KNOWN_BY: Mapping[EventType, tuple[Slot, ...]] = {
    "departure": ("place", "origin"),
    "arrival": ("place",),
    "meeting": ("counterparts",),
    "site_visit": ("site",),
    "attendance": ("occasion", "site"),
    "return": ("place", "origin"),
}
_ELSE_KNOWN_BY: tuple[Slot, ...] = ("visitors", "place", "date")


def align(expected: Sequence[Expected], found: Sequence[Found]) -> list[Pair]:
    """Pair events of one type, the most alike first, each with one other at most.

    Of equally alike pairs the one told first comes first. What is alike in less than `_ALIKE_ENOUGH` of its
    weight, or differs in all that its type is known by, is no pair.
    """
    pairs: list[Pair] = []
    free_expected, free_found = set(range(len(expected))), set(range(len(found)))
    for _, one, other in sorted(_candidates(expected, found)):
        if one in free_expected and other in free_found:
            free_expected.remove(one)
            free_found.remove(other)
            pairs.append((one, other))
    return pairs


def _candidates(expected: Sequence[Expected], found: Sequence[Found]) -> Iterator[tuple[float, int, int]]:
    """Yield what may be a pair, with its likeness negated so that the most alike sorts first."""
    by_type = defaultdict[EventType, list[int]](list)
    for number, event in enumerate(found):
        by_type[event.type].append(number)
    for one, event in enumerate(expected):
        for other in by_type[event.type]:
            likeness = _likeness(event, found[other])
            if likeness >= _ALIKE_ENOUGH and _is_known(event, found[other]):
                yield -likeness, one, other


def _likeness(expected: Expected, found: Found) -> float:
    """Give the weighted mean over slots of twice the items shared by the items told, 0 to 1."""
    shared = weights = 0.0
    for slot, weight in _WEIGHTS.items():
        count = compare(slot, expected, found)
        if told := count.expected + count.found:
            shared += weight * 2 * count.right / told
            weights += weight
    return shared / weights if weights else 0.0


def _is_known(expected: Expected, found: Found) -> bool:
    """Say whether something agrees of what an event of this type is known by."""
    slots = _KNOWN_BY[expected.type]
    if not any(next(expected.readings(slot)) for slot in slots):
        slots = _ELSE_KNOWN_BY
    return any(compare(slot, expected, found).right for slot in slots)
