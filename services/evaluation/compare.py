"""Compares one slot of an expected event with one of a found event."""

from services.evaluation.count import Count
from services.evaluation.found import Found
from services.evaluation.gold import Expected
from services.evaluation.slots import SLOTS, Items, Same, Slot


def compare(slot: Slot, expected: Expected, found: Found) -> Count:
    """Count the items of a slot by the reading of gold that suits what was found best."""
    items = found.items[slot]
    return max((_count(reading, items, SLOTS[slot]) for reading in expected.readings(slot)), key=_merit)


def missed(slot: Slot, expected: Expected) -> Count:
    """Count what a slot of an event that was not found asks for, by its shortest reading."""
    return Count(expected=min(len(reading) for reading in expected.readings(slot)))


def spurious(slot: Slot, found: Found) -> Count:
    """Count what a slot of an event that nobody expects holds."""
    return Count(found=len(found.items[slot]))


def _merit(count: Count) -> tuple[int, int]:
    """Rate a reading: each item right gains one, each one missing or too much costs one."""
    return 3 * count.right - count.expected - count.found, count.right


def _count(expected: Items, found: Items, same: Same) -> Count:
    """Pair each expected item with the first free one found that is the same."""
    free = list(found)
    for item in expected:
        match = next((at for at, other in enumerate(free) if same(item, other)), None)
        if match is not None:
            del free[match]
    return Count(len(found) - len(free), len(expected), len(found))
