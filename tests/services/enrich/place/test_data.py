import itertools
from zoneinfo import available_timezones

import pytest

from services.enrich.place import gather, tables
from services.enrich.place.gazetteer import gazetteer
from services.enrich.place.names import read_city


def city_lines() -> list[str]:
    return tables.path_of("cities.tsv").read_text("utf-8").splitlines()


def test_the_table_of_cities_is_what_gather_writes() -> None:
    assert list(gather.city_lines()) == city_lines()


def test_every_city_lies_on_earth_in_a_known_zone_and_a_known_country() -> None:
    known = available_timezones()
    countries = gazetteer().countries
    for line in city_lines()[1:]:
        place, population = read_city(line)
        assert place.latitude is not None
        assert place.longitude is not None
        assert abs(place.latitude) <= 90
        assert abs(place.longitude) <= 180
        assert place.timezone in known
        assert population >= 0
        assert place.country in countries or place.country in {"CC", "CX", "GS", "SJ"}, line


@pytest.mark.parametrize("table", ["landmarks", "publishers"])
def test_every_seat_is_a_city_of_the_table(table: str) -> None:
    for row in tables.rows(table):
        assert gazetteer().city(row["city"], row["country"]).country == row["country"]


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("countries", "country"),
        ("regions", "code"),
        ("landmarks", "name"),
        ("publishers", "words"),
        ("areas", "name"),
    ],
)
def test_a_table_tells_nothing_twice(table: str, key: str) -> None:
    keys = [row[key] for row in tables.rows(table)]
    assert len(keys) == len(set(keys))


def test_no_town_repeats_a_city() -> None:
    cities = {tuple(line.split("\t", 2)[:2]) for line in city_lines()}
    assert not [row for row in tables.rows("towns") if (row["name"], row["country"]) in cities]


def test_a_geonames_code_of_a_region_is_given_once() -> None:
    codes = sorted(
        (row["code"][:2], row["geonames_admin1"]) for row in tables.rows("regions") if row["geonames_admin1"]
    )
    assert [left for left, right in itertools.pairwise(codes) if left == right] == []


def test_every_word_list_is_read_and_tells_nothing_twice() -> None:
    words = dict(tables.words())
    for name, listed in (*words.pop("realms").items(), *words.items()):
        assert len(listed) == len(set(listed)), name


@pytest.mark.parametrize("table", ["countries", "regions", "areas"])
def test_every_spelling_of_a_country_and_region_is_known(table: str) -> None:
    for row in tables.rows(table):
        for spelling in tables.several(row["spellings"]):
            assert gazetteer().candidates(spelling), spelling
