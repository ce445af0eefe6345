"""Clauses: whose deed a trigger tells, and how far its words reach."""

import re
from dataclasses import dataclass

from services.enrich.event.trigger import Trigger

_NAME = "[\ue000\ue001\ue004]+"
_LINK = r"(?:\s*[,;]?\s+(?:and|&|as well as|together with|along with|alongside|accompanied by)\s+(?:the\s+|his\s+|her\s+)?|\s*&\s*)"
_PARTIES = re.compile(
    rf"(?P<preposition>\b(?:of|with|by|from|for|to|at|in|on|between|including|alongside|as|than|against|under|including)"
    rf"\s+(?:the\s+)?)?(?P<names>{_NAME}(?:(?:(?:[,;]\s+(?:the\s+)?{_NAME})*)(?:{_LINK}{_NAME}))*)(?P<owner>['’]s?\b)?"
)
_CLAUSE = re.compile(
    r"(?:;|:|\bthat|,?\s\bwhere|,?\s\bwhile|,?\s\bwhen|,\s+as|,\s+with|\bduring which|\bthereafter|\bafter which)\s"
)
_RELATIVE = re.compile(r",?\s*\b(?:who|which|both of whom|all of whom|both of which)\s*$")
_JOINED = re.compile(r"(?:,|\band|\bor|\bbut|,\s*and|\bthen|&)\s*$")
_LIST_STEP = re.compile(rf";\s+(?:and\s+)?(?:the\s+|also\s+)?{_NAME}")


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


def find_subject(masked: str, start: int, trigger: Trigger, earlier: bool) -> Subject | None:
    """Find the doer to the left of a trigger in a sentence that begins at `start`.

    `earlier` says whether the sentence holds a trigger before this one, whose doer a joined verb shares.
    """
    left = masked[start : trigger.group.start]
    if relative := _RELATIVE.search(left):
        return _last_parties(masked, start, start + relative.start(), any_role=True)
    if earlier and _JOINED.search(left) and not _NAME_THEN_COMMA.search(left):
        return Subject(start, start, shared=True)
    cuts = [cut.end() for cut in _CLAUSE.finditer(masked, start, trigger.group.start)]
    begin = cuts[-1] if cuts else start
    return _last_parties(masked, begin, trigger.group.start, any_role=False)


_NAME_THEN_COMMA = re.compile(rf"^(?:[^,;]*\bat the same time\b)?{_NAME},\s*$")


def _last_parties(masked: str, start: int, end: int, *, any_role: bool) -> Subject | None:
    found: Subject | None = None
    for parties in _PARTIES.finditer(masked, start, end):
        if not any_role and (parties["preposition"] or parties["owner"]):
            continue
        found = Subject(*parties.span("names"))
    return found


def find_region(masked: str, trigger: Trigger, limit: int, following: int | None, boundary: re.Pattern[str]) -> Region:
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
