"""Finds the places and the demonyms that a text names."""

from collections.abc import Iterator

from services.enrich.place.candidate import DemonymMention, PlaceMention
from services.enrich.place.doubtful import without_doubtful
from services.enrich.place.gazetteer import Gazetteer, gazetteer
from services.enrich.place.narrow import by_place_behind
from services.enrich.place.surroundings import is_inside_name

# Other spellings of the characters that names are written with, as long as theirs.
_SAME = (("\u00a0", " "), ("\u2019", "'"), ("\u2018", "'"))


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Return the places that `text` names, in its order, none overlapping another.

    Takes time linear in the text's length.
    """
    names = gazetteer()
    found = [
        _mention(text, start, end, name, names)
        for start, end, name in _names(text, names)
        if name not in names.demonyms
    ]
    return tuple(without_doubtful(text, by_place_behind(text, found)))


def find_demonyms(text: str) -> tuple[DemonymMention, ...]:
    """Return the demonyms of `text` in its order: "Sri Lankan", "French"."""
    names = gazetteer()
    return tuple(
        DemonymMention(start, end, text[start:end], names.demonyms[name])
        for start, end, name in _names(text, names)
        if name in names.demonyms
    )


def country_of_demonym(word: str) -> str | None:
    """Return the country, ISO 3166-1 alpha-2, whose demonym `word` is."""
    return gazetteer().demonyms.get(word)


def _mention(text: str, start: int, end: int, name: str, names: Gazetteer) -> PlaceMention:
    return PlaceMention(
        start=start,
        end=end,
        text=text[start:end],
        candidates=names.candidates(name),
        landmark=name in names.landmarks,
        inside_name=is_inside_name(text, start, end),
    )


def _names(text: str, names: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """Yield leftmost-longest whole words; the automaton alone would let half a word hide a whole one."""
    for other, same in _SAME:
        text = text.replace(other, same)
    matches = names.automaton.find_matches_as_indexes(text, overlapping=True)
    spans = [(start, -end) for _, start, end in matches if _is_whole(text, start, end)]
    reached = 0
    for start, negative_end in sorted(spans):
        if start >= reached:
            reached = -negative_end
            yield start, reached, text[start:reached]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell a word from a part of one, of an address or of a currency."""
    before, behind = text[start - 1 : start], text[end : end + 2]
    if before.isalnum() or before in {"_", "@", "."} or behind[:1].isalnum() or behind[:1] in {"_", "@", "$"}:
        return False
    return not (behind[:1] == "." and behind[1:].islower())
