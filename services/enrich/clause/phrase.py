"""Noun phrases: where one ends, what heads it, which stand in one list."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from services.enrich.clause.codes import BRACKETED, FOR, OF, ON, WIDER
from services.enrich.clause.words import Words

_PART = re.compile(r"<([a-z]+)>")
_LINKS = frozenset({OF, FOR, ON})
_NO_HEAD = frozenset({BRACKETED, WIDER, ",", "'"})


class Phrase(NamedTuple):
    """One noun phrase: its characters, its words from `first` up to `last`; articles stand before it.

    `within` is the place told right after it: "the Museum of Glass in Turku".
    """

    start: int
    end: int
    first: int
    last: int
    within: tuple[int, int] | None = None


def compile_phrase(parts: Mapping[str, str]) -> re.Pattern[str]:
    """Build the pattern of a noun phrase from its named parts."""

    def filled(written: str) -> str:
        return _PART.sub(lambda part: filled(parts[part[1]]), written)

    return re.compile(filled(parts["phrase"]))


def head_of(words: Words, phrase: Phrase) -> int:
    """Give the word that heads a phrase: the last before "of" and its like."""
    for at in range(phrase.first + 1, phrase.last):
        if words.codes[at] in _LINKS:
            return _before(words, phrase.first, at)
    return _before(words, phrase.first, phrase.last)


def _before(words: Words, first: int, at: int) -> int:
    at -= 1
    while at > first and words.codes[at] in _NO_HEAD:
        at -= 1
    return at
