"""The names of occasions: which phrases make one name, and the words behind that belong to it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from services.enrich.clause import codes
from services.enrich.clause.chunk import FINITE, GERUND, INFINITIVE, PARTICIPLE, PHRASE
from services.enrich.clause.listed import Phrases, read_list
from services.enrich.clause.phrase import Phrase
from services.enrich.event.scene import Scene, occasion_head, words
from services.enrich.span import Found, Span

_NAMING = frozenset({"on", "of", "between", "against", "among"})
_NAMING_COMMON = frozenset({"for", "with"})
_HONOUR = frozenset({"honour", "honor"})
_NO_COMPLEMENT = frozenset(
    {"time", "purpose", "part", "behalf", "invitation", "sidelines", "margins", "talks"}
)
_LINKED = (" of ", " on ", " between ", " for ", " with ", " marking ")
_WITHIN_NAMES = frozenset({"", "/", "and", "&", "–", "-"})
_QUOTES = '"“\u2018'


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is attended: its name, the noun that heads it, and its first phrase; `quoted` is a title."""

    name: Found[str]
    head: str
    item: Phrase
    quoted: bool

    @property
    def is_common(self) -> bool:
        """Say whether the name is common nouns alone."""
        return self.name.value.islower()


def occasions_in(scene: Scene, items: Phrases) -> Iterator[Occasion]:
    """Read the occasions, or what may be one, that a list of phrases names."""
    for item in _joined(scene, items):
        head, quoted = occasion_head(scene, item), scene.reading.text[item.start] in _QUOTES
        name = _with_complement(scene, item, head) if head else words(scene.reading, item)
        yield Occasion(name, head, item, quoted)


def _joined(scene: Scene, items: Phrases) -> Iterator[Phrase]:
    """Join the phrases of one name: "the Summit of the Union and the Republic"."""
    current: Phrase | None = None
    for item in items:
        if current is None:
            current = item
        elif _belongs(scene, current, item):
            current = current._replace(end=item.end, last=item.last, within=item.within)
        else:
            yield current
            current = item
    if current is not None:
        yield current


def _belongs(scene: Scene, before: Phrase, item: Phrase) -> bool:
    text = scene.reading.text
    between = text[before.end : item.start].strip()
    if between in _WITHIN_NAMES:
        capitals = text[before.start].isupper() or text[before.start].isdigit()
        return capitals and (text[item.start].isupper() or text[item.start].isdigit())
    if before.within is not None or occasion_head(scene, item):
        return False
    told = text[before.start : before.end].casefold()
    return bool(occasion_head(scene, before)) and any(link in told for link in _LINKED)


def _with_complement(scene: Scene, item: Phrase, head: str) -> Found[str]:
    """Write a name out with what the occasion is on, for, or held to mark."""
    chunks, end = scene.chunks, item.end
    at = bisect_left(chunks.firsts, item.last)
    at += 2 if item.within else 0
    while (first := _complement(scene, item, at, head)) is not None:
        found, at = read_list(chunks, first, governed=True)
        end = found[-1].end
    return words(scene.reading, item._replace(end=end)) if end == item.end else _spelled(scene, item, end)


def _spelled(scene: Scene, item: Phrase, end: int) -> Found[str]:
    return Found(" ".join(scene.reading.text[item.start : end].split()), Span(item.start, end))


def _complement(scene: Scene, item: Phrase, at: int, head: str) -> int | None:
    """Give the chunk where a complement's phrase begins, if one stands at `at`."""
    chunks, occasion = scene.chunks, scene.heads.occasion
    kind = chunks.kinds[at]
    if kind in {codes.PREPOSITION, codes.ON, codes.OF, codes.FOR} and chunks.kinds[at + 1] == PHRASE:
        phrase = chunks.phrases[at + 1]
        last = chunks.words.words[phrase.last - 1] if phrase else ""
        if chunks.word(at) == "in":
            return at + 1 if last in _HONOUR else None
        allowed = chunks.word(at) in _NAMING or (
            chunks.word(at) in _NAMING_COMMON and _is_common(scene, item)
        )
        return at + 1 if allowed and last not in _NO_COMPLEMENT and head not in occasion.meals else None
    at += kind in {PARTICIPLE, FINITE} and chunks.words.words[_head(scene, at)] in occasion.held
    if chunks.kinds[at] in {GERUND, INFINITIVE} and chunks.kinds[at + 1] == PHRASE:
        return at + 1 if chunks.words.words[_head(scene, at)] in occasion.marking else None
    return None


def _head(scene: Scene, at: int) -> int:
    verb = scene.chunks.verbs[at]
    return verb.head if verb else scene.chunks.firsts[at]


def _is_common(scene: Scene, item: Phrase) -> bool:
    return scene.reading.text[item.start : item.end].islower()
