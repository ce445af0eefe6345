"""Clauses: whose deed a trigger tells, and how far its words reach."""

import re
from dataclasses import dataclass

from services.enrich.event.trigger import Trigger

_NAME = "[\ue000\ue001\ue004]++"
_LINK = (
    r"(?:\s*[,;]?\s+(?:and|&|as well as|together with|along with|alongside|accompanied by)\s+"
    r"(?:(?:the|his|her)\s+)?|\s*&\s*)"
)
_PARTIES = re.compile(
    r"(?P<preposition>\b(?:of|with|by|from|for|to|at|in|on|between|including|alongside|as|than|against|under)"
    rf"\s+(?:the\s+)?)?(?P<names>{_NAME}(?:(?:[,;]\s+(?:the\s+)?{_NAME})*{_LINK}{_NAME})*)(?P<owner>['\u2019]s?\b)?"
)
_CLAUSE = re.compile(
    r"(?:;|:|\s--?|[\u2013—]|\b(?:said|says|announced|stated|confirmed|reported|noted|added)\b|\bthat"
    r"|,?\s\b(?:where|while|when)|,\s+(?:as|with)|\b(?:during|after) which|\bthereafter)\s"
)
_SHARING = frozenset(
    {"before", "after", "while", "by", "when", "upon", "for", "in", "and", "of", "to", "following"}
)
_RELATIVE = re.compile(r",?\s*\b(?:who|which|both of whom|all of whom|both of which)\s*$")
_JOINED = re.compile(r"(?:,|\band|\bor|\bbut|,\s*and|\bthen|&)\s*$")
_OWNER = re.compile(
    rf"(?P<names>{_NAME})(?:['\u2019]s?)?"
    r"(?:\s+(?![\ue000-\ue002\ue004]|of\b|and\b|during\b|on\b|for\b)[^\s,.;]+){0,5}\s+$"
)
_AGENT = re.compile(rf"[^,.;]{{0,60}}?\b(?:by|of)\s+(?:the\s+)?(?P<names>{_NAME})")
_NAME_THEN_COMMA = re.compile(rf"^(?:the\s+)?{_NAME},\s*$", re.IGNORECASE)
_NAME_ENDS = re.compile(r"[\ue000\ue001\ue004]\s*$")
_GUEST = re.compile(rf"\bof\s+(?:the\s+)?(?P<names>{_NAME})")
_FRONTED = 60
"""A noun so near the sentence's beginning belongs to the doer of the clause behind it."""
_OWNED_WITHIN = 120
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


def find_subject(
    masked: str, sentence: tuple[int, int], trigger: Trigger, *, earlier: bool
) -> Subject | None:
    """Find the doer of a trigger's deed in its sentence.

    `earlier` says whether the sentence holds a trigger before this one, whose doer a joined verb shares.
    """
    start, verb = sentence[0], trigger.group.start
    if trigger.kind == "noun":
        return _owner(masked, trigger) or _main_doer(masked, sentence, trigger, earlier=earlier)
    left = masked[start:verb]
    if relative := _RELATIVE.search(left):
        return _last_parties(masked, start, start + relative.start())
    if trigger.group.tense == "gerund" and _NAME_ENDS.search(left):
        return _last_parties(masked, start, verb)
    if _shares(trigger, left, earlier=earlier):
        return Subject(start, start, shared=True)
    return _first_parties(masked, start, verb)


def _shares(trigger: Trigger, left: str, *, earlier: bool) -> bool:
    """Say whether a verb is joined to the one before: "visited A and met B", "after visiting A"."""
    if trigger.group.tense == "gerund" and trigger.group.before in _SHARING:
        return True
    return earlier and bool(_JOINED.search(left)) and not _NAME_THEN_COMMA.search(left)


def _owner(masked: str, trigger: Trigger) -> Subject | None:
    """Find whose visit a noun tells: within its words, right before them, or as an agent behind them."""
    start = max(0, trigger.start - _OWNED_WITHIN)
    for found in (
        _GUEST.search(masked, trigger.start, trigger.end),
        _OWNER.search(masked, start, trigger.start),
        _AGENT.match(masked, trigger.end, trigger.end + _OWNED_WITHIN),
    ):
        if found is not None:
            return Subject(*found.span("names"))
    return None


def _main_doer(masked: str, sentence: tuple[int, int], trigger: Trigger, *, earlier: bool) -> Subject:
    """Find whom "his" means in "During his visit to …, the Minister met …", else the doer so far."""
    start, end = sentence
    comma = masked.find(",", trigger.end, end)
    if trigger.start - start < _FRONTED and comma >= 0 and (later := _first_parties(masked, comma, end)):
        return later
    before = None if earlier else _first_parties(masked, start, trigger.start)
    return before or Subject(start, start, shared=True)


def _last_parties(masked: str, start: int, end: int) -> Subject | None:
    spans = [found.span("names") for found in _PARTIES.finditer(masked, start, end)]
    return Subject(*spans[-1]) if spans else None


def _first_parties(masked: str, start: int, end: int) -> Subject | None:
    """Take the first party, of the nearest clause to the left, outside a prepositional phrase."""
    starts = [start, *(cut.end() for cut in _CLAUSE.finditer(masked, start, end))]
    for begin in reversed(starts):
        for parties in _PARTIES.finditer(masked, begin, end):
            if not parties["preposition"] and not parties["owner"]:
                return Subject(*parties.span("names"))
    return None


def find_region(
    masked: str, trigger: Trigger, limit: int, following: int | None, boundary: re.Pattern[str]
) -> Region:
    """Find how far a trigger's words reach: to the next clause, the next trigger or `limit`."""
    stops = (
        stop for stop in boundary.finditer(masked, trigger.end, limit) if not _goes_on(masked, stop, limit)
    )
    stop = next(stops, None)
    end = stop.start() if stop else limit
    if following is not None and trigger.end <= following < end:
        end = following
    return Region(trigger.end, end)


def _goes_on(masked: str, stop: re.Match[str], limit: int) -> bool:
    """Say whether a semicolon only parts the names of a list."""
    return stop.group().startswith(";") and bool(_LIST_STEP.match(masked, stop.start(), limit))
