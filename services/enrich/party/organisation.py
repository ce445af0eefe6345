"""Organisations by their head word: "Shanghai Customs College (SCC)", "Ministry of Transport"."""

from typing import NamedTuple

from services.enrich.party.complement import complement_end
from services.enrich.party.lexicon import (
    CAPITAL,
    DEMONYM,
    HEADLINE,
    HONORIFIC,
    LAND,
    NOT_ORGANISATION,
    OFFICE,
    OFFICE_PLURAL,
    ORDINARY,
    ORGANISATION,
    SUBJECT,
    UPPER,
)
from services.enrich.party.tokens import Tokens

_LONGEST_RUN = 12
_MOST_PARTS = 5
_LONGEST_LETTERS = 4
_ASIDE = frozenset({"/", "-", "–", "—", ":"})
_AND = frozenset({"and", "&", ","})
_NOT_FIRST = HONORIFIC | OFFICE | OFFICE_PLURAL


class Organisation(NamedTuple):
    """A body named up to token `end`; `name_end` leaves out a bracketed abbreviation."""

    start: int
    name_end: int
    end: int
    abbreviation: str | None
    bare: bool


def read_organisation(tokens: Tokens, start: int) -> Organisation | None:
    """Read the body whose name opens at `start`, if one does."""
    flags = tokens.flags
    head = _head(tokens, start)
    if head is None:
        return None
    name_end = _continued(tokens, head)
    if _is_honour(flags, start, head, name_end):
        return None
    end, abbreviation = bracketed(tokens, name_end)
    bare = name_end == start + 1 and not flags[start] & UPPER
    return Organisation(start, name_end, end, abbreviation, bare)


def _is_honour(flags: list[int], start: int, head: int, end: int) -> bool:
    """Say whether one ordinary word is all that the head is of: a Guard of Honour is no body."""
    alone = head == start + 1 and end == head + 2
    return alone and bool(flags[end - 1] & ORDINARY) and not flags[end - 1] & SUBJECT


def _head(tokens: Tokens, start: int) -> int | None:
    """Give the token behind the last head word of the capitalised run, or of a second run joined by and."""
    head = _head_in_run(tokens, start)
    if head is not None:
        return head
    place = _run_end(tokens, start)
    if place > start and tokens.flags[place] & ORGANISATION and tokens.flags[place - 1] & (LAND | DEMONYM):
        return place + 1
    while place > start and tokens.words[place] in _AND and _may_join(tokens, start, place):
        after = place + 1 + (tokens.words[place + 1] in _AND)
        head = _head_in_run(tokens, after)
        if head is not None and head - after > 1:
            return head
        place = _run_end(tokens, after)
        if place == after or place - start > _LONGEST_RUN:
            break
    return None


def _may_join(tokens: Tokens, start: int, end: int) -> bool:
    flags = tokens.flags[start:end]
    return any(flag & SUBJECT for flag in flags) and not all(flag & (LAND | DEMONYM) for flag in flags)


def _run_end(tokens: Tokens, start: int) -> int:
    flags = tokens.flags
    end = start
    while end - start < _LONGEST_RUN and flags[end] & CAPITAL and not _closes(flags, end):
        end += 1
    return end


def _closes(flags: list[int], place: int) -> bool:
    flag = flags[place]
    if flag & HEADLINE and flag & ORDINARY and not flag & (SUBJECT | ORGANISATION):
        return True
    return (
        bool(flag & _NOT_FIRST)
        and not flag & (SUBJECT | ORGANISATION)
        and not flags[place + 1] & ORGANISATION
    )


def _head_in_run(tokens: Tokens, start: int) -> int | None:
    head = None
    for place in range(start, _run_end(tokens, start)):
        if tokens.flags[place] & ORGANISATION:
            head = place + 1
    return head


def _continued(tokens: Tokens, head: int) -> int:
    """Go on over "of Transport and Works", "of the Republic", "in London"."""
    words, flags = tokens.words, tokens.flags
    end = head
    for _ in range(_MOST_PARTS):
        link = words[end]
        start = end + 1
        if link in {"of", "for"}:
            start += words[start] in {"the", "The"}
        elif link not in {"in", "on"} or not flags[start] & (LAND | SUBJECT):
            break
        behind = complement_end(tokens, start)
        if behind == start:
            break
        end = behind
        if link in {"in", "on"}:
            break
    return end


def bracketed(tokens: Tokens, start: int) -> tuple[int, str | None]:
    """Read "(SCC)" at `start`; give the token behind it and the letters."""
    words, flags = tokens.words, tokens.flags
    if words[start] != "(":
        return start, None
    place = start + 1
    place += words[place] in {"the", "“", '"'}
    close = place + 1 + (words[place + 1] in {"”", '"'})
    if words[close] == ")" and flags[place] & CAPITAL and sum(c.isupper() for c in words[place]) > 1:
        return close + 1, words[place]
    return start, None


def read_acronym(tokens: Tokens, start: int) -> Organisation | None:
    """Read capital letters standing alone as the name of a body, or "S for S" as that of an office."""
    words, flags = tokens.words, tokens.flags
    flag = flags[start]
    if words[start + 1] == "for" and _is_letters(words[start]) and _is_letters(words[start + 2]):
        return Organisation(start, start + 3, start + 3, tokens.slice(start, start + 3), bare=False)
    if not flag & UPPER or flag & (HEADLINE | NOT_ORGANISATION | LAND | DEMONYM | ORDINARY | SUBJECT):
        return None
    if flags[start + 1] & CAPITAL or not words[start].isalpha() or _is_aside(words, start):
        return None
    return Organisation(start, start + 1, start + 1, words[start], bare=False)


def _is_aside(words: list[str], place: int) -> bool:
    """Say whether capitals are a dateline's town or a clerk's initials: "MANILA -", "ABC/de"."""
    opens_line = place == 0 or words[place - 1] == "\n"
    return words[place + 1] in _ASIDE or words[place - 1] == "/" or (opens_line and words[place + 1] == ",")


def _is_letters(word: str) -> bool:
    return word.isalpha() and word.isupper() and len(word) <= _LONGEST_LETTERS
