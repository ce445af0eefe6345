"""Persons: offices and honorifics before a name, offices behind it, or an office alone."""

from services.enrich.party.apposition import (
    bracket_end,
    letters_end,
    read_offices,
    style_behind,
    unit_end,
)
from services.enrich.party.holder import office_gender, read_holder
from services.enrich.party.lexicon import (
    CAPITAL,
    HEADLINE,
    HONORIFIC,
    OFFICE,
    OFFICE_DEGREE,
    OFFICE_SOLE,
    OFFICE_STYLE,
    ORGANISATION,
    RANK,
)
from services.enrich.party.name import (
    Honorifics,
    name_end,
    read_honorifics,
)
from services.enrich.party.office import Office
from services.enrich.party.organisation import read_kept_organisation
from services.enrich.party.phrase import Phrase
from services.enrich.party.several import read_several
from services.enrich.party.tokens import POSSESSIVE, Tokens

_OF_OFFICE = OFFICE | OFFICE_DEGREE
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
    ranked = opening > start and tokens.flags[opening - 1] & RANK and tokens.flags[opening] & OFFICE
    offices = read_offices(tokens, opening - bool(ranked))
    if not offices and before.end > start:
        offices = read_offices(tokens, start)
    if not offices:
        return []
    return _holding(tokens, start, offices, before, known)


def _holding(
    tokens: Tokens, start: int, offices: list[Office], before: Honorifics, known: frozenset[str]
) -> list[Phrase]:
    """Read who holds `offices`: each of several, one named, two unnamed or one; or their body."""
    kept = read_kept_organisation(tokens, start, offices[0].end) if len(offices) == 1 else None
    if kept:
        return [Phrase(start, kept.end, "organisation", organisation=kept)]
    if tokens.words[offices[-1].end] in POSSESSIVE and tokens.flags[offices[-1].end + 1] & _OF_OFFICE:
        opening = offices[-1].end + 1
        own = read_offices(tokens, opening)
        if own and not own[-1].plural:
            unknown = Honorifics(opening, None, None)
            aide = _after_offices(tokens, start, own, unknown, known)
            return aide or [_unnamed(tokens, start, own, unknown)]
    if offices[-1].plural:
        alone = [_unnamed(tokens, start, offices[:-1], before)] if len(offices) > 1 else []
        return [*alone, *read_several(tokens, offices[-1].start if alone else start, offices[-1], known)]
    named = _after_offices(tokens, start, offices, before, known)
    if named:
        return named
    return (
        _apart(tokens, start, offices)
        if _are_two(tokens, offices)
        else [_unnamed(tokens, start, offices, before)]
    )


def read_bare_name(tokens: Tokens, start: int, known: frozenset[str]) -> Phrase | None:
    """Read a name that neither honorific nor office introduces."""
    nothing = Honorifics(start, None, None)
    name = read_holder(tokens, start, (), nothing, known)
    if name and tokens.flags[name.end] & OFFICE and tokens.flags[name.end + 1] & CAPITAL:
        return None
    return name


def _are_two(tokens: Tokens, offices: list[Office]) -> bool:
    return len(offices) > 1 and all(is_sole(tokens, office) for office in offices[:2])


def is_sole(tokens: Tokens, office: Office) -> bool:
    """Say whether one person holds one such office: two joined by and are two people."""
    return any(tokens.flags[place] & OFFICE_SOLE for place in range(office.start, office.end))


def _apart(tokens: Tokens, start: int, offices: list[Office]) -> list[Phrase]:
    body = offices[-1].organisation
    shared = [office if office.organisation else office._replace(organisation=body) for office in offices]
    nothing = Honorifics(0, None, None)
    starts = [start, *(office.start for office in shared[1:])]
    return [_unnamed(tokens, first, [office], nothing) for first, office in zip(starts, shared, strict=True)]


def _unnamed(tokens: Tokens, start: int, offices: list[Office], before: Honorifics) -> Phrase:
    return Phrase(
        start,
        letters_end(tokens, _keeper_end(tokens, offices[-1])),
        "office",
        honorific=before.text,
        gender=before.gender or office_gender(tokens, offices),
        offices=tuple(offices),
        headline=bool(tokens.flags[start] & HEADLINE),
    )


def _keeper_end(tokens: Tokens, office: Office) -> int:
    """Go on over "in Mr Berg's Ministry", which tells where an office is kept."""
    words, flags = tokens.words, tokens.flags
    if words[office.end] not in {"in", "at"} or not flags[office.end + 1] & HONORIFIC:
        return office.end
    address = read_honorifics(tokens, office.end + 1)
    end = name_end(tokens, address.end, titled=True)
    owned = end > address.end and words[end] in POSSESSIVE and flags[end + 1] & ORGANISATION
    return end + 2 if owned else office.end


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
    if address.text and tokens.flags[address.end] & OFFICE_STYLE and tokens.flags[address.end + 1] & CAPITAL:
        offices = [*offices, *read_offices(tokens, address.end)[:1]]
        address = address._replace(end=offices[-1].end)
    merged = address if address.text else before._replace(end=address.end)
    if opening > place and not address.text:
        end = name_end(tokens, opening, titled=False)
        if end - opening < 2 or words[end] == "of" or words[opening - 1] == "the":  # noqa: PLR2004  (a place)
            return []
    if not comma and not address.text and _are_two(tokens, offices):
        named = read_holder(tokens, offices[-1].start, tuple(offices[-1:]), merged, known)
        return [*(_apart(tokens, start, offices[:-1])), named] if named else []
    named = read_holder(tokens, start, tuple(offices), merged, known)
    return [named] if named else []
