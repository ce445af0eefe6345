"""Personal names and what stands before and behind them: honorifics, ranks, post-nominal letters."""

from typing import NamedTuple

from services.enrich.party.lexicon import (
    CALENDAR,
    CAPITAL,
    DEMONYM,
    FAMILY_FIRST,
    GIVEN,
    GROUP,
    HEADLINE,
    HONORIFIC,
    INITIAL,
    LAND,
    LEAD,
    NOT_ORGANISATION,
    OFFICE,
    OFFICE_DEGREE,
    OFFICE_PLURAL,
    ORDINARY,
    ORGANISATION,
    PARTICLE,
    POSTNOMINAL,
    RANK_OPENING,
    STYLE,
    STYLE_OPENING,
    SUBJECT,
    SUFFIX,
    THING,
    UPPER,
    lexicon,
)
from services.enrich.party.tokens import Tokens

_MOST_WORDS = 8
_MOST_HONORIFICS = 16
_MOST_PARTICLES = 3
_BLOCKED = (
    OFFICE
    | OFFICE_PLURAL
    | ORGANISATION
    | ORDINARY
    | SUBJECT
    | DEMONYM
    | LAND
    | HONORIFIC
    | GROUP
    | STYLE
    | NOT_ORGANISATION
)
_OPENINGS = HONORIFIC | STYLE_OPENING | RANK_OPENING
_QUOTES = frozenset({'"', "“", "”", "‘", "’"})
_CLASSES = frozenset({"M", "C", "R", "B"})
_TITLES = OFFICE | OFFICE_PLURAL | HONORIFIC


class Honorifics(NamedTuple):
    """Forms of address and ranks up to token `end`."""

    end: int
    text: str | None
    gender: str | None


def read_honorifics(tokens: Tokens, start: int) -> Honorifics:
    """Read every form of address, style and rank from `start` on; none leaves `end == start`."""
    words, flags = tokens.words, tokens.flags
    if not flags[start] & _OPENINGS:
        return Honorifics(start, None, None)
    genders = lexicon().gender
    place = end = start
    gender: str | None = None
    styled = False
    while place - start < _MOST_HONORIFICS:
        flag = flags[place]
        if flag & HONORIFIC or (styled and flag & STYLE):
            gender = gender or genders.get(words[place])
            place += 1 + (words[place + 1] == ".")
            end = place
            styled = True
            place += words[place] == "-" and bool(flags[place + 1] & HONORIFIC)
        elif flag & STYLE_OPENING and flags[place + 1] & STYLE:
            gender = gender or genders.get(words[place])
            styled = True
            place += 1
        else:
            behind = _led_to(tokens, place, opened=end > start)
            if behind == place and end > start:
                behind = _bracket_end(tokens, place)
                end = behind if behind > place else end
            if behind == place:
                break
            styled = styled or bool(flags[place] & RANK_OPENING)
            place = behind
    return Honorifics(end, tokens.slice(start, end) if end > start else None, gender)


def _led_to(tokens: Tokens, place: int, *, opened: bool) -> int:
    """Pass over a word that only opens what follows: "Vice" of Vice Admiral, "the" of the Honourable."""
    words, flags = tokens.words, tokens.flags
    behind = place + 1 + (words[place + 1] == ".")
    if flags[place] & RANK_OPENING:
        behind += words[behind] == "-"
        return behind if flags[behind] & (HONORIFIC | RANK_OPENING | STYLE) else place
    return behind if opened and words[place] in {"the", "The"} and flags[behind] & HONORIFIC else place


def _bracket_end(tokens: Tokens, place: int) -> int:
    """Pass over "(Retd)", "(Ms.)"."""
    words = tokens.words
    inside = tokens.flags[place + 1] & (POSTNOMINAL | UPPER | HONORIFIC) or words[place + 1] in _CLASSES
    if words[place] != "(" or not inside:
        return place
    close = place + 2 + (words[place + 2] == ".")
    return close + 1 if words[close] == ")" else place


def name_end(tokens: Tokens, start: int, *, titled: bool) -> int:
    """Say where the name that opens at `start` ends; `start` itself if none does.

    `titled` tells that an honorific stands before it: its first word may then be any ("Mr Law").
    """
    flags = tokens.flags
    place = start
    if tokens.words[start] == "The":
        return start
    while place - start < _MOST_WORDS:
        if place - start > 1 and flags[place] & POSTNOMINAL:
            break
        if flags[place] & CAPITAL and _belongs(flags, place, start, titled=titled):
            place += 1
            continue
        behind = _appendage_end(tokens, place) if place > start else place
        if behind == place and (place > start or titled):
            behind = _particles_end(flags, place)
        if behind == place:
            break
        place = behind
    return place


def _appendage_end(tokens: Tokens, place: int) -> int:
    """Pass over "VI", ", Jr." or a nickname in quotation marks that a name follows."""
    words, flags = tokens.words, tokens.flags
    if words[place] in _QUOTES and words[place + 2] in _QUOTES and flags[place + 3] & CAPITAL:
        return place + 3
    suffix = place + (words[place] == "," and words[place + 1] in {"Jr", "Sr"})
    if not flags[suffix] & SUFFIX:
        return place
    return suffix + 1 + (words[suffix] in {"Jr", "Sr"} and words[suffix + 1] == ".")


def _particles_end(flags: list[int], place: int) -> int:
    """Pass over "van der Meer": particles and the word they lead to."""
    behind = place
    while flags[behind] & PARTICLE and not flags[behind] & CAPITAL and behind - place < _MOST_PARTICLES:
        behind += 1
    if behind > place and flags[behind] & CAPITAL and not flags[behind] & (_TITLES | ORDINARY):
        return behind + 1
    return place


def _belongs(flags: list[int], place: int, start: int, *, titled: bool) -> bool:
    flag = flags[place]
    if flag & HEADLINE and flag & ORDINARY:
        return False
    opened = place > start
    initialled = opened and flags[place - 1] & INITIAL and not flag & (_TITLES | ORGANISATION)
    if initialled or flag & INITIAL or (flag & GIVEN and (opened or not flag & _TITLES)):
        return True
    if flag & _TITLES or (flag & OFFICE_DEGREE and flags[place + 1] & OFFICE):
        return False
    if not flag & _BLOCKED or flag & FAMILY_FIRST or (titled and not opened):
        return True
    inner = flags[start] & GIVEN and flags[place + 1] & CAPITAL and not flags[place + 1] & _BLOCKED
    if (inner and opened) or _closes_name(flags, place, start):
        return True
    last = place == start + 1 and not flags[place + 1] & CAPITAL
    given = bool(flags[start] & GIVEN)
    led = titled or (given and flags[start - 1] & (LEAD | _TITLES))
    return bool(led) and last and (given or not flag & ORDINARY)


def _closes_name(flags: list[int], place: int, start: int) -> bool:
    """Say whether a small word printed large ends a name of three: Han Ji Woo."""
    proved = flags[start] & (GIVEN | FAMILY_FIRST) and place == start + 2
    loose = flags[place] & ORDINARY and not flags[place] & (_BLOCKED & ~ORDINARY | THING | CALENDAR)
    return bool(proved and loose) and not flags[place + 1] & CAPITAL


def postnominals_end(tokens: Tokens, start: int) -> int:
    """Pass over ", GBS, JP" and "(Retd)"."""
    words, flags = tokens.words, tokens.flags
    place = start
    while True:
        behind = place + (words[place] == ",")
        if flags[behind] & POSTNOMINAL and not flags[behind + 1] & CAPITAL:
            place = behind + 1
            continue
        behind = _bracket_end(tokens, place)
        if behind == place:
            return place
        place = behind


def looks_personal(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether two or more words are a person's by themselves: a given name, initials, "Ping-keung"."""
    if end - start < 2:  # noqa: PLR2004  (one word alone tells nothing)
        return False
    flags, words = tokens.flags, tokens.words
    if flags[start] & (FAMILY_FIRST | GIVEN) or any(flag & INITIAL for flag in flags[start:end]):
        return True
    if flags[start] & UPPER and not flags[start + 1] & UPPER:
        return end - start == 2 and bool(flags[start + 1] & GIVEN)  # noqa: PLR2004  (KAMIKAWA Yoko)
    head, hyphen, tail = words[end - 1].partition("-")
    return bool(hyphen) and tail.islower() and head[:1].isupper()
