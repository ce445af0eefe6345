"""From which lands parties come: the country or demonym in a party's own words, or right before them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from services.enrich.party import PartyMention
from services.enrich.place.candidate import DemonymMention, SettledPlace

_OWNED_WITHIN = 24
"""A country that owns a party ("Brunei's Minister of …") ends so many characters before it at most."""
_OWNERS = frozenset({"'s", "\u2019s", ""})


def lands_of_parties(
    text: str,
    parties: Iterable[PartyMention],
    places: Iterable[SettledPlace],
    demonyms: Iterable[DemonymMention],
) -> dict[int, tuple[str, ...]]:
    """Give each party's countries (ISO 3166-1 alpha-2) by referent, in the order they are told."""
    told = sorted(
        [(place.start, place.end, place.place.country) for place in places if place.place.country]
        + [(demonym.start, demonym.end, demonym.country) for demonym in demonyms]
    )
    lands: dict[int, dict[str, None]] = {}
    for party in parties:
        for country in _countries(text, party, told):
            lands.setdefault(party.referent, {}).setdefault(country)
    return {referent: tuple(countries) for referent, countries in lands.items()}


def _countries(text: str, party: PartyMention, told: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    at = bisect_left(told, (party.start - _OWNED_WITHIN, 0, ""))
    while at < len(told) and told[at][0] < party.end:
        start, end, country = told[at]
        if start >= party.start or (end <= party.start and text[end : party.start].strip() in _OWNERS):
            yield country
        at += 1
