"""What a reader found: the parties of a release and every place that tells them."""

from typing import NamedTuple

from schemas.visit import Party
from services.enrich.party.resolve import Form, Resolved, resolve
from services.enrich.party.scan import read_phrases
from services.enrich.party.tokens import Tokens, read_tokens


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
    """Mentions in text order, and the parties behind them; a mention's `referent` indexes `referents`."""

    mentions: tuple[PartyMention, ...]
    referents: tuple[Party, ...]


def read_parties(text: str, home: str | None = None) -> PartyReading:
    """Find every person, office, organisation and short form in a release and settle who each is.

    `home` is the publisher's country, whose offices a release may tell without it.
    """
    tokens = read_tokens(text)
    resolved, referents = resolve(tokens, read_phrases(tokens), home)
    mentions = tuple(_mention(tokens, one, referents) for one in resolved)
    return PartyReading(mentions, referents)


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
