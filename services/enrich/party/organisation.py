"""Organisations by their head word: "Shanghai Customs College (SCC)", "Ministry of Transport"."""

from typing import NamedTuple

from services.enrich.party.complement import complement_end, letters_inside
from services.enrich.party.lexicon import (
    CAPITAL,
    DEMONYM,
    HEADLINE,
    HONORIFIC,
    LAND,
    LEVEL,
    NOT_ORGANISATION,
    OFFICE,
    OFFICE_PLURAL,
    ORDINARY,
    ORGANISATION,
    POSTED,
    SUBJECT,
    THING,
    UPPER,
)
from services.enrich.party.tokens import POSSESSIVE, Tokens

_LONGEST_RUN = 12
_MOST_PARTS = 5
_LONGEST_LETTERS = 4
_ASIDE = frozenset({"/", "-", "–", "—", ":", "$"})
_AND = frozenset({"and", "&", ","})
_ARTICLES = frozenset({"the", "The"})
_INNER = frozenset({"to", "of", "for", "or", "and", "the", "on", "in", "against", "with", "from", ","})
_LONGEST_NAME = 14
_LONGEST_LAND = 4
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
    name_end = _spelled_end(tokens, start, _continued(tokens, head))
    if _is_honour(flags, start, head, name_end):
        return None
    end, abbreviation = bracketed(tokens, name_end)
    bare = name_end == start + 1 and not flags[start] & UPPER
    return Organisation(start, name_end, end, abbreviation, bare)


def owned_end(tokens: Tokens, place: int) -> int:
    """Pass over "'s Panel on Security" behind a body; `place` itself where nothing is owned."""
    if tokens.words[place] not in POSSESSIVE:
        return place
    body = read_organisation(tokens, place + 1)
    return body.name_end if body else place


def read_kept_organisation(tokens: Tokens, start: int, owner: int) -> Organisation | None:
    """Read "President's Fund" where the office that opens at `start` ends at token `owner`."""
    flag = tokens.flags[owner + 1]
    if tokens.words[owner] not in POSSESSIVE or not (flag & ORGANISATION and flag & CAPITAL):
        return None
    name_end = _continued(tokens, owner + 2)
    end, abbreviation = bracketed(tokens, name_end)
    return Organisation(start, name_end, end, abbreviation, bare=False)


def _is_honour(flags: list[int], start: int, head: int, end: int) -> bool:
    """Say whether one ordinary word is all that the head is of: a Guard of Honour is no body."""
    alone = head == start + 1 and end == head + 2
    return alone and bool(flags[end - 1] & ORDINARY) and not flags[end - 1] & SUBJECT


def _head(tokens: Tokens, start: int) -> int | None:
    """Give the token behind the last head word of the capitalised run, or of a second run joined by and."""
    head, place = _run(tokens, start)
    if head is not None:
        return _field_joined(tokens, start, head)
    government = place + bool(place > start and tokens.flags[place] & LEVEL)
    if government > start and tokens.flags[government] & ORGANISATION and _is_land(tokens, start, place):
        return government + 1
    while place > start and tokens.words[place] in _AND and _may_join(tokens, start, place):
        after = place + 1 + (tokens.words[place + 1] in _AND)
        head, place = _run(tokens, after)
        if head is not None and head - after > 1:
            return head
        if place == after or place - start > _LONGEST_RUN:
            break
    return None


def _is_land(tokens: Tokens, start: int, end: int) -> bool:
    return bool(tokens.flags[end - 1] & (LAND | DEMONYM)) and end - start <= _LONGEST_LAND


def _field_joined(tokens: Tokens, start: int, head: int) -> int:
    """Go on where the head is a field of work that a longer name joins: "Customs | and Excise Office"."""
    words, flags = tokens.words, tokens.flags
    if words[head] not in {"and", "&"} or not flags[head - 1] & SUBJECT or flags[head + 1] & SUBJECT:
        return head
    behind, _ = _run(tokens, head + 1)
    return behind if behind is not None and behind - head > 1 + (head - start > 1) else head


def _may_join(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether what stands before "and" may be half a name: fields of work, or lands behind an article."""
    flags = tokens.flags[start:end]
    lands = all(flag & (LAND | DEMONYM) for flag in flags)
    if lands:
        return tokens.words[start - 1] in _ARTICLES and bool(tokens.flags[end + 1] & LAND)
    return any(flag & (SUBJECT | THING) for flag in flags)


def _run(tokens: Tokens, start: int) -> tuple[int | None, int]:
    """Pass over capitals; give the token behind the last head word among them, and the one behind all."""
    flags = tokens.flags
    head = None
    end = start
    while end - start < _LONGEST_RUN and flags[end] & CAPITAL and not _closes(flags, end):
        flag = flags[end]
        end += 1
        if flag & ORGANISATION:
            head = end
        if tokens.words[end] == "(":
            end += letters_inside(tokens, end)
    return head, end


def _closes(flags: list[int], place: int) -> bool:
    flag = flags[place]
    if flag & HEADLINE and flag & ORDINARY and not flag & (SUBJECT | ORGANISATION):
        return True
    return (
        bool(flag & _NOT_FIRST)
        and not flag & (SUBJECT | ORGANISATION)
        and not flags[place + 1] & ORGANISATION
    )


def _continued(tokens: Tokens, head: int) -> int:
    """Go on over "of Transport and Works", "of the Republic", "in London"."""
    words, flags = tokens.words, tokens.flags
    end = head
    for _ in range(_MOST_PARTS):
        link = words[end]
        start = end + 1
        if link == "of" or (link == "for" and not flags[end - 1] & LAND):
            start += words[start] in {"the", "The"}
        elif not _names_field(tokens, head, end):
            break
        behind = complement_end(tokens, start)
        if behind == start:
            break
        end = behind
        if link in {"in", "on"}:
            break
    return end


def _names_field(tokens: Tokens, head: int, link: int) -> bool:
    """Say whether "on Finance" goes on with a name, or "in London" with that of a body posted there."""
    words, flags = tokens.words, tokens.flags
    led = words[link] == "on" or (words[link] == "in" and bool(flags[head - 1] & POSTED))
    return led and bool(flags[link + 1] & (LAND | SUBJECT))


def _spelled_end(tokens: Tokens, start: int, end: int) -> int:
    """Go on to a bracket whose letters the words before it spell: "Council to Improve Rail (CIR)"."""
    words, flags = tokens.words, tokens.flags
    if words[end] not in _INNER:
        return end
    spelled = words[start:end]
    for place in range(end, end + _LONGEST_NAME):
        if words[place] == "(" and words[place + 2] == ")":
            return place if _spells(words[place + 1].upper(), spelled) else end
        if not (flags[place] & CAPITAL or words[place] in _INNER):
            break
        spelled.append(words[place])
    return end


def _spells(letters: str, name: list[str]) -> bool:
    """Say whether `letters` are the first ones of the words of a name, small words counted or not."""
    place = 0
    for word in name:
        if letters[place : place + 1] == word[0].upper():
            place += 1
        elif word not in _INNER:
            return False
    return place == len(letters) > 2  # noqa: PLR2004  (two letters spell too much)


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
