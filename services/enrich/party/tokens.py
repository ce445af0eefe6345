"""A release cut into words, marks and line ends, each with its place and what the lexicon says of it."""

import re
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from services.enrich.party.lexicon import (
    CALENDAR,
    CAPITAL,
    HEADLINE,
    OFFICE,
    OFFICE_SHORT,
    ORDINARY,
    THING,
    lexicon,
    shape,
)

_TOKEN = re.compile(
    r"[^\S\n]*+"  # the gap goes with its token: the lengths alone then tell every place
    r"(?:[a-z]++(?![\w'’-])"
    r"|(?:[A-ZÀ-ÖØ-Þ][hy]?\.)+(?!\.)"  # initials: W.D.M., Kh.
    r"|(?:People|Women|Children|Men)['’]s(?= [A-Z])"
    r"|[^\W_]++(?:[-‐‑'’](?!s\b)[^\W_]++)*+(?:(?<=\bDato)['’])?"
    r"|['’]s\b"
    r"|\n"
    r"|[^\w\s]"
    r"|_)"
)
POSSESSIVE = frozenset({"'s", "’s"})
_LONGEST_HEADLINE = 40
_TELLING = 4  # letters: "of", "the", "and" are small in any headline
_FEWEST_CAPITALS = 3
_CAPITALS_TO_ONE = 12
_MOST = 0.6
_STOPS = frozenset({".", "!", "?", "\n"})
_PROSE_ENDS = frozenset({".", ":", ";", ","})
_ORDINARY = CAPITAL | ORDINARY | CALENDAR | THING
_MARGIN = 32
_SMALL = frozenset(
    {
        "with",
        "from",
        "into",
        "over",
        "after",
        "during",
        "upon",
        "amid",
        "under",
        "between",
        "through",
        "towards",
    }
)


class Tokens(NamedTuple):
    """Parallel columns: `size` rows of a token each, then empty ones that spare a look at the end.

    `stops` are the tokens that end a sentence or a line, `headlines` the stretches of Title Case or capitals.
    """

    text: str
    words: list[str]
    starts: list[int]
    flags: list[int]
    size: int
    stops: list[int]
    headlines: list[tuple[int, int]]

    def end(self, token: int) -> int:
        """Give the offset behind `token`."""
        return self.starts[token] + len(self.words[token])

    def slice(self, first: int, behind: int) -> str:
        """Give the text from token `first` up to token `behind`, on one line."""
        printed = self.text[self.starts[first] : self.end(behind - 1)]
        return " ".join(printed.split()) if "\n" in printed or "  " in printed else printed


def read_tokens(text: str) -> Tokens:
    """Cut `text`; words of a headline carry the HEADLINE flag."""
    pieces = _TOKEN.findall(text, 0, len(text.rstrip()))
    words = [word or "\n" for word in map(str.lstrip, pieces)]
    starts = list(map(sub, accumulate(map(len, pieces)), map(len, words)))
    size = len(words)
    words += [""] * _MARGIN
    starts += [len(text)] * _MARGIN
    known = lexicon().flags.get
    flags = [
        (0 if "a" <= word < "{" else shape(word)) if flag is None else flag
        for word, flag in zip(words, map(known, words), strict=True)
    ]
    stops = [place for place, word in enumerate(words) if word in _STOPS]
    for place in stops:
        if place and flags[place - 1] & OFFICE_SHORT and flags[place + 1] & CAPITAL:
            flags[place - 1] |= 0 if flags[place - 2] & CAPITAL or flags[place + 1] & ORDINARY else OFFICE
    return Tokens(text, words, starts, flags, size, stops, _mark_headlines(words, flags, size, stops))


def _mark_headlines(words: list[str], flags: list[int], size: int, stops: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    for end in [*(place for place in stops if words[place] == "\n"), size]:
        if start < end and _is_headline(words, flags, start, end):
            _mark(words, flags, start, end)
            found.append((start, end))
        start = end + 1
    return found


def _is_headline(words: list[str], flags: list[int], start: int, end: int) -> bool:
    if end - start > _LONGEST_HEADLINE or words[end - 1][-1] in _PROSE_ENDS:
        return False
    capital = small = 0
    for place in range(start, end):
        word = words[place]
        if len(word) >= _TELLING and word not in _SMALL:
            if flags[place] & CAPITAL:
                capital += 1
            else:
                small += 1
    return capital >= _FEWEST_CAPITALS and capital >= _CAPITALS_TO_ONE * small


def _mark(words: list[str], flags: list[int], start: int, end: int) -> None:
    shouted = sum(words[place].isupper() for place in range(start, end)) > _MOST * (end - start)
    known = lexicon().flags
    for place in range(start, end):
        word = words[place]
        if shouted and word.isupper() and len(word) > 1:
            lower = word.lower()
            flag = known.get(word.capitalize()) or (0 if lower in known else CAPITAL)
            common = flag & ORDINARY and not flag & ~_ORDINARY
            flags[place] = known.get(lower, 0) if common else flag
            words[place] = word if flags[place] & CAPITAL else lower
        flags[place] |= HEADLINE
