"""Lists of noun phrases: "the Glass Museum in Turku, the Old Mill and the Harbour"."""

from services.enrich.clause import codes
from services.enrich.clause.chunk import FINITE, PHRASE, Chunks
from services.enrich.clause.phrase import Phrase

_LINKS = frozenset({codes.COMMA, codes.AND, codes.SEMICOLON, codes.OR})
_NAMED = codes.PERSON + codes.ORGANISATION + codes.GROUP + codes.PLACE + codes.NAME
_LISTED = codes.PERSON + codes.ORGANISATION
_PLACES = frozenset({codes.PLACE, codes.WIDER})
_NOT_APPOSED = frozenset({codes.PERSON, codes.PLACE})
_ARTICLES = frozenset({codes.DETERMINER, codes.POSSESSIVE_PRONOUN})
_PLACED = frozenset({codes.PREPOSITION + PHRASE, codes.ON + PHRASE})
_WHERE = frozenset({"in", "at", "on", ","})

Phrases = tuple[Phrase, ...]


def read_list(
    chunks: Chunks, at: int, *, governed: bool = False, alike: bool = False, opening: Phrase | None = None
) -> tuple[Phrases, int]:
    """Read the phrases "A, B in Oslo and C" from chunk `at`, and give the chunk behind them.

    The last of them is left out where it is the subject of a verb behind it: always behind a preposition or
    a verb (`governed`), else where no "and" binds it to those before. Where all must be `alike`, a person
    does not go on with a list of places: "In Oslo, the Minister". `opening` is the rest of the first phrase,
    where only that is meant.
    """
    phrase, behind = _with_place(chunks, at, opening)
    found, alone, closed = [phrase], behind, False
    while step := _next(chunks, phrase, behind, governed=governed, alike=alike):
        phrase, behind = _with_place(chunks, step[0], None)
        found.append(phrase)
        closed = closed or step[1]
    return (tuple(found), behind) if closed else (tuple(found[:1]), alone)


def _next(
    chunks: Chunks, phrase: Phrase, behind: int, *, governed: bool, alike: bool
) -> tuple[int, bool] | None:
    """Find the next phrase, and say whether it makes a list: commas alone may part a mere description."""
    if governed and not alike and _is_apposed(chunks, phrase, behind):
        return behind, True
    if governed and (after := _past_semicolon(chunks, phrase, behind)) is not None:
        return after, True
    link, following = _past_links(chunks, behind)
    other = chunks.phrases[following] if following is not None else None
    if following is None or other is None or not _goes_on(chunks, following, link, governed=governed):
        return None
    letters = chunks.words.codes
    if alike and letters[phrase.first] != letters[other.first]:
        return None
    return following, link != codes.COMMA or letters[other.first] == codes.PERSON


def _is_apposed(chunks: Chunks, phrase: Phrase, behind: int) -> bool:
    """Say whether a person's name stands right behind a phrase: "his counterpart Ms Pinto"."""
    letters = chunks.words.codes
    if chunks.kinds[behind] != PHRASE or letters[phrase.first] in _NOT_APPOSED:
        return False
    return letters[chunks.firsts[behind]] == codes.PERSON


def _past_semicolon(chunks: Chunks, phrase: Phrase, behind: int) -> int | None:
    """Step over what is told of one name to the next in "A, who leads it; B, Minister of Health; and C"."""
    mark = chunks.kinds.find(codes.SEMICOLON, behind)
    if mark < 0 or FINITE in chunks.kinds[behind:mark].split(codes.RELATIVE, maxsplit=1)[0]:
        return None
    after = mark + 1 + (chunks.kinds[mark + 1] == codes.AND)
    other = chunks.phrases[after] if chunks.kinds[after] == PHRASE else None
    letters = chunks.words.codes
    if other is None or letters[phrase.first] not in _LISTED or letters[other.first] not in _LISTED:
        return None
    return None if verb_follows(chunks, after + 1) else after


def _with_place(chunks: Chunks, at: int, opening: Phrase | None) -> tuple[Phrase, int]:
    """Read a phrase with the place told right after it."""
    phrase = opening or chunks.phrases[at]
    assert phrase is not None
    at += 1
    if chunks.kinds[at : at + 2] in _PLACED and chunks.word(at) in _WHERE:
        place = chunks.phrases[at + 1]
        if place is not None and chunks.words.codes[place.first] in _PLACES and _is_whole(chunks, place):
            return Phrase(
                phrase.start, phrase.end, phrase.first, phrase.last, (place.start, place.end)
            ), at + 2
    return phrase, at


def _is_whole(chunks: Chunks, place: Phrase) -> bool:
    letters = chunks.words.codes[place.first : place.last]
    return not letters.strip("LM,B")


def _past_links(chunks: Chunks, at: int) -> tuple[str, int | None]:
    begin = at
    while chunks.kinds[at] in _LINKS:
        at += 1
    link = chunks.kinds[begin:at]
    return link, at if link and chunks.kinds[at] == PHRASE else None


def _goes_on(chunks: Chunks, following: int, link: str, *, governed: bool) -> bool:
    """Say whether the phrase at `following` belongs to the list that a link goes on with."""
    phrase = chunks.phrases[following]
    assert phrase is not None
    letters = chunks.words.codes
    joined = codes.AND in link
    if verb_follows(chunks, following + 1, comma=governed and not joined) and (governed or not joined):
        return False
    if codes.SEMICOLON in link:
        return letters[phrase.first] in _NAMED
    begins = letters[chunks.firsts[following]]
    if begins in _ARTICLES and not joined:
        return letters[phrase.first] in _NAMED or codes.AND in _past_links(chunks, following + 1)[0]
    return True


def verb_follows(chunks: Chunks, at: int, *, comma: bool = False) -> bool:
    """Say whether a finite verb stands behind a list, and whether a `comma` may part them."""
    kinds = chunks.kinds
    at += comma and kinds[at] == codes.COMMA
    return kinds[at] == FINITE
