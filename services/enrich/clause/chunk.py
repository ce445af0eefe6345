"""A sentence as a row of chunks: noun phrases, verb groups, and the small words between them."""

import re
from typing import NamedTuple

from services.enrich.clause import codes
from services.enrich.clause.lexicon import Lexicon
from services.enrich.clause.phrase import Phrase
from services.enrich.clause.verb import VerbGroup, read_verb
from services.enrich.clause.words import Words

PHRASE, FINITE, INFINITIVE, GERUND, PARTICIPLE = "N", "V", "I", "R", "E"

_SKIPPED = frozenset({codes.TIME, codes.BRACKETED, codes.ADVERB, codes.POSSESSIVE})
_MAY_OPEN_VERB = codes.VERBAL | {codes.AUXILIARY, codes.ADVERB, codes.TO}
_MAY_OPEN_PHRASE = codes.NOMINAL | {codes.DETERMINER, codes.POSSESSIVE_PRONOUN, codes.ADVERB}
_BEFORE_TIME = frozenset({codes.PREPOSITION, codes.ON, codes.FOR, codes.TO, codes.OF, codes.OPENER})


class Chunks(NamedTuple):
    """Parallel columns, one row a chunk: its letter, its first word, and its phrase or verb group."""

    words: Words
    kinds: str
    firsts: list[int]
    phrases: list[Phrase | None]
    verbs: list[VerbGroup | None]

    def word(self, chunk: int) -> str:
        """Give the first word of a chunk in small letters."""
        return self.words.words[self.firsts[chunk]]


def read_chunks(words: Words, pattern: re.Pattern[str], lexicon: Lexicon) -> Chunks:
    """Cut a sentence into chunks; times, brackets and adverbs belong to none."""
    row = _Row(words, pattern, lexicon)
    at, size = 0, len(words.words)
    while at < size:
        at = row.read(at)
    return Chunks(words, "".join(row.kinds) + codes.STOP, row.firsts, row.phrases, row.verbs)


class _Row:
    """The chunks read so far."""

    def __init__(self, words: Words, pattern: re.Pattern[str], lexicon: Lexicon) -> None:
        self._words, self._pattern, self._lexicon = words, pattern, lexicon
        self.kinds: list[str] = []
        self.firsts: list[int] = []
        self.phrases: list[Phrase | None] = []
        self.verbs: list[VerbGroup | None] = []

    def read(self, at: int) -> int:
        """Read what begins at word `at`; give the word behind it."""
        letters = self._words.codes
        code = letters[at]
        if code in _MAY_OPEN_VERB and (verb := read_verb(self._words, at, self._lexicon)):
            self._add(_verb_kind(verb, letters, at), at, verb=verb)
            return verb.head + 1
        if code in _MAY_OPEN_PHRASE and (found := self._pattern.match(letters, at)):
            self._add(PHRASE, at, phrase=_phrase(self._words, at, found.end()))
            return found.end()
        if code in _SKIPPED or (code in _BEFORE_TIME and letters[at + 1] == codes.TIME):
            return at + 1
        self._add(code, at)
        return at + 1

    def _add(
        self, kind: str, first: int, phrase: Phrase | None = None, verb: VerbGroup | None = None
    ) -> None:
        self.kinds.append(kind)
        self.firsts.append(first)
        self.phrases.append(phrase)
        self.verbs.append(verb)


def _phrase(words: Words, at: int, end: int) -> Phrase:
    first = at
    while first + 1 < end and (words.codes[first] in _ARTICLES or _is_new(words.codes, first)):
        first += 1
    last = end
    while last > first + 1 and words.codes[last - 1] == codes.BRACKETED:
        last -= 1
    return Phrase(words.starts[first], words.ends[last - 1], first, end)


_ARTICLES = frozenset({codes.DETERMINER, codes.POSSESSIVE_PRONOUN, codes.ADVERB, codes.TIME})


def _is_new(letters: str, at: int) -> bool:
    """Say whether a participle with its adverb only describes what follows: "the newly opened hall"."""
    return letters[at] == codes.PARTICIPLE and at > 0 and letters[at - 1] == codes.ADVERB


def _verb_kind(verb: VerbGroup, letters: str, at: int) -> str:
    if letters[at] == codes.TO:
        return INFINITIVE
    if verb.tense == "gerund":
        return GERUND
    if verb.tense == "participle":
        return PARTICIPLE
    return FINITE
