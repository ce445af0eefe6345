"""Triggers: the words of a sentence that a rule's pattern matches, with the verb group they stand in."""

import re
from dataclasses import dataclass

from services.enrich.event.rules import Kind, Lexicon, Pattern, Rule
from services.enrich.verb.group import VerbGroup, VerbLexicon, read_group
from services.enrich.verb.inflect import Form

_WORD = re.compile(r"[A-Za-z]+(?:[-'\u2019][A-Za-z]+)*")
_NOUN_BEFORE = re.compile(
    r"(?i:\b(?:an?|the|his|her|their|its|this|that|these|of|for|first|second|third|last|official|state|working"
    r"|private|\w+-day|courtesy|bilateral|[a-z]+(?:al|ive|ic|ish|ous|ful|ial)|return|maiden|recent|day|previous"
    r"|such|any|no|site|field|study|goodwill|joint|further|future|two|three|four|several|many|in|on|during|from)"
    r"|['\u2019]s|['\u2019])\s+$"
)
_DELEGATION = re.compile(
    r"(?:\b(?i:delegation|entourage|delegates|party|team|members|it)\b|\ue004)[^.;:]{0,40}$"
)
_CEREMONY = re.compile(
    r"\b(?i:ceremony|ceremonies|welcome|luncheon|lunch|dinner|banquet|reception|guard of honou?r)\b"
)
_BEFORE_GERUND = frozenset(
    {"", ",", ";", ".", ":", "and", "before", "after", "while", "by", "when", "upon", "following", "with"}
    | {"besides", "from", "for", "then"}
)
_BEFORE_BASE = frozenset({"", ",", "and", "or", "then"})
_NOUN_REACH, _DELEGATION_REACH, _CEREMONY_REACH = 30, 80, 160
_BASE = frozenset[Form]({"base"})
_GERUND = frozenset[Form]({"gerund"})
_NOUN_LIKE = frozenset[Form]({"base", "present"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A pattern found: its words from `start` to `end`, in the verb group that begins before them."""

    rule: Rule
    kind: Kind
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
            patterns = lexicon.get(word.group().casefold(), ())
            best = _longest(masked, word, end, patterns, verbs) if word.start() >= free else None
            if best is not None:
                pattern, group, free = best
                found.append(Trigger(pattern.rule, pattern.kind, group, word.start(), free, number))
    return tuple(found)


def _longest(
    masked: str, word: re.Match[str], limit: int, patterns: tuple[Pattern, ...], verbs: VerbLexicon
) -> tuple[Pattern, VerbGroup, int] | None:
    best: tuple[Pattern, VerbGroup, int] | None = None
    for pattern in patterns:
        tail = pattern.tail.match(masked, word.end(), limit)
        if tail is None or (best is not None and tail.end() <= best[2]):
            continue
        group = _group(masked, word.start(), pattern, verbs)
        if _stands(masked, word.start(), pattern) and _suits(masked, group, pattern):
            best = pattern, group, tail.end()
    return best


def _stands(masked: str, start: int, pattern: Pattern) -> bool:
    """Tell a verb from the noun that is spelled like it, by the words before."""
    before = masked[max(0, start - _NOUN_REACH) : start]
    if before.endswith("("):
        return False
    is_noun_like = pattern.forms <= _NOUN_LIKE or pattern.forms == _GERUND
    return pattern.kind != "verb" or not (is_noun_like and _NOUN_BEFORE.search(before))


def _suits(masked: str, group: VerbGroup, pattern: Pattern) -> bool:
    """Say whether the verb group is one that the pattern asks for."""
    if pattern.kind == "verb" and pattern.forms == _BASE and group.tense == "present":
        return group.before in _BEFORE_BASE
    if pattern.kind == "verb" and group.tense == "gerund":
        return group.before in _BEFORE_GERUND
    match pattern.rule.needs:
        case "copula":
            return group.tense != "nominal"
        case "delegation":
            return bool(_DELEGATION.search(masked[max(0, group.start - _DELEGATION_REACH) : group.start]))
        case "ceremony":
            return bool(_CEREMONY.search(masked, max(0, group.start - _CEREMONY_REACH), group.start))
        case _:
            return True


def _group(masked: str, start: int, pattern: Pattern, verbs: VerbLexicon) -> VerbGroup:
    if pattern.kind == "verb":
        return read_group(masked, start, pattern.forms, verbs)
    group = read_group(masked, start, _GERUND, verbs)
    is_told_by_copula = pattern.kind == "phrase" and group.tense != "gerund"
    return group if is_told_by_copula else VerbGroup(start, "nominal", before=group.before)
