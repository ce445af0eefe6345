"""The rules of one language, read from `rules/<language>/time/*.toml` and compiled once."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from services.enrich.time.expression import Bound, Kind
from services.enrich.time.pattern import (
    Words,
    captures,
    compiled,
    pieces_of,
    spellings,
    spelt_out,
    unnamed,
    word_lists,
)

FOLDER = Path(__file__).parent.parent / "rules"
_UNTIL = "until_"
_RULE_FILES = ("dates", "deictics", "clocks", "spans")


@dataclass(frozen=True, slots=True)
class Capture:
    """What one group of a pattern tells: a part of the time, or of the other end of its range."""

    name: str
    is_of_until: bool
    words: Mapping[str, int | str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How one kind of reading looks, and what it gives.

    `roles` says what joins may take the reading for; those of a tail, what readings it may follow.
    """

    name: str
    meaning: str
    roles: frozenset[str]
    pattern: re.Pattern[str]
    kind: Kind | None = None
    opens: tuple[str, ...] = ()
    joined: bool = False
    gives: Mapping[str, object] = field(default_factory=dict[str, object])
    captures: tuple[Capture, ...] = ()
    examples: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """The rules that one word opens; `survey` tries them all in one call, one group to each."""

    survey: re.Pattern[str]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Which readings may stand side by side, and what may lie between them."""

    name: str
    meaning: str
    left: frozenset[str]
    right: frozenset[str]
    glue: frozenset[str]
    after: frozenset[str] = frozenset()
    alike: bool = False
    in_a_row: bool = False
    examples: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """All that `find_times` needs to know of one language."""

    opening_words: AhoCorasick
    word_openings: tuple[Opening, ...]
    number_shapes: re.Pattern[str]
    number_openings: Mapping[str, Opening]
    rules: tuple[Rule, ...]
    joins: tuple[Join, ...]
    tails: Opening
    ranges: tuple[Join, ...]
    series: tuple[Join, ...]
    bounds: Mapping[str, Bound]


@cache
def grammar(language: str = "en") -> Grammar:
    """Read and compile the rules of a language."""
    lexicon = table(language, "words")
    words = word_lists(lexicon)
    pieces = pieces_of(lexicon, words)
    spelt = spelt_out(words)
    rules = tuple(
        _rule(entry, pieces, spelt) for name in _RULE_FILES for entry in table(language, name)["rule"]
    )
    joins = table(language, "joins")
    tails = tuple(_rule(entry, pieces, spelt) for entry in joins["tail"])
    openings = _openings(rules, words, lexicon["number"])
    numbers = {name: openings.pop(name) for name in lexicon["number"]}
    return Grammar(
        opening_words=AhoCorasick(
            list(openings), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        ),
        word_openings=tuple(openings.values()),
        number_shapes=_number_shapes(lexicon["number"]),
        number_openings=numbers,
        rules=rules,
        joins=tuple(_join(entry) for entry in joins["join"]),
        tails=Opening(_survey(tails), tails),
        ranges=tuple(_join(entry) for entry in joins["range"]),
        series=tuple(_join(entry) for entry in joins["series"]),
        bounds=lexicon["bound"],
    )


def table(language: str, name: str) -> dict[str, Any]:
    """Read one file of rules."""
    return tomllib.loads((FOLDER / language / "time" / f"{name}.toml").read_text(encoding="utf-8"))


def _rule(entry: Mapping[str, Any], pieces: Mapping[str, str], words: Words) -> Rule:
    return Rule(
        name=entry["name"],
        meaning=entry["meaning"],
        roles=frozenset({entry["role"]} if "role" in entry else entry["left"]),
        pattern=compiled(entry["pattern"], pieces, entry.get("after", ())),
        kind=entry.get("kind"),
        opens=tuple(entry.get("opens", ())),
        joined=entry.get("joined", False),
        gives=entry.get("gives", {}),
        captures=tuple(_capture(name, words.get(piece, {})) for name, piece in captures(entry["pattern"])),
        examples=entry["examples"],
    )


def _capture(name: str, words: Mapping[str, int | str]) -> Capture:
    return Capture(name.removeprefix(_UNTIL), name.startswith(_UNTIL), words)


def _openings(rules: Sequence[Rule], words: Words, numbers: Mapping[str, str]) -> dict[str, Opening]:
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        openers = (opener for name in rule.opens for opener in _openers(name, words, numbers))
        for opener in dict.fromkeys(openers):
            found.setdefault(opener, []).append(rule)
    return {opener: Opening(_survey(rules), tuple(rules)) for opener, rules in found.items()}


def _openers(name: str, words: Words, numbers: Mapping[str, str]) -> tuple[str, ...]:
    """Name what a rule may begin with: a shape of numbers, or each spelling of a word or a list of words."""
    if name in numbers:
        return (name,)
    return tuple(spelling for word in words.get(name, (name,)) for spelling in spellings(word))


def _survey(rules: Sequence[Rule]) -> re.Pattern[str]:
    return re.compile("".join(f"(?=({unnamed(rule.pattern.pattern)})?)" for rule in rules))


def _number_shapes(shapes: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in shapes.items()))


def _join(entry: Mapping[str, Any]) -> Join:
    return Join(
        name=entry["name"],
        meaning=entry["meaning"],
        left=frozenset(entry.get("left", entry.get("roles"))),
        right=frozenset(entry.get("right", entry.get("roles"))),
        glue=frozenset(entry["glue"]),
        after=frozenset(entry.get("after", ())),
        alike=entry.get("alike", False),
        in_a_row=entry.get("in_a_row", False),
        examples=entry["examples"],
    )
