"""A masked sentence cut into words; some, like "at the invitation of", are of several."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import add
from typing import NamedTuple

from services.enrich import mask
from services.enrich.clause import codes

MASKED = {
    mask.PERSON: codes.PERSON,
    mask.ORGANISATION: codes.ORGANISATION,
    mask.GROUP: codes.GROUP,
    mask.PLACE: codes.PLACE,
    mask.WIDER: codes.WIDER,
    mask.TIME: codes.TIME,
    mask.QUOTE: codes.QUOTE,
}
_LETTERS = "".join(MASKED)
_TOKEN = re.compile(
    "|".join(
        (
            rf"[^\W_{_LETTERS}]++(?:(?:[-'\u2019./&](?!['\u2019]?s\b))[^\W_{_LETTERS}]++)*+",
            rf"[{_LETTERS}]++(?:[-\u2013](?:[{_LETTERS}]++|[^\W_{_LETTERS}]++))+",
            *(f"{letter}++" for letter in MASKED),
            r"['\u2019]s\b|(?<=s)['\u2019](?=\s)",
            r"\([^()]{0,200}\)",
            '[“"\u2018][^“”"\u2019\u2018\n]{2,120}[”"\u2019]',
            r"[^\w\s]",
        )
    )
)
_PASSIVE = frozenset({"be", "been", "being", "is", "are", "was", "were"})

Compounds = Mapping[str, tuple[tuple[str, ...], ...]]
"""Words of several by the first of them, the longest first."""


class Tokens(NamedTuple):
    """Parallel columns, a row each word: as printed, in small letters, and where it begins and ends."""

    printed: list[str]
    small: list[str]
    starts: list[int]
    ends: list[int]


def compile_compounds(words: Iterable[str]) -> Compounds:
    """Index the words of several."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for parts in sorted((word.split() for word in words if " " in word), key=len, reverse=True):
        found[parts[0]].append(tuple(parts))
    return {first: tuple(several) for first, several in found.items()}


def cut(masked: str, start: int, end: int, compounds: Compounds) -> Tokens:
    """Cut `masked[start:end]` into words."""
    found = list(_TOKEN.finditer(masked, start, end))
    printed = [token[0] for token in found]
    starts = [token.start() for token in found]
    small = list(map(str.lower, printed))
    tokens = Tokens(printed, small, starts, list(map(add, starts, map(len, printed))))
    return tokens if compounds.keys().isdisjoint(small) else _joined(tokens, compounds)


def _joined(tokens: Tokens, compounds: Compounds) -> Tokens:
    """Make one word of each that is written as several."""
    joined = Tokens([], [], [], [])
    copied = 0
    for at in [at for at, word in enumerate(tokens.small) if word in compounds]:
        size = _size(tokens.small, at, compounds) if at >= copied else 1
        if size > 1:
            _copy(tokens, copied, at, joined)
            joined.printed.append(" ".join(tokens.printed[at : at + size]))
            joined.small.append(" ".join(tokens.small[at : at + size]))
            joined.starts.append(tokens.starts[at])
            joined.ends.append(tokens.ends[at + size - 1])
            copied = at + size
    _copy(tokens, copied, len(tokens.small), joined)
    return joined


def _copy(tokens: Tokens, start: int, end: int, joined: Tokens) -> None:
    joined.printed.extend(tokens.printed[start:end])
    joined.small.extend(tokens.small[start:end])
    joined.starts.extend(tokens.starts[start:end])
    joined.ends.extend(tokens.ends[start:end])


def _size(small: list[str], at: int, compounds: Compounds) -> int:
    """Count the words that are one; "was hosted by" is a verb, only "a dinner hosted by" holds one word."""
    for parts in compounds.get(small[at], ()):
        if tuple(small[at : at + len(parts)]) == parts:
            is_verb = parts[-1] == "by" and at > 0 and small[at - 1] in _PASSIVE
            return 1 if is_verb else len(parts)
    return 1
