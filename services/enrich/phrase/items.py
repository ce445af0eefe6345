"""Noun phrases one after another: the sites, places and occasions of a list, each cut where it ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from services.enrich.mask import MASKS, PERSON, PLACE, TIME, WIDER

_TOKEN = re.compile(
    rf"[{MASKS}]+(?:['\u2019]s?(?!\w))?(?:[-\u2013](?:[{MASKS}]|\w)+)*"  # a name and its joints
    rf"|[^\W_]+(?:['\u2019.\-\u2013/&][^\W_{MASKS}]+)*(?:[-\u2013][{MASKS}]+)?"  # a word
    '|[“"\u2018][^“”"\u2019\u2018]{2,120}[”"\u2019]'  # a quoted title
    r"|\([^()]*\)|[^\w\s]|_+"
)
_OPENING_MARKS = f'“"\u2018(&{MASKS}'.replace(TIME, "")


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """The words by which a language's noun phrases begin, go on and end."""

    openers: frozenset[str]
    stops: frozenset[str]
    links: frozenset[str]
    list_steps: frozenset[str]
    after_participle: frozenset[str]
    after_gerund: frozenset[str]
    within_names: frozenset[str]
    participles: frozenset[str]

    def is_participle(self, word: str) -> bool:
        """Tell a past participle in small letters by its ending, else by the list."""
        return word.islower() and (word.endswith("ed") or word in self.participles)


class _Token(NamedTuple):
    start: int
    end: int
    word: str


_Tokens = Sequence[_Token]


@dataclass(frozen=True, slots=True)
class Item:
    """One noun phrase; `within` is the place told right after it ("the Museum of Glass in Turku")."""

    start: int
    end: int
    within: tuple[int, int] | None = None


def items(masked: str, start: int, end: int, words: PhraseWords) -> tuple[Item, ...]:
    """Read the list of noun phrases that begins at `start`, up to the first word that fits none."""
    tokens = [_Token(*found.span(), found.group()) for found in _TOKEN.finditer(masked, start, end)]
    return tuple(_read(tokens, words))


def _read(tokens: _Tokens, words: PhraseWords) -> Iterator[Item]:
    at: int | None = 0
    while at is not None:
        begin = _skip_openers(tokens, at, words)
        behind = _phrase_end(tokens, begin, words)
        if behind == begin:
            return
        within, following = _place_after(tokens, behind)
        yield Item(tokens[begin].start, tokens[behind - 1].end, within)
        at = _next_item(tokens, following, words)


def _skip_openers(tokens: _Tokens, at: int, words: PhraseWords) -> int:
    while at < len(tokens) and (
        tokens[at].word.casefold() in words.openers or tokens[at].word in {",", "\u2013", "-"}
    ):
        at += 1
    return at


def _phrase_end(tokens: _Tokens, begin: int, words: PhraseWords) -> int:
    at = begin
    while at < len(tokens) and not _cuts(tokens, begin, at, words):
        at += 1
    trailing = words.links | words.openers | {"of", "for"}
    while at > begin and tokens[at - 1].word.casefold() in trailing:
        at -= 1
    while at > begin and tokens[at - 1].word.startswith("("):
        at -= 1
    return at


def _cuts(tokens: _Tokens, begin: int, at: int, words: PhraseWords) -> bool:
    word, following = tokens[at].word, _word(tokens, at + 1)
    if _starts_anew(tokens, begin, at) or word.casefold() in words.stops or _is_mark(word):
        return True
    if word in words.links:
        return not _binds(tokens, begin, at, words)
    return _opens_clause(word, following, words)


def _word(tokens: _Tokens, at: int) -> str:
    return tokens[at].word if 0 <= at < len(tokens) else ""


def _is_mark(word: str) -> bool:
    return not word[0].isalnum() and word[0] not in _OPENING_MARKS


def _starts_anew(tokens: _Tokens, begin: int, at: int) -> bool:
    """Say whether a person's name, or a name after a place's, stands here without a link."""
    if at == begin or tokens[at - 1].word in {"of", "for", "to", "by"}:
        return False
    letter, before = tokens[at].word[0], tokens[at - 1].word[0]
    return letter == PERSON or (letter in MASKS[1:3] and before in {PLACE, PERSON})


def _opens_clause(word: str, following: str, words: PhraseWords) -> bool:
    """Say whether a word ends the phrase before it: a preposition, or a verb form with its object."""
    if word == "for":
        return not (following[:1].isupper() or following[:1] in MASKS)
    if not word.islower() or word in words.within_names:
        return False
    if word.endswith("ly"):
        return words.is_participle(following)
    if words.is_participle(word):
        return following in words.after_participle
    return word.endswith("ing") and following in words.after_gerund


def _binds(tokens: _Tokens, begin: int, at: int, words: PhraseWords) -> bool:
    """Say whether "and" stands inside one name, as in "Ministry of Labour and Welfare"."""
    before, following, after = _word(tokens, at - 1), _word(tokens, at + 1), _word(tokens, at + 2)
    if before.islower() and following.islower():
        return not words.is_participle(following) and following not in words.openers | words.stops
    if not (before[:1].isupper() and following[:1].isupper()):
        return False
    has_link = any(token.word in {"of", "for"} for token in tokens[begin:at])
    return has_link and not after[:1].isupper() and after != "of"


def _place_after(tokens: _Tokens, at: int) -> tuple[tuple[int, int] | None, int]:
    while _word(tokens, at).startswith("("):
        at += 1
    link, letter = _word(tokens, at), _word(tokens, at + 1)[:1]
    is_told = letter == WIDER or (letter == PLACE and link != ",")
    if link not in {"in", "at", ","} or not is_told:
        return None, at
    place = tokens[at + 1]
    return (place.start, place.end), _past_wider(tokens, at + 2)


def _past_wider(tokens: _Tokens, at: int) -> int:
    """Step over the wider places behind a place: "Lyon, France,"."""
    while _word(tokens, at) == "," and _word(tokens, at + 1)[:1] == WIDER:
        at += 2
    return at


def _next_item(tokens: _Tokens, at: int, words: PhraseWords) -> int | None:
    """Step over a comma or "and" to the next phrase of the list, unless what follows is no phrase."""
    begin = at
    while _word(tokens, at) in words.list_steps:
        at += 1
    word, following = _word(tokens, at), _word(tokens, at + 1)
    if at == begin or not word:
        return None
    if word.casefold() in words.openers:
        is_named = bool(following) and not following.islower()
        return at if is_named or tokens[at - 1].word == "and" else None
    is_verb = words.is_participle(word) or (word.islower() and (word.endswith("ing") or word in words.stops))
    return None if is_verb else at
