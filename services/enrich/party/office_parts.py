"""What stands behind an office's own noun and belongs to it: "of the Republic", "to Japan", a body."""

from typing import NamedTuple

from services.enrich.party.complement import complement_end, introduces_holder
from services.enrich.party.lexicon import (
    CAPITAL,
    GIVEN,
    HEADLINE,
    HONORIFIC,
    LAND,
    OFFICE,
    OFFICE_AFTER,
    OFFICE_DEGREE,
    OFFICE_ENVOY,
    OFFICE_OF_LOWER,
    OFFICE_PLURAL,
    OFFICE_REACH,
    ORDINARY,
    ORGANISATION,
    STYLE,
    STYLE_OPENING,
    SUBJECT,
)
from services.enrich.party.organisation import owned_end, read_organisation
from services.enrich.party.tokens import Tokens

_HEAD = OFFICE | OFFICE_PLURAL
_BESIDE = SUBJECT | ORGANISATION | LAND | OFFICE_DEGREE
_NOT_BESIDE = GIVEN | HEADLINE | HONORIFIC | OFFICE
_NEAR = frozenset({"of", "for"})
_FAR = frozenset({"to", "at", "in"})
_ARTICLE = frozenset({"the", "The"})
_MOST_PARTS = 6
_FEWEST_BESIDE = 2
_LONGEST_BESIDE = 10


class Part(NamedTuple):
    """A complement between two tokens: the word that links it, and whether an article stands before it."""

    link: str
    article: bool
    start: int
    end: int


def parts_behind(tokens: Tokens, head: int) -> list[Part]:
    """Read "of the Republic", "of Uzbekistan", "to Japan", one after the other."""
    words, flags = tokens.words, tokens.flags
    parts: list[Part] = []
    place = head + 1
    if words[place] == "(" and words[place + 2] == ")" and words[place + 3] in _NEAR:
        place += 3
    reach = flags[head] & (OFFICE_REACH | OFFICE_ENVOY) or words[head] == "General"
    while len(parts) < _MOST_PARTS:
        link = words[place]
        start = place + 1
        if link == "and" and words[start] == "of" and parts:
            link, start = "and of", start + 1
        elif link not in _NEAR and not (link in _FAR and reach):
            break
        article = words[start] in _ARTICLE
        start += article
        end = _complement_end(tokens, start)
        if end == start or (link in _FAR and not _reaches(tokens, head, link, range(start, end))):
            break
        end = owned_end(tokens, end)
        parts.append(Part(link, article, start, end))
        place = end + bool(flags[end] & OFFICE_AFTER)
    return parts or _body_beside(tokens, head)


def _complement_end(tokens: Tokens, start: int) -> int:
    """Pass over the complement at `start`: capitals, "state" in small letters, "His Majesty the King"."""
    words, flags = tokens.words, tokens.flags
    if flags[start] & OFFICE_OF_LOWER:
        joined = words[start + 1] == "and" and flags[start + 2] & OFFICE_OF_LOWER
        return start + 3 if joined else start + 1
    if flags[start] & STYLE_OPENING and flags[start + 1] & STYLE:
        title = start + 2 + (words[start + 2] == "the")
        end = complement_end(tokens, title)
        return end if end > title else start + 2
    return complement_end(tokens, start)


def _stands_beside(flag: int) -> bool:
    return bool(flag & _BESIDE and flag & CAPITAL) and not flag & _NOT_BESIDE


def _body_beside(tokens: Tokens, head: int) -> list[Part]:
    """Read a body that stands behind an office with no link: "Commander Northern Naval Area"."""
    flags = tokens.flags
    start = end = head + 1
    while end - start < _LONGEST_BESIDE and _stands_beside(flags[end]):
        end += 2 if tokens.words[end + 1] == "of" and flags[end + 2] & SUBJECT else 1
    unheld = flags[end] & CAPITAL and not flags[end] & HONORIFIC
    if end - start < _FEWEST_BESIDE or unheld or not flags[end - 1] & ORGANISATION:
        return []
    return [Part("", False, start, end)]  # noqa: FBT003  (no article)


def _reaches(tokens: Tokens, head: int, link: str, complement: range) -> bool:
    """Say whether to, in or at binds what follows to the office, not to the verb of the sentence."""
    flags = tokens.flags
    if flags[head] & OFFICE_ENVOY and link != "at":
        return True
    bodies = any(flags[place] & (ORGANISATION | _HEAD) for place in complement)
    if link == "in":
        body = read_organisation(tokens, complement.start)
        end = body.end if body else complement.stop
        return introduces_holder(tokens, end) or bool(body and flags[end] & CAPITAL)
    return bodies and not flags[complement[-1]] & ORDINARY
