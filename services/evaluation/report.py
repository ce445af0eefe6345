"""An evaluation as one JSON object."""

from services.evaluation.count import Count
from services.evaluation.figures import Figures

_DECIMALS = 4


def as_object(figures: Figures) -> dict[str, object]:
    """Write the figures out, rates from 0 to 1; each slot has besides its accuracy in matched events."""
    return {
        "releases": figures.releases,
        "exact_releases": figures.exact_releases,
        "empty_releases": {"releases": figures.empty_releases, "with_events": figures.empty_hit},
        "evidence": {"quotes": figures.quotes, "broken": figures.broken_quotes},
        "event": _rates(figures.events),
        "argument": _rates(figures.arguments),
        "by_type": {kind: _rates(count) for kind, count in figures.by_type.items()},
        "by_slot": {
            slot: {**_rates(count), "when_matched": round(figures.when_matched[slot].recall, _DECIMALS)}
            for slot, count in figures.by_slot.items()
        },
    }


def _rates(count: Count) -> dict[str, float]:
    return {
        "precision": round(count.precision, _DECIMALS),
        "recall": round(count.recall, _DECIMALS),
        "f1": round(count.f1, _DECIMALS),
        "expected": count.expected,
        "found": count.found,
        "right": count.right,
    }
