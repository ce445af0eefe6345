"""A release cut into words, marks and line ends, each with its place and what the lexicon says of it."""

import re
from typing import NamedTuple

from services.enrich.party.lexicon import CAPITAL, HEADLINE, lexicon, shape

_TOKEN = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][hy]?\.)+(?!\.)"  # initials: W.D.M., Kh.
    r"|[^\W_]+(?:[-‐‑'’](?!s\b)[^\W_]+)*"  # noqa: RUF001  (hyphens and apostrophes as printed)
    r"|['’]s\b"  # noqa: RUF001  (the apostrophe as printed)
    r"|\n\s*"
    r"|[^\w\s]"
)
_LONGEST_HEADLINE = 40
_MARGIN = 8


class Tokens(NamedTuple):
    """Parallel columns: `size` rows of a token each, then empty ones that spare a look at the end."""

    text: str
    words: list[str]
    starts: list[int]
    flags: list[int]
    size: int

    def end(self, token: int) -> int:
        """Give the offset behind `token`."""
        return self.starts[token] + len(self.words[token])

    def slice(self, first: int, behind: int) -> str:
        """Give the text from token `first` up to token `behind`, on one line."""
        return " ".join(self.text[self.starts[first] : self.end(behind - 1)].split())


def read_tokens(text: str) -> Tokens:
    """Cut `text`; words of a headline carry the HEADLINE flag."""
    words: list[str] = []
    starts: list[int] = []
    for match in _TOKEN.finditer(text):
        words.append(match.group())
        starts.append(match.start())
    known = lexicon().flags.get
    flags = [known(word) or shape(word) for word in words]
    count = len(words)
    words += [""] * _MARGIN
    starts += [len(text)] * _MARGIN
    flags += [0] * _MARGIN
    _mark_headlines(words, flags)
    return Tokens(text, words, starts, flags, count)


def _mark_headlines(words: list[str], flags: list[int]) -> None:
    start = 0
    for place, word in enumerate(words):
        if word and word[0] != "\n":
            continue
        if start < place and _is_headline(words, flags, start, place):
            _mark(words, flags, start, place)
        start = place + 1


def _is_headline(words: list[str], flags: list[int], start: int, end: int) -> bool:
    if end - start > _LONGEST_HEADLINE or words[end - 1] in {".", ":", ";", ","}:
        return False
    long = [place for place in range(start, end) if len(words[place]) > 3]  # noqa: PLR2004  (not "of the")
    capital = sum(1 for place in long if flags[place] & CAPITAL)
    return capital > 2 and capital >= 0.7 * len(long)  # noqa: PLR2004  (a line of two words tells nothing)


def _mark(words: list[str], flags: list[int], start: int, end: int) -> None:
    upper = sum(words[place].isupper() for place in range(start, end)) > 0.6 * (end - start)
    for place in range(start, end):
        word = words[place]
        if upper and word.isupper() and len(word) > 1:
            lower = word.lower()
            known = lexicon().flags
            flags[place] = known.get(word.capitalize()) or (0 if lower in known else shape(word.capitalize()))
            words[place] = word if flags[place] & CAPITAL else lower
        flags[place] |= HEADLINE
