"""Who leads a delegation: "a delegation led by the Minister of …"."""

import re
from dataclasses import dataclass

from services.enrich.reading import PartyMention, Reading, within

_LED = re.compile(
    r"(?<![\ue001\ue004])(?P<group>[\ue001\ue004]++)[^.;\ue000]{0,60}?\b(?:led|headed|chaired) by\s+"
    r"[^.;\ue000]{0,40}?(?P<leader>\ue000++)(?:\s+and\s+(?:the\s+)?\ue000++)?"
)
_HEADED = re.compile(
    r"\b(?:Led|Headed) by\s+(?P<leader>\ue000++)[^.;\ue004]{0,80}?(?P<group>\ue004+|\bit\b|\bthey\b)"
)


@dataclass(frozen=True, slots=True)
class Delegation:
    """A group told from `start` as `text`, and the people at its head."""

    start: int
    text: str
    leaders: tuple[PartyMention, ...]


def find_delegations(reading: Reading) -> tuple[Delegation, ...]:
    """Find each delegation whose leader the release names, in reading order."""
    found = (match for pattern in (_LED, _HEADED) for match in pattern.finditer(reading.masked))
    delegations = (_delegation(reading, match) for match in found)
    return tuple(sorted((one for one in delegations if one.leaders), key=lambda one: one.start))


def _delegation(reading: Reading, match: re.Match[str]) -> Delegation:
    told = within(reading.parties, match.start("leader"), match.end())
    leaders = tuple(mention for mention in told if mention.party.kind == "person")
    return Delegation(match.start(), reading.text[slice(*match.span("group"))], leaders)
