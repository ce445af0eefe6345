"""The words of a sentence, each with its place and what it may be."""

import re
from typing import NamedTuple

from services.enrich.clause import codes
from services.enrich.clause.lexicon import Lexicon
from services.enrich.clause.tokens import MASKED, Tokens

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
_QUOTES = frozenset('"“”\u2018')


class Words(NamedTuple):
    """Parallel columns, a row each word; `codes` are letters, and a full stop behind the last."""

    codes: str
    words: list[str]
    starts: list[int]
    ends: list[int]


def read_words(tokens: Tokens, lexicon: Lexicon, *, titled: bool = False) -> Words:
    """Say what each word may be; where a sentence is `titled`, capitals tell no names."""
    printed, known = tokens.printed, lexicon.codes
    opening = next((at for at, word in enumerate(printed) if word[0].isalpha() and word[0] not in MASKED), 0)
    letters = [
        known.get(word) or _code(word, tokens.small[at], lexicon, first=titled or at <= opening)
        for at, word in enumerate(printed)
    ]
    return Words(
        _BASE_AS_NOUN.sub(codes.NOUN, "".join(letters)) + codes.STOP,
        tokens.small,
        tokens.starts,
        tokens.ends,
    )


def _code(word: str, small: str, lexicon: Lexicon, *, first: bool) -> str:
    opening = word[0]
    if opening in MASKED:
        return MASKED[opening] if word.count(opening) == len(word) else _joined_code(word)
    if not opening.isalnum():
        return _code_of_mark(word)
    if opening.isupper() and not first:
        return lexicon.codes.get(small, codes.NAME) if small in lexicon.markers else codes.NAME
    return _first_code(word, small, lexicon) if first and opening.isupper() else lexicon.code_of(small)


def _joined_code(word: str) -> str:
    """Take "Oslo-Riga" for a name, "Oslo-based" for an adjective."""
    return codes.NAME if word[-1] in MASKED else codes.NOUN


def _code_of_mark(word: str) -> str:
    if word in _POSSESSIVES:
        return codes.POSSESSIVE
    if word[0] in _QUOTES:
        return codes.NAME if len(word) > 1 else codes.BRACKETED
    return codes.BRACKETED if word[0] == "(" else _MARKS.get(word, codes.STOP)


def _first_code(word: str, small: str, lexicon: Lexicon) -> str:
    """Take the capital that opens a sentence for none where the word is known in small letters."""
    return lexicon.codes.get(small) or (codes.GERUND if word.endswith("ing") else codes.NAME)
