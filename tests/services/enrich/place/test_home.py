import pytest

from services.enrich.place import capital_of, country_of, home_of, land_of


@pytest.mark.parametrize(
    ("publisher", "city", "country"),
    [
        ("Ministry of Foreign Affairs of Peru", "Lima", "PE"),
        ("Ministry of Defence, Kingdom of Norway", "Oslo", "NO"),
        ("Indonesian Navy", "Jakarta", "ID"),
        ("HKSAR Government", "Hong Kong", "HK"),
        ("MINDEF", "Singapore", "SG"),
        ("10 Downing Street", "London", "GB"),
        ("The White House", "Washington", "US"),
        ("The Kremlin", "Moscow", "RU"),
        ("Saeima", "Riga", "LV"),
        ("NATO", "Brussels", "BE"),
        ("Inter-Services Public Relations", "Rawalpindi", "PK"),
        ("Embassy of Chile, Canberra", "Canberra", "AU"),
        ("City of London Corporation", "London", "GB"),
        ("Office of the Prime Minister, Georgia", "Tbilisi", "GE"),
        ("Scottish Government", "Edinburgh", "GB"),
        ("Government of the Netherlands", "The Hague", "NL"),
    ],
)
def test_a_publisher_sits_where_its_name_tells(publisher: str, city: str, country: str) -> None:
    home = home_of(publisher)
    assert home is not None
    assert (home.kind, home.name, home.country) == ("city", city, country)


def test_a_publisher_of_a_region_sits_in_the_region() -> None:
    home = home_of("Office of the Governor of Missouri")
    assert home is not None
    assert (home.kind, home.subdivision) == ("region", "US-MO")


def test_a_name_that_tells_no_place_has_no_home() -> None:
    assert home_of("The Press Office") is None
    assert home_of("") is None


def test_every_country_has_its_seat_of_government() -> None:
    seat = capital_of("LK")
    assert seat is not None
    assert (seat.name, seat.timezone) == ("Colombo", "Asia/Colombo")
    assert capital_of("ZZ") is None


@pytest.mark.parametrize(
    ("publisher", "kind", "name"),
    [
        ("Ministry of Foreign Affairs of Peru", "country", "Peru"),
        ("HKSAR Government", "city", "Hong Kong"),
        ("City of Vancouver", "city", "Vancouver"),
        ("Seoul Metropolitan Government", "city", "Seoul"),
        ("Office of the Governor of Missouri", "region", "Missouri"),
        ("UNESCO", "city", "Paris"),
        ("UNICEF Kenya", "country", "Kenya"),
        ("Saeima", "country", "Latvia"),
    ],
)
def test_a_publisher_is_at_home_in_its_country_its_region_or_its_city(
    publisher: str, kind: str, name: str
) -> None:
    land = land_of(publisher)
    assert land is not None
    assert (land.kind, land.name) == (kind, name)


def test_a_country_is_found_by_its_code() -> None:
    country = country_of("NZ")
    assert country is not None
    assert country.name == "New Zealand"
    assert country_of("ZZ") is None
