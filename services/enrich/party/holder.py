"""A person's name with what stands right before and behind it, once it is known where the name opens."""

from services.enrich.party.apposition import country_behind, offices_behind, see_behind
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
    ORGANISATION,
    PARTICLE,
    RANK,
    SEE,
    STYLE,
    SUBJECT,
    THING,
    UPPER,
    lexicon,
)
from services.enrich.party.name import Honorifics, looks_personal, name_end, postnominals_end
from services.enrich.party.office import Office
from services.enrich.party.phrase import Phrase
from services.enrich.party.tokens import Tokens

_OPENS = CAPITAL | PARTICLE
_QUOTES = '"“”‘’'


def read_holder(
    tokens: Tokens, start: int, offices: tuple[Office, ...], before: Honorifics, known: frozenset[str]
) -> Phrase | None:
    """Read the name behind `before`, held by `offices`; the person's phrase opens at `start`.

    `known` holds the name words that the body of the release has proved: a headline's capitals prove nothing.
    """
    first, end = before.end, _holder_end(tokens, before, known)
    if end == first:
        return None
    headline = bool(tokens.flags[first] & HEADLINE)
    offices, after, behind = _offices_around(tokens, first, end, offices)
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
        gender=before.gender or office_gender(tokens, held),
        offices=tuple(held),
        personal=personal,
        headline=headline,
    )


def _holder_end(tokens: Tokens, before: Honorifics, known: frozenset[str]) -> int:
    """Find where the name behind `before` ends; where it begins if there is none, or a thing bears it."""
    first = before.end
    if not tokens.flags[first] & _OPENS:
        return first
    addressed = _is_addressed(tokens, first, before)
    end = name_end(tokens, first, titled=addressed)
    if tokens.flags[first] & HEADLINE and not addressed:
        end = _vouched_end(tokens, first, end, known)
    return first if _names_thing(tokens.flags[end]) else end


def _offices_around(
    tokens: Tokens, first: int, end: int, offices: tuple[Office, ...]
) -> tuple[tuple[Office, ...], list[Office], int]:
    """Give the offices before a name, those behind it, and the token behind all that is read."""
    behind = postnominals_end(tokens, end)
    after: list[Office] = []
    see = end == first + 1 and tokens.flags[first - 1] & SEE
    if not offices:
        seat = see_behind(tokens, behind)[1] if see else behind
        after, behind = offices_behind(tokens, seat)
    elif offices[-1].organisation is None:
        body, behind = (see_behind if see else country_behind)(tokens, behind)
        offices = (*offices[:-1], offices[-1]._replace(organisation=body))
    if offices:
        after, behind = _closed_apposition(tokens, behind)
    return offices, after, behind


def _closed_apposition(tokens: Tokens, end: int) -> tuple[list[Office], int]:
    """Read one more office behind a name that has one, where a comma closes it and no list goes on."""
    words = tokens.words
    offices, behind = offices_behind(tokens, end)
    article = words[end + 1] == "the"
    listed = (
        words[behind] == ","
        and article
        and (words[behind + 1] == "and" or tokens.flags[behind + 1] & CAPITAL)
    )
    if words[behind] not in {",", ";", "."} or listed:
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


def office_gender(tokens: Tokens, offices: list[Office]) -> str | None:
    """Tell a woman or a man by the words of an office: "Queen", "Chairman"."""
    for office in offices:
        for flag in tokens.flags[office.start : office.end]:
            if flag & OFFICE_FEMALE:
                return "female"
            if flag & OFFICE_MALE:
                return "male"
    return None
