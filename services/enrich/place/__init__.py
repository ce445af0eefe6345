"""Finds the places that a release names and settles which ones they are."""

from services.enrich.place.dateline import dateline_town
from services.enrich.place.find import country_of_demonym, find_demonyms, find_places
from services.enrich.place.home import capital_of, country_of, home_of, land_of
from services.enrich.place.settle import read_places, settle, settle_places

__all__ = [
    "capital_of",
    "country_of",
    "country_of_demonym",
    "dateline_town",
    "find_demonyms",
    "find_places",
    "home_of",
    "land_of",
    "read_places",
    "settle",
    "settle_places",
]
