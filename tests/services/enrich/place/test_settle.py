import pytest

from services.enrich.place import settle_places


def settled(text: str, publisher: str = "") -> list[tuple[str, str | None]]:
    return [
        (found.place.name, found.place.country)
        for found in settle_places(text, publisher)
        if not found.qualifies
    ]


@pytest.mark.parametrize(
    ("text", "publisher", "place"),
    [
        ("They met in Cambridge.", "Government of the United Kingdom", ("Cambridge", "GB")),
        ("They met in Cambridge, Massachusetts.", "Government of the United Kingdom", ("Cambridge", "US")),
        ("They met in Georgia.", "", ("Georgia", "GE")),
        ("They met in Hyderabad.", "Government of India", ("Hyderabad", "IN")),
        ("They met in Hyderabad.", "Government of Pakistan", ("Hyderabad", "PK")),
        ("They met in Kingston.", "Jamaica Information Service", ("Kingston", "JM")),
        ("They met in Geneva.", "U.S. Department of State", ("Geneva", "CH")),
        ("They met in London.", "Government of Canada", ("London", "GB")),
        ("They met in London, Ontario.", "", ("London", "CA")),
        ("They met in Perth.", "Government of Australia", ("Perth", "AU")),
        ("They met in Perth.", "Scottish Government", ("Perth", "GB")),
        ("They met in Punjab.", "Government of Pakistan", ("Punjab", "PK")),
        ("They met in Punjab.", "Government of India", ("Punjab", "IN")),
        ("They met in Santiago.", "", ("Santiago", "CL")),
        ("They met in the Northern Province.", "Government of Sri Lanka", ("Northern Province", "LK")),
        ("They met in Geneva (Switzerland).", "U.S. Department of State", ("Geneva", "CH")),
    ],
)
def test_publisher_and_words_behind_settle_a_name(text: str, publisher: str, place: tuple[str, str]) -> None:
    assert settled(text, publisher) == [place]


def test_a_country_told_anywhere_settles_a_name() -> None:
    assert ("Valencia", "ES") in settled("The Spanish minister received her in Valencia.")
    assert ("Valencia", "VE") in settled("From Venezuela's capital she went on to Valencia.")


def test_other_stops_of_the_journey_settle_a_name() -> None:
    assert ("Birmingham", "US") in settled("She toured Alabama and spoke in Birmingham.")
    assert ("Birmingham", "GB") in settled("She left London for Birmingham.")


def test_a_town_located_once_is_that_town_throughout() -> None:
    assert settled("He flew to Nogales, Mexico. In Nogales he spoke.", "U.S. Department of State") == [
        ("Nogales", "MX"),
        ("Nogales", "MX"),
    ]


def test_a_small_town_abroad_needs_its_country_told() -> None:
    assert settled("They stopped in Holyhead.", "Government of Japan") == []
    assert settled("They stopped in Holyhead in Wales.", "Government of Japan") == [("Holyhead", "GB")]
    assert settled("They stopped in Holyhead.", "Welsh Government") == [("Holyhead", "GB")]


def test_what_nothing_settles_is_left_out() -> None:
    assert settled("They met in Punjab.") == []
    assert settled("They met in the Central Province.") == []


@pytest.mark.parametrize(
    ("text", "name", "country", "subdivision", "timezone"),
    [
        ("in Tucson", "Tucson", "US", "US-AZ", "America/Phoenix"),
        ("in Kiev", "Kyiv", "UA", "UA-30", "Europe/Kyiv"),
        ("in Rangoon", "Yangon", "MM", "MM-06", "Asia/Yangon"),
        ("in Nur-Sultan", "Astana", "KZ", "KZ-71", "Asia/Almaty"),
        ("the HKSAR", "Hong Kong", "HK", None, "Asia/Hong_Kong"),
        ("in Queensland", "Queensland", "AU", "AU-QLD", "Australia/Brisbane"),
        ("in Sichuan province", "Sichuan", "CN", "CN-SC", "Asia/Shanghai"),
        ("in Poltava Oblast", "Poltava Oblast", "UA", "UA-53", "Europe/Kyiv"),
        ("in Nebraska", "Nebraska", "US", "US-NE", None),
        ("the Mainland of China", "China", "CN", None, "Asia/Shanghai"),
        ("in Türkiye", "Türkiye", "TR", None, "Europe/Istanbul"),
        ("the Kyrgyz Republic", "Kyrgyzstan", "KG", None, "Asia/Bishkek"),
        ("the DPRK", "North Korea", "KP", None, "Asia/Pyongyang"),
        ("in Kosovo", "Kosovo", "XK", None, "Europe/Belgrade"),
    ],
)
def test_a_place_carries_country_subdivision_and_time_zone(
    text: str, name: str, country: str, subdivision: str | None, timezone: str | None
) -> None:
    place = settle_places(text, "")[0].place
    assert (place.name, place.country, place.subdivision, place.timezone) == (
        name,
        country,
        subdivision,
        timezone,
    )


def test_a_city_named_as_its_region_is_the_city_and_with_its_kind_the_region() -> None:
    city, region = settle_places("from Poltava to the Poltava region", "")
    assert (city.place.kind, region.place.kind) == ("city", "region")


def test_a_megabyte_of_towns_is_settled() -> None:
    found = settle_places("Galle, Perth and Lima; " * 40_000, "")
    assert {place.place.name for place in found} >= {"Perth", "Lima"}
