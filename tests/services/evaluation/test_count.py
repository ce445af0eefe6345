import pytest

from services.evaluation.count import Count, total


def test_rates_follow_from_the_counts() -> None:
    count = Count(right=3, expected=4, found=6)
    assert (count.precision, count.recall, count.f1) == (0.5, 0.75, pytest.approx(0.6))


def test_nothing_found_where_nothing_is_expected_is_right() -> None:
    assert (Count().precision, Count().recall, Count().f1) == (1, 1, 1)


def test_nothing_found_where_something_is_expected_is_not() -> None:
    assert (Count(expected=2).precision, Count(expected=2).recall, Count(expected=2).f1) == (0, 0, 0)


def test_counts_add_up() -> None:
    assert total([Count(1, 2, 3), Count(1, 1, 1)]) == Count(2, 3, 4)
    assert total([]) == Count()
