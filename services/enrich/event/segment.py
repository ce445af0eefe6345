"""Segments: the parts of a trigger's region, each opened by a preposition or its like."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a region; `role` names what opened it, "object" for the words right after the trigger."""

    role: str
    start: int
    end: int


def compile_markers(markers: Mapping[str, list[str]]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Build one pattern of every marker, longest first, and the role of each."""
    roles = {word: role for role, words in markers.items() for word in words}
    ordered = sorted(roles, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?=\s)"), roles


def segments(
    masked: str, start: int, end: int, pattern: re.Pattern[str], roles: Mapping[str, str]
) -> tuple[Segment, ...]:
    """Cut a region at its markers."""
    found: list[Segment] = []
    role, begin = "object", start
    for marker in pattern.finditer(masked, start, end):
        found.append(Segment(role, begin, marker.start()))
        role, begin = roles[marker.group()], marker.end()
    found.append(Segment(role, begin, end))
    return tuple(found)
