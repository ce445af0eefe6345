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
    family_names = {m.text for m in mentions if m.inside_name and is_family_name(text, m.start)}
    reached = -1
    for mention in mentions:
        if _speaks_for_itself(mention, family_names) or (
            _may_be_meant(mention, family_names)
            and (_is_listed(text, reached, mention) or proves_place(text, mention.start, mention.end))
        ):
            yield mention
            reached = mention.end


def _speaks_for_itself(mention: PlaceMention, family_names: set[str]) -> bool:
    if mention.located or mention.landmark:
        return True
    if mention.text in word_set("never_bare"):
        return False
    if any(candidate.place.kind != "city" for candidate in mention.candidates):
        return True
    needed = _FAMOUS if mention.text in family_names else _WELL_KNOWN
    return mention.candidates[0].weight >= needed and mention.text not in word_set("after_preposition")


def _may_be_meant(mention: PlaceMention, family_names: set[str]) -> bool:
    return (
        not mention.inside_name
        and mention.text not in word_set("never_bare")
        and (mention.candidates[0].weight >= _FAMOUS or mention.text not in family_names)
    )


def _is_listed(text: str, reached: int, mention: PlaceMention) -> bool:
    return reached >= 0 and _LISTED.fullmatch(text, reached, mention.start) is not None
