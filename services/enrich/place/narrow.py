"""Narrows what a name may stand for by the region or country told right behind it."""

import re
from collections.abc import Sequence

from services.enrich.place.candidate import Candidate, PlaceMention
from services.enrich.place.tables import word_set

_BETWEEN = re.compile(r",? ?\((?:the )?|, ?(?:in )?(?:the )?| in (?:the )?")
_OPENS = frozenset({",", " "})
_IN_LIST = re.compile(r"(?:, and|,| and) (?:the )?")
_LETTERED = re.compile(r", ([A-Z]{2})(?!\w)")
_LETTERED_COUNTRIES = ("US", "CA")


def by_place_behind(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Narrow each mention by the next, from the last on, so that "Tucson, Arizona, USA" settles wholly."""
    narrowed = list(mentions)
    for i in range(len(narrowed) - 1, -1, -1):
        if text[narrowed[i].end : narrowed[i].end + 1] not in _OPENS:
            continue
        behind = narrowed[i + 1] if i + 1 < len(narrowed) else None
        if behind and _are_joined(text, narrowed[i], behind):
            listed = i + 2 < len(narrowed) and _IN_LIST.fullmatch(text, behind.end, narrowed[i + 2].start)
            narrowed[i], narrowed[i + 1] = _pair(narrowed[i], behind, surely=not listed)
        elif lettered := _LETTERED.match(text, narrowed[i].end):
            narrowed[i] = _by_letters(narrowed[i], lettered[1])
    return narrowed


def _are_joined(text: str, mention: PlaceMention, behind: PlaceMention) -> bool:
    """Tell an address from two neighbours; a blank alone joins no common word ("Central America")."""
    if text[mention.end : behind.start] == " ":
        return mention.text not in word_set("never_bare")
    return bool(_BETWEEN.fullmatch(text, mention.end, behind.start))


def _pair(mention: PlaceMention, behind: PlaceMention, *, surely: bool) -> tuple[PlaceMention, PlaceMention]:
    """Narrow a mention by the region or country behind; in a list only where it surely lies there."""
    if mention.candidates[0].place.kind == "country":
        return mention, behind
    for around in (candidate for candidate in behind.candidates if candidate.place.kind != "city"):
        inside = [candidate for candidate in mention.candidates if _lies_in(candidate, around, surely=surely)]
        if inside:
            return (
                mention._replace(candidates=tuple(inside), located=True),
                behind._replace(candidates=(around,), qualifies=True),
            )
    return mention, behind


def _lies_in(candidate: Candidate, around: Candidate, *, surely: bool) -> bool:
    place, area = candidate.place, around.place
    if place.country != area.country:
        return False
    if area.kind == "country":
        return place.kind != "country"
    if not surely and None in {place.subdivision, area.subdivision}:
        return False
    return place.kind == "city" and _may_share(place.subdivision, area.subdivision)


def _may_share(town: str | None, area: str | None) -> bool:
    """Tell whether a town may lie in a region; British towns are known by nation, not by county."""
    return None in {town, area} or town == area or str(town).startswith("GB-")


def _by_letters(mention: PlaceMention, letters: str) -> PlaceMention:
    codes = {f"{country}-{letters}" for country in _LETTERED_COUNTRIES}
    inside = tuple(candidate for candidate in mention.candidates if candidate.place.subdivision in codes)
    return mention._replace(candidates=inside, located=True) if inside else mention
