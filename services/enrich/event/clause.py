"""Clauses: whose deed a trigger tells, and how far its words reach."""

import re
from dataclasses import dataclass

from services.enrich.event.trigger import Trigger

_NAME = "[\ue000\ue001\ue004]+"
_LINK = r"(?:\s*[,;]?\s+(?:and|&|as well as|together with|along with|alongside|accompanied by)\s+(?:the\s+|his\s+|her\s+)?|\s*&\s*)"
_PARTIES = re.compile(
    rf"(?P<preposition>\b(?:of|with|by|from|for|to|at|in|on|between|including|alongside|as|than|against|under|including)"
    rf"\s+(?:the\s+)?)?(?P<names>{_NAME}(?:(?:(?:[,;]\s+(?:the\s+)?{_NAME})*)(?:{_LINK}{_NAME}))*)(?P<owner>['\u2019]s?\b)?"
)
_CLAUSE = re.compile(
    r"(?:;|:|\s--?|[\u2013—]|\b(?:said|says|announced|stated|confirmed|reported|noted|added)\b|\bthat|,?\s\bwhere|,?\s\bwhile|,?\s\bwhen|,\s+as|,\s+with|\bduring which|\bthereafter|\bafter which)\s"
)
_SHARING = frozenset(
    {"before", "after", "while", "by", "when", "upon", "for", "in", "and", "of", "to", "following"}
)
_RELATIVE = re.compile(r",?\s*\b(?:who|which|both of whom|all of whom|both of which)\s*$")
_JOINED = re.compile(r"(?:,|\band|\bor|\bbut|,\s*and|\bthen|&)\s*$")
_OWNER = re.compile(
    rf"(?P<names>{_NAME})(?:['\u2019]s?)?(?:\s+(?![\ue000-\ue002\ue004]|of\b|and\b|during\b|on\b|for\b)[^\s,.;]+){{0,5}}\s+$"
)
_AGENT = re.compile(rf"[^,.;]{{0,60}}?\b(?:by|of)\s+(?:the\s+)?(?P<names>{_NAME})")
_NAME_THEN_COMMA = re.compile(rf"^(?:the\s+)?{_NAME},\s*$", re.IGNORECASE)
_NAME_ENDS = re.compile(r"[\ue000\ue001\ue004]\s*$")
_GUEST = re.compile(rf"\bof\s+(?:the\s+)?(?P<names>{_NAME})")
_FRONTED = 60
_LIST_STEP = re.compile(rf";\s+(?:and\s+)?(?:the\s+|also\s+)?(?:\ue002+['\u2019]s\s+)?{_NAME}")


@dataclass(frozen=True, slots=True)
class Region:
    """The words a trigger governs on its right."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Subject:
    """Where the doer is named: a range that holds party mentions; `shared` with the trigger before."""

    start: int
    end: int
    shared: bool = False


def find_subject(masked: str, start: int, limit: int, trigger: Trigger, *, earlier: bool) -> Subject | None:
    """Find the doer to the left of a trigger in a sentence from `start` to `limit`.

    `earlier` says whether the sentence holds a trigger before this one, whose doer a joined verb shares.
    """
    if trigger.kind == "noun":
        return _possessor(masked, start, limit, trigger, earlier=earlier)
    left = masked[start : trigger.group.start]
    if relative := _RELATIVE.search(left):
        return _last_parties(masked, start, start + relative.start())
    if trigger.group.tense == "gerund" and trigger.group.before in _SHARING:
        return Subject(start, start, shared=True)
    if trigger.group.tense == "gerund" and _NAME_ENDS.search(left):
        return _last_parties(masked, start, trigger.group.start)
    if earlier and _JOINED.search(left) and not _NAME_THEN_COMMA.search(left):
        return Subject(start, start, shared=True)
    return _first_parties(masked, start, trigger.group.start)


def _possessor(masked: str, start: int, limit: int, trigger: Trigger, *, earlier: bool) -> Subject | None:
    """Whose visit a noun tells: an owner right before it, or an agent right behind it; else the sentence's doer."""
    if inside := _GUEST.search(masked, trigger.start, trigger.end):
        return Subject(*inside.span("names"))
    if owner := _OWNER.search(masked, max(start, trigger.start - 120), trigger.start):
        return Subject(*owner.span("names"))
    if agent := _AGENT.match(masked, trigger.end, trigger.end + 120):
        return Subject(*agent.span("names"))
    if trigger.start - start < _FRONTED and (later := _after_comma(masked, trigger.end, limit)):
        return later
    return (None if earlier else _first_parties(masked, start, trigger.start)) or Subject(
        start, start, shared=True
    )


def _after_comma(masked: str, start: int, limit: int) -> Subject | None:
    """Whom "his" means in "During his visit to …, the Minister met …": the doer of the main clause."""
    comma = masked.find(",", start, limit)
    return _first_parties(masked, comma, limit) if comma >= 0 else None


def _last_parties(masked: str, start: int, end: int) -> Subject | None:
    found = None
    for found in _PARTIES.finditer(masked, start, end):
        pass
    return Subject(*found.span("names")) if found else None


def _first_parties(masked: str, start: int, end: int) -> Subject | None:
    """Take the first party of the nearest clause to the left that names one outside a prepositional phrase."""
    starts = [start, *(cut.end() for cut in _CLAUSE.finditer(masked, start, end))]
    for begin in reversed(starts):
        for parties in _PARTIES.finditer(masked, begin, end):
            if not parties["preposition"] and not parties["owner"]:
                return Subject(*parties.span("names"))
    return None


def find_region(
    masked: str, trigger: Trigger, limit: int, following: int | None, boundary: re.Pattern[str]
) -> Region:
    """Find how far a trigger's words reach: to the next clause, the next trigger or the sentence's end."""
    end = limit
    for stop in boundary.finditer(masked, trigger.end, limit):
        if stop.group().startswith(";") and _LIST_STEP.match(masked, stop.start(), limit):
            continue
        end = stop.start()
        break
    if following is not None and trigger.end <= following < end:
        end = following
    return Region(trigger.end, end)
