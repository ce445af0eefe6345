"""The name of a site: all the words that tell which one is meant."""

from bisect import bisect_left

from services.enrich.clause import codes
from services.enrich.clause.chunk import Chunks
from services.enrich.clause.parse import PREPOSITIONS, VERBS
from services.enrich.clause.phrase import Phrase, head_of
from services.enrich.event.scene import Scene

_WHERE = frozenset({"in", "at", "of", "for"})
_CLOSING = codes.COMMA + codes.SEMICOLON + codes.COLON + codes.STOP + codes.AND + codes.RELATIVE + codes.DASH


def site_of(scene: Scene, item: Phrase) -> Phrase:
    """Give the whole of what a phrase begins to name as a site.

    "The works on the Eastgate road" are the road; "the monument to the fallen" is not any monument; what has
    no name of its own is told by what follows: "a plant in Lyon", "a bakery run by nuns".
    """
    chunks, head = scene.chunks, scene.head(item)
    at = bisect_left(chunks.firsts, item.last)
    behind = chunks.phrases[at + 1] if chunks.kinds[at] in PREPOSITIONS else None
    is_name = any(character.isupper() for character in scene.reading.text[item.start : item.end])
    if head in scene.heads.works and not is_name:
        return _inner(scene, item) or behind or item
    if behind and head in scene.heads.memorials and chunks.kinds[at] == codes.TO:
        return _until(item, behind.end, behind.last)
    if is_name:
        return item
    if behind and chunks.word(at) in _WHERE:
        return _until(item, behind.end, behind.last)
    return _described(chunks, item, at)


def _inner(scene: Scene, item: Phrase) -> Phrase | None:
    """Give what stands behind "of" inside a phrase."""
    words = scene.chunks.words
    at = head_of(words, item) + 2
    while at < item.last and words.codes[at] in codes.DETERMINER + codes.ADVERB:
        at += 1
    return Phrase(words.starts[at], item.end, at, item.last) if at < item.last else None


def _described(chunks: Chunks, item: Phrase, at: int) -> Phrase:
    """Add the participle behind a phrase, up to the next mark or conjunction."""
    words = chunks.words
    is_participle = chunks.kinds[at] in VERBS and words.codes[chunks.firsts[at]] == codes.PARTICIPLE
    if not is_participle or chunks.firsts[at] != item.last:
        return item
    end = item.last
    while words.codes[end] not in _CLOSING and end < len(words.words):
        end += 1
    return _until(item, words.ends[end - 1], end)


def _until(item: Phrase, end: int, last: int) -> Phrase:
    return Phrase(item.start, end, item.first, last, item.within)
