"""The clauses of a sentence: whose deed a verb tells, and which phrases belong to it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from services.enrich.clause import codes
from services.enrich.clause.chunk import FINITE, GERUND, INFINITIVE, PARTICIPLE, PHRASE, Chunks
from services.enrich.clause.listed import Phrases, read_list, verb_follows
from services.enrich.clause.verb import VerbGroup

VERBS = frozenset({FINITE, INFINITIVE, GERUND, PARTICIPLE})
ENDS = frozenset({codes.SEMICOLON, codes.COLON, codes.DASH, codes.RELATIVE, codes.QUOTE, codes.STOP})
PREPOSITIONS = frozenset({codes.PREPOSITION, codes.ON, codes.FOR, codes.TO, codes.OF})
_BEHIND_REDUCED = PREPOSITIONS | {INFINITIVE}
_NAMED = frozenset({codes.PERSON, codes.ORGANISATION, codes.GROUP, codes.NAME})


class Part(NamedTuple):
    """Phrases behind a preposition, or behind what stands for one."""

    marker: str
    phrases: Phrases


@dataclass(slots=True)
class Clause:
    """A verb with its subject, and the row of chunks that its words reach over, from `first` up to `last`.

    `shared`: the subject is that of the clause before. `awaits`: it is that of the next finite clause, as in
    "Speaking at the forum, the Minister said". `fronted` are the parts before the subject.
    """

    verb: VerbGroup
    kind: str
    first: int
    last: int
    subject: Phrases = ()
    shared: bool = False
    awaits: bool = False
    fronted: tuple[Part, ...] = ()


@dataclass(slots=True)
class _State:
    """What has been read of a sentence and belongs to no clause yet."""

    clauses: list[Clause] = field(default_factory=list[Clause])
    main: Phrases = ()
    pool: Phrases = ()
    fronted: list[Part] = field(default_factory=list[Part])
    last_list: Phrases = ()
    is_open: bool = False
    in_relative: bool = False


def read_clauses(chunks: Chunks) -> tuple[Clause, ...]:
    """Read the clauses of a sentence in their order."""
    state, at = _State(), 0
    size = len(chunks.firsts)
    while at < size:
        at = _STEPS.get(chunks.kinds[at], _other)(chunks, at, state)
    _close(state, size)
    _give_subjects(state.clauses)
    return tuple(state.clauses)


def _close(state: _State, at: int) -> None:
    if state.is_open:
        state.clauses[-1].last = at
        state.is_open = False


def _verb(chunks: Chunks, at: int, state: _State) -> int:
    verb = chunks.verbs[at]
    assert verb is not None
    kind = PARTICIPLE if _is_reduced(chunks, at, state) else chunks.kinds[at]
    clause = Clause(verb, kind, at + 1, at + 1)
    _find_subject(chunks, at, state, clause)
    if verb.bare and clause.shared and state.clauses:
        clause.verb = verb._replace(tense=state.clauses[-1].verb.tense)
    state.in_relative = chunks.kinds[at - 1] == codes.RELATIVE and bool(state.pool)
    if kind == FINITE:
        clause.fronted = tuple(state.fronted)
        state.fronted.clear()
    _close(state, at)
    state.clauses.append(clause)
    state.is_open, state.pool = True, ()
    return at + 1


def _is_reduced(chunks: Chunks, at: int, state: _State) -> bool:
    """Tell "the forum held in Oslo", of a phrase that another verb governs, from a verb with its subject."""
    if chunks.kinds[at] != FINITE or not state.is_open or chunks.kinds[at - 1] != PHRASE:
        return False
    verb = chunks.verbs[at]
    group = chunks.words.codes[verb.first : verb.head + 1] if verb else ""
    is_bare = group.strip(codes.ADVERB + codes.TIME) == codes.PARTICIPLE
    return is_bare and chunks.kinds[at + 1] in _BEHIND_REDUCED


def _find_subject(chunks: Chunks, at: int, state: _State, clause: Clause) -> None:
    before = chunks.kinds[at - 1] if at else codes.STOP
    if before == codes.RELATIVE:
        clause.subject = state.last_list
        state.main = state.pool or state.main or clause.subject
    elif (clause.kind == PARTICIPLE and (clause.verb.passive or before not in codes.AND + codes.COMMA)) or (
        clause.kind == GERUND and before == PHRASE and state.is_open
    ):
        clause.subject = state.last_list[-1:]
    elif clause.kind == GERUND and not state.main and not state.pool:
        clause.awaits = True
    else:
        clause.shared = not state.pool
        state.main = clause.subject = state.pool or state.main


def _give_subjects(clauses: list[Clause]) -> None:
    """Give a clause at the sentence's head the subject of the clause behind it."""
    for at, clause in enumerate(clauses):
        if clause.awaits:
            main = next((one for one in clauses[at + 1 :] if one.kind == FINITE and one.subject), None)
            clause.subject = main.subject if main else ()


def _phrases(chunks: Chunks, at: int, state: _State) -> int:
    """Read a list of noun phrases: a verb's object, or the subject of the verb behind it."""
    found, behind = read_list(chunks, at, governed=state.is_open)
    reduced = chunks.kinds[behind] == FINITE and _is_reduced(chunks, behind, state)
    is_subject = verb_follows(chunks, behind, comma=not state.is_open) and not reduced
    is_subject = is_subject and not state.in_relative
    if (is_subject or not state.is_open) and (not state.pool or _outranks(chunks, found, state.pool)):
        state.pool = found
    if is_subject:
        _close(state, at)
    state.last_list = found
    return behind


def _outranks(chunks: Chunks, phrases: Phrases, before: Phrases) -> bool:
    """Say whether phrases are the subject rather than those before them, which they may only describe."""
    letters = chunks.words.codes
    first = letters[phrases[0].first]
    if letters[before[0].first] == codes.PERSON:
        return first == codes.PERSON
    return first in _NAMED


def _part(chunks: Chunks, at: int, state: _State) -> int:
    """Read a preposition with its phrases; before the verb they are kept for it."""
    if chunks.kinds[at + 1] != PHRASE:
        return at + 1
    governed = state.is_open or not state.pool
    found, behind = read_list(chunks, at + 1, governed=governed, alike=not state.is_open and not state.pool)
    if not state.is_open:
        state.fronted.append(Part(chunks.word(at), found))
    state.last_list = found
    return behind


def _opener(chunks: Chunks, at: int, state: _State) -> int:
    """Read "after" and its like: a preposition before a phrase, else the beginning of another clause."""
    if chunks.kinds[at + 1] == PHRASE:
        _, behind = read_list(chunks, at + 1)
        if chunks.kinds[behind] != FINITE:
            return _part(chunks, at, state)
    _close(state, at)
    state.pool = ()
    return at + 1


def _end(chunks: Chunks, at: int, state: _State) -> int:
    _close(state, at)
    is_heading = chunks.kinds[at] == codes.COLON and chunks.kinds[at + 1] == FINITE
    if chunks.kinds[at] != codes.RELATIVE and not is_heading:
        state.pool = ()
    return at + 1


def _other(chunks: Chunks, at: int, state: _State) -> int:
    del chunks, state
    return at + 1


_STEPS = {
    PHRASE: _phrases,
    FINITE: _verb,
    INFINITIVE: _verb,
    GERUND: _verb,
    PARTICIPLE: _verb,
    codes.OPENER: _opener,
    **dict.fromkeys(PREPOSITIONS, _part),
    **dict.fromkeys(ENDS, _end),
}
