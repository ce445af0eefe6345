"""Triggers: the words of a sentence that a rule's pattern matches, with the verb group they stand in."""

import re
from dataclasses import dataclass

from services.enrich.event.rules import Lexicon, Pattern, Rule
from services.enrich.verb.group import VerbGroup, VerbLexicon, read_group

_WORD = re.compile(r"[A-Za-z]+(?:[-'\u2019][A-Za-z]+)*")
_NOUN_BEFORE = re.compile(
    r"(?i:\b(?:an?|the|his|her|their|its|this|that|these|of|for|first|second|third|last|official|state|working|private|"
    r"\w+-day|courtesy|bilateral|[a-z]+(?:al|ive|ic|ish|ous|ful|ial)|return|maiden|recent|day|previous|such|any|no|"
    r"site|field|study|goodwill|joint|further|future|two|three|four|several|many|these|in|on|during|from)|['\u2019]s|['\u2019])\s+$"
)
_CEREMONY = re.compile(
    r"(?i:\b(?:ceremony|ceremonies|welcome|luncheon|dinner|banquet|reception|guard of honou?r)\b)"
)
_BEFORE_GERUND = frozenset(
    {
        "",
        ",",
        ";",
        ".",
        ":",
        "and",
        "before",
        "after",
        "while",
        "by",
        "when",
        "upon",
        "following",
        "with",
        "besides",
        "from",
        "for",
        "then",
    }
)
_DELEGATION = re.compile(
    r"(?:\b(?i:delegation|entourage|delegates|party|team|members|it)\b|\ue004)[^.;:]{0,40}$"
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A pattern found: its words from `start` to `end`, in the verb group that begins before them."""

    rule: Rule
    kind: str
    group: VerbGroup
    start: int
    end: int
    sentence: int


def find_triggers(
    masked: str, sentences: list[tuple[int, int]], lexicon: Lexicon, verbs: VerbLexicon
) -> tuple[Trigger, ...]:
    """Find every trigger in reading order; of overlapping ones the first, of those the longest, stands."""
    found: list[Trigger] = []
    for number, (start, end) in enumerate(sentences):
        free = start
        for word in _WORD.finditer(masked, start, end):
            patterns = lexicon.get(word.group().casefold())
            if patterns is None or word.start() < free:
                continue
            trigger = _longest(masked, word.start(), word.end(), end, patterns, verbs, number)
            if trigger is not None:
                found.append(trigger)
                free = trigger.end
    return tuple(found)


def _longest(
    masked: str,
    start: int,
    after: int,
    limit: int,
    patterns: tuple[Pattern, ...],
    verbs: VerbLexicon,
    number: int,
) -> Trigger | None:
    best: Trigger | None = None
    for pattern in patterns:
        tail = pattern.tail.match(masked, after, limit)
        if tail is None or (best is not None and tail.end() <= best.end):
            continue
        if not _stands(masked, start, pattern):
            continue
        group = _group(masked, start, pattern, verbs)
        if not _suits(masked, group, pattern):
            continue
        best = Trigger(pattern.rule, pattern.kind, group, start, tail.end(), number)
    return best


def _suits(masked: str, group: VerbGroup, pattern: Pattern) -> bool:
    rule = pattern.rule
    if pattern.kind == "verb" and pattern.forms == {"base"} and group.tense == "present":
        return group.before in {"and", ",", "or", "then"} or group.before == ""
    if pattern.kind == "verb" and group.tense == "gerund":
        return group.before in _BEFORE_GERUND
    if rule.needs == "copula":
        return group.tense != "nominal"
    if rule.needs == "ceremony":
        return bool(_CEREMONY.search(masked[max(0, group.start - 160) : group.start]))
    if rule.needs == "delegation":
        return bool(_DELEGATION.search(masked[max(0, group.start - 80) : group.start]))
    return True


def _stands(masked: str, start: int, pattern: Pattern) -> bool:
    """Tell a verb from the noun that is spelled like it, by the word before."""
    before = masked[max(0, start - 30) : start]
    if before.endswith("("):
        return False
    if pattern.kind == "verb":
        if pattern.forms <= {"base", "present"}:
            return not _NOUN_BEFORE.search(before)
        return not (pattern.forms == {"gerund"} and _NOUN_BEFORE.search(before))
    return True


def _group(masked: str, start: int, pattern: Pattern, verbs: VerbLexicon) -> VerbGroup:
    if pattern.kind == "verb":
        return read_group(masked, start, pattern.forms, verbs)
    if pattern.kind == "noun":
        return VerbGroup(start, "nominal")
    group = read_group(masked, start, frozenset({"gerund"}), verbs)
    if group.tense != "gerund":
        return group
    return VerbGroup(start, "nominal", before=group.before)
