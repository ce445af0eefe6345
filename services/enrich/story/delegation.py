"""Who leads a delegation: "a delegation led by the Minister of …"."""

import re
from dataclasses import dataclass

from services.enrich.reading import PartyMention, Reading, within

_LED = re.compile(
    r"(?P<group>[\ue001\ue004]+)[^.;\ue000]{0,60}?\b(?:led|headed|chaired) by\s+[^.;\ue000]{0,40}?(?P<leader>\ue000+)"
    r"(?P<second>\s+and\s+(?:the\s+)?\ue000+)?"
)
_HEADED = re.compile(
    r"\b(?:Led|Headed) by\s+(?P<leader>\ue000+)[^.;\ue004]{0,80}?(?P<group>\ue004+|\bit\b|\bthey\b)"
)


@dataclass(frozen=True, slots=True)
class Delegation:
    """A group told from `start`, and the people at its head."""

    start: int
    text: str
    leaders: tuple[PartyMention, ...]


def find_delegations(reading: Reading) -> tuple[Delegation, ...]:
    """Find each delegation whose leader the release names, in reading order."""
    found: list[Delegation] = []
    for pattern in (_LED, _HEADED):
        for match in pattern.finditer(reading.masked):
            end = match.end()
            leaders = tuple(
                m for m in within(reading.parties, match.start("leader"), end) if m.party.kind == "person"
            )
            if leaders:
                found.append(Delegation(match.start(), match_text(reading, match), leaders))
    return tuple(sorted(found, key=lambda one: one.start))


def match_text(reading: Reading, match: re.Match[str]) -> str:
    """Give the words that name the group."""
    return reading.text[match.start("group") : match.end("group")]
