import pytest

from services.evaluation.same_name import same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Reyes", "ana reyes"),
        ("REYES Ana", "Ana Reyes"),
        ("Tomáš Novák", "Tomas Novak"),
        ("Dr Ana Reyes", "Ana Reyes"),
        ("Reyes", "Ana Reyes"),
        ("Ana Reyes", "Ana Maria Lopez Reyes"),
        ("the Bank of Norway", "Bank Norway"),
        ("Norway's Parliament", "Norway Parliament"),
        ("role:Mayor of Oslo", "Mayor of Oslo"),
        ("role:Minister of Trade and Industry", "role:Minister for Trade and Industry of Norway"),
        ("Oslo Harbour and Ferry Museum", "Oslo Harbour Museum"),
    ],
)
def test_names_of_one_thing_are_the_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Reyes", "Ana Lopez"),
        ("Reyes", "Ana Maria Reyes"),
        ("role:Mayor", "role:Mayor of Oslo"),
        ("group:farmers", "group:young farmers"),
        ("University of Oslo", "University of Bergen"),
        ("", "Ana Reyes"),
        ("–", "–"),
    ],
)
def test_names_of_different_things_are_not(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_a_name_that_is_all_honorific_and_small_words_keeps_them() -> None:
    assert same_name("The The", "the the")
    assert not same_name("The The", "Captain")
