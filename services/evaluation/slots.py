"""The slots of an event that are scored, and what makes two items of each the same."""

from collections.abc import Callable, Mapping
from typing import Literal

from services.evaluation.same_name import same_name
from services.evaluation.same_place import same_place

Slot = Literal["visitors", "counterparts", "site", "occasion", "place", "origin", "date", "period", "status"]
Items = tuple[str, ...]
"""What fills one slot: nothing, one item, or several parties."""
Same = Callable[[str, str], bool]


def same_value(one: str, other: str) -> bool:
    """Say whether two values are written alike, as dates (EDTF), periods and statuses must be."""
    return one == other


SLOTS: Mapping[Slot, Same] = {
    "visitors": same_name,
    "counterparts": same_name,
    "site": same_name,
    "occasion": same_name,
    "place": same_place,
    "origin": same_place,
    "date": same_value,
    "period": same_value,
    "status": same_value,
}
_PARTIES = frozenset[Slot]({"visitors", "counterparts"})
_UNCOUNTED = ("group:", "delegation:")


def counted(slot: Slot, items: Items) -> Items:
    """Leave out unnamed groups and delegations, which no two readers write down alike."""
    if slot not in _PARTIES:
        return items
    return tuple(item for item in items if not item.startswith(_UNCOUNTED))
