"""The rules of one language, read from `rules/<language>/time/*.toml` and compiled once.

Pattern notation: a regular expression in which `<piece>` stands for a word list or a piece of `words.toml`
and captures it under its own name, `<name:piece>` captures it under another, `<~piece>` captures nothing, a
blank stands for one or two blanks or one line break, and a word for each of its spellings.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, cast

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from services.enrich.time.expression import Bound, Kind

FOLDER = Path(__file__).parent.parent / "rules"
_RULE_FILES = ("dates", "deictics", "clocks", "spans")
_PIECE = re.compile(r"<(?:(?P<bare>~)|(?P<name>\w+):)?(?P<piece>[a-z]\w*)>")
_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_BLANK_OUTSIDE_A_SET = re.compile(r"(\[[^\]]*\])| ")
_WORD_OR_NOTATION = re.compile(r"(\[[^\]]*\]|<[^>]*>|\\.)|[A-Za-z]{2,}")
_BLANK = r"(?:[^\S\n]{1,2}|\n)"

Words = Mapping[str, Mapping[str, int | str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How one kind of reading looks, and what it gives."""

    name: str
    meaning: str
    role: str
    pattern: re.Pattern[str]
    kind: Kind | None = None
    opens: tuple[str, ...] = ()
    joined: bool = False
    gives: Mapping[str, object] = field(default_factory=dict[str, object])
    pieces: Mapping[str, str] = field(default_factory=dict[str, str])
    examples: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """The rules that one word opens; `guard` matches where at least one of them does, and costs one call."""

    guard: re.Pattern[str]
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
    examples: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """All that `find_times` needs to know of one language."""

    words: Words
    opening_words: AhoCorasick
    word_openings: tuple[Opening, ...]
    number_shapes: re.Pattern[str]
    number_openings: Mapping[str, Opening]
    rules: tuple[Rule, ...]
    joins: tuple[Join, ...]
    tails: tuple[tuple[frozenset[str], Rule], ...]
    ranges: tuple[Join, ...]
    bound: re.Pattern[str]
    bounds: Mapping[str, Bound]


@cache
def grammar(language: str = "en") -> Grammar:
    """Read and compile the rules of a language."""
    lexicon = table(language, "words")
    words = _folded(lexicon["word"])
    pieces = _pieces(lexicon)
    rules = tuple(_rule(entry, pieces) for name in _RULE_FILES for entry in table(language, name)["rule"])
    joins = table(language, "joins")
    openings = _openings(rules, lexicon)
    numbers = {name: openings.pop(name) for name in lexicon["number"]}
    return Grammar(
        words=words,
        opening_words=AhoCorasick(
            list(openings), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
        ),
        word_openings=tuple(openings.values()),
        number_shapes=_number_shapes(lexicon["number"]),
        number_openings=numbers,
        rules=rules,
        joins=tuple(_join(entry) for entry in joins["join"]),
        tails=tuple((frozenset(entry["left"]), _rule(entry, pieces)) for entry in joins["tail"]),
        ranges=tuple(_join(entry) for entry in joins["range"]),
        bound=_before(lexicon["bound"]),
        bounds=lexicon["bound"],
    )


def table(language: str, name: str) -> dict[str, Any]:
    """Read one file of rules."""
    return tomllib.loads((FOLDER / language / "time" / f"{name}.toml").read_text(encoding="utf-8"))


def _folded(lists: Mapping[str, Mapping[str, int | str]]) -> Words:
    return {name: {word.casefold(): value for word, value in words.items()} for name, words in lists.items()}


def spellings(word: str) -> tuple[str, ...]:
    """Spell a word as prose, sentence openings and headlines do: "today", "Today", "TODAY"."""
    return tuple(dict.fromkeys((word, word[0].upper() + word[1:], word.upper())))


def _spelt(word: str) -> str:
    return f"(?:{'|'.join(spellings(word))})"


def _alternatives(words: Sequence[str]) -> str:
    spelt = {spelling for word in words for spelling in spellings(word)}
    return "|".join(re.escape(word) for word in sorted(spelt, key=lambda word: (-len(word), word)))


def _pieces(lexicon: Mapping[str, Any]) -> dict[str, str]:
    pieces = dict(cast("dict[str, str]", lexicon["piece"]))
    for name, words in lexicon["word"].items():
        digits = lexicon["digits"].get(name)
        pieces[name] = _alternatives(tuple(words)) + (f"|{digits}" if digits else "")
    return pieces


def _rule(entry: Mapping[str, Any], pieces: Mapping[str, str]) -> Rule:
    captures = {
        found["name"] or found["piece"]: found["piece"]
        for found in _PIECE.finditer(entry["pattern"])
        if not found["bare"]
    }
    return Rule(
        name=entry["name"],
        meaning=entry["meaning"],
        role=entry.get("role", "tail"),
        pattern=_compiled(entry, pieces),
        kind=entry.get("kind"),
        opens=tuple(entry.get("opens", ())),
        joined=entry.get("joined", False),
        gives=entry.get("gives", {}),
        pieces=captures,
        examples=entry["examples"],
    )


def _compiled(entry: Mapping[str, Any], pieces: Mapping[str, str]) -> re.Pattern[str]:
    def expand(found: re.Match[str]) -> str:
        group = "" if found["bare"] else f"P<{found['name'] or found['piece']}>"
        return f"(?{group or ':'}{pieces[found['piece']]})"

    pattern = _WORD_OR_NOTATION.sub(lambda found: found[1] or _spelt(found[0]), entry["pattern"])
    pattern = _PIECE.sub(expand, pattern)
    pattern = _BLANK_OUTSIDE_A_SET.sub(lambda found: found[1] or _BLANK, pattern)
    return re.compile(_preceded_by(entry.get("after", ())) + pattern)


def _preceded_by(words: Sequence[str]) -> str:
    spelt = [spelling for word in words for spelling in (word, word[0].upper() + word[1:])]
    behind = "|".join(
        rf"(?<=\b{re.escape(word)}\s)" if word[0].isalpha() else f"(?<={re.escape(word)})" for word in spelt
    )
    return f"(?:{behind})" if behind else ""


def _openings(rules: Sequence[Rule], lexicon: Mapping[str, Any]) -> dict[str, Opening]:
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for opener in dict.fromkeys(opener for name in rule.opens for opener in _openers(name, lexicon)):
            found.setdefault(opener, []).append(rule)
    return {opener: Opening(_guard(rules), tuple(rules)) for opener, rules in found.items()}


def _openers(name: str, lexicon: Mapping[str, Any]) -> tuple[str, ...]:
    """Name what a rule may begin with: a shape of numbers, or each spelling of a word or a list of words."""
    if name in lexicon["number"]:
        return (name,)
    return tuple(spelling for word in lexicon["word"].get(name, (name,)) for spelling in spellings(word))


def _guard(rules: Sequence[Rule]) -> re.Pattern[str]:
    return re.compile("|".join(_GROUP_NAME.sub("(?:", rule.pattern.pattern) for rule in rules))


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
        examples=entry["examples"],
    )


def _before(words: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(rf"\b({_alternatives(tuple(words))})(?: the)?\s\Z")
