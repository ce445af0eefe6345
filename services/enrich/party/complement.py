"""What an office or a body is of: the capitals behind "of", "for", "to", up to the name that may follow."""

from services.enrich.party.lexicon import (
    CAPITAL,
    DEMONYM,
    GIVEN,
    HEADLINE,
    HONORIFIC,
    LAND,
    OFFICE,
    OFFICE_AFTER,
    OFFICE_DEGREE,
    OFFICE_PLURAL,
    OFFICE_STYLE,
    ORDINARY,
    ORGANISATION,
    RANK_OPENING,
    STYLE_OPENING,
    SUBJECT,
    UPPER,
    lexicon,
)
from services.enrich.party.tokens import POSSESSIVE, Tokens

_LONGEST_COMPLEMENT = 10
_LONGEST_BRACKET = 8
_ADDRESS = HONORIFIC | RANK_OPENING | STYLE_OPENING
_HEAD = OFFICE | OFFICE_PLURAL
_NAMES_BODY = SUBJECT | ORGANISATION | LAND
_NAMES_PERSON = GIVEN | HONORIFIC | _HEAD
_VOCABULARY = SUBJECT | ORGANISATION | LAND | DEMONYM | UPPER
_AND = frozenset({"and", "&"})
_BRACKETS = frozenset({"(", ")"})


def complement_end(tokens: Tokens, start: int) -> int:
    """Say where the capitalised complement that opens at `start` ends, a name behind it left out."""
    end = _run_end(tokens, start)
    if end == start or _opens_office(tokens, start, end):
        return _office_end(tokens, start)
    cut = _cut(tokens, start, end)
    return _joined_end(tokens, start, cut) if cut == end else cut


def _run_end(tokens: Tokens, start: int) -> int:
    """Pass over capitals, "Asia/Pacific" among them, up to a title, a headline's verb or a small word."""
    words, flags = tokens.words, tokens.flags
    end = start
    while end - start < _LONGEST_COMPLEMENT and flags[end] & CAPITAL and not _closes(flags[end]):
        end += 2 if words[end + 1] == "/" and flags[end + 2] & CAPITAL else 1
        end += letters_inside(tokens, end)
    return end


def letters_inside(tokens: Tokens, place: int) -> int:
    """Count the tokens of bracketed letters amid a name: "United States | (US) | Africa Command"."""
    words, flags = tokens.words, tokens.flags
    behind = flags[place + 3]
    inside = words[place] == "(" and words[place + 2] == ")" and flags[place + 1] & CAPITAL
    return 3 if inside and behind & CAPITAL and behind & _NAMES_BODY and not behind & HONORIFIC else 0


def _closes(flag: int) -> bool:
    if flag & (SUBJECT | ORGANISATION):
        return False
    return bool(flag & (HONORIFIC | _HEAD | OFFICE_AFTER)) or bool(flag & HEADLINE and flag & ORDINARY)


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
    last = end + _LONGEST_COMPLEMENT
    while end < last and flags[end] & (_HEAD | OFFICE_DEGREE) and flags[end] & CAPITAL:
        end += 1 + (words[end + 1] == "General")
    owned = words[end] in POSSESSIVE and flags[end + 1] & ORGANISATION
    return end + 2 if owned else end


def _cut(tokens: Tokens, start: int, end: int) -> int:
    """Part a body from a name that follows it: "Estonia | Tarmo Kask"."""
    flags = tokens.flags
    cut = start
    for place in range(start, end):
        if flags[place] & ORGANISATION and not flags[place] & GIVEN:
            cut = place + 1
    while cut < end:
        if cut > start and (_opens_shouted_name(flags, cut) or _opens_address(flags, cut)):
            break
        if flags[cut] & (_VOCABULARY | ORDINARY) or tokens.words[cut] in _BRACKETS or _is_field(tokens, cut):
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


def _opens_address(flags: list[int], place: int) -> bool:
    """Say whether a rank stands before a name: "of Army Staff | General Haddad"."""
    behind = flags[place + 1]
    return bool(flags[place] & HONORIFIC and behind & CAPITAL) and not behind & (_VOCABULARY | ORDINARY)


def _opens_shouted_name(flags: list[int], place: int) -> bool:
    """Say whether capitals are a family name: "of Japan | MORI Kenji"."""
    behind = flags[place + 1]
    shouted = flags[place] & UPPER and not flags[place] & (_VOCABULARY & ~UPPER)
    return bool(shouted and behind & CAPITAL) and not behind & (_VOCABULARY | ORDINARY)


def _joined_end(tokens: Tokens, start: int, end: int) -> int:
    """Go on over ", Port Services and Transport" and "and the Treasury", item by item."""
    words = tokens.words
    place = end
    while words[place] in _AND or words[place] == ",":
        item = place + 1
        closing = words[place] != ","
        if not closing and words[item] in _AND:
            item, closing = item + 1, True
        behind = _item_end(tokens, start, item)
        if behind == item:
            break
        place = behind
        if closing:
            end = place
    return end


def _item_end(tokens: Tokens, start: int, item: int) -> int:
    """Say where an item of the list that opened at `start` ends; `item` itself if it is none."""
    flags = tokens.flags
    first = item + (tokens.words[item] == "the")
    lands = (flags[item - 2] | flags[item - 3]) & LAND
    behind = first if flags[first] & LAND and not lands else _subject_end(tokens, first)
    if first > item:
        while lands and behind == first and flags[first] & LAND:
            first = behind = first + 1
        goes_on = flags[behind] & CAPITAL and not flags[behind] & _ADDRESS
        body = goes_on or (flags[behind - 1] & ORGANISATION and tokens.words[start - 1] != "for")
        return item if behind == item + 1 or (body and not introduces_holder(tokens, behind)) else behind
    if behind == item and lands:
        behind = _run_end(tokens, item)
        behind = behind if behind > item and flags[behind - 1] & ORGANISATION else item
    return _odd_item_end(tokens, item) if behind == item else behind


def introduces_holder(tokens: Tokens, place: int) -> bool:
    """Say whether a form of address stands at `place`, or behind the comma or the bracket there."""
    words, flags = tokens.words, tokens.flags
    if words[place] == "(":
        place = next((at + 1 for at in range(place, place + _LONGEST_BRACKET) if words[at] == ")"), place)
    return bool(flags[place + (words[place] == ",")] & _ADDRESS)


def _subject_end(tokens: Tokens, start: int) -> int:
    """Pass over fields of work, countries before them: "Tourism", "Taiwan Affairs", "Customs Bureau"."""
    flags = tokens.flags
    end = start
    while flags[end] & (LAND | DEMONYM) and end - start < _LONGEST_COMPLEMENT:
        end += 1
    fields = end
    while flags[end] & SUBJECT and flags[end] & CAPITAL and end - start < _LONGEST_COMPLEMENT:
        end += 1
    end += end > fields and _is_field(tokens, end)
    while start < end < start + _LONGEST_COMPLEMENT and flags[end] & ORGANISATION and flags[end] & CAPITAL:
        end += 1
    ranked = flags[end - 1] & HONORIFIC and flags[end] & CAPITAL
    return start if end == fields or ranked or flags[end] & (OFFICE | OFFICE_PLURAL) else end


def _is_field(tokens: Tokens, place: int) -> bool:
    """Say whether the last of several capitals ends like a common noun: "Public | Distribution"."""
    flags = tokens.flags
    last = flags[place] & CAPITAL and not flags[place + 1] & CAPITAL and not flags[place] & _NAMES_PERSON
    return bool(last) and tokens.words[place].endswith(lexicon().noun_endings)


def _odd_item_end(tokens: Tokens, start: int) -> int:
    """Pass over one word that no list knows, where the list goes on or its office's holder follows."""
    words, flags = tokens.words, tokens.flags
    behind = start + 1
    while flags[behind] & SUBJECT and flags[behind] & CAPITAL and behind - start < _LONGEST_COMPLEMENT:
        behind += 1
    goes_on = words[behind] in _AND or words[behind] == "," or introduces_holder(tokens, behind)
    unknown = flags[start] & CAPITAL and not flags[start] & (
        _VOCABULARY & ~LAND | _HEAD | HONORIFIC | GIVEN | ORDINARY
    )
    return behind if goes_on and unknown else start
