"""Noun phrases one after another: the sites, places and occasions of a list, each cut where it ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from services.enrich.mask import MASKS, PERSON, PLACE, TIME, WIDER

_TOKEN = re.compile(
    rf"[{MASKS}]+(?:['\u2019]s?(?!\w))?(?:[-\u2013](?:[{MASKS}]|\w)+)*"  # a name, its owner's mark, its joints
    rf"|[^\W_]+(?:['\u2019.\-\u2013/&][^\W_{MASKS}]+)*(?:[-\u2013][{MASKS}]+)?"  # a word
    "|[“\"\u2018][^“”\"\u2019\u2018]{2,120}[”\"\u2019]"  # a quoted title
    r"|\([^()]*\)|[^\w\s]|_+"
)
_OPENERS = frozenset("the a an his her its their our this that these those some several various both all".split())
_STOPS = frozenset(
    "in at on with by from to into during under before after as about near through via amid within across while"
    " where which who whom whose that when then also was were is are has have had will would ahead along"
    " alongside including followed accompanied together respectively today tomorrow yesterday and/or or but"
    " because since until towards toward upon over among between".split()
)
_LINKS = frozenset({"and", "&"})
_LIST_STEPS = _LINKS | {",", ";", "as", "well", "then", "later"}
_AFTER_PARTICIPLE = frozenset("by in at for to from with on as under between near within".split())
_AFTER_GERUND = frozenset("the a an his her its their in on with for to".split())
_NOUNS_IN_ING = frozenset(
    "meeting gathering opening signing briefing hearing screening groundbreaking wedding building training"
    " evening morning planning".split()
)
_COMMEMORATING = frozenset("marking celebrating commemorating honouring honoring".split())
_TRAILING = _OPENERS | {"of", "for"}
_OPENING_MARKS = f"“\"\u2018(&{MASKS}".replace(TIME, "")


class _Token(NamedTuple):
    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Item:
    """One noun phrase; `within` is the place told right after it ("the Museum of Glass in Turku")."""

    start: int
    end: int
    within: tuple[int, int] | None = None


def items(masked: str, start: int, end: int) -> tuple[Item, ...]:
    """Read the list of noun phrases that begins at `start`; it ends with the first word that fits no phrase."""
    return tuple(_read([_Token(*found.span(), found.group()) for found in _TOKEN.finditer(masked, start, end)]))


def _read(tokens: Sequence[_Token]) -> Iterator[Item]:
    at: int | None = 0
    while at is not None:
        begin = _skip_openers(tokens, at)
        behind = _phrase_end(tokens, begin)
        if behind == begin:
            return
        within, following = _place_after(tokens, behind)
        yield Item(tokens[begin].start, tokens[behind - 1].end, within)
        at = _next_item(tokens, following)


def _skip_openers(tokens: Sequence[_Token], at: int) -> int:
    while at < len(tokens) and (
        tokens[at].word.casefold() in _OPENERS or tokens[at].word in {",", "\u2013", "-"}
    ):
        at += 1
    return at


def _phrase_end(tokens: Sequence[_Token], begin: int) -> int:
    at = begin
    while at < len(tokens) and not _cuts(tokens, begin, at):
        at += 1
    while at > begin and (tokens[at - 1].word in _LINKS or tokens[at - 1].word.casefold() in _TRAILING):
        at -= 1
    while at > begin and tokens[at - 1].word.startswith("("):
        at -= 1
    return at


def _cuts(tokens: Sequence[_Token], begin: int, at: int) -> bool:
    word, following = tokens[at].word, _word(tokens, at + 1)
    if _starts_anew(tokens, begin, at) or word.casefold() in _STOPS or _is_mark(word):
        return True
    if word in _LINKS:
        return not _binds(tokens, begin, at)
    return _opens_clause(word, following)


def _word(tokens: Sequence[_Token], at: int) -> str:
    return tokens[at].word if 0 <= at < len(tokens) else ""


def _is_mark(word: str) -> bool:
    return not word[0].isalnum() and word[0] not in _OPENING_MARKS


def _starts_anew(tokens: Sequence[_Token], begin: int, at: int) -> bool:
    """Say whether a person's name, or a name after a place's, stands here without a link."""
    if at == begin or tokens[at - 1].word in {"of", "for", "to", "by"}:
        return False
    letter, before = tokens[at].word[0], tokens[at - 1].word[0]
    return letter == PERSON or (letter in MASKS[1:3] and before in {PLACE, PERSON})


def _opens_clause(word: str, following: str) -> bool:
    """Say whether a word ends the phrase before it: a preposition, or a verb form with its object."""
    if word == "for":
        return not (following[:1].isupper() or following[:1] in MASKS)
    if not word.islower() or word in _COMMEMORATING | _NOUNS_IN_ING:
        return False
    if word.endswith("ly"):
        return following.endswith("ed") and following.islower()
    if word.endswith("ed"):
        return following in _AFTER_PARTICIPLE
    return word.endswith("ing") and following in _AFTER_GERUND


def _binds(tokens: Sequence[_Token], begin: int, at: int) -> bool:
    """Say whether "and" stands inside one name, as in "Ministry of Labour and Welfare"."""
    before, following, after = _word(tokens, at - 1), _word(tokens, at + 1), _word(tokens, at + 2)
    if before.islower() and following.islower():
        return not following.endswith("ed") and following not in _OPENERS | _STOPS
    if not (before[:1].isupper() and following[:1].isupper()):
        return False
    has_link = any(token.word in {"of", "for"} for token in tokens[begin:at])
    return has_link and not after[:1].isupper() and after != "of"


def _place_after(tokens: Sequence[_Token], at: int) -> tuple[tuple[int, int] | None, int]:
    while _word(tokens, at).startswith("("):
        at += 1
    link, letter = _word(tokens, at), _word(tokens, at + 1)[:1]
    is_told = letter == WIDER or (letter == PLACE and link != ",")
    if link not in {"in", "at", ","} or not is_told:
        return None, at
    place = tokens[at + 1]
    return (place.start, place.end), _past_wider(tokens, at + 2)


def _past_wider(tokens: Sequence[_Token], at: int) -> int:
    """Step over the wider places behind a place: "Lyon, France,"."""
    while _word(tokens, at) == "," and _word(tokens, at + 1)[:1] == WIDER:
        at += 2
    return at


def _next_item(tokens: Sequence[_Token], at: int) -> int | None:
    """Step over a comma or "and" to the next phrase of the list, unless what follows is no phrase."""
    begin = at
    while _word(tokens, at) in _LIST_STEPS:
        at += 1
    word, following = _word(tokens, at), _word(tokens, at + 1)
    if at == begin or not word:
        return None
    if word.casefold() in _OPENERS:
        is_named = bool(following) and not following.islower()
        return at if is_named or tokens[at - 1].word == "and" else None
    is_verb = word.islower() and (word.endswith(("ed", "ing")) or word in _STOPS)
    return None if is_verb else at
