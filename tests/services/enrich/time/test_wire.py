"""A resolved time on the wire."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.visit import Time
from services.enrich.time import Anchor, find_times, resolve, to_time

ANCHOR = Anchor(published=date(2024, 12, 6))


def written(text: str, timezone: str | None, anchor: Anchor = ANCHOR) -> Time:
    (expression,) = find_times(text)
    resolved = resolve(expression, anchor)
    assert resolved
    return to_time(resolved, timezone)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("today", "2024-12-06T00:00:00+08:00", "2024-12-07T00:00:00+08:00"),
        ("this morning", "2024-12-06T00:00:00+08:00", "2024-12-06T12:00:00+08:00"),
        ("this afternoon", "2024-12-06T12:00:00+08:00", "2024-12-06T18:00:00+08:00"),
        ("this evening", "2024-12-06T18:00:00+08:00", "2024-12-07T00:00:00+08:00"),
        ("tonight", "2024-12-06T00:00:00+08:00", "2024-12-07T00:00:00+08:00"),
        ("today at 3pm", "2024-12-06T15:00:00+08:00", "2024-12-07T00:00:00+08:00"),
        ("from 13 to 16 December", "2024-12-13T00:00:00+08:00", "2024-12-17T00:00:00+08:00"),
        ("in December 2024", "2024-12-01T00:00:00+08:00", "2025-01-01T00:00:00+08:00"),
    ],
)
def test_the_end_is_exclusive_and_both_stand_in_the_zone(text: str, start: str, end: str) -> None:
    time = written(text, "Asia/Hong_Kong")
    assert (time.start, time.end) == (start, end)


def test_the_words_and_their_values_are_handed_on() -> None:
    time = written("yesterday afternoon (December 5)", "Asia/Shanghai")
    assert time.text == "yesterday afternoon (December 5)"
    assert (time.timex, time.edtf, time.period, time.basis) == ("2024-12-05TAF", "2024-12-05", "AF", "both")


@pytest.mark.parametrize(
    ("text", "timezone", "anchor"),
    [
        ("today", None, ANCHOR),
        ("6 December", "Asia/Tokyo", Anchor()),
        ("winter 2020-21", "Asia/Tokyo", ANCHOR),
    ],
)
def test_bounds_that_cannot_be_known_stay_null(text: str, timezone: str | None, anchor: Anchor) -> None:
    time = written(text, timezone, anchor)
    assert (time.start, time.end) == (None, None)


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        written("today", "Mars/Olympus")


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(["Europe/London", "America/New_York"]))
def test_a_day_lasts_23_to_25_hours_as_the_clocks_change(day: date, zone: str) -> None:
    time = written("today", zone, Anchor(published=day))
    assert time.start
    assert time.end
    length = datetime.fromisoformat(time.end) - datetime.fromisoformat(time.start)
    assert timedelta(hours=23) <= length <= timedelta(hours=25)
