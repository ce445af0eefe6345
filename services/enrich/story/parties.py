"""Lists of parties as an event tells them: each once, an office and its holder as one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from schemas.visit import Party
from services.enrich.reading import PartyMention, Reading
from services.enrich.span import Found, Span

Parties = tuple[Found[PartyMention], ...]

_COMMA = 2
"""An office and the name of its holder stand so many characters apart at most: a comma and a space."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A party by words that the party room has not given it; `referent` is below zero where it knows none."""

    start: int
    end: int
    referent: int
    party: Party
    form: str
    plural: bool = False

    @property
    def members(self) -> tuple[int, ...]:
        """Give the one party meant."""
        return (self.referent,)


def apart(known: Mapping[int, Party], mentions: Iterable[PartyMention]) -> Iterator[PartyMention]:
    """Give each person whom "they" or "both ministers" takes up, by the words that do."""
    for mention in mentions:
        if len(mention.members) < 2:  # noqa: PLR2004  (one stands for itself)
            yield mention
        for member in mention.members if len(mention.members) > 1 else ():
            yield Stated(mention.start, mention.end, member, known[member], mention.form)


def parties_by_number(reading: Reading) -> dict[int, Party]:
    """Give the parties of a release by the number that their mentions share."""
    return {mention.referent: mention.party for mention in reading.parties}


def unnamed_group(words: Found[str]) -> Stated:
    """Make a party of the release's words for a group."""
    span = words.span
    party = Party(kind="group", text=words.value)
    return Stated(span.start, span.end, -span.start - 1, party, "group", plural=True)


def parties(mentions: Iterable[PartyMention]) -> Parties:
    """Take each party once, by its first mention."""
    told = list(mentions)
    found: dict[int, Found[PartyMention]] = {}
    for mention, following in zip_longest(told, told[1:]):
        if following is None or not _only_office(mention, following):
            found.setdefault(mention.referent, Found(mention, Span(mention.start, mention.end)))
    return tuple(found.values())


def _only_office(mention: PartyMention, following: PartyMention) -> bool:
    """Say whether an office stands right before the name of its holder."""
    is_office = mention.party.kind == "person" and not mention.party.name
    is_holder = following.party.kind == "person" and bool(following.party.name)
    return is_office and is_holder and 0 <= following.start - mention.end <= _COMMA


def people(told: Parties) -> Parties:
    """Keep persons, named or told by office."""
    return tuple(party for party in told if party.value.party.kind == "person")


def united(first: Parties, second: Parties) -> Parties:
    """Unite two lists of parties, each party once."""
    if not first or not second:
        return first or second
    known = referents(first)
    return (*first, *(party for party in second if party.value.referent not in known))


def referents(told: Parties) -> frozenset[int]:
    """Give the numbers of the parties."""
    return frozenset(party.value.referent for party in told)
