"""Triggers: the words of a sentence that a rule's pattern matches."""

from collections.abc import Iterator
from typing import NamedTuple

from services.enrich.clause import codes
from services.enrich.clause.lexicon import Lexicon
from services.enrich.clause.parse import Clause
from services.enrich.clause.verb import VerbGroup
from services.enrich.clause.words import Words
from services.enrich.event.rules import Kind, Pattern, Rule, Step, Triggers

_SKIPPED = frozenset({codes.TIME, codes.BRACKETED, codes.ADVERB})
_PASSED = _SKIPPED | {codes.DETERMINER}
_IN_GAP = codes.NOMINAL | {
    *(
        codes.DETERMINER,
        codes.POSSESSIVE_PRONOUN,
        codes.POSSESSIVE,
        codes.OF,
        codes.AND,
        codes.PARTICIPLE,
        codes.GERUND,
    ),
    *_SKIPPED,
}
_BEFORE_TIME = frozenset({codes.ON, codes.AND, codes.PREPOSITION})
_LONGEST_GAP = 9
_DELEGATION = "delegation"


class Trigger(NamedTuple):
    """A pattern found: its characters from `start` to `end`, in the verb group that begins before them."""

    rule: Rule
    kind: Kind
    group: VerbGroup
    start: int
    end: int
    sentence: int


class Found(NamedTuple):
    """A pattern found at the words from `first` up to `last`; a verb's has its clause."""

    pattern: Pattern
    first: int
    last: int
    clause: Clause | None


def find_patterns(
    words: Words, clauses: tuple[Clause, ...], triggers: Triggers, lexicon: Lexicon
) -> list[Found]:
    """Find every pattern in a sentence, in reading order; the longest at a word stands."""
    found = list(_verbs(words, clauses, triggers, lexicon))
    taken = {word for one in found for word in range(one.first, one.last)}
    found.extend(one for one in _nouns(words, triggers) if one.first not in taken)
    return sorted(found, key=lambda one: one.first)


def _verbs(
    words: Words, clauses: tuple[Clause, ...], triggers: Triggers, lexicon: Lexicon
) -> Iterator[Found]:
    firsts = (clause.verb.first for clause in clauses)
    infinitives = frozenset(first for first in firsts if words.codes[first] == codes.TO)
    for clause in clauses:
        head = clause.verb.head
        word = words.words[head]
        base = "be" if word in lexicon.auxiliaries and word not in _FULL else lexicon.bases.get(word, word)
        best = _longest(words, head, triggers.verbs.get(base, ()), infinitives)
        if best is not None:
            yield Found(best[0], head, best[1], clause)


_FULL = {"has": "have", "have": "have", "had": "have", "having": "have"}


def _nouns(words: Words, triggers: Triggers) -> Iterator[Found]:
    free = 0
    nouns = triggers.nouns
    for at in [at for at, word in enumerate(words.words) if word in nouns]:
        if at >= free and (best := _longest(words, at, nouns[words.words[at]])):
            free = best[1]
            yield Found(best[0], at, best[1], None)


def find_line(words: Words, triggers: Triggers) -> Found | None:
    """Find what a line of a programme begins with, but for its time and an adjective or two."""
    for at, word in enumerate(words.words[:_LINE_OPENING]):
        patterns = (*triggers.lines.get(word, ()), *triggers.nouns.get(word, ()))
        best = _longest(words, at, patterns)
        if best is not None:
            return Found(best[0], at, best[1], None)
        if words.codes[at] not in _BEFORE_LINES_NOUN:
            return None
    return None


_LINE_OPENING = 6
_BEFORE_LINES_NOUN = _SKIPPED | {
    *(
        codes.NOUN,
        codes.NAME,
        codes.NUMBER,
        codes.DASH,
        codes.COLON,
        codes.COMMA,
        codes.STOP,
        codes.DETERMINER,
    ),
    *(codes.VERB_NOUN, codes.GERUND_NOUN),
}


def _longest(
    words: Words, at: int, patterns: tuple[Pattern, ...], infinitives: frozenset[int] = frozenset()
) -> tuple[Pattern, int] | None:
    """Find the pattern that reaches farthest; it does not end in the "to" of an infinitive."""
    best: tuple[Pattern, int] | None = None
    for pattern in patterns:
        end = _end(words, at + 1, pattern.steps)
        if end is None or end - 1 in infinitives:
            continue
        if best is None or (end, len(pattern.steps)) > (best[1], len(best[0].steps)):
            best = pattern, end
    return best


def _end(words: Words, at: int, steps: tuple[Step, ...]) -> int | None:
    """Give the word behind a pattern whose first word stands before `at`."""
    if not steps:
        return at
    for place in _places(words, at, steps[0]):
        end = _end(words, place + 1, steps[1:])
        if end is not None:
            return end
    return None


def _places(words: Words, at: int, step: Step) -> Iterator[int]:
    """Yield where a step may stand: right at `at`, or behind a gap of a few words."""
    if not step.gap:
        while not _is(words, at, step) and _is_passed(words.codes, at):
            at += 1
        if _is(words, at, step):
            yield at
        return
    for place in range(at, min(at + _LONGEST_GAP, len(words.words))):
        if _is(words, place, step):
            yield place
        if words.codes[place] not in _IN_GAP and not _is_inside(words.codes, place):
            return


def _is_passed(letters: str, place: int) -> bool:
    """Say whether a pattern passes over a word: "participate on Monday and Tuesday in"."""
    return letters[place] in _PASSED or (letters[place] in _BEFORE_TIME and letters[place + 1] == codes.TIME)


def _is_inside(letters: str, place: int) -> bool:
    """Say whether a comma parts two adjectives, or closes an apposition: "visit of the King, Harald, to"."""
    if letters[place] != codes.COMMA:
        return False
    if letters[place - 1] in codes.PERSON + codes.WIDER or letters[place + 1] in codes.NOUN + codes.NUMBER:
        return True
    return letters[place + 1] == codes.PERSON or letters[place - 2 : place] == codes.COMMA + codes.NAME


def _is(words: Words, place: int, step: Step) -> bool:
    if place >= len(words.words):
        return False
    return words.words[place] in step.choices or (
        words.codes[place] == codes.GROUP and _DELEGATION in step.choices
    )
