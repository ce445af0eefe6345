import pytest

from services.evaluation.same_place import same_place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oslo, NO", "oslo, no"),
        ("NO", "NO"),
        ("Kuching City, MY", "Kuching, MY"),
        ("Washington, D.C., US", "Washington, US"),
        ("Singapore, SG", "SG"),
        ("Kowloon, HK", "Hong Kong, HK"),
    ],
)
def test_places_that_are_one(one: str, other: str) -> None:
    assert same_place(one, other)
    assert same_place(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Oslo, NO", "Bergen, NO"), ("Oslo, NO", "NO"), ("London, GB", "London, CA"), ("NO", "SE")],
)
def test_places_that_are_two(one: str, other: str) -> None:
    assert not same_place(one, other)
    assert not same_place(other, one)
