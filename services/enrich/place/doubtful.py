"""Drops names that are towns somewhere but mean something else here: words, persons, surnames."""

import re
from collections.abc import Iterator, Sequence

from services.enrich.place.candidate import PlaceMention
from services.enrich.place.surroundings import is_family_name, proves_place
from services.enrich.place.tables import word_set

# Decimal logarithms of populations: above the first a name alone means its town, above the second it does so
# even where the release has a person of that family name.
_WELL_KNOWN = 5.0
_FAMOUS = 6.3

_LISTED = re.compile(r", (?:and )?|,? and | & | or ")


def without_doubtful(text: str, mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Yield the mentions that mean a place."""
    family_names = {m.text for m in mentions if not m.landmark and is_family_name(text, m.start)}
    reached = -1
    for mention in mentions:
        listed = reached >= 0 and bool(_LISTED.fullmatch(text, reached, mention.start))
        if _means_place(text, mention, family_names, listed=listed):
            yield mention
            reached = mention.end


def _means_place(text: str, mention: PlaceMention, family_names: set[str], *, listed: bool) -> bool:
    weight = max(candidate.weight for candidate in mention.candidates)
    if mention.located or mention.landmark:
        return True
    if mention.text in word_set("never_bare"):
        return False
    if any(candidate.place.kind != "city" for candidate in mention.candidates):
        return True
    if weight < _FAMOUS and mention.text in family_names:
        return False
    return _speaks_for_itself(mention, weight) or (
        not mention.inside_name and (listed or proves_place(text, mention.start, mention.end))
    )


def _speaks_for_itself(mention: PlaceMention, weight: float) -> bool:
    return weight >= _WELL_KNOWN and mention.text not in word_set("after_preposition")
