"""What stands beside a name or between it and its office: more offices, a bracket, a style."""

from services.enrich.party.complement import complement_end, introduces_holder
from services.enrich.party.lexicon import (
    CALENDAR,
    CAPITAL,
    CLAUSE,
    GIVEN,
    HONORIFIC,
    LAND,
    OFFICE,
    OFFICE_STYLE,
    UPPER,
)
from services.enrich.party.name import name_end, read_honorifics
from services.enrich.party.office import Office, read_office
from services.enrich.party.organisation import read_organisation
from services.enrich.party.tokens import POSSESSIVE, Tokens

_MOST_OFFICES = 6
_LONGEST_BRACKET = 7
_LONGEST_COUNTRY = 4
_LONGEST_TAIL = 14
_NO_SEE = GIVEN | HONORIFIC | OFFICE
_NOT_IN_TAIL = HONORIFIC | CALENDAR | CLAUSE
_AND = frozenset({"and", "&", "cum", "/", "–", "-"})
_ARTICLE = frozenset({"the", "The", "his", "her", "its", "their", "a", "an"})


def read_offices(tokens: Tokens, start: int) -> list[Office]:
    """Read "Vice Mayor of X and Director of Y"."""
    offices: list[Office] = []
    place = start
    while len(offices) < _MOST_OFFICES:
        office = read_office(tokens, place)
        if office is None:
            break
        offices.append(office)
        if office.plural:
            break
        place = office.end
        if tokens.words[place] == "," and tokens.words[place + 1] in _AND:
            place += 1
        if tokens.words[place] in _AND:
            place += 1
        elif not tokens.flags[place] & CAPITAL:
            break
    return offices


def style_behind(tokens: Tokens, place: int) -> Office | None:
    """Read ", Senator" where it opens the name of who holds the office before the comma."""
    if tokens.words[place] != "," or not tokens.flags[place + 1] & OFFICE_STYLE:
        return None
    style = read_office(tokens, place + 1)
    if style is None or not style.bare:
        return None
    return style if tokens.flags[style.end] & CAPITAL or tokens.words[style.end] == "the" else None


def bracket_end(tokens: Tokens, start: int) -> int:
    """Pass over "(COAS)" or "(the Latvian Parliament)" between an office and its holder."""
    words = tokens.words
    if words[start] != "(":
        return start
    for place in range(start + 2, start + _LONGEST_BRACKET):
        if words[place] == ")":
            again = words[place + 1] == "(" and words[place + 3] == ")"
            return place + 4 if again else place + 1
    return start


def letters_end(tokens: Tokens, place: int) -> int:
    """Pass over "(COAS)" behind an office or its body."""
    words = tokens.words
    lettered = words[place] == "(" and words[place + 2] == ")" and tokens.flags[place + 1] & UPPER
    return place + 3 if lettered else place


def offices_behind(tokens: Tokens, end: int) -> tuple[list[Office], int]:
    """Read ", Vice Mayor of Shanghai, and Chairman of its Bank" or "(Mayor of Kent)" behind a name."""
    words = tokens.words
    opening = words[end]
    if opening not in {",", "("}:
        return [], end
    offices = _appended(tokens, end + 1)
    if not offices:
        return [], end
    behind = offices[-1].end
    if opening == "(":
        return (offices, behind + 1) if words[behind] == ")" else ([], end)
    if words[end + 1] == "the" and _opens_next(tokens, behind):
        return [], end
    while words[behind] == ",":
        start = behind + 1 + (words[behind + 1] == "and")
        more = [] if words[start] in _ARTICLE else _appended(tokens, start)
        if not more or _opens_next(tokens, more[-1].end):
            break
        offices += more
        behind = more[-1].end
    return offices, _tail_end(tokens, _unit_end(tokens, letters_end(tokens, behind)))


def _appended(tokens: Tokens, start: int) -> list[Office]:
    """Read the offices at `start` unless a name follows them, whose they then are."""
    start = _owner_end(tokens, start + (tokens.words[start] in _ARTICLE))
    offices = read_offices(tokens, start)
    if not offices or offices[-1].plural or tokens.flags[offices[-1].end] & CAPITAL:
        return []
    return offices


def _opens_next(tokens: Tokens, place: int) -> bool:
    """Say whether an office is of the name behind it: "the Dean, Ms Faro, and" with no office of her own."""
    if not introduces_holder(tokens, place):
        return False
    address = read_honorifics(tokens, place + (tokens.words[place] == ","))
    end = name_end(tokens, address.end, titled=True)
    return tokens.words[end] != "," or not _appended(tokens, end + 1)


def unit_end(tokens: Tokens, place: int) -> int:
    """Pass over ", National University of Peru" between an office and ", Professor"."""
    end = _body_end(tokens, place)
    return end if tokens.words[end] == "," and introduces_holder(tokens, end) else place


def _unit_end(tokens: Tokens, place: int) -> int:
    """Pass over ", National University of Peru" behind the offices of a name, where the clause goes on."""
    words = tokens.words
    end = _body_end(tokens, place)
    goes_on = words[end] in {";", "\n"} or (words[end] == "," and words[end + 1][:1].islower())
    return end if goes_on and words[end + 1] != "and" else place


def _body_end(tokens: Tokens, place: int) -> int:
    start = place + 1 + (tokens.words[place + 1] == "the")
    body = read_organisation(tokens, start) if tokens.words[place] == "," else None
    return body.end if body else place


def _tail_end(tokens: Tokens, place: int) -> int:
    """Go on to the comma that closes an apposition: "chair of Chile | 's friendship group in the Senate,"."""
    words, flags = tokens.words, tokens.flags
    if not _goes_on(tokens, place):
        return place
    for behind in range(place + 1, min(place + _LONGEST_TAIL, tokens.size)):
        if words[behind] in {",", ";"}:
            return behind
        joins_name = words[behind] == "and" and flags[behind + 1] & CAPITAL
        marked = not words[behind][0].isalpha() and words[behind] not in POSSESSIVE
        if joins_name or marked or flags[behind] & _NOT_IN_TAIL:
            break
    return place


def _goes_on(tokens: Tokens, place: int) -> bool:
    word = tokens.words[place]
    if word in {"in", "at", "on"}:
        return not tokens.flags[place + 1] & (LAND | CALENDAR)
    return word in POSSESSIVE or (word.isalpha() and word.islower() and not tokens.flags[place] & CLAUSE)


def _owner_end(tokens: Tokens, start: int) -> int:
    """Pass over "Latvia's" or "body's" before an office."""
    end = start
    while tokens.flags[end] & LAND and end - start < _LONGEST_COUNTRY:
        end += 1
    end += end == start
    return end + 1 if tokens.words[end] in POSSESSIVE else start


def country_behind(tokens: Tokens, end: int) -> tuple[str | None, int]:
    """Read "of the Republic of Austria" behind a name; give it and the token behind it."""
    if tokens.words[end] != "of":
        return None, end
    first = start = end + 1 + (tokens.words[end + 1] == "the")
    behind = complement_end(tokens, start)
    while tokens.words[behind] == "of" and behind > start:
        start = behind + 1
        behind = complement_end(tokens, start)
    if not any(flag & LAND for flag in tokens.flags[first:behind]):
        return None, end
    return tokens.slice(first, behind), behind


def see_behind(tokens: Tokens, end: int) -> tuple[str | None, int]:
    """Read "of Samos and All Crete" behind the one name of a bishop; give it and the token behind it."""
    words, flags = tokens.words, tokens.flags
    behind = complement_end(tokens, end + 1) if words[end] == "of" else end
    if behind <= end + 1:
        return None, end
    last = behind + 1
    while last - behind < _LONGEST_COUNTRY and flags[last] & CAPITAL and not flags[last] & _NO_SEE:
        last += 1
    if words[behind] == "and" and last > behind + 1 and not flags[last] & CAPITAL:
        behind = last
    return tokens.slice(end + 1, behind), behind
