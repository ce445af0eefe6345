"""Verb groups: what the words before a verb say of its time, voice and certainty."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from services.enrich.verb.inflect import Form

Tense = Literal[
    "past",
    "perfect",
    "pluperfect",
    "present",
    "progressive",
    "future",
    "reported",
    "modal",
    "planned",
    "told",
    "offered",
    "purpose",
    "gerund",
    "participle",
    "nominal",
]

_WORD_BEFORE = re.compile(r"(?:^|(?<=[\s(\[—\u2013“\"]))([A-Za-z'\u2019]+(?:-[A-Za-z]+)*)\s+$")
_TIME_BEFORE = re.compile(r"[(,]?\s*\ue003+(?:\s*\(\ue003+\))?[,)]?\s*$")
_REACH = 120


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries; `start` is where they begin, `before` the word that governs them."""

    start: int
    tense: Tense
    passive: bool = False
    negated: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True)
class VerbLexicon:
    """The language's auxiliaries by kind, governors of "to" by kind, and adverbs."""

    auxiliaries: Mapping[str, str]
    governors: Mapping[str, str]
    adverbs: frozenset[str]


def read_group(masked: str, head: int, forms: frozenset[Form], lexicon: VerbLexicon) -> VerbGroup:
    """Read the group whose main verb, written in one of `forms`, begins at `head` of a masked sentence."""
    words, start = _words_before(masked, head, lexicon)
    kinds = [kind for kind in (_kind(word, lexicon) for word in words) if kind]
    before = _word_before(masked, start)
    negated = "negation" in kinds
    if words and words[-1] == "to" and "base" in forms:
        return VerbGroup(start, _infinitive(kinds, words, before, lexicon), negated=negated, before=before)
    tense, passive = _finite(kinds, forms)
    return VerbGroup(start, tense, passive, negated, before)


def _words_before(masked: str, head: int, lexicon: VerbLexicon) -> tuple[list[str], int]:
    words: list[str] = []
    start, floor = head, max(0, head - _REACH)
    while found := _WORD_BEFORE.search(masked, floor, start):
        word = found.group(1).casefold()
        if not _belongs(word, lexicon, words):
            break
        words.insert(0, word)
        start = found.start(1)
        if timed := _TIME_BEFORE.search(masked, floor, start):
            start = timed.start() if _continues(masked, floor, timed.start(), lexicon) else start
    return words, start


def _continues(masked: str, floor: int, at: int, lexicon: VerbLexicon) -> bool:
    found = re.search(r"([A-Za-z'\u2019]+)\s*$", masked[floor:at])
    return bool(found) and found.group(1).casefold() in lexicon.auxiliaries


def _belongs(word: str, lexicon: VerbLexicon, words: list[str]) -> bool:
    if word in lexicon.auxiliaries or word in lexicon.adverbs or word == "to":
        return True
    if word.endswith("ly") and word not in {"july", "italy", "reply", "family"}:
        return True
    return "to" in words[:1] and word in lexicon.governors


def _kind(word: str, lexicon: VerbLexicon) -> str:
    if word.endswith(("n't", "n\u2019t")):
        return "negation"
    return lexicon.auxiliaries.get(word, "")


def _word_before(masked: str, start: int) -> str:
    found = re.search(r"([^\W\d_]+|[,;:.])[\s\"“'\u2018]*$", masked[max(0, start - 40) : start])
    return found.group(1).casefold() if found else ""


def _infinitive(kinds: list[str], words: list[str], before: str, lexicon: VerbLexicon) -> Tense:
    if "modal" in kinds:
        return "modal"
    governors = [lexicon.governors[word] for word in words if word in lexicon.governors]
    if "offered" in governors or lexicon.governors.get(before) == "offered":
        return "offered"
    if "told" in governors or lexicon.governors.get(before) == "told":
        return "told"
    if "planned" in governors or "future" in kinds or "present" in kinds:
        return "planned"
    return "reported" if "reported" in kinds else "purpose"


def _finite(kinds: list[str], forms: frozenset[Form]) -> tuple[Tense, bool]:
    """Tell the tense of a finite verb, and whether it is passive."""
    told = frozenset(kinds)
    being = bool(told & {"present", "past", "been"})
    passive = being and "participle" in forms
    for kind, tense in _UNREAL.items():
        if kind in told:
            return tense, passive
    if passive or "gerund" not in forms:
        return _indicative(told, forms, being=being), passive
    return ("progressive" if being else "gerund"), False


_UNREAL: dict[str, Tense] = {"modal": "modal", "reported": "reported", "future": "future"}


def _indicative(told: frozenset[str], forms: frozenset[Form], *, being: bool) -> Tense:
    """Tell the time of what is or was."""
    if being and "participle" not in forms:
        return "offered"
    if "had" in told:
        return "pluperfect"
    if "have" in told and "participle" in forms:
        return "perfect"
    if being:
        return "present" if "present" in told else "past"
    if "do" in told or "past" in forms:
        return "past"
    return "present" if forms & {"present", "base"} else "participle"
