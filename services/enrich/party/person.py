"""Persons: offices and honorifics before a name, offices behind it, or an office alone."""

from dataclasses import replace

from services.enrich.party.lexicon import (
    CAPITAL,
    FAMILY_FIRST,
    GIVEN,
    HEADLINE,
    OFFICE_FEMALE,
    OFFICE_MALE,
    OFFICE_SOLE,
)
from services.enrich.party.name import (
    Honorifics,
    looks_personal,
    name_end,
    postnominals_end,
    read_honorifics,
)
from services.enrich.party.office import Office, read_office, singular
from services.enrich.party.phrase import Phrase
from services.enrich.party.tokens import Tokens

_MOST_OFFICES = 6
_AND = frozenset({"and", "&", "cum"})
_ARTICLE = frozenset({"the", "The", "his", "her", "a", "an"})


def read_person(tokens: Tokens, start: int, known: frozenset[str]) -> list[Phrase]:
    """Read the person or persons told from token `start` on: none, one, or one a sole office.

    `known` holds the name words that the body of the release has proved: a headline's capitals prove nothing.
    """
    before = read_honorifics(tokens, start)
    if before.end > start:
        named = _named(tokens, start, (), before, known)
        if named:
            return [named]
    offices = _offices(tokens, before.end)
    if not offices:
        return []
    if offices[-1].plural:
        return _several(tokens, start, offices, known)
    named = _after_offices(tokens, start, offices, before, known)
    if named:
        return named
    if _are_two(tokens, offices):
        return _apart(tokens, offices)
    return [_unnamed(tokens, start, offices, before)]


def read_bare_name(tokens: Tokens, start: int, known: frozenset[str]) -> Phrase | None:
    """Read a name that neither honorific nor office introduces."""
    nothing = Honorifics(start, None, None)
    return _named(tokens, start, (), nothing, known)


def _offices(tokens: Tokens, start: int) -> list[Office]:
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


def _are_two(tokens: Tokens, offices: list[Office]) -> bool:
    return len(offices) > 1 and all(_is_sole(tokens, office) for office in offices[:2])


def _is_sole(tokens: Tokens, office: Office) -> bool:
    return any(tokens.flags[place] & OFFICE_SOLE for place in range(office.start, office.end))


def _apart(tokens: Tokens, offices: list[Office]) -> list[Phrase]:
    body = offices[-1].organisation
    shared = [office if office.organisation else office._replace(organisation=body) for office in offices]
    nothing = Honorifics(0, None, None)
    return [_unnamed(tokens, office.start, [office], nothing) for office in shared]


def _unnamed(tokens: Tokens, start: int, offices: list[Office], before: Honorifics) -> Phrase:
    return Phrase(
        start,
        offices[-1].end,
        "office",
        honorific=before.text,
        gender=before.gender or _office_gender(tokens, offices),
        offices=tuple(offices),
        headline=bool(tokens.flags[start] & HEADLINE),
    )


def _office_gender(tokens: Tokens, offices: list[Office]) -> str | None:
    for office in offices:
        for flag in tokens.flags[office.start : office.end]:
            if flag & OFFICE_FEMALE:
                return "female"
            if flag & OFFICE_MALE:
                return "male"
    return None


def _after_offices(
    tokens: Tokens, start: int, offices: list[Office], before: Honorifics, known: frozenset[str]
) -> list[Phrase]:
    """Read the name behind the offices: straight on, or in apposition."""
    place = offices[-1].end
    comma = tokens.words[place] in {",", "("}
    address = read_honorifics(tokens, place + comma)
    merged = address if address.text else before._replace(end=address.end)
    if comma and not address.text:
        end = name_end(tokens, address.end, titled=False)
        if end - address.end < 2:  # noqa: PLR2004  (one word behind a comma is as likely a place)
            return []
    if not comma and not address.text and _are_two(tokens, offices):
        named = _named(tokens, offices[-1].start, tuple(offices[-1:]), merged, known)
        return [*(_apart(tokens, offices[:-1])), named] if named else []
    named = _named(tokens, start, tuple(offices), merged, known)
    return [named] if named else []


def _named(
    tokens: Tokens, start: int, offices: tuple[Office, ...], before: Honorifics, known: frozenset[str]
) -> Phrase | None:
    first = before.end
    end = name_end(tokens, first, titled=before.text is not None)
    headline = bool(tokens.flags[first] & HEADLINE)
    if headline and not before.text:
        end = _vouched_end(tokens, first, end, known)
    if end == first:
        return None
    behind = postnominals_end(tokens, end)
    after: list[Office] = []
    if not offices:
        after, behind = _offices_behind(tokens, behind)
    held = [*offices, *after]
    return Phrase(
        start,
        behind,
        "person",
        name=tuple(tokens.slice(first, end).split()),
        honorific=before.text,
        gender=before.gender or _office_gender(tokens, held),
        offices=tuple(held),
        personal=bool(held or before.text) or looks_personal(tokens, first, end),
        headline=headline,
    )


def _vouched_end(tokens: Tokens, first: int, end: int, known: frozenset[str]) -> int:
    """Cut a headline's name to what the body of the release or the name lists vouch for."""
    vouched = first
    for place in range(first, end):
        if tokens.words[place].casefold() in known or tokens.flags[first] & (GIVEN | FAMILY_FIRST):
            vouched = place + 1
        else:
            break
    return vouched


def _offices_behind(tokens: Tokens, end: int) -> tuple[list[Office], int]:
    """Read ", Vice Mayor of Shanghai" or "(Deputy Lieutenant of Kent)" behind a name."""
    words = tokens.words
    if words[end] not in {",", "("}:
        return [], end
    start = end + 1
    start += words[start] in _ARTICLE
    offices = _offices(tokens, start)
    if not offices or offices[-1].plural:
        return [], end
    behind = offices[-1].end
    closed = words[end] == "("
    if closed and words[behind] != ")":
        return [], end
    return offices, behind + closed


def _several(tokens: Tokens, start: int, offices: list[Office], known: frozenset[str]) -> list[Phrase]:
    """Read "Vice Presidents Mr Yue Long and Mr Wang Xiaogang": each holds the office."""
    plural = offices[-1]
    office = plural._replace(title=singular(plural.title), head=singular(plural.head), plural=False)
    place = plural.end + (tokens.words[plural.end] in {",", ":"})
    found: list[Phrase] = []
    while True:
        address = read_honorifics(tokens, place)
        named = _named(tokens, place, (office,), address, known)
        if named is None:
            break
        found.append(named)
        place = named.end
        while tokens.words[place] in {",", "and", "&"}:
            place += 1
        if place == named.end:
            break
    if found:
        found[0] = replace(found[0], start=start)
    return found
