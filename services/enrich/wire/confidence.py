"""Confidence: how likely a reading is right, by what speaks for it and against it.

Each sign adds its weight to the logarithm of the odds. The weights are fitted to annotated releases; how, and
how well they hold, stands in docs/confidence.md.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from math import exp

from services.enrich.story.parties import Parties
from services.enrich.story.told import Told

_LEAST, _MOST = 0.05, 0.98


def confidence_of(event: Told) -> float:
    """Rate an event from 0 to 1: of events at 0.9, nine in ten are right."""
    weights = _weights()
    odds = weights["always"] + sum(weights.get(sign, 0.0) for sign in signs_of(event))
    return round(min(_MOST, max(_LEAST, 1 / (1 + exp(-odds)))), 2)


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    resource = files("services.enrich.wire").joinpath("confidence.toml")
    return tomllib.loads(resource.read_text(encoding="utf-8"))["weights"]


def signs_of(event: Told) -> Iterator[str]:
    """Name what is known to make a reading more or less sure."""
    yield f"is_{event.type}"
    yield from (name for name, holds in _doubts(event) if holds)


def _doubts(event: Told) -> Iterator[tuple[str, bool]]:
    yield "told_by_noun", event.nominal
    yield "told_by_gerund", event.tense == "gerund"
    yield "told_in_programme", event.listed
    yield "told_in_headline", event.headline
    yield "visitors_unnamed", not _has_name(event.visitors)
    yield "counterparts_unnamed", bool(event.counterparts) and not _has_name(event.counterparts)
    yield "site_unnamed", event.site is not None and event.site.value.islower()
    yield "place_unknown", event.place is None
    yield "place_is_country", event.place is not None and event.place.value.kind == "country"
    yield "time_unknown", event.time is None
    yield "time_inherited", event.time is not None and event.time.value.basis == "inherited"
    yield "times_disagree", event.time is not None and event.time.value.conflict
    yield "host_tells", event.rule == "receive"


def _has_name(parties: Parties) -> bool:
    return any(party.value.party.name for party in parties)
