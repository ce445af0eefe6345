"""What a reader found: the parties of a release and every place that tells them."""

from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from schemas.visit import Party
from services.enrich.party.resolve import Form, Resolved, resolve
from services.enrich.party.scan import read_phrases
from services.enrich.party.tokens import Tokens, read_tokens

_LONGEST_LINK = 4
_ARTICLES = frozenset({"the", "The", "his", "her", "its"})
_LINKS = frozenset({",", ";", "and", "&"}) | _ARTICLES


class PartyMention(NamedTuple):
    """Half-open character range that tells a party; `members` are the referents a plural stands for."""

    start: int
    end: int
    referent: int
    party: Party
    form: Form
    plural: bool
    members: tuple[int, ...]


class PartyReading(NamedTuple):
    """Mentions in text order, and the parties behind them; a mention's `referent` indexes `referents`.

    `starts` are the mentions' own; `joined` tells which follows the one before it in a list.
    """

    mentions: tuple[PartyMention, ...]
    referents: tuple[Party, ...]
    starts: tuple[int, ...]
    joined: tuple[bool, ...]

    def within(self, start: int, end: int) -> tuple[PartyMention, ...]:
        """Give the mentions that lie wholly in `start:end`, in text order."""
        first = bisect_left(self.starts, start)
        behind = bisect_left(self.starts, end)
        return tuple(one for one in self.mentions[first:behind] if one.end <= end)

    def parties_in(self, start: int, end: int) -> tuple[PartyMention, ...]:
        """Give the first mention in `start:end` of each distinct party, in text order."""
        first: dict[int, PartyMention] = {}
        for one in self.within(start, end):
            first.setdefault(one.referent, one)
        return tuple(first.values())

    def listed(self, start: int) -> tuple[PartyMention, ...]:
        """Give the list "A, B and C" whose first member is the first mention from `start` on."""
        first = behind = bisect_left(self.starts, start)
        while behind < len(self.mentions) and (behind == first or self.joined[behind]):
            behind += 1
        return self.mentions[first:behind]

    def resolve(self, start: int, end: int) -> PartyMention | None:
        """Give the longest mention that lies in `start:end` or covers it."""
        inside = self.within(start, end)
        if inside:
            return max(inside, key=lambda one: one.end - one.start)
        place = bisect_left(self.starts, start + 1) - 1
        if place >= 0 and self.mentions[place].end >= end:
            return self.mentions[place]
        return None


def read_parties(text: str, home: str | None = None) -> PartyReading:
    """Find every person, office, organisation and short form in a release and settle who each is.

    `home` is the publisher's country, whose offices a release may tell without it.
    """
    tokens = read_tokens(text)
    resolved, referents = resolve(tokens, read_phrases(tokens), home)
    mentions = tuple(_mention(tokens, one, referents) for one in resolved)
    starts = tuple(one.start for one in mentions)
    follows = (_joins(tokens, one.phrase.end, other.phrase.start) for one, other in pairwise(resolved))
    return PartyReading(mentions, referents, starts, (False, *follows) if mentions else ())


def _joins(tokens: Tokens, end: int, start: int) -> bool:
    between = tokens.words[end:start] if start - end <= _LONGEST_LINK else [""]
    return _LINKS.issuperset(between) and not _ARTICLES.issuperset(between)


def _mention(tokens: Tokens, one: Resolved, referents: tuple[Party, ...]) -> PartyMention:
    phrase = one.phrase
    return PartyMention(
        tokens.starts[phrase.start],
        tokens.end(phrase.end - 1),
        one.referent,
        referents[one.referent],
        one.form,
        len(one.members) > 1 or phrase.kind in {"group", "delegation", "pair"},
        one.members,
    )
