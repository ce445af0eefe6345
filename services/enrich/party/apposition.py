"""What stands beside a name or between it and its office: more offices, a bracket, a style."""

from services.enrich.party.complement import complement_end
from services.enrich.party.lexicon import CAPITAL, LAND, OFFICE_STYLE
from services.enrich.party.office import Office, read_office
from services.enrich.party.tokens import POSSESSIVE, Tokens

_MOST_OFFICES = 6
_LONGEST_BRACKET = 7
_LONGEST_COUNTRY = 4
_AND = frozenset({"and", "&", "cum"})
_ARTICLE = frozenset({"the", "The", "his", "her", "a", "an"})


def read_offices(tokens: Tokens, start: int) -> list[Office]:
    """Read "Vice Mayor of X and Director of Y"."""
    offices: list[Office] = []
    place = start
    while len(offices) < _MOST_OFFICES:
        office = read_office(tokens, place)
        if office is None:
            break
        offices.append(office)
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


def offices_behind(tokens: Tokens, end: int) -> tuple[list[Office], int]:
    """Read ", Vice Mayor of Shanghai" or "(Deputy Lieutenant of Kent)" behind a name."""
    words = tokens.words
    if words[end] not in {",", "("}:
        return [], end
    start = end + 1
    start += words[start] in _ARTICLE
    start = _owner_end(tokens, start)
    offices = read_offices(tokens, start)
    if not offices or offices[-1].plural or tokens.flags[offices[-1].end] & CAPITAL:
        return [], end
    behind = offices[-1].end
    closed = words[end] == "("
    if closed and words[behind] != ")":
        return [], end
    return offices, behind + closed


def _owner_end(tokens: Tokens, start: int) -> int:
    """Pass over "Latvia's" before an office."""
    end = start
    while tokens.flags[end] & LAND and end - start < _LONGEST_COUNTRY:
        end += 1
    return end + 1 if end > start and tokens.words[end] in POSSESSIVE else start


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
