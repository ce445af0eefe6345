"""Rules of company as data: read from TOML, checked, compiled once."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from schemas.visit import EventType

Tells = Literal["leaders", "members", "companions", "present"]

_GROUP = r"(?:(?:[\ue001\ue004]++\s)?\ue004++(?:\sof\s(?:[^\s,;.]+\s){0,2}\ue004++)?+|[\ue001\ue004]++)"
_GROUPS = frozenset({"group", "members"})
_GAP = r"(?:,?\s+[^\s,.;:!?\ue000]+){0,8}?"
_LAND = r"(?P<land>[A-Z][\w.]*(?:\s[A-Z]\w*)?)"
_GLUE = r",?:?\s+"
# A list is read from its first name on, and tried at the beginning of a word alone.
_OPENING = r"(?<![\w\ue000-\ue006])(?<!\ue000[,;]\s)(?<!\ue000\sand\s)"


class Example(BaseModel):
    """An own sentence, and the people the rule finds in it."""

    model_config = ConfigDict(strict=True, extra="forbid")
    text: str
    people: list[str]


class CompanyRule(BaseModel):
    """One way of telling who belongs to whom."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    name: str
    means: str
    tells: Tells
    pattern: str
    examples: Annotated[list[Example], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule of company, ready to be searched for in a masked sentence."""

    rule: CompanyRule
    search: re.Pattern[str]
    of_group: bool


@dataclass(frozen=True, slots=True)
class CompanyRules:
    """The rules by the word looked for first, and what their other words mean."""

    by_word: Mapping[str, tuple[Pattern, ...]]
    groups: frozenset[str]
    named: frozenset[str]
    persons: frozenset[str]
    belonging: frozenset[str]
    pronouns: frozenset[str]
    past: frozenset[str]
    told_of: re.Pattern[str]
    engaged: re.Pattern[str]
    lands: tuple[re.Pattern[str], ...]
    occasion: re.Pattern[str]
    occasions: Mapping[str, EventType]


def compile_company(data: Mapping[str, Any]) -> CompanyRules:
    """Check and compile the tables of company.toml."""
    occasions: dict[str, EventType] = {
        word: kind for kind, words in data["occasions"].items() for word in words
    }
    macros = _macros(data, occasions)
    by_word: defaultdict[str, list[Pattern]] = defaultdict(list)
    for written in data["rule"]:
        rule = CompanyRule.model_validate(written)
        search = _compiled(rule.pattern, macros)
        for word in _first_words(rule.pattern):
            by_word[word].append(Pattern(rule, search, not _GROUPS.isdisjoint(search.groupindex)))
    return CompanyRules(
        by_word={word: tuple(patterns) for word, patterns in by_word.items()},
        **{
            key: frozenset(data[key])
            for key in ("groups", "named", "persons", "belonging", "pronouns", "past")
        },
        told_of=re.compile(rf"\b(?i:{'|'.join([*data['groups'], *data['belonging'], *data['pronouns']])})\b"),
        engaged=re.compile("|".join(_compiled(told, macros).pattern for told in data["engaged"])),
        lands=tuple(_compiled(told, {"LAND": _LAND}) for told in data["lands"]),
        occasion=re.compile(rf"\b(?i:the|this|these|both)\s(?:\w+\s){{0,2}}?({'|'.join(occasions)})\b"),
        occasions=occasions,
    )


def _first_words(pattern: str) -> list[str]:
    """Give the last word of each choice of the token marked "!"; a rule needs exactly one."""
    (token,) = (token for token in pattern.split() if token.endswith("!"))
    return [choice.split("_")[-1].casefold() for choice in token.removesuffix("!").split("|")]


def _compiled(pattern: str, macros: Mapping[str, str]) -> re.Pattern[str]:
    parts: list[str] = []
    for token in pattern.split():
        optional, word = token.endswith("?"), token.rstrip("?!")
        part = macros.get(word) or _choice(word)
        if not parts:
            part = _OPENING + part if word in {"PEOPLE", "LEADER"} else part
        elif word not in {"~", "MORE", ","}:
            part = _GLUE + part
        parts.append(f"(?:{part})?" if optional else part)
    return re.compile("".join(parts))


def _macros(data: Mapping[str, Any], occasions: Mapping[str, EventType]) -> dict[str, str]:
    """Build what the tokens in capitals match in a masked sentence."""
    before_a_name = _list(data["lists"])
    belonging = "|".join(data["belonging"])
    doings = "|".join(data["lists"]["doings"])
    return {
        "PEOPLE": rf"(?P<people>{before_a_name}+)",
        "FRONTED": rf"(?P<people>{before_a_name})",
        "LEADER": rf"(?P<leader>{before_a_name}+)",
        "GROUP": rf"(?P<group>{_GROUP}|\b(?i:{'|'.join(data['pronouns'])})\b)",
        "MEMBERS": rf"(?P<members>\b(?i:{belonging})\sof\s(?:[^\s,;.]+\s){{0,3}}\ue004++|{_GROUP})",
        "OCCASION": rf"(?:{'|'.join(occasions)})\b(?=\s*(?:[.,;)]|$|\s(?:was|were|is|are|on)\b))",
        "~": _GAP,
        "MORE": rf"(?:,?\s+(?!(?i:{doings})\b)[^\s,.;:!?\ue000\ue004]+){{0,8}}?",
        ",": r"\s*,",
    }


def _list(words: Mapping[str, list[str]]) -> str:
    """Build the pattern of a list whose last item is a person; its last quantifier may be made possessive.

    Between names may stand people without one, "members of parliament"; behind a name what else is told of
    the person: a body, the rest of an office, and before a semicolon anything.
    """
    links, articles, prepositions = ("|".join(words[key]) for key in ("links", "articles", "prepositions"))
    separator = rf"(?:\s*[,;]\s*(?:(?:{links})\s+)?|\s+(?:{links})\s+|\s(?=\ue000))"
    article = rf"(?:(?i:{articles})\s+)*+"
    complement = rf"(?:\s(?:{prepositions})(?:\s[^\s,;.:\ue000]+){{1,4}}?)?"
    unnamed = rf"(?:(?:[^\s,;.:\ue000]+\s){{0,3}}[\ue001\ue004]++{complement}|[a-z-]+s\b)"
    office = r"(?:\s\ue001++)?+(?:\s(?:and|&)(?:\s[A-Z][\w'-]*){1,3}(?=[,;]))?+"
    named = rf"\ue000++{office}(?:\s\([^()]*+\))?+(?:[^.;:\ue000]{{0,80}}(?=;))?+"
    before = r"(?:(?:[A-Z][\w'\u2019-]*|\ue001++|\ue004++)\s){0,4}"
    item = rf"(?:{article}{unnamed}{separator})*+{article}{before}{named}"
    return rf"{item}(?:{separator}{item})*"


def _choice(word: str) -> str:
    """Match one of several words in any case; a word written with a capital opens its sentence."""
    choices = "|".join(re.escape(choice.replace("_", " ")) for choice in word.split("|"))
    return rf"\b(?:{choices})\b" if word[0].isupper() else rf"\b(?i:{choices})\b"
