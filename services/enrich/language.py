"""The rules of one language, read from `rules/<language>/*.toml` and compiled once."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from services.enrich.event.rules import Lexicon, Rule, compile_rules
from services.enrich.event.scene import Heads
from services.enrich.event.segment import compile_markers
from services.enrich.phrase.items import PhraseWords
from services.enrich.story.credible import Signs
from services.enrich.story.status import StatusWords
from services.enrich.verb.group import VerbLexicon

LANGUAGES = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the steps need to know of a language."""

    abbreviations: frozenset[str]
    rules: tuple[Rule, ...]
    triggers: Lexicon
    verbs: VerbLexicon
    heads: Heads
    phrases: PhraseWords
    markers: re.Pattern[str]
    marker_roles: dict[str, str]
    boundary: re.Pattern[str]
    signs: Signs
    seats: tuple[str, ...]
    status_words: StatusWords


def language_of(tag: str) -> Language | None:
    """Give the rules for a BCP 47 tag, none where the language has no rules."""
    primary = tag.split("-", maxsplit=1)[0].lower()
    return _load(primary) if primary in LANGUAGES else None


@lru_cache(maxsize=len(LANGUAGES))
def _load(name: str) -> Language:
    verbs, clauses, occasions = (_read(name, stem) for stem in ("verbs", "clauses", "occasions"))
    rules = tuple(Rule.model_validate(rule, strict=False) for rule in _read(name, "events")["rule"])
    markers, roles = compile_markers(clauses["markers"])
    return Language(
        abbreviations=frozenset(_read(name, "sentences")["abbreviations"]),
        rules=rules,
        triggers=compile_rules(rules, verbs["irregular"], verbs["spellings"]),
        verbs=_verb_lexicon(verbs),
        heads=Heads(*(frozenset(occasions[key]) for key in ("heads", "meetings", "meals"))),
        phrases=PhraseWords(**{kind: frozenset(words) for kind, words in _read(name, "phrases").items()}),
        markers=markers,
        marker_roles=roles,
        boundary=_boundary(clauses["boundaries"]),
        signs=Signs(**_word_lists(name, "disbelief")),
        status_words=StatusWords(**_word_lists(name, "status")),
        seats=tuple(_read(name, "sites")["seats"]),
    )


def _read(name: str, stem: str) -> dict[str, Any]:
    resource = files("services.enrich").joinpath("rules", name, f"{stem}.toml")
    return tomllib.loads(resource.read_text(encoding="utf-8"))


def _word_lists(name: str, stem: str) -> dict[str, tuple[str, ...]]:
    return {kind: tuple(words) for kind, words in _read(name, stem).items()}


def _verb_lexicon(verbs: dict[str, Any]) -> VerbLexicon:
    return VerbLexicon(
        auxiliaries={word: kind for kind, words in verbs["auxiliaries"].items() for word in words},
        governors={word: kind for kind, words in verbs["governors"].items() for word in words},
        adverbs=frozenset(verbs["adverbs"]["words"]),
    )


def _boundary(words: dict[str, list[str]]) -> re.Pattern[str]:
    """Match what ends a clause: a mark, a word that opens another, a purpose, a joined verb."""
    opening, articles, verbs = (
        "|".join(map(re.escape, words[key])) for key in ("words", "articles", "verbs")
    )
    return re.compile(
        rf";|:\s|[—\u2013]\s|,?\s+(?:{opening})\b"
        rf"|\s+(?:in order |so as )?to\s+(?!(?:{articles})\b)(?=[a-z]{{2,}}\s)"
        rf"|(?:,|,?\s+and)\s+(?:(?:also|then|later)\s+)?(?!including\b)(?=[a-z]+(?:ed|ing)\b|(?:{verbs})\b)"
    )
