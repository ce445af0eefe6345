import pytest

from services.enrich.place import dateline_town, home_of, read_places


def town(text: str, publisher: str = "Government of Kenya") -> str | None:
    found = dateline_town(text, read_places(text, publisher)[0], home_of(publisher))
    return found.name if found else None


@pytest.mark.parametrize(
    "text",
    [
        "LIMA, 4 May 2023 (ANP) -- The Minister",
        "Lima, 4 May 2023: The Minister",
        "A headline\n\nLIMA - The Minister",
        "Lima (ANP) The Minister",
    ],
)
def test_a_town_that_opens_a_line_dates_the_release(text: str) -> None:
    assert town(text) == "Lima"


@pytest.mark.parametrize(
    "text", ["The Minister met in Lima.", "Lima is a town.", "STATEMENT: The Minister", ""]
)
def test_other_openings_are_no_datelines(text: str) -> None:
    assert town(text) is None


def test_of_two_towns_in_capitals_the_one_at_home_is_meant() -> None:
    assert dateline_town("HYDERABAD: The Minister", (), home_of("Government of India")) is not None
    found = dateline_town("HYDERABAD: The Minister", (), home_of("Government of Pakistan"))
    assert found is not None
    assert found.country == "PK"
