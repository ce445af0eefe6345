"""Confidence: how sure a reading is, by what the release tells of the event."""

from services.enrich.story.told import Told

_SURE = 0.85
_NO_VISITOR, _NO_CORE, _NO_PLACE, _NO_TIME, _TIMES_DISAGREE = 0.2, 0.15, 0.1, 0.1, 0.2


def confidence_of(event: Told) -> float:
    """Rate an event from 0 to 1: each thing untold or in conflict costs its share."""
    has_core = event.counterparts or event.site or event.occasion or event.travels
    costs = (
        (not event.visitors, _NO_VISITOR),
        (not has_core, _NO_CORE),
        (event.place is None, _NO_PLACE),
        (event.time is None, _NO_TIME),
        (event.time is not None and event.time.value.conflict, _TIMES_DISAGREE),
    )
    return round(_SURE - sum(cost for applies, cost in costs if applies), 2)
