import pytest

from services.enrich.clause.phrase import head_of
from tests.services.enrich.clause.sentences import chunks_of, masked


def phrases_of(sentence: str) -> list[str]:
    text = masked(sentence)
    return [text[phrase.start : phrase.end] for phrase in chunks_of(sentence).phrases if phrase is not None]


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("saw the Harbour Museum to see the boats", ["Harbour Museum", "boats"]),
        (
            "the Harbour Museum, the Glass Works and the Old Mill",
            ["Harbour Museum", "Glass Works", "Old Mill"],
        ),
        ("the Ministry of Labour and Welfare", ["Ministry of Labour and Welfare"]),
        ("the Science and Technology Park", ["Science and Technology Park"]),
        ("the sorting hall jointly built by two firms", ["sorting hall", "two firms"]),
        ("a gathering of teachers on {T}", ["gathering of teachers"]),
        ("the Centre for Ice Research and met its staff", ["Centre for Ice Research", "staff"]),
        ("the newly opened ferry terminal", ["ferry terminal"]),
        ("a {T} visit", ["visit"]),
    ],
)
def test_a_phrase_ends_where_its_clause_goes_on(sentence: str, phrases: list[str]) -> None:
    assert phrases_of(sentence) == phrases


def test_an_owner_belongs_to_the_phrase() -> None:
    assert phrases_of("{P}'s residence") == [masked("{P}'s residence")]


def test_the_last_word_before_of_heads_a_phrase() -> None:
    chunks = chunks_of("the opening ceremony of the new hall")
    (phrase,) = chunks.phrases
    assert phrase is not None
    assert chunks.words.words[head_of(chunks.words, phrase)] == "ceremony"
