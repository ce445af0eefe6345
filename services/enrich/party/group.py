"""People without a name: "local officials", "students from Elm Park School", "his delegation"."""

from typing import Literal, NamedTuple

from services.enrich.party.complement import complement_end
from services.enrich.party.lexicon import (
    CAPITAL,
    CLAUSE,
    COLLECTIVE,
    DELEGATION,
    DEMONYM,
    GROUP,
    GROUP_MODIFIER,
    GROUP_OF_BODY,
    PAIR,
    SHIP,
)
from services.enrich.party.organisation import Organisation, read_organisation
from services.enrich.party.tokens import POSSESSIVE, Tokens

_MOST_MODIFIERS = 6
_LONGEST_SHIP = 5
_LONGEST_COLLECTIVE = 7
_JOINS = frozenset({",", "and"})
NUMBERS = frozenset({"two", "three", "four", "five", "both", "Both"})
_OWNERS = frozenset({"his", "her", "their", "the", "His", "Her", "The", "Their"})


class Group(NamedTuple):
    """A class of people between two tokens; `body` where it stands for an organisation."""

    start: int
    end: int
    kind: Literal["pair", "delegation", "group"]
    body: Organisation | None


def read_group(tokens: Tokens, head: int, floor: int) -> Group | None:
    """Read the class whose noun is token `head`, looking back no further than `floor`."""
    words, flags = tokens.words, tokens.flags
    start = _modified(tokens, head, floor)
    if flags[head] & PAIR and start > floor and words[start - 1] in NUMBERS:
        return Group(start - 1, head + 1, "pair", None)
    if flags[head] & DELEGATION and start > floor and words[start - 1] in _OWNERS:
        return Group(start - 1, _reach(tokens, head + 1), "delegation", None)
    if not flags[head] & GROUP:
        return None
    last = _joined(tokens, head)
    body = _body(tokens, last) if flags[head] & GROUP_OF_BODY else None
    return Group(start, body.end if body else _reach(tokens, last + 1), "group", body)


def _joined(tokens: Tokens, head: int) -> int:
    """Give the last noun of "teachers, students and parents"."""
    words, flags = tokens.words, tokens.flags
    while words[head + 1] in _JOINS:
        behind = head + 2 + (words[head + 2] in _JOINS)
        if not flags[behind] & GROUP or words[behind][0].isupper():
            break
        head = behind
    return head


def _modified(tokens: Tokens, head: int, floor: int) -> int:
    flags = tokens.flags
    start = head
    while (
        start > floor
        and head - start < _MOST_MODIFIERS
        and _modifies(tokens.words[start - 1], flags[start - 1])
    ):
        start -= 1
    return start


def _modifies(word: str, flag: int) -> bool:
    return bool(flag & (GROUP_MODIFIER | DEMONYM)) or word.isdecimal()


def _body(tokens: Tokens, head: int) -> Organisation | None:
    if tokens.words[head + 1] not in {"of", "from"}:
        return None
    start = head + 2 + (tokens.words[head + 2] == "the")
    if not tokens.flags[start] & CAPITAL:
        return None
    return _ship(tokens, start) or read_organisation(tokens, start)


def _ship(tokens: Tokens, start: int) -> Organisation | None:
    """Read "HMS Fearless", whose crew it stands for."""
    end = start + 1
    while tokens.flags[start] & SHIP and tokens.flags[end] & CAPITAL and end - start < _LONGEST_SHIP:
        end += 1
    return Organisation(start, end, end, None, bare=False) if end > start + 1 else None


def _reach(tokens: Tokens, place: int) -> int:
    """Go on over "of Norway's Shipping Board", "from the Thai community"."""
    words, flags = tokens.words, tokens.flags
    if words[place] not in {"of", "from", "at"}:
        return place
    start = place + 1 + (words[place + 1] == "the")
    end = max(_body_end(tokens, start), _collective_end(tokens, start))
    if end == start:
        return place
    if words[end] in POSSESSIVE and flags[end + 1] & CAPITAL:
        return _body_end(tokens, end + 1)
    return end


def _collective_end(tokens: Tokens, start: int) -> int:
    """Go on to a noun for people together: "of the | legal and rail sectors", "from the Thai community"."""
    words, flags = tokens.words, tokens.flags
    for place in range(start, start + _LONGEST_COLLECTIVE):
        if flags[place] & COLLECTIVE:
            return place + 1
        if flags[place] & CLAUSE or not words[place][:1].isalpha():
            break
    return start


def _body_end(tokens: Tokens, start: int) -> int:
    if not tokens.flags[start] & CAPITAL:
        return start
    body = read_organisation(tokens, start)
    return body.end if body else complement_end(tokens, start)
