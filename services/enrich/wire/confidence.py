"""Confidence: how sure a reading is, by what its clause tells."""

_SURE = 0.85


def confidence_of(
    *, has_visitor: bool, has_core: bool, has_place: bool, has_time: bool, conflict: bool
) -> float:
    """Rate an event from 0 to 1."""
    value = _SURE
    for present, cost in ((has_visitor, 0.2), (has_core, 0.15), (has_place, 0.1), (has_time, 0.1)):
        value -= 0 if present else cost
    return round(max(0.05, value - (0.2 if conflict else 0)), 2)
