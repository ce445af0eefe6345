import pytest

from services.enrich.place import read_places


def described(text: str, publisher: str = "Government of Sri Lanka") -> list[tuple[str, str | None, str]]:
    return [(place.text, place.place.country, place.place.name) for place in read_places(text, publisher)[0]]


@pytest.mark.parametrize(
    ("text", "words", "city"),
    [
        ("They met in the Austrian capital on Monday.", "Austrian capital", "Vienna"),
        ("They met in Germany's capital.", "Germany's capital", "Berlin"),
        ("They met in the capital city of Peru.", "capital city of Peru", "Lima"),
        ("They met in the capital.", "capital", "Colombo"),
    ],
)
def test_a_capital_may_be_told_by_its_country(text: str, words: str, city: str) -> None:
    assert [(text, name) for text, _, name in described(text)] == [(words, city)]


def test_the_capital_alone_is_that_of_the_country_told_last() -> None:
    assert described("He flew to Chile. In the capital he spoke.")[-1] == ("capital", "CL", "Santiago")


@pytest.mark.parametrize(
    "text", ["Chinese capital flows", "the capital market", "the capital of the firm", "share capital"]
)
def test_money_is_no_capital(text: str) -> None:
    assert described(text) == []


def test_a_town_named_behind_the_capital_is_told_by_its_name() -> None:
    assert described("in the capital, Colombo, on Monday") == [("Colombo", "LK", "Colombo")]


@pytest.mark.parametrize(
    "text", ["He left the island.", "She returned to the country.", "They arrived in the country today."]
)
def test_a_homeland_is_the_publishers_country(text: str) -> None:
    assert [(country, name) for _, country, name in described(text)] == [("LK", "Sri Lanka")]


def test_a_realm_that_the_publisher_is_not_is_the_one_told_last() -> None:
    assert described("He met the Saudi envoy of Saudi Arabia and arrived in the Kingdom.")[-1] == (
        "Kingdom",
        "SA",
        "Saudi Arabia",
    )
    assert described("He arrived in the Kingdom.") == []


def test_a_country_that_only_owns_something_is_no_homeland() -> None:
    assert described("He returned to the country's north and left the island of plenty.") == []
