"""Where publishers are at home."""

from collections.abc import Sequence
from functools import cache, lru_cache

from schemas.visit import Place
from services.enrich.place import tables
from services.enrich.place.candidate import PlaceMention
from services.enrich.place.find import find_demonyms, find_places
from services.enrich.place.gazetteer import gazetteer

_PUBLISHERS_KEPT = 4_096


def capital_of(country: str) -> Place | None:
    """Return the seat of government of a country (ISO 3166-1 alpha-2)."""
    return gazetteer().seats.get(country)


@lru_cache(_PUBLISHERS_KEPT)
def home_of(publisher: str) -> Place | None:
    """Return the place where a publisher sits, told by its name.

    The last city or landmark in the name, else the seat of a body that `publishers.csv` knows, else the
    region in the name, else the capital of its country, told by name or demonym.
    """
    mentions = find_places(publisher)
    return _city(mentions) or _known_seat(publisher) or _region(mentions) or _capital(publisher, mentions)


def _places(mentions: Sequence[PlaceMention], kind: str) -> list[Place]:
    best = (mention.candidates[0].place for mention in mentions)
    return [place for place in best if place.kind == kind]


def _city(mentions: Sequence[PlaceMention]) -> Place | None:
    return next(reversed(_places(mentions, "city")), None)


def _region(mentions: Sequence[PlaceMention]) -> Place | None:
    return next(iter(_places(mentions, "region")), None)


def _capital(publisher: str, mentions: Sequence[PlaceMention]) -> Place | None:
    named = [place.country for place in _places(mentions, "country")]
    hinted = [demonym.country for demonym in find_demonyms(publisher)]
    country = next(iter(named + hinted), None)
    return capital_of(country) if country else None


def _known_seat(publisher: str) -> Place | None:
    return next((seat for words, seat in _known_seats() if words in publisher), None)


@cache
def _known_seats() -> tuple[tuple[str, Place], ...]:
    names = gazetteer()
    return tuple((row["words"], names.city(row["city"], row["country"])) for row in tables.rows("publishers"))
