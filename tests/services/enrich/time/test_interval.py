"""Stretches of the calendar, and the choice of one among several."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.enrich.time.interval import (
    Tense,
    calendar_day,
    days_numbered,
    distance,
    grouping_of,
    month_of,
    nearest,
    one_day,
    week_of,
    weekday_near,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(DAYS)
def test_a_week_runs_from_monday_to_sunday_around_its_days(day: date) -> None:
    week = week_of(day)
    assert week.first <= day <= week.last
    assert (week.first.weekday(), week.last.weekday()) == (0, 6)


@given(DAYS, st.integers(-30, 30))
def test_months_count_on_across_years(day: date, shift: int) -> None:
    month = month_of(day.year, day.month + shift)
    assert (month.first.year - day.year) * 12 + month.first.month - day.month == shift
    assert (month.last + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("grouping", "first", "last"),
    [(33, (1, 1), (3, 31)), (36, (10, 1), (12, 31)), (40, (1, 1), (6, 30)), (41, (7, 1), (12, 31))],
)
def test_quarters_and_halves_have_their_months(
    grouping: int, first: tuple[int, int], last: tuple[int, int]
) -> None:
    found = grouping_of(2025, grouping)
    assert found
    assert (found.first, found.last) == (date(2025, *first), date(2025, *last))


def test_a_season_has_no_days_for_hemispheres_differ() -> None:
    assert grouping_of(2025, 24) is None


def test_a_day_the_calendar_lacks_is_none() -> None:
    assert calendar_day(2023, 2, 29) is None


@given(DAYS, st.integers(0, 6), st.sampled_from(["past", "future", "present", None]))
def test_a_weekday_is_found_within_six_days(day: date, weekday: int, tense: Tense | None) -> None:
    found = weekday_near(weekday, day, tense)
    assert found.weekday() == weekday
    first, last = {"past": (-6, 0), "future": (0, 6)}.get(tense or "", (-3, 3))
    assert first <= (found - day).days <= last


@given(DAYS, DAYS)
def test_the_distance_within_an_interval_is_none(day: date, other: date) -> None:
    assert distance(week_of(day), day) == 0
    assert distance(one_day(day), other) == abs((day - other).days)


@given(st.lists(DAYS, min_size=1), DAYS)
def test_without_tense_or_weekday_the_nearest_is_chosen(days: list[date], day: date) -> None:
    chosen = nearest([one_day(each) for each in days], day, None)
    assert chosen
    assert distance(chosen, day) == min(abs((each - day).days) for each in days)


def test_of_no_candidates_none_is_nearest() -> None:
    assert nearest([], date(2024, 12, 6), None) is None


def test_a_31st_is_sought_only_in_months_that_have_one() -> None:
    assert [found.first for found in days_numbered(31, date(2024, 6, 15))] == [
        date(2024, 5, 31),
        date(2024, 7, 31),
    ]
