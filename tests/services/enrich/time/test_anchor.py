"""The days from which a release's times count."""

from datetime import date

import pytest

from services.enrich.time import Anchor, read_anchor

TEXT = "The Minister met the envoy.\n\nEnds/Friday, December 6, 2024"


def test_the_day_of_publication_is_taken_as_it_stands() -> None:
    assert read_anchor("2024-12-06", "", "", "Asia/Tokyo") == Anchor(published=date(2024, 12, 6))


@pytest.mark.parametrize(
    ("timezone", "day"), [("Asia/Tokyo", 7), ("Europe/Oslo", 6), ("America/Lima", 6), (None, 6)]
)
def test_a_moment_is_a_day_in_the_publishers_own_time_zone(timezone: str | None, day: int) -> None:
    assert read_anchor("2024-12-06T20:30:00Z", "", "", timezone).published == date(2024, 12, day)


def test_without_a_day_of_publication_the_one_that_the_text_prints_counts() -> None:
    assert read_anchor(None, "", TEXT, None).published == date(2024, 12, 6)


def test_the_day_of_publication_comes_before_the_printed_one() -> None:
    assert read_anchor("2024-12-07", "", TEXT, None).published == date(2024, 12, 7)


def test_nothing_is_known_of_a_release_that_tells_no_day() -> None:
    assert read_anchor(None, "Talks in Oslo", "The Minister met the envoy.", "Europe/Oslo") == Anchor()


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Minister's itinerary for Monday, December 9", date(2024, 12, 9)),
        ("Minister to visit Peru on 9-11 December", None),
        ("From 9 December to spring: talks on 12 December", None),
        ("Talks in Oslo", None),
    ],
)
def test_a_title_that_tells_one_day_tells_what_is_reported_on(title: str, day: date | None) -> None:
    assert read_anchor("2024-12-06", title, "", None).report_day == day


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        read_anchor("2024-13-01", "", "", None)
