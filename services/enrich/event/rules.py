"""Event rules as data: read from TOML, checked, compiled once."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.enrich.verb.inflect import Form, inflect

RuleType = Literal[
    "visit", "departure", "arrival", "meeting", "site_visit", "attendance", "return", "company", "presence"
]
Slot = Literal[
    "",
    "companions",
    "visitors",
    "counterparts",
    "sides",
    "target",
    "site",
    "occasion",
    "opening",
    "held",
    "meal",
    "venue",
    "destination",
    "origin",
]
# Up to six words; a party may be closed by the comma of its apposition: "the President, Ms Rosa Pinto, to".
_GAP = r"(?:\s+(?:[^\s,.;:!?]+|\ue000+,|\(\ue003+\))){0,6}?"
_TIME = r"(?:,?\s+\(?\ue003+\)?(?:\s+\(\ue003+\))?,?)?"


Kind = Literal["verb", "phrase", "noun"]


class Example(BaseModel):
    """An own sentence, and the type of the event the rule finds in it; none where it must find nothing."""

    model_config = ConfigDict(strict=True, extra="forbid")
    text: str
    gives: str


class Passive(BaseModel):
    """What the subject and the agent of a passive fill."""

    model_config = ConfigDict(strict=True, extra="forbid")
    subject: Slot
    by: Slot


class Rule(BaseModel):
    """One way of telling an event."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    name: str
    means: str
    type: RuleType
    verbs: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    subject: Slot
    object: Slot
    passive: Passive | None = None
    mutual: bool = False
    purpose: bool = False
    needs: Literal["", "copula", "delegation", "ceremony"] = ""
    status: Literal["", "ongoing", "completed"] = ""
    stay: bool = False
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of a rule behind its first word: what follows that word, and the word's forms."""

    rule: Rule
    kind: Kind
    forms: frozenset[Form]
    tail: re.Pattern[str]


Lexicon = dict[str, tuple[Pattern, ...]]


def compile_rules(
    rules: tuple[Rule, ...], irregular: dict[str, list[str]], spellings: dict[str, str]
) -> Lexicon:
    """Index every pattern by the written forms of its first word, in lower case."""
    index: defaultdict[str, list[Pattern]] = defaultdict(list)
    for rule in rules:
        for kind, written in _written(rule):
            heads, _, rest = written.partition(" ")
            tail = _tail(rest)
            for head in heads.split("|"):
                forms = inflect(head, irregular) if kind == "verb" else {head: frozenset[Form]()}
                for word, uses in forms.items():
                    index[word].append(Pattern(rule, kind, uses, tail))
    for spelling, word in spellings.items():
        index[spelling] = [*index.get(spelling, []), *index.get(word, [])]
    return {word: tuple(found) for word, found in index.items()}


def _written(rule: Rule) -> Iterator[tuple[Kind, str]]:
    for pattern in rule.verbs:
        yield "verb", pattern
    for pattern in rule.phrases:
        yield "phrase", pattern
    for pattern in rule.nouns:
        yield "noun", pattern


def _tail(rest: str) -> re.Pattern[str]:
    return re.compile("".join(_part(part) for part in rest.split()) + r"(?![\w'\u2019-])")


def _part(written: str) -> str:
    if written == "~":
        return _GAP
    choices = [re.escape(word) for word in written.removesuffix("?").split("|")]
    words = "|".join([*choices, "\ue004+"] if "delegation" in choices else choices)
    return rf"(?:{_TIME}\s+(?:{words}))" + ("?" if written.endswith("?") else "")
