"""Sentences with names told by letters: {P} a person, {O} a body, {G} a group, {L} a place, {T} a time."""

from services.enrich import mask
from services.enrich.clause.chunk import Chunks, read_chunks
from services.enrich.clause.tokens import cut
from services.enrich.clause.words import read_words
from services.enrich.language import language_of

LANGUAGE = language_of("en")
_LETTERS = {
    "P": mask.PERSON,
    "O": mask.ORGANISATION,
    "G": mask.GROUP,
    "L": mask.PLACE,
    "M": mask.WIDER,
    "T": mask.TIME,
}


def masked(sentence: str) -> str:
    for name, letter in _LETTERS.items():
        sentence = sentence.replace(f"{{{name}}}", letter * 3)
    return sentence


def chunks_of(sentence: str) -> Chunks:
    assert LANGUAGE is not None
    text, grammar = masked(sentence), LANGUAGE.grammar
    words = read_words(cut(text, 0, len(text), grammar.lexicon.compounds), grammar.lexicon)
    return read_chunks(words, grammar.phrase, grammar.lexicon)
