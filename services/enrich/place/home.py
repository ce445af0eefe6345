"""Where publishers are at home."""

from collections.abc import Sequence
from functools import cache, lru_cache

from schemas.visit import Place
from services.enrich.place import tables
from services.enrich.place.candidate import PlaceMention
from services.enrich.place.find import find_demonyms, find_places
from services.enrich.place.gazetteer import gazetteer
from services.enrich.place.names import CITY_STATES

_PUBLISHERS_KEPT = 4_096


def capital_of(country: str) -> Place | None:
    """Return the seat of government of a country (ISO 3166-1 alpha-2)."""
    return gazetteer().seats.get(country)


def country_of(code: str) -> Place | None:
    """Return a country by its code (ISO 3166-1 alpha-2)."""
    return gazetteer().countries.get(code)


@lru_cache(_PUBLISHERS_KEPT)
def land_of(publisher: str) -> Place | None:
    """Return what a publisher calls home: its country, for a regional government its region.

    City states, town halls and international organisations are at home in their city.
    """
    home = home_of(publisher)
    if home is None or home.kind == "region" or home.country in CITY_STATES:
        return home
    return home if _is_of_one_city(publisher) else country_of(home.country or "")


def _is_of_one_city(publisher: str) -> bool:
    mentions = find_places(publisher)
    if any(word in publisher for word in tables.word_set("municipal")):
        return _city(mentions) is not None
    return not mentions and any(row["international"] and row["words"] in publisher for row in _publishers())


@lru_cache(_PUBLISHERS_KEPT)
def home_of(publisher: str) -> Place | None:
    """Return the place where a publisher sits, told by its name.

    The last city or landmark in the name, else the seat of a body that `publishers.csv` knows, else the
    region in the name, else the capital of its country, told by name or demonym.
    """
    mentions = find_places(publisher)
    return (
        _city(mentions)
        or _known_seat(publisher, mentions)
        or _region(mentions)
        or _capital(publisher, mentions)
    )


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


def _known_seat(publisher: str, mentions: Sequence[PlaceMention]) -> Place | None:
    """Return the seat of a body that the table knows; a branch of an international one sits elsewhere."""
    abroad = bool(_places(mentions, "country"))
    known = (
        row for row in _publishers() if row["words"] in publisher and not (row["international"] and abroad)
    )
    row = next(known, None)
    return gazetteer().city(row["city"], row["country"]) if row else None


@cache
def _publishers() -> tuple[dict[str, str], ...]:
    return tuple(tables.rows("publishers"))
