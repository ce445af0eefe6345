"""What an office or a body is of: the capitals behind "of", "for", "to", up to the name that may follow."""

from services.enrich.party.lexicon import (
    CAPITAL,
    DEMONYM,
    GIVEN,
    HONORIFIC,
    LAND,
    OFFICE,
    OFFICE_DEGREE,
    OFFICE_PLURAL,
    OFFICE_STYLE,
    ORDINARY,
    ORGANISATION,
    SUBJECT,
    UPPER,
)
from services.enrich.party.tokens import POSSESSIVE, Tokens

_LONGEST_COMPLEMENT = 10
_HEAD = OFFICE | OFFICE_PLURAL
_VOCABULARY = SUBJECT | ORGANISATION | LAND | DEMONYM | UPPER
_AND = frozenset({"and", "&"})


def complement_end(tokens: Tokens, start: int) -> int:
    """Say where the capitalised complement that opens at `start` ends, a name behind it left out."""
    flags = tokens.flags
    end = start
    while end - start < _LONGEST_COMPLEMENT and flags[end] & CAPITAL and not _titles(flags[end]):
        end += 1
    if end == start or _opens_office(tokens, start, end):
        return _office_end(tokens, start)
    cut = _cut(tokens, start, end)
    return subjects_end(tokens, cut) if cut == end else cut


def _titles(flag: int) -> bool:
    return bool(flag & (HONORIFIC | _HEAD)) and not flag & (SUBJECT | ORGANISATION)


def _opens_office(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether a head behind the run makes it an office: "of the African Union Chairperson"."""
    flags = tokens.flags
    if not flags[end] & _HEAD or flags[end] & OFFICE_STYLE:
        return False
    return all(flag & (OFFICE_DEGREE | SUBJECT | ORGANISATION | LAND | DEMONYM) for flag in flags[start:end])


def _office_end(tokens: Tokens, start: int) -> int:
    """Pass over an office inside a complement: "to the President", "of the Secretary-General"."""
    words, flags = tokens.words, tokens.flags
    end = start
    while flags[end] & CAPITAL and not flags[end] & _HEAD and end - start < _LONGEST_COMPLEMENT:
        if not flags[end] & (OFFICE_DEGREE | _VOCABULARY):
            return start
        end += 1
    while flags[end] & (_HEAD | OFFICE_DEGREE) and flags[end] & CAPITAL:
        end += 1 + (words[end + 1] == "General")
    owned = words[end] in POSSESSIVE and flags[end + 1] & ORGANISATION
    return end + 2 if owned else end


def _cut(tokens: Tokens, start: int, end: int) -> int:
    """Part a body from a name that follows it: "Uzbekistan | Shavkat Mirziyoyev"."""
    flags = tokens.flags
    cut = start
    for place in range(start, end):
        if flags[place] & ORGANISATION and not flags[place] & GIVEN:
            cut = place + 1
    while cut < end:
        if flags[cut] & (_VOCABULARY | ORDINARY):
            cut += 1
        elif start < cut < end - 1 and flags[cut + 1] & SUBJECT and not flags[cut + 1] & GIVEN:
            cut += 2
        else:
            break
    if cut > start:
        return cut
    for place in range(start + 1, end):
        if flags[place] & GIVEN:
            return place
    return end if end - start <= 2 else start + 1  # noqa: PLR2004  (a place of two words, no name behind it)


def subjects_end(tokens: Tokens, start: int) -> int:
    """Go on over ", Port Services and Transport" where every item is a field of work."""
    words = tokens.words
    end = place = start
    while words[place] in _AND or words[place] == ",":
        item = place + 1
        closing = words[place] != ","
        if not closing and words[item] in _AND:
            item, closing = item + 1, True
        behind = _subject_end(tokens, item)
        if behind == item:
            behind = _odd_item_end(tokens, item)
            closing = False
        if behind == item:
            break
        place = behind
        if closing:
            end = place
    return end


def _subject_end(tokens: Tokens, start: int) -> int:
    flags = tokens.flags
    end = start
    while flags[end] & SUBJECT and flags[end] & CAPITAL and end - start < _LONGEST_COMPLEMENT:
        end += 1
    while end > start and flags[end] & ORGANISATION and flags[end] & CAPITAL:
        end += 1
    return start if flags[end] & (OFFICE | OFFICE_PLURAL) else end


def _odd_item_end(tokens: Tokens, start: int) -> int:
    """Pass over one word that no list knows, amid fields of work: ", Aquaculture and Ocean Resources"."""
    words, flags = tokens.words, tokens.flags
    alone = words[start + 1] in _AND or words[start + 1] == ","
    unknown = flags[start] & CAPITAL and not flags[start] & (
        _VOCABULARY | _HEAD | HONORIFIC | GIVEN | ORDINARY
    )
    return start + 1 if alone and unknown else start
