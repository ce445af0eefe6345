import pytest

from services.enrich.language import language_of
from services.enrich.phrase.items import items

LANGUAGE = language_of("en")


def phrases_of(text: str) -> list[str]:
    assert LANGUAGE is not None
    return [text[item.start : item.end] for item in items(text, 0, len(text), LANGUAGE.phrases)]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("the Harbour Museum to see the boats", ["Harbour Museum"]),
        (
            "the Harbour Museum, the Glass Works and the Old Mill",
            ["Harbour Museum", "Glass Works", "Old Mill"],
        ),
        ("the Ministry of Labour and Welfare", ["Ministry of Labour and Welfare"]),
        ("the sorting hall jointly built by two firms", ["sorting hall"]),
        ("a museum showing the town's past", ["museum"]),
        ("a gathering of teachers on Friday", ["gathering of teachers"]),
        ("the Centre for Ice Research and met its staff", ["Centre for Ice Research"]),
        ("", []),
        ("in the morning", []),
    ],
)
def test_a_phrase_ends_where_its_clause_goes_on(text: str, phrases: list[str]) -> None:
    assert phrases_of(text) == phrases


def test_the_place_behind_a_phrase_is_told_with_it() -> None:
    text = "the Harbour Museum in \ue002\ue002\ue002\ue002"
    assert LANGUAGE is not None
    (item,) = items(text, 0, len(text), LANGUAGE.phrases)
    assert item.within == (22, 26)
