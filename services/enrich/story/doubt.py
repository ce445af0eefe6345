"""Signs that a clause tells no visit, though its verb says so: word lists as data, found in one pass."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from string import ascii_lowercase, ascii_uppercase
from typing import Annotated, Literal

from ahocorasick_rs import AhoCorasick
from pydantic import BaseModel, ConfigDict, Field

from schemas.visit import EventType
from services.enrich.clause.tense import Tense
from services.enrich.reading import Reading, within
from services.enrich.story.told import Told
from services.enrich.time import TimeExpression

_ABOUT_BEFORE, _ABOUT_BEHIND = 60, 40
_AT_BEFORE, _AT_BEHIND = 40, 15
_GOVERNS = 90
_BEGINNING = 12
_DEPENDENT = frozenset({"nominal", "gerund", "purpose", "participle", "offered", "planned"})
_CLAUSE_MARKS = frozenset(",;:")
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
"""Unlike `str.lower`, it keeps every offset."""


class Doubt(BaseModel):
    """One reason not to believe a clause.

    `where` says how near a sign must stand: anywhere in the release's `lead` (its headlines and first
    sentence), in the `paragraph` or the `sentence`; `about` the clause; `at` its verb or `behind` it; before
    it as what `governs` it, as what `opens` it, or as what its sentence `begins` with. `types` and `tenses`
    are those it holds for, all if none is named. An event is dated if a day stands in its sentence. Words of
    `unless` right before a sign take the doubt away.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    name: str
    means: str
    where: Literal["lead", "paragraph", "sentence", "begins", "about", "at", "behind", "governs", "opens"]
    types: tuple[EventType, ...] = ()
    tenses: tuple[Tense, ...] = ()
    unless_dated: bool = False
    signs: Annotated[tuple[str, ...], Field(min_length=1)]
    unless: tuple[str, ...] = ()
    examples: Annotated[tuple[str, ...], Field(min_length=1)]
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """Words found that raise a doubt."""

    start: int
    end: int
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Doubts:
    """Every doubt of a language; `owners` tells by the number of a sign which doubt it raises."""

    automaton: AhoCorasick
    owners: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of one release by the stretch of text they reach: all of it, a paragraph, a sentence."""

    release: Sequence[Sign]
    paragraphs: Mapping[int, Sequence[Sign]]
    sentences: Mapping[int, Sequence[Sign]]


def compile_doubts(doubts: Sequence[Doubt]) -> Doubts:
    """Make one automaton of all signs."""
    owned = [(sign, doubt) for doubt in doubts for sign in doubt.signs]
    return Doubts(AhoCorasick([sign for sign, _ in owned]), tuple(doubt for _, doubt in owned))


def find_signs(reading: Reading, doubts: Doubts) -> Signs:
    """Find the whole words and phrases that raise a doubt."""
    lower = reading.text.translate(_LOWER)
    lead = next((at for at, sentence in enumerate(reading.sentences) if not sentence.headline), 0)
    release: list[Sign] = []
    paragraphs, sentences = defaultdict[int, list[Sign]](list), defaultdict[int, list[Sign]](list)
    for owner, start, end in doubts.automaton.find_matches_as_indexes(lower, overlapping=True):
        if lower[start - 1 : start].isalnum() or lower[end : end + 1].isalnum():
            continue
        sign = Sign(start, end, doubts.owners[owner])
        at = bisect_right(reading.sentences, start, key=lambda sentence: sentence.start) - 1
        match sign.doubt.where:
            case "lead":
                release.extend([sign] if at <= lead or reading.sentences[at].headline else [])
            case "paragraph":
                paragraphs[reading.sentences[at].paragraph].append(sign)
            case _:
                sentences[at].append(sign)
    return Signs(release, paragraphs, sentences)


def doubt_of(reading: Reading, event: Told, signs: Signs) -> Doubt | None:
    """Give the first doubt whose sign stands within reach of the event."""
    paragraph = reading.sentences[event.sentence].paragraph
    near = (signs.release, signs.paragraphs.get(paragraph, ()), signs.sentences.get(event.sentence, ()))
    return next(
        (sign.doubt for sign in chain.from_iterable(near) if _speaks_against(reading, event, sign)), None
    )


def _speaks_against(reading: Reading, event: Told, sign: Sign) -> bool:
    doubt = sign.doubt
    if (doubt.types and event.type not in doubt.types) or (doubt.tenses and event.tense not in doubt.tenses):
        return False
    if not _reaches(reading, event, sign) or _words_before(reading, sign).endswith(doubt.unless):
        return False
    return not (doubt.unless_dated and _is_dated(reading, event))


def _reaches(reading: Reading, event: Told, sign: Sign) -> bool:
    match sign.doubt.where:
        case "lead" | "paragraph" | "sentence":
            return True
        case "governs":
            between = _between(reading, event, sign)
            depends = event.tense in _DEPENDENT or (between or "").endswith(" to ")
            return between is not None and (depends or " that " in f"{_words(reading, sign)}{between}")
        case "opens":
            return _between(reading, event, sign) is not None
        case "begins":
            return sign.start <= reading.sentences[event.sentence].start + _BEGINNING
        case "about" | "at" | "behind":
            start, end = _window(event, sign.doubt.where)
            return start <= sign.start and sign.end <= end


def _window(event: Told, where: str) -> tuple[int, int]:
    """Give the stretch of text around a clause in which a sign counts."""
    if where == "at":
        return event.group - _AT_BEFORE, event.trigger.end + _AT_BEHIND
    start = event.trigger.end if where == "behind" else event.group - _ABOUT_BEFORE
    return start, event.clause.end + _ABOUT_BEHIND


def _between(reading: Reading, event: Told, sign: Sign) -> str | None:
    """Give what stands between a sign and the verb it may govern, none where another clause does."""
    between = reading.masked[sign.end : event.trigger.start]
    near = sign.end <= event.trigger.start <= sign.end + _GOVERNS
    return between if near and _CLAUSE_MARKS.isdisjoint(between) else None


def _words(reading: Reading, sign: Sign) -> str:
    return reading.text[sign.start : sign.end]


def _words_before(reading: Reading, sign: Sign) -> str:
    return reading.text[max(0, sign.start - _AT_BEFORE) : sign.start].casefold()


def _is_dated(reading: Reading, event: Told) -> bool:
    sentence = reading.sentences[event.sentence]
    return any(_tells_day(time) for time in within(reading.times, sentence.start, sentence.end))


def _tells_day(time: TimeExpression) -> bool:
    told = time.parts
    is_coarse = told.day is None and (told.month is not None or told.unit in {"month", "year"})
    return time.kind in {"point", "range"} and not is_coarse
