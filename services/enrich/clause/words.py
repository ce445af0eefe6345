"""The words of a sentence, each with its place and what it may be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from services.enrich import mask
from services.enrich.clause import codes
from services.enrich.clause.lexicon import Lexicon

_MASKED = {
    mask.PERSON: codes.PERSON,
    mask.ORGANISATION: codes.ORGANISATION,
    mask.GROUP: codes.GROUP,
    mask.PLACE: codes.PLACE,
    mask.WIDER: codes.WIDER,
    mask.TIME: codes.TIME,
    mask.QUOTE: codes.QUOTE,
}
_MARKS = {
    ",": codes.COMMA,
    ";": codes.SEMICOLON,
    ":": codes.COLON,
    "&": codes.AND,
    "\u2013": codes.DASH,
    "\u2014": codes.DASH,
    "-": codes.DASH,
    "/": codes.AND,
}
_POSSESSIVES = frozenset({"'s", "\u2019s", "'", "\u2019"})
# A verb's bare form is a noun behind an article or a preposition: "a state visit", "for study tours".
_BASE_AS_NOUN = re.compile(r"(?<=[dhoifz'])u")
# "was hosted by" is a verb; only "a dinner hosted by" holds a marker.
_NOT_PASSIVE = "".join(rf"(?<!\b{word} )" for word in ("be", "been", "being", "is", "are", "was", "were"))
_QUOTES = frozenset('"“”\u2018')


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel columns, one row a word; `codes` is a letter each, closed by a full stop; `words` in small letters."""

    codes: str
    words: list[str]
    starts: list[int]
    ends: list[int]


def token_pattern(markers: Iterator[str]) -> re.Pattern[str]:
    """Build the pattern that cuts a masked sentence into words; a marker of several words is one."""
    several = sorted((marker for marker in markers if " " in marker), key=len, reverse=True)
    letters = "".join(_MASKED)
    return re.compile(
        "|".join(
            (
                rf"[{letters}]++(?:[-\u2013][^\W_]++)+",
                *(f"{letter}++" for letter in _MASKED),
                rf"(?i:{_NOT_PASSIVE}(?<![\w-])(?:{'|'.join(map(re.escape, several))})(?![\w-]))",
                rf"[^\W_{letters}]++(?:(?:[-'\u2019./&](?!['\u2019]?s\b))[^\W_{letters}]++)*+",
                r"['\u2019]s\b|(?<=s)['\u2019](?=\s)",
                r"\([^()]{0,200}\)",
                '[“"\u2018][^“”"\u2019\u2018\n]{2,120}[”"\u2019]',
                r"[^\w\s]",
            )
        )
    )


def read_words(
    masked: str, start: int, end: int, pattern: re.Pattern[str], lexicon: Lexicon, *, titled: bool = False
) -> Words:
    """Cut the sentence `masked[start:end]`; where it is `titled`, capitals tell no names."""
    found = list(pattern.finditer(masked, start, end))
    printed = [token.group() for token in found]
    small = [word.lower() for word in printed]
    letters = [_code(word, low, lexicon, first=titled or at == 0) for at, (word, low) in enumerate(zip(printed, small, strict=True))]
    return Words(
        _BASE_AS_NOUN.sub(codes.NOUN, "".join(letters)) + codes.STOP,
        small,
        [token.start() for token in found],
        [token.end() for token in found],
    )


def _code(word: str, small: str, lexicon: Lexicon, *, first: bool) -> str:
    opening = word[0]
    if opening in _MASKED:
        return _MASKED[opening] if word[-1] == opening else codes.NOUN
    if word in _POSSESSIVES:
        return codes.POSSESSIVE
    if opening == "(":
        return codes.BRACKETED
    if opening in _QUOTES:
        return codes.NAME if len(word) > 1 else codes.BRACKETED
    if not opening.isalnum():
        return _MARKS.get(word, codes.STOP)
    if opening.isupper() and not first:
        return lexicon.codes.get(small, codes.NAME) if small in lexicon.markers else codes.NAME
    return _first_code(word, small, lexicon) if first and opening.isupper() else lexicon.code_of(small)


def _first_code(word: str, small: str, lexicon: Lexicon) -> str:
    """Take the capital that opens a sentence for none where the word is known in small letters."""
    return lexicon.codes.get(small) or (codes.GERUND if word.endswith("ing") else codes.NAME)
