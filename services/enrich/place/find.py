"""Finds the places and the demonyms that a text names."""

from services.enrich.place.candidate import DemonymMention, PlaceMention
from services.enrich.place.doubtful import without_doubtful
from services.enrich.place.gazetteer import Gazetteer, gazetteer
from services.enrich.place.narrow import by_place_behind
from services.enrich.place.surroundings import is_inside_name

# Other spellings of the characters that names are written with, as long as theirs.
_SAME = (("\u00a0", " "), ("\u2019", "'"), ("\u2018", "'"))
_ADDRESS_MARKS = frozenset("_@.")
_NO_WORD_ENDS = frozenset("_@$")


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Return the places that `text` names, in its order, none overlapping another.

    Takes time linear in the text's length.
    """
    return find_places_and_demonyms(text)[0]


def find_demonyms(text: str) -> tuple[DemonymMention, ...]:
    """Return the demonyms of `text` in its order: "Sri Lankan", "French"."""
    return find_places_and_demonyms(text)[1]


def find_places_and_demonyms(text: str) -> tuple[tuple[PlaceMention, ...], tuple[DemonymMention, ...]]:
    """Return what `find_places` and `find_demonyms` do, reading the text once."""
    known = gazetteer()
    places: list[PlaceMention] = []
    demonyms: list[DemonymMention] = []
    for start, end, name in _names(text, known):
        if name in known.demonyms:
            demonyms.append(DemonymMention(start, end, text[start:end], known.demonyms[name]))
        else:
            places.append(_place(text, (start, end, name), known, places[-1].end if places else 0))
    return tuple(without_doubtful(text, by_place_behind(text, places))), tuple(demonyms)


def country_of_demonym(word: str) -> str | None:
    """Return the country, ISO 3166-1 alpha-2, whose demonym `word` is."""
    return gazetteer().demonyms.get(word)


def _place(text: str, span: tuple[int, int, str], known: Gazetteer, place_before: int) -> PlaceMention:
    start, end, name = span
    return PlaceMention(
        start=start,
        end=end,
        text=text[start:end],
        candidates=known.candidates(name),
        landmark=name in known.landmarks,
        inside_name=is_inside_name(text, start, end, place_before),
    )


def _names(text: str, known: Gazetteer) -> list[tuple[int, int, str]]:
    """Return leftmost-longest whole words; the automaton alone would let half a word hide a whole one."""
    for other, same in _SAME:
        text = text.replace(other, same)
    matches = known.automaton.find_matches_as_indexes(text, overlapping=True)
    spans = [
        (start, -end)
        for _, start, end in matches
        if not text[end : end + 1].isalnum() and _is_whole(text, start, end)
    ]
    spans.sort()
    names: list[tuple[int, int, str]] = []
    reached = 0
    for start, negative_end in spans:
        if start >= reached:
            reached = -negative_end
            names.append((start, reached, text[start:reached]))
    return names


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell a word from the end of one and from a part of an address or a currency."""
    behind = text[end : end + 1]
    if behind in _NO_WORD_ENDS:
        return False
    before = text[start - 1 : start] if start else ""
    if before.isalnum() or before in _ADDRESS_MARKS:
        return False
    return behind != "." or not text[end + 1 : end + 2].islower()
