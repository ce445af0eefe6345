"""The words that tell where something happens, compiled from `sites.toml`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.enrich.story.alternation import any_of


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """What tells where something happens, compiled from `sites.toml`, which says what each list is for."""

    seats: re.Pattern[str]
    palaces: re.Pattern[str]
    homeland: re.Pattern[str]
    airports: re.Pattern[str]
    missions: re.Pattern[str]
    whole_stay: re.Pattern[str]
    behind_site: re.Pattern[str]
    relative: re.Pattern[str]
    here: re.Pattern[str]
    topics: frozenset[str]
    inside: frozenset[str]
    fronts: frozenset[str]
    towards: frozenset[str]


def compile_places(lists: Mapping[str, Sequence[str]]) -> PlaceWords:
    """Compile the lists of `sites.toml`; KeyError if one is missing."""
    during, visits, beside, kinds = (any_of(lists[key]) for key in ("during", "visits", "beside", "kinds"))
    return PlaceWords(
        seats=re.compile(rf"(?i)\b{any_of(lists['seats'])}\b"),
        palaces=re.compile(rf"(?i)\b{any_of(lists['palaces'])}\b"),
        homeland=re.compile(rf"(?i)\b{any_of(lists['homeland'])}\b"),
        airports=re.compile(rf"(?i)\b{any_of(lists['airports'])}\b"),
        missions=re.compile(rf"(?i)\b{any_of(lists['missions'])}\b"),
        whole_stay=re.compile(rf"(?i){during}\s(?:[^\s,.]++\s){{1,5}}?{visits}\b"),
        behind_site=re.compile(rf"[\"\u201d\u2019]?(?:,| \(|,? {beside})(?: the)?(?: {kinds})* "),
        relative=re.compile(rf"\b{any_of(lists['relative'])}\b"),
        here=re.compile(rf"\bhere(?= {any_of(lists['after_here'])}\b|[.,]|$)"),
        topics=frozenset(lists["topics"]),
        fronts=frozenset(lists["fronts"]),
        inside=frozenset(lists["inside"]),
        towards=frozenset(lists["towards"]),
    )
