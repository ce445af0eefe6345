"""Bodies told by the words around them: "firms such as Novotek", "hosted by the Republic of Peru"."""

from services.enrich.party.lexicon import (
    CAPITAL,
    DEMONYM,
    GIVEN,
    HEADLINE,
    HONORIFIC,
    LAND,
    OFFICE,
    OFFICE_PLURAL,
    ORDINARY,
    PARTICLE,
    SUBJECT,
    UPPER,
)
from services.enrich.party.organisation import Organisation, bracketed, read_organisation
from services.enrich.party.tokens import Tokens

_OPENINGS = frozenset({"including", "namely", "like", ":"})
_JOINS = frozenset({",", "and", "&", "or"})
_AGENTS = frozenset({"by", "with"})
_MOST_BODIES = 60
_LONGEST_NAME = 6
_FEWEST_WORDS = 2
_NO_BODY = LAND | DEMONYM | OFFICE | OFFICE_PLURAL | HONORIFIC | ORDINARY | HEADLINE


def read_listed_bodies(tokens: Tokens, noun: int) -> list[Organisation]:
    """Read each body of "firms such as Novotek, Acme and Rudd" behind the noun."""
    words = tokens.words
    place = noun + 1 + (words[noun + 1] == ",")
    if words[place] in _OPENINGS:
        place += 1
    elif words[place] == "such" and words[place + 1] == "as":
        place += 2
    else:
        return []
    found: list[Organisation] = []
    while len(found) < _MOST_BODIES:
        body = read_organisation(tokens, place) or _called(tokens, place)
        if body is None:
            break
        found.append(body)
        place = body.end
        while words[place] in _JOINS or words[place] == "the":
            place += 1
        if place == body.end:
            break
    return found


def _called(tokens: Tokens, start: int) -> Organisation | None:
    """Read capitals that no list knows as a name."""
    flags = tokens.flags
    end = start
    while end - start < _LONGEST_NAME and flags[end] & CAPITAL and not flags[end] & _NO_BODY:
        end += 2 if flags[end + 1] & PARTICLE and flags[end + 2] & CAPITAL else 1
    if end == start or flags[end] & CAPITAL:
        return None
    behind, letters = bracketed(tokens, end)
    return Organisation(start, end, behind, letters, bare=False)


def read_agent(tokens: Tokens, start: int) -> Organisation | None:
    """Read who acts behind "by the" or "with the": a state, or two words and more that no list knows."""
    words, flags = tokens.words, tokens.flags
    if start < _FEWEST_WORDS or words[start - 1] != "the" or words[start - 2] not in _AGENTS:
        return None
    end = start
    while flags[end] & CAPITAL and flags[end] & (SUBJECT | LAND) and not flags[end] & HEADLINE:
        end += 1
    if end > start and words[end] == "of" and flags[end + 1 + (words[end + 1] == "the")] & LAND:
        behind = end + 1 + (words[end + 1] == "the")
        while flags[behind] & LAND:
            behind += 1
        return Organisation(start, behind, behind, None, bare=False)
    body = _called(tokens, start)
    named = body and body.name_end - start >= _FEWEST_WORDS and not flags[start] & (GIVEN | UPPER)
    return body if named else None
