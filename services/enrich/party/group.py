"""People without a name: "local officials", "students from Elm Park School", "his delegation"."""

from typing import Literal, NamedTuple

from services.enrich.party.complement import complement_end
from services.enrich.party.lexicon import (
    CAPITAL,
    DELEGATION,
    DEMONYM,
    GROUP,
    GROUP_MODIFIER,
    GROUP_OF_BODY,
    PAIR,
)
from services.enrich.party.organisation import Organisation, read_organisation
from services.enrich.party.tokens import POSSESSIVE, Tokens

_MOST_MODIFIERS = 4
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
    body = _body(tokens, head) if flags[head] & GROUP_OF_BODY else None
    return Group(start, body.end if body else _reach(tokens, head + 1), "group", body)


def _modified(tokens: Tokens, head: int, floor: int) -> int:
    flags = tokens.flags
    start = head
    while start > floor and head - start < _MOST_MODIFIERS and flags[start - 1] & (GROUP_MODIFIER | DEMONYM):
        start -= 1
    return start


def _body(tokens: Tokens, head: int) -> Organisation | None:
    if tokens.words[head + 1] not in {"of", "from"}:
        return None
    start = head + 2 + (tokens.words[head + 2] == "the")
    if not tokens.flags[start] & CAPITAL:
        return None
    return read_organisation(tokens, start)


def _reach(tokens: Tokens, place: int) -> int:
    """Go on over "of Norway's Shipping Board", "from the Thai community"."""
    words, flags = tokens.words, tokens.flags
    if words[place] not in {"of", "from", "at"}:
        return place
    start = place + 1 + (words[place + 1] == "the")
    end = _body_end(tokens, start)
    if end == start:
        return place
    if words[end] in POSSESSIVE and flags[end + 1] & CAPITAL:
        return _body_end(tokens, end + 1)
    return end + (words[end] == "community")


def _body_end(tokens: Tokens, start: int) -> int:
    if not tokens.flags[start] & CAPITAL:
        return start
    body = read_organisation(tokens, start)
    return body.end if body else complement_end(tokens, start)
