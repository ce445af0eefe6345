"""Words of occasions: which nouns head them, which verbs open them, which tell no visit."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class OccasionWords:
    """The lists of occasions.toml, under their names there."""

    heads: Words
    leading: Words
    meetings: Words
    meals: Words
    talks: Words
    given: Words
    unofficial: Words
    organised: Words
    general: Words
    definite: Words
    summary: Words
    marking: Words
    held: Words
    speeches: Words
    chambers: Words
    openings: Mapping[str, str]


def compile_occasion_words(told: Mapping[str, Any]) -> OccasionWords:
    """Take the lists of occasions.toml."""
    lists = (field.name for field in fields(OccasionWords) if field.name != "openings")
    return OccasionWords(**{key: frozenset(told[key]) for key in lists}, openings=dict(told["openings"]))
