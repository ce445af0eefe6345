"""Persons: offices and honorifics before a name, offices behind it, or an office alone."""

from services.enrich.party.apposition import (
    bracket_end,
    read_offices,
    style_behind,
    unit_end,
)
from services.enrich.party.holder import office_gender, read_holder
from services.enrich.party.lexicon import (
    HEADLINE,
    OFFICE_SOLE,
)
from services.enrich.party.name import (
    Honorifics,
    name_end,
    read_honorifics,
)
from services.enrich.party.office import Office
from services.enrich.party.phrase import Phrase
from services.enrich.party.several import read_several
from services.enrich.party.tokens import Tokens

_ARTICLE = frozenset({"the", "The", "his", "her", "a", "an"})


def read_person(tokens: Tokens, start: int, known: frozenset[str]) -> list[Phrase]:
    """Read the person or persons told from token `start` on: none, one, or one a sole office.

    `known` holds the name words that the body of the release has proved: a headline's capitals prove nothing.
    """
    before = read_honorifics(tokens, start)
    if before.end > start:
        named = read_holder(tokens, start, (), before, known)
        if named:
            return [named]
    opening = before.end + (before.end > start and tokens.words[before.end] in _ARTICLE)
    offices = read_offices(tokens, opening) or (read_offices(tokens, start) if before.end > start else [])
    if not offices:
        return []
    if offices[-1].plural:
        alone = [_unnamed(tokens, start, offices[:-1], before)] if len(offices) > 1 else []
        return [*alone, *read_several(tokens, offices[-1].start if alone else start, offices[-1], known)]
    named = _after_offices(tokens, start, offices, before, known)
    if named:
        return named
    if _are_two(tokens, offices):
        return _apart(tokens, offices)
    return [_unnamed(tokens, start, offices, before)]


def read_bare_name(tokens: Tokens, start: int, known: frozenset[str]) -> Phrase | None:
    """Read a name that neither honorific nor office introduces."""
    nothing = Honorifics(start, None, None)
    return read_holder(tokens, start, (), nothing, known)


def _are_two(tokens: Tokens, offices: list[Office]) -> bool:
    return len(offices) > 1 and all(is_sole(tokens, office) for office in offices[:2])


def is_sole(tokens: Tokens, office: Office) -> bool:
    """Say whether one person holds one such office: two joined by and are two people."""
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
        gender=before.gender or office_gender(tokens, offices),
        offices=tuple(offices),
        headline=bool(tokens.flags[start] & HEADLINE),
    )


def _after_offices(
    tokens: Tokens, start: int, offices: list[Office], before: Honorifics, known: frozenset[str]
) -> list[Phrase]:
    """Read the name behind the offices: straight on, or in apposition."""
    words = tokens.words
    place = unit_end(tokens, bracket_end(tokens, offices[-1].end))
    style = style_behind(tokens, place)
    if style:
        offices, place = [*offices, style], style.end
    comma = words[place] in {",", "("}
    opening = place + comma + (words[place + comma] in {"the", "["})
    address = read_honorifics(tokens, opening)
    merged = address if address.text else before._replace(end=address.end)
    if opening > place and not address.text:
        end = name_end(tokens, opening, titled=False)
        if end - opening < 2 or words[end] == "of" or words[opening - 1] == "the":  # noqa: PLR2004  (a place)
            return []
    if not comma and not address.text and _are_two(tokens, offices):
        named = read_holder(tokens, offices[-1].start, tuple(offices[-1:]), merged, known)
        return [*(_apart(tokens, offices[:-1])), named] if named else []
    named = read_holder(tokens, start, tuple(offices), merged, known)
    return [named] if named else []
