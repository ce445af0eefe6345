"""Reads a release's sentences, parties, places and times, and masks what was found."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from schemas.release import AcceptedRelease
from services.enrich.language import Language
from services.enrich.mask import GROUP, ORGANISATION, PERSON, PLACE, QUOTE, TIME, WIDER, mask
from services.enrich.party import PartyMention, read_parties
from services.enrich.place.candidate import SettledPlace
from services.enrich.place.find import find_demonyms
from services.enrich.place.gazetteer import gazetteer
from services.enrich.place.home import home_of
from services.enrich.place.settle import settle_places
from services.enrich.reading import Reading
from services.enrich.sentence.quotation import quotations
from services.enrich.sentence.split import split
from services.enrich.time.find import find_times

_POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my"})
_CITY_STATES = frozenset({"HK", "MO", "SG", "VA", "MC", "GI"})
_LETTERS = {"person": PERSON, "organisation": ORGANISATION, "delegation": GROUP, "group": GROUP}


def read(release: AcceptedRelease, language: Language) -> Reading:
    """Read what the event rules build on."""
    text = release.text
    found = read_parties(text)
    parties = tuple(mention for mention in found.mentions if not _possessive(text, mention))
    owners = tuple(mention for mention in found.mentions if _possessive(text, mention))
    times = find_times(text)
    places = settle_places(text, release.publisher)
    told = tuple(_not_inside(places, parties))
    masked = mask(
        text,
        (
            *((start, end, QUOTE) for start, end in quotations(text)),
            *((time.start, time.end, TIME) for time in times),
            *((place.start, place.end, WIDER if place.qualifies else PLACE) for place in told),
            *((party.start, party.end, _LETTERS[party.party.kind]) for party in parties),
        ),
    )
    home = home_of(release.publisher)
    land = gazetteer().countries.get(home.country or "") if home else None
    return Reading(
        text,
        masked,
        split(text, release.title, language.abbreviations),
        parties,
        told,
        owners,
        times,
        home,
        home if home and home.country in _CITY_STATES else land,
        _lands(text, found.mentions, places),
    )


def _lands(
    text: str, parties: Sequence[PartyMention], places: Sequence[SettledPlace]
) -> dict[int, tuple[str, ...]]:
    """Say for each party by which lands the release tells it, by name or by demonym."""
    told = [(place.start, place.end, place.place.country) for place in places if place.place.country]
    told += [(demonym.start, demonym.end, demonym.country) for demonym in find_demonyms(text)]
    told.sort()
    lands: dict[int, dict[str, None]] = {}
    for party in parties:
        first = bisect_left(told, (party.start - 12, 0, ""))
        for start, end, country in told[first:]:
            if start >= party.end:
                break
            owned = end <= party.start and text[end : party.start].strip() in {"'s", "’s", ""}
            if start >= party.start or owned:
                lands.setdefault(party.referent, {}).setdefault(country or "")
    return {referent: tuple(countries) for referent, countries in lands.items()}


def _possessive(text: str, mention: PartyMention) -> bool:
    return mention.form == "pronoun" and text[mention.start : mention.end].casefold() in _POSSESSIVES


def _not_inside(places: Iterable, parties: Iterable) -> Iterator:
    """Leave out places that are part of a party's name or office."""
    spans = iter(sorted((party.start, party.end) for party in parties))
    start, end = next(spans, (1 << 60, 1 << 60))
    for place in places:
        while end <= place.start:
            start, end = next(spans, (1 << 60, 1 << 60))
        if place.start < start or place.end > end:
            yield place
