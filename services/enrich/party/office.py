"""Offices: "Vice Mayor of Shanghai", "Indian Prime Minister", "Secretary for Security"."""

from typing import NamedTuple

from services.enrich.party.lexicon import (
    CAPITAL,
    DEMONYM,
    GIVEN,
    HEADLINE,
    HONORIFIC,
    LAND,
    NO_OFFICE,
    OFFICE,
    OFFICE_AFTER,
    OFFICE_DEGREE,
    OFFICE_GENERAL,
    OFFICE_OF_LOWER,
    OFFICE_PLURAL,
    OFFICE_SHORT,
    ORDINARY,
    ORGANISATION,
    SUBJECT,
    UPPER,
    lexicon,
)
from services.enrich.party.office_parts import Part, parts_behind
from services.enrich.party.tokens import POSSESSIVE, Tokens

_HEAD = OFFICE | OFFICE_PLURAL
_PREMODIFIES = SUBJECT | ORGANISATION | LAND | DEMONYM | OFFICE_DEGREE | UPPER
_OPENS = _HEAD | _PREMODIFIES
_LONGEST_OFFICE = 10
_LONGEST_COUNTRY = 4
_AND = frozenset({"and", "&"})
_BEHIND = frozenset({"General", "and"})
_SUFFIXES = ("-general", "-elect", "-designate")


class Office(NamedTuple):
    """An office as printed between two tokens, split into its title and its body."""

    start: int
    end: int
    head: str
    title: str
    organisation: str | None
    bare: bool
    plural: bool
    letters: str | None = None


def read_office(tokens: Tokens, start: int) -> Office | None:
    """Read the office that opens at `start`, if one does."""
    head = _head(tokens, start) if tokens.flags[start] & _OPENS else None
    if head is None:
        return None
    parts = parts_behind(tokens, head)
    end = parts[-1].end if parts else head + 1 + _is_short(tokens, head)
    end += bool(parts and tokens.flags[end] & OFFICE_AFTER)
    if tokens.flags[end] & NO_OFFICE:
        return None
    title, organisation = _split(tokens, start, head, parts)
    flags = tokens.flags
    return Office(
        start,
        end,
        _key(tokens.words, head),
        title,
        organisation,
        bare=end == start + 1,
        plural=bool(flags[head] & OFFICE_PLURAL),
        letters=_letters(tokens, end),
    )


def _is_short(tokens: Tokens, head: int) -> bool:
    """Say whether a full stop shortens the head: "Gov. Ana Diaz"."""
    return bool(tokens.flags[head] & OFFICE_SHORT) and tokens.words[head + 1] == "."


def _letters(tokens: Tokens, end: int) -> str | None:
    """Give the bracketed letters behind an office: those of the office or of its body."""
    words = tokens.words
    bracketed = words[end] == "(" and words[end + 2] == ")" and tokens.flags[end + 1] & UPPER
    return words[end + 1] if bracketed else None


def _key(words: list[str], head: int) -> str:
    """Give the one word by which offices are compared: Director General and Director-General alike."""
    flags = lexicon().flags
    while head and (words[head] in _BEHIND or flags.get(words[head], 0) & OFFICE_AFTER):
        head -= 1
    word = words[head]
    word = lexicon().titles.get(word, word).lower().split()[-1]
    for suffix in _SUFFIXES:
        word = word.removesuffix(suffix)
    return word.rpartition("-")[2]


def singular(noun: str) -> str:
    """Give the singular of an office: "Secretaries" one Secretary."""
    for plural, one in (("ies", "y"), ("men", "man"), ("s", "")):
        if noun.endswith(plural):
            return noun[: -len(plural)] + one
    return noun


def _head(tokens: Tokens, start: int) -> int | None:
    """Find the last word of the office's own noun."""
    words, flags = tokens.words, tokens.flags
    place = start
    last = min(tokens.size, start + _LONGEST_OFFICE)
    while place < last and not flags[place] & _HEAD:
        if words[place] in _AND or words[place] == ",":
            parted = words[place] == "," and flags[place - 1] & ORGANISATION
            if parted or not (flags[place - 1] & SUBJECT and flags[place + 1] & SUBJECT):
                return None
        elif not _premodifies(flags[place], first=place == start):
            return None
        place += 1
    if place >= last:
        return None
    head = _grown_head(tokens, place, last)
    names_body = flags[head + 1] & ORGANISATION and not flags[head + 1] & (GIVEN | HEADLINE)
    return None if names_body else head


def _grown_head(tokens: Tokens, head: int, last: int) -> int:
    """Take in what follows a head: "Chief | Executive", "Director | General", "Deputy | Foreign Minister"."""
    words, flags = tokens.words, tokens.flags
    for place in range(head + 1, last):
        flag = flags[place]
        joined = words[place] == "and" and flags[place + 1] & OFFICE_AFTER
        general = words[place] == "General" and flags[place - 1] & OFFICE_GENERAL
        several = flag & OFFICE_PLURAL and not flags[head] & OFFICE_PLURAL
        if (flag & (_HEAD | OFFICE_AFTER) and not several) or joined or general:
            head = place
        elif not flag & (OFFICE_DEGREE | SUBJECT) or flag & (HONORIFIC | GIVEN):
            break
    return head


def _premodifies(flag: int, *, first: bool) -> bool:
    if flag & HONORIFIC and not flag & (SUBJECT | OFFICE_DEGREE):
        return False
    if flag & _PREMODIFIES:
        return True
    return bool(flag & CAPITAL) and not first and not flag & (HEADLINE | ORDINARY)


def _split(tokens: Tokens, start: int, head: int, parts: list[Part]) -> tuple[str, str | None]:
    """Part the title from the body: "Prime Minister" and "India"."""
    flags = tokens.flags
    first = start
    organisation = None
    if (
        first < head
        and not flags[first] & (OFFICE | OFFICE_DEGREE | SUBJECT)
        and flags[first] & (LAND | DEMONYM | UPPER | CAPITAL)
    ):
        while first < head and not flags[first] & (OFFICE | OFFICE_DEGREE | SUBJECT):
            first += 1
        printed = tokens.slice(start, first)
        organisation = lexicon().countries.get(printed, printed)
    organisation = organisation or _owner(tokens, start)
    title = _capitalised(tokens, first, head + 1)
    body = next((place for place, part in enumerate(parts) if _is_body(tokens, part)), len(parts))
    for part in parts[:body]:
        article = "the " if part.article else ""
        title = f"{title} {part.link} {article}{tokens.slice(part.start, part.end)}"
    if body < len(parts) and organisation is None:
        organisation = tokens.slice(parts[body].start, parts[-1].end)
    return title, organisation


def _owner(tokens: Tokens, start: int) -> str | None:
    """Read "Latvia" of "Latvia's Defence Minister"."""
    behind = first = start - 1
    if behind < 1 or tokens.words[behind] not in POSSESSIVE:
        return None
    while first and tokens.flags[first - 1] & LAND and behind - first < _LONGEST_COUNTRY:
        first -= 1
    return tokens.slice(first, behind) if first < behind else None


def _is_body(tokens: Tokens, part: Part) -> bool:
    flags = tokens.flags[part.start : part.end]
    if part.link in {"to", "for"} or tokens.flags[part.start] & OFFICE_OF_LOWER:
        return False
    return part.article or any(flag & (LAND | ORGANISATION | DEMONYM) or not flag & SUBJECT for flag in flags)


def _capitalised(tokens: Tokens, start: int, end: int) -> str:
    printed = tokens.slice(start, end)
    title = lexicon().titles.get(tokens.words[end - 1])
    if title:
        return printed.removesuffix(tokens.words[end - 1]) + title
    return printed if printed[0].isupper() else printed.title()
