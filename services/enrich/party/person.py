"""Persons: offices and honorifics before a name, offices behind it, or an office alone."""

from services.enrich.party.apposition import (
    bracket_end,
    country_behind,
    offices_behind,
    read_offices,
    style_behind,
    unit_end,
)
from services.enrich.party.lexicon import (
    CAPITAL,
    FAMILY_FIRST,
    GIVEN,
    HEADLINE,
    HONORIFIC,
    LEAD,
    OFFICE,
    OFFICE_DEGREE,
    OFFICE_FEMALE,
    OFFICE_MALE,
    OFFICE_PLURAL,
    OFFICE_SOLE,
    ORGANISATION,
    RANK,
    STYLE,
    SUBJECT,
    THING,
    UPPER,
    lexicon,
)
from services.enrich.party.name import (
    Honorifics,
    looks_personal,
    name_end,
    postnominals_end,
    read_honorifics,
)
from services.enrich.party.office import Office, singular
from services.enrich.party.phrase import Phrase
from services.enrich.party.tokens import Tokens

_QUOTES = '"“”‘’'
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
    opening = before.end + (before.end > start and tokens.words[before.end] in _ARTICLE)
    offices = read_offices(tokens, opening) or (read_offices(tokens, start) if before.end > start else [])
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
        named = _named(tokens, offices[-1].start, tuple(offices[-1:]), merged, known)
        return [*(_apart(tokens, offices[:-1])), named] if named else []
    named = _named(tokens, start, tuple(offices), merged, known)
    return [named] if named else []


def _named(
    tokens: Tokens, start: int, offices: tuple[Office, ...], before: Honorifics, known: frozenset[str]
) -> Phrase | None:
    first = before.end
    addressed = _is_addressed(tokens, first, before)
    end = name_end(tokens, first, titled=addressed)
    headline = bool(tokens.flags[first] & HEADLINE)
    if headline and not addressed:
        end = _vouched_end(tokens, first, end, known)
    if end == first:
        return None
    if _names_thing(tokens.flags[end]):
        return None
    behind = postnominals_end(tokens, end)
    after: list[Office] = []
    if not offices:
        after, behind = offices_behind(tokens, behind)
    elif offices[-1].organisation is None:
        body, behind = country_behind(tokens, behind)
        offices = (*offices[:-1], offices[-1]._replace(organisation=body))
    if offices:
        after, behind = _closed_apposition(tokens, behind)
    held = [*offices, *after]
    personal = before.text is not None or (
        _fits_office(tokens, first, end) if offices else _fits_name(tokens, first, end, after)
    )
    return Phrase(
        start,
        behind,
        "person",
        name=tuple(word for word in tokens.slice(first, end).split() if word[0] not in _QUOTES),
        honorific=before.text,
        gender=before.gender or _office_gender(tokens, held),
        offices=tuple(held),
        personal=personal,
        headline=headline,
    )


def _closed_apposition(tokens: Tokens, end: int) -> tuple[list[Office], int]:
    """Read one more office behind a name that has one, where a comma closes it and no list goes on."""
    words = tokens.words
    offices, behind = offices_behind(tokens, end)
    listed = words[behind] == "," and (words[behind + 1] == "and" or tokens.flags[behind + 1] & CAPITAL)
    if words[behind] not in {",", ";", "."} or listed or (words[end] == "(") != (words[behind - 1] == ")"):
        return [], end
    return offices, behind


def _names_thing(flag: int) -> bool:
    """Say whether the word behind a name makes it a thing's: Sir Ade Cole Airport."""
    thing = flag & (THING | SUBJECT | ORGANISATION) and flag & CAPITAL
    return bool(thing) and not flag & (HEADLINE | GIVEN | OFFICE | OFFICE_PLURAL | OFFICE_DEGREE)


def _is_addressed(tokens: Tokens, first: int, before: Honorifics) -> bool:
    """Say whether a form of address stands right before the name, and is none: a General Assembly."""
    flags, words = tokens.flags, tokens.words
    near = flags[first - 1] & (HONORIFIC | STYLE) or words[first - 1] in {".", ")"}
    general = flags[first - 1] & RANK and flags[first] & (SUBJECT | ORGANISATION)
    return before.text is not None and bool(near) and not general


def _fits_office(tokens: Tokens, first: int, end: int) -> bool:
    """Say whether what follows an office is its holder, not one more word of it."""
    flags = tokens.flags
    if end - first > 1:
        return True
    if flags[first] & UPPER or flags[end] & (SUBJECT | ORGANISATION):
        return False
    return bool(flags[first] & GIVEN) or not _is_noun(tokens.words[first])


def _fits_name(tokens: Tokens, first: int, end: int, after: list[Office]) -> bool:
    """Say whether a name that nothing introduces is a person's, by itself or by what stands around it."""
    several = end - first > 1
    if after and (several or not after[0].bare):
        return True
    led = several and tokens.flags[first - 1] & LEAD and not tokens.flags[end] & CAPITAL
    return bool(led) or looks_personal(tokens, first, end)


def _is_noun(word: str) -> bool:
    """Say whether a lone capitalised word behind a long office ends like a common noun."""
    return word.endswith(lexicon().noun_endings)


def _vouched_end(tokens: Tokens, first: int, end: int, known: frozenset[str]) -> int:
    """Cut a headline's name to what the body of the release or the name lists vouch for."""
    vouched = first
    for place in range(first, end):
        if tokens.words[place].casefold() in known or tokens.flags[first] & (GIVEN | FAMILY_FIRST):
            vouched = place + 1
        else:
            break
    return vouched


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
        found[0] = found[0]._replace(start=start)
    return found
