"""The rules of one language, read from `rules/<language>/*.toml` and compiled once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from services.enrich.clause.lexicon import compile_lexicon
from services.enrich.clause.phrase import compile_phrase
from services.enrich.event.grammar import Grammar
from services.enrich.event.occasion_words import compile_occasion_words
from services.enrich.event.rules import Rule, compile_rules
from services.enrich.event.scene import Heads
from services.enrich.story.company_rules import CompanyRules, compile_company
from services.enrich.story.credible import Disbelief
from services.enrich.story.day_words import DayWords, compile_day_words
from services.enrich.story.doubt import Doubt, compile_doubts
from services.enrich.story.place_words import PlaceWords, compile_places
from services.enrich.story.sides import SideWords
from services.enrich.story.status import StatusWords

LANGUAGES = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the steps need to know of a language."""

    abbreviations: frozenset[str]
    rules: tuple[Rule, ...]
    grammar: Grammar
    disbelief: Disbelief
    places: PlaceWords
    status_words: StatusWords
    company: CompanyRules
    sides: SideWords
    day_words: DayWords


def language_of(tag: str) -> Language | None:
    """Give the rules for a BCP 47 tag, none where the language has no rules."""
    primary = tag.split("-", maxsplit=1)[0].lower()
    return _load(primary) if primary in LANGUAGES else None


@lru_cache(maxsize=len(LANGUAGES))
def _load(name: str) -> Language:
    rules = tuple(Rule.model_validate(rule, strict=False) for rule in _read(name, "events")["rule"])
    return Language(
        abbreviations=frozenset(_read(name, "sentences")["abbreviations"]),
        rules=rules,
        grammar=_grammar(name, rules),
        disbelief=_disbelief(_read(name, "disbelief")),
        status_words=StatusWords(**_word_lists(name, "status")),
        day_words=compile_day_words(_read(name, "days")),
        places=compile_places(_read(name, "sites")),
        company=compile_company(_read(name, "company")),
        sides=SideWords(**_word_lists(name, "sides")),
    )


def _grammar(name: str, rules: tuple[Rule, ...]) -> Grammar:
    verbs, occasions = _read(name, "verbs"), _read(name, "occasions")
    markers = {word: role for role, words in _read(name, "clauses")["markers"].items() for word in words}
    triggers = compile_rules(rules)
    lexicon = compile_lexicon(_read(name, "words"), verbs, verbs["spellings"], triggers.verbs, markers)
    written = (word for word, base in lexicon.bases.items() if base in triggers.verbs)
    return Grammar(
        phrase=compile_phrase(_read(name, "phrases")),
        lexicon=lexicon,
        triggers=triggers,
        starts=frozenset({*written, *triggers.nouns, *lexicon.auxiliaries}),
        heads=_heads(name, occasions),
    )


def _heads(name: str, occasions: Mapping[str, Any]) -> Heads:
    travel, sites = _read(name, "journeys"), _read(name, "sites")
    told = (
        *(frozenset(travel[key]) for key in ("trips", "terminals", "lands", "wide", "areas")),
        *(frozenset(occasions[key]) for key in ("vague", "people", "internal", "things")),
        *(frozenset(sites[key]) for key in ("works", "memorials")),
    )
    return Heads(compile_occasion_words(occasions), *told, counts=travel["counts"])


def _read(name: str, stem: str) -> dict[str, Any]:
    resource = files("services.enrich").joinpath("rules", name, f"{stem}.toml")
    return tomllib.loads(resource.read_text(encoding="utf-8"))


def _word_lists(name: str, stem: str) -> dict[str, tuple[str, ...]]:
    return {kind: tuple(words) for kind, words in _read(name, stem).items()}


def _disbelief(told: dict[str, Any]) -> Disbelief:
    doubts = [Doubt.model_validate(doubt, strict=False) for doubt in told.pop("doubt")]
    return Disbelief(compile_doubts(doubts), **{kind: tuple(words) for kind, words in told.items()})
