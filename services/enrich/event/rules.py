"""Event rules as data: read from TOML, checked, compiled once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

RuleType = Literal[
    "visit",
    "departure",
    "onward",
    "arrival",
    "meeting",
    "site_visit",
    "attendance",
    "return",
    "company",
    "presence",
    "greeting",
    "farewell",
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
    "line",
    "nothing",
    "place-of",
    "named-target",
    "shown",
    "toured",
    "partners",
    "ceremony",
    "audience",
    "signing",
    "joining",
    "welcome",
    "welcomed",
    "followed",
    "hosted",
    "aside",
    "opening",
    "held",
    "meal",
    "venue",
    "destination",
    "invitation",
    "carried",
    "trip",
    "stop",
    "guest",
    "origin",
]
Kind = Literal["verb", "noun"]


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
    object: Slot = ""


class Rule(BaseModel):
    """One way of telling an event."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    name: str
    means: str
    type: RuleType
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    subject: Slot
    object: Slot
    passive: Passive | None = None
    mutual: bool = False
    purpose: bool = False
    status: Literal["", "planned", "ongoing", "completed"] = ""
    present: Literal["", "planned", "ongoing"] = ""
    stay: bool = False
    greets: bool = False
    examples: Annotated[tuple[Example, ...], Field(min_length=1)]


class Step(NamedTuple):
    """One word of a pattern behind its first: any of `choices`; with a `gap`, words may stand before it."""

    choices: frozenset[str]
    gap: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern of a rule behind its first word."""

    rule: Rule
    kind: Kind
    written: str
    steps: tuple[Step, ...]


Lexicon = dict[str, tuple[Pattern, ...]]


@dataclass(frozen=True, slots=True)
class Triggers:
    """Patterns by the base of their verb, by their noun, and by what a programme's line opens with.

    `occasion` reads a line that only names an occasion.
    """

    verbs: Lexicon
    nouns: Lexicon
    lines: Lexicon
    occasion: Pattern


def compile_rules(rules: tuple[Rule, ...]) -> Triggers:
    """Index every pattern by its first word."""
    occasion = next(rule for rule in rules if rule.name == PROGRAMME_OCCASION)
    return Triggers(
        verbs=_index(found for rule in rules for found in _patterns(rule, "verb", rule.verbs)),
        nouns=_index(found for rule in rules for found in _patterns(rule, "noun", rule.nouns)),
        lines=_index(found for rule in rules for found in _patterns(rule, "noun", rule.lines)),
        occasion=Pattern(occasion, "noun", "", ()),
    )


PROGRAMME_OCCASION = "programme-occasion"


def _index(patterns: Iterator[tuple[str, Pattern]]) -> Lexicon:
    index: defaultdict[str, list[Pattern]] = defaultdict(list)
    for head, pattern in patterns:
        index[head].append(pattern)
    return {head: tuple(found) for head, found in index.items()}


def _patterns(rule: Rule, kind: Kind, told: tuple[str, ...]) -> Iterator[tuple[str, Pattern]]:
    for written in told:
        for plain in _spelled_out(written.split()):
            steps = tuple(_steps(plain[1:]))
            for head in plain[0].split("|"):
                yield head, Pattern(rule, kind, written, steps)


def _spelled_out(parts: list[str]) -> Iterator[list[str]]:
    """Write a pattern with a word that may be missing as two."""
    at = next((at for at, part in enumerate(parts) if part.endswith("?")), None)
    if at is None:
        yield parts
        return
    yield from _spelled_out([*parts[:at], parts[at].removesuffix("?"), *parts[at + 1 :]])
    yield from _spelled_out([*parts[:at], *parts[at + 1 :]])


def _steps(parts: list[str]) -> Iterator[Step]:
    gap = False
    for part in parts:
        if part == "~":
            gap = True
        else:
            yield Step(frozenset(part.split("|")), gap)
            gap = False
