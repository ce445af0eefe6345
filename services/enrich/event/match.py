"""From a sentence to its scenes: each pattern found, with the doer and the phrases of its clause."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from services.enrich.clause import codes
from services.enrich.clause.chunk import FINITE, PHRASE, Chunks, read_chunks
from services.enrich.clause.parse import (
    ENDS,
    PREPOSITIONS,
    VERBS,
    Clause,
    Part,
    Phrases,
    read_clauses,
    read_list,
)
from services.enrich.clause.phrase import Phrase
from services.enrich.clause.tokens import cut
from services.enrich.clause.verb import VerbGroup
from services.enrich.clause.words import Words, read_words
from services.enrich.event.grammar import Grammar
from services.enrich.event.scene import Line, Scene
from services.enrich.event.trigger import Found, Trigger, find_line, find_patterns
from services.enrich.reading import Reading

_PARTIES = codes.PERSON + codes.ORGANISATION + codes.GROUP
_OPENS_PART = PREPOSITIONS | {codes.OPENER}
_CLAUSE_ENDS = VERBS | ENDS
_BESIDE_OWNED = frozenset({codes.NOUN, codes.NUMBER, codes.NAME, codes.ADVERB, codes.PARTICIPLE})
_ARTICLES = frozenset({codes.DETERMINER, codes.POSSESSIVE_PRONOUN, codes.ADVERB})
_OWNERS = frozenset({"of"})
_AGENTS = frozenset({"by", "of"})


def scenes(reading: Reading, number: int, grammar: Grammar, line: Line | None = None) -> Iterator[Scene]:
    """Yield the scenes of sentence `number`, in reading order; `line` is its place in a programme, if any."""
    sentence = reading.sentences[number]
    masked = reading.masked[sentence.start : sentence.end]
    titled = sentence.headline or (line is not None and masked.isupper())
    tokens = cut(reading.masked, sentence.start, sentence.end, grammar.lexicon.compounds)
    if line is None and grammar.starts.isdisjoint(tokens.small):
        return
    words = read_words(tokens, grammar.lexicon, titled=titled)
    chunks = read_chunks(words, grammar.phrase, grammar.lexicon)
    clauses = read_clauses(chunks)
    stage = _Stage(reading, number, chunks, clauses, grammar, line)
    if line is not None and not any(clause.kind == FINITE for clause in clauses):
        yield from stage.line_scenes()
        return
    for found in find_patterns(words, clauses, grammar.triggers, grammar.lexicon):
        yield stage.verb(found, found.clause) if found.clause else stage.noun(found)


class _Doer(NamedTuple):
    """The phrases that name who acts, whether another clause told them, and the parts before them."""

    subject: Phrases
    shared: bool
    fronted: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stage:
    """A sentence read into clauses."""

    reading: Reading
    number: int
    chunks: Chunks
    clauses: tuple[Clause, ...]
    grammar: Grammar
    line: Line | None

    def line_scenes(self) -> Iterator[Scene]:
        """Set the scene of a programme's line: by its first words, else by the occasion it names."""
        found = find_line(self.chunks.words, self.grammar.triggers)
        if found is None:
            first = self.chunks.kinds.find(PHRASE)
            if first < 0:
                return
            found = Found(
                self.grammar.triggers.occasion, self.chunks.firsts[first], self.chunks.firsts[first], None
            )
        yield self.noun(found)

    def verb(self, found: Found, clause: Clause) -> Scene:
        """Set the scene of a verb."""
        doer = _Doer(clause.subject, clause.shared, clause.fronted)
        return self._scene(found, clause.verb, doer, clause.last)

    def noun(self, found: Found) -> Scene:
        """Set the scene of a noun: "his visit to", "talks between"."""
        words = self.chunks.words
        group = VerbGroup(words.starts[found.first], "nominal", before=_before(words, found.first))
        first = bisect_left(self.chunks.firsts, found.last)
        last = next(
            (at for at in range(first, len(self.chunks.firsts)) if self.chunks.kinds[at] in _CLAUSE_ENDS),
            len(self.chunks.firsts),
        )
        owner = _owner(words, found)
        doer = _Doer(owner, shared=False) if owner else self._doer(found, group)
        return self._scene(found, group, doer, last)

    def _doer(self, found: Found, group: VerbGroup) -> _Doer:
        """Find whom a noun's "his" means: the agent behind it, else the doer of a clause near it."""
        behind = bisect_left(self.chunks.firsts, found.last)
        agent = self._agent(behind, group)
        if agent:
            return _Doer(agent, shared=False)
        before = [one for one in self.clauses if one.verb.start < group.start and one.subject]
        later = [
            one for one in self.clauses if one.verb.start > group.start and one.kind == FINITE and one.subject
        ]
        nearest = before[-1:] or later[:1]
        return _Doer(nearest[0].subject, bool(before)) if nearest else _Doer((), shared=True)

    def _agent(self, at: int, group: VerbGroup) -> Phrases:
        kinds = self.chunks.kinds
        around = [one for one in self.clauses if one.verb.start < group.start]
        agents = _OWNERS if around and around[-1].verb.passive else _AGENTS
        for place in range(at, min(at + 5, len(self.chunks.firsts))):
            if kinds[place] in _CLAUSE_ENDS:
                break
            if (
                kinds[place] in PREPOSITIONS
                and kinds[place + 1] == PHRASE
                and self.chunks.word(place) in agents
            ):
                found, _ = read_list(self.chunks, place + 1, governed=True)
                if self.chunks.words.codes[found[0].first] in _PARTIES:
                    return found
        return ()

    def _scene(self, found: Found, group: VerbGroup, doer: _Doer, last: int) -> Scene:
        words, rule = self.chunks.words, found.pattern.rule
        told, after, parts = _parts(self.chunks, found.last, last)
        start, end = words.starts[found.first], words.ends[max(found.first, found.last - 1)]
        trigger = Trigger(rule, found.pattern.kind, group, start, end, self.number)
        behind = words.starts[self.chunks.firsts[last]] if last < len(self.chunks.firsts) else words.ends[-1]
        return Scene(
            self.reading,
            self.chunks,
            trigger,
            doer.subject,
            doer.shared,
            told,
            parts,
            doer.fronted,
            max(end, behind),
            after,
            self.grammar.heads,
            self.grammar.lexicon.markers,
            self.line,
        )


def _before(words: Words, at: int) -> str:
    return words.words[at - 1] if at else ""


def _owner(words: Words, found: Found) -> Phrases:
    """Find whose visit a noun tells within its words or right before them: "visit of X to", "X's visit"."""
    letters = words.codes
    for at in range(found.first, found.last):
        if letters[at] in _PARTIES and codes.OF in letters[found.first : at]:
            return (_single(words, at),)
    at = found.first - 1
    while at > 0 and letters[at] in _BESIDE_OWNED:
        at -= 1
    if at > 0 and letters[at] == codes.POSSESSIVE and letters[at - 1] in _PARTIES:
        return (_single(words, at - 1),)
    return (_single(words, at),) if at >= 0 and letters[at] in _PARTIES else ()


def _single(words: Words, at: int) -> Phrase:
    return Phrase(words.starts[at], words.ends[at], at, at + 1)


def _parts(chunks: Chunks, word: int, last: int) -> tuple[Phrases, int, tuple[Part, ...]]:
    """Read the object that begins at `word`, and the parts behind it up to chunk `last`."""
    at, told = bisect_left(chunks.firsts, word), list[Phrase]()
    governed = _is_governed(chunks, at)
    rest = _rest(chunks, at - 1, word)
    if rest is not None:
        told, at = read_list(chunks, at - 1, governed=governed, opening=rest)
    elif at < last and chunks.kinds[at] == PHRASE:
        told, at = read_list(chunks, at, governed=governed)
    after, parts = at, list[Part]()
    while at < last:
        if chunks.kinds[at] in _OPENS_PART and chunks.kinds[at + 1] == PHRASE and at + 1 < last:
            found, behind = read_list(chunks, at + 1, governed=governed)
            parts.append(Part(chunks.word(at), found))
            at = behind
        elif (
            chunks.kinds[at] == PHRASE and not told and governed and codes.COMMA not in chunks.kinds[after:at]
        ):
            told, at = read_list(chunks, at, governed=governed)
            after = at
        else:
            at += 1
    return tuple(told), after, tuple(parts)


def _is_governed(chunks: Chunks, at: int) -> bool:
    """Say whether a verb stands before chunk `at` in its clause; a finite verb behind opens another."""
    for place in range(at - 1, -1, -1):
        if chunks.kinds[place] in VERBS:
            return True
        if chunks.kinds[place] in ENDS:
            return False
    return False


def _rest(chunks: Chunks, chunk: int, word: int) -> Phrase | None:
    """Give what a phrase holds from `word` on, where a trigger ends inside it: "a tour of the harbour"."""
    phrase = chunks.phrases[chunk] if chunk >= 0 else None
    if phrase is None or not phrase.first < word < phrase.last:
        return None
    words = chunks.words
    while words.codes[word] in _ARTICLES and word + 1 < phrase.last:
        word += 1
    return Phrase(words.starts[word], phrase.end, word, phrase.last)
