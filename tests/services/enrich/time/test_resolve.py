"""Which days an expression means."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from services.enrich.time import Anchor, ResolvedTime, derive_stay, find_times, inherit, resolve
from services.enrich.time.interval import Tense

FRIDAY = date(2024, 12, 6)


def resolved(
    text: str,
    published: date | None = FRIDAY,
    tense: Tense | None = None,
    previous: ResolvedTime | None = None,
    report_day: date | None = None,
) -> ResolvedTime | None:
    (expression,) = find_times(text)
    return resolve(
        expression, Anchor(published=published, report_day=report_day), tense=tense, previous=previous
    )


def days(text: str, published: date | None = FRIDAY, tense: Tense | None = None) -> ResolvedTime:
    found = resolved(text, published, tense)
    assert found is not None
    return found


TABLE = [
    # text, EDTF, TIMEX3, basis
    ("today", "2024-12-06", "2024-12-06", "deictic"),
    ("today (December 6)", "2024-12-06", "2024-12-06", "both"),
    ("today (06)", "2024-12-06", "2024-12-06", "both"),
    ("this morning (6)", "2024-12-06", "2024-12-06TMO", "both"),
    ("last night (05)", "2024-12-05", "2024-12-05TNI", "both"),
    ("yesterday afternoon (December 5)", "2024-12-05", "2024-12-05TAF", "both"),
    ("tomorrow at 3pm", "2024-12-07", "2024-12-07T15:00", "deictic"),
    ("tonight (Friday, 6 December 2024)", "2024-12-06", "2024-12-06TNI", "both"),
    ("today (12/6)", "2024-12-06", "2024-12-06", "both"),
    ("today (06/12)", "2024-12-06", "2024-12-06", "both"),
    ("on Monday (12/9)", "2024-12-09", "2024-12-09", "calendar"),
    ("06.12.2024", "2024-12-06", "2024-12-06", "explicit"),
    ("on 25/12/2024", "2024-12-25", "2024-12-25", "explicit"),
    ("on 06/12/2024", "2024-12-06", "2024-12-06", "explicit"),
    ("December 6", "2024-12-06", "2024-12-06", "calendar"),
    ("on 5 January", "2025-01-05", "2025-01-05", "calendar"),
    ("6th of November 2023", "2023-11-06", "2023-11-06", "explicit"),
    ("29 February", "2024-02-29", "2024-02-29", "calendar"),
    ("last Friday", "2024-11-29", "2024-11-29", "deictic"),
    ("next Monday", "2024-12-09", "2024-12-09", "deictic"),
    ("Tuesday next week", "2024-12-10", "2024-12-10", "deictic"),
    ("this week", "2024-12-02/2024-12-08", "2024-W49", "deictic"),
    ("next week", "2024-12-09/2024-12-15", "2024-W50", "deictic"),
    ("week of 9 January", "2025-01-06/2025-01-12", "2025-W02", "calendar"),
    ("this weekend", "2024-12-07/2024-12-08", "2024-W49-WE", "deictic"),
    ("later this month", "2024-12", "2024-12", "deictic"),
    ("next month", "2025-01", "2025-01", "deictic"),
    ("last June", "2024-06", "2024-06", "deictic"),
    ("23 August next year", "2025-08-23", "2025-08-23", "both"),
    ("Friday the 13th", "2024-12-13", "2024-12-13", "calendar"),
    ("on the 11th.", "2024-12-11", "2024-12-11", "calendar"),
    ("5th of this month", "2024-12-05", "2024-12-05", "calendar"),
    ("two days ago", "2024-12-04", "2024-12-04", "deictic"),
    ("in three days' time", "2024-12-09", "2024-12-09", "deictic"),
    ("from 11 to 19 June 2010", "2010-06-11/2010-06-19", "P9D", "explicit"),
    ("13-16 December 2024", "2024-12-13/2024-12-16", "P4D", "explicit"),
    ("between 3 and 5 May", "2025-05-03/2025-05-05", "P3D", "calendar"),
    ("from 30 December to 2 January", "2024-12-30/2025-01-02", "P4D", "calendar"),
    ("30 December to 2 January 2024", "2023-12-30/2024-01-02", "P4D", "explicit"),
    ("30 December 2023 to 2 January", "2023-12-30/2024-01-02", "P4D", "explicit"),
    ("from Monday 9 to Thursday 12 December", "2024-12-09/2024-12-12", "P4D", "calendar"),
    ("from tomorrow until Friday", "2024-12-07/2024-12-13", "P7D", "deictic"),
    ("from today to 9 December", "2024-12-06/2024-12-09", "P4D", "calendar"),
    ("Monday to Wednesday", "2024-12-09/2024-12-11", "P3D", "deictic"),
    ("from May to July 2025", "2025-05/2025-07", "P3M", "explicit"),
    ("in early December", "2024-12", "2024-12", "calendar"),
    ("mid-May", "2025-05", "2025-05", "calendar"),
    ("in December 2024", "2024-12", "2024-12", "explicit"),
    ("in the first half of 2025", "2025-40", "2025-H1", "explicit"),
    ("in the third quarter of 2025", "2025-35", "2025-Q3", "explicit"),
    ("winter 2020-21", "2020-24", "2020-WI", "explicit"),
    ("in 2019", "2019", "2019", "explicit"),
]


@pytest.mark.parametrize(("text", "edtf", "timex", "basis"), TABLE, ids=[row[0] for row in TABLE])
def test_a_release_of_friday_6_december_2024_means(text: str, edtf: str, timex: str, basis: str) -> None:
    found = days(text)
    assert (found.edtf, found.timex, found.basis) == (edtf, timex, basis)
    assert not found.conflict


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("today (December 6)", "XXXX-12-06"),
        ("Friday, 6 December", "XXXX-12-06"),
        ("from 11 to 19 June", "XXXX-06-11/XXXX-06-19"),
        ("30 December to 2 January", "XXXX-12-30/XXXX-01-02"),
        ("in early May", "XXXX-05"),
        ("6 December 2024", "2024-12-06"),
    ],
)
def test_without_an_anchor_no_year_is_guessed(text: str, edtf: str) -> None:
    assert days(text, published=None).edtf == edtf


@pytest.mark.parametrize(
    "text",
    ["today", "on Friday", "this morning (19)", "on the 11th.", "today (12/10)", "from today to Friday"],
)
def test_without_an_anchor_deictic_words_mean_no_day(text: str) -> None:
    assert resolved(text, published=None) is None


@pytest.mark.parametrize("text", ["four-day", "every Friday", "in the evening", "second day", "the next day"])
def test_what_dates_nothing_by_itself_resolves_to_nothing(text: str) -> None:
    assert resolved(text) is None


@pytest.mark.parametrize(
    "text", ["on 30 February 2024", "on 06/07/2024", "on 31/04/2024", "30 February", "from 9 to 5 May 2024"]
)
def test_a_date_that_is_none_or_could_be_two_is_not_guessed(text: str) -> None:
    assert resolved(text) is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("today (December 5)", "2024-12-05"),
        ("yesterday (December 6)", "2024-12-06"),
        ("this morning (07)", "2024-12-07"),
        ("Monday, December 6", "2024-12-06"),
        ("tomorrow, Friday", "2024-12-07"),
        ("from Friday 9 to Thursday 12 December", "2024-12-09/2024-12-12"),
    ],
)
def test_where_two_tellings_disagree_the_printed_date_wins_and_says_so(text: str, edtf: str) -> None:
    found = days(text)
    assert found.edtf == edtf
    assert found.conflict


@pytest.mark.parametrize(
    ("tense", "edtf"), [("past", "2024-12-04"), ("future", "2024-12-11"), (None, "2024-12-04")]
)
def test_the_tense_chooses_the_week_of_a_weekday(tense: Tense | None, edtf: str) -> None:
    assert days("on Wednesday", tense=tense).edtf == edtf


def test_a_day_before_another_is_of_its_month() -> None:
    found = [
        resolve(each, Anchor(published=FRIDAY)) for each in find_times("on the 3rd and the 9th of May 2023")
    ]
    assert [each and each.edtf for each in found] == ["2023-05-03", "2023-05-09"]


@pytest.mark.parametrize(("tense", "year"), [("past", 2024), ("future", 2025), (None, 2025)])
def test_the_tense_chooses_the_year_of_a_far_date(tense: Tense | None, year: int) -> None:
    assert days("15 May", tense=tense).edtf == f"{year}-05-15"


def test_a_weekday_chooses_between_two_far_years() -> None:
    assert days("Saturday, 8 June", tense="future").edtf == "2024-06-08"


def test_a_near_date_has_its_year_whatever_the_tense() -> None:
    assert days("5 December", tense="future").edtf == "2024-12-05"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the next day", "2024-12-14"),
        ("the following morning", "2024-12-14"),
        ("the same day", "2024-12-13"),
        ("that evening", "2024-12-13"),
        ("two days later", "2024-12-15"),
        ("two days earlier", "2024-12-11"),
        ("the previous day", "2024-12-12"),
        ("the following Monday", "2024-12-16"),
        ("on the 15th.", "2024-12-15"),
        ("in the evening", "2024-12-13"),
    ],
)
def test_words_that_look_back_count_from_the_time_told_before(text: str, edtf: str) -> None:
    found = resolved(text, previous=days("13 December"))
    assert found
    assert found.edtf == edtf


def test_the_next_day_after_a_range_follows_its_last() -> None:
    found = resolved("the next day", previous=days("13-16 December"))
    assert found
    assert (found.edtf, found.basis) == ("2024-12-17", "derived")


def test_the_same_day_after_a_range_is_not_guessed() -> None:
    assert resolved("the same day", previous=days("13-16 December")) is None


@pytest.mark.parametrize(
    ("text", "edtf", "conflict"),
    [
        ("the second day", "2024-12-14", False),
        ("the last day", "2024-12-16", False),
        ("the third and last day", "2024-12-15", True),
    ],
)
def test_a_numbered_day_counts_within_the_range_told_before(text: str, edtf: str, conflict: bool) -> None:  # noqa: FBT001  # a column of the table
    found = resolved(text, previous=days("13-16 December"))
    assert found
    assert (found.edtf, found.conflict) == (edtf, conflict)


def test_a_fifth_day_of_four_is_none() -> None:
    assert resolved("the fifth day", previous=days("13-16 December")) is None


def test_a_part_of_the_day_falls_on_the_day_the_release_reports_on() -> None:
    found = resolved("in the evening", report_day=FRIDAY)
    assert found
    assert (found.edtf, found.period, found.basis) == ("2024-12-06", "EV", "inherited")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("today at 10.30 am", "MO"),
        ("today at noon", "AF"),
        ("today at 15:00", "AF"),
        ("today at 1400 hours", "AF"),
        ("today at 6pm", "EV"),
        ("tonight at 9pm", "NI"),
        ("today", None),
        ("from 5 May at 10:00 to 7 May", None),
    ],
)
def test_the_clock_tells_the_part_of_the_day(text: str, period: str | None) -> None:
    assert days(text).period == period


def test_an_inherited_day_lends_no_time_of_day() -> None:
    lent = inherit(days("yesterday at 3pm"))
    assert (lent.edtf, lent.timex, lent.period, lent.clock) == ("2024-12-05", "2024-12-05", None, None)
    assert lent.basis == "inherited"


def test_a_lent_season_stays_a_season() -> None:
    assert inherit(days("first half of 2025")).timex == "2025-H1"


def test_a_stay_is_derived_from_the_number_of_one_of_its_days() -> None:
    stay = derive_stay(FRIDAY, duration_days=4, nth_day=2)
    assert (stay.edtf, stay.basis, stay.duration_days) == ("2024-12-05/2024-12-08", "derived", 4)


def test_a_stay_of_one_day_is_that_day() -> None:
    assert derive_stay(FRIDAY, duration_days=1).edtf == "2024-12-06"


@pytest.mark.parametrize(("duration_days", "nth_day"), [(3, 4), (3, 0), (0, 1)])
def test_a_stay_without_such_a_day_is_refused(duration_days: int, nth_day: int) -> None:
    with pytest.raises(ValueError, match="has no day"):
        derive_stay(FRIDAY, duration_days, nth_day)


DEICTIC_DAYS = st.sampled_from(["today", "yesterday", "tomorrow", "tonight", "this morning", "two days ago"])
WEEKS = st.sampled_from(
    ["this week", "next week", "last week", "this weekend", "Tuesday next week", "Friday"]
)
ANCHORS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(DEICTIC_DAYS, ANCHORS, st.integers(-10_000, 10_000))
def test_a_deictic_day_shifts_by_as_many_days_as_the_publication(text: str, day: date, shift: int) -> None:
    before, after = days(text, day), days(text, day + timedelta(days=shift))
    assert before.first_day
    assert after.first_day == before.first_day + timedelta(days=shift)


@given(WEEKS, ANCHORS, st.integers(-1000, 1000))
def test_a_deictic_week_shifts_by_as_many_weeks_as_the_publication(text: str, day: date, shift: int) -> None:
    before, after = days(text, day), days(text, day + timedelta(weeks=shift))
    assert before.first_day
    assert after.first_day == before.first_day + timedelta(weeks=shift)


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), ANCHORS)
def test_a_full_date_means_the_same_day_whenever_it_is_published(day: date, published: date) -> None:
    assert days(f"{day.day} {day:%B} {day.year}", published).first_day == day


@given(ANCHORS, st.integers(-80, 80))
def test_a_date_without_a_year_is_found_again_from_any_day_near_it(day: date, distance: int) -> None:
    assert days(f"{day:%B} {day.day}", day + timedelta(days=distance)).first_day == day


@given(ANCHORS, ANCHORS)
def test_a_date_without_a_year_keeps_its_month_and_day(day: date, published: date) -> None:
    assert days(f"{day.day} {day:%B}", published).edtf.endswith(f"-{day:%m-%d}")


@given(ANCHORS, st.integers(1, 60), st.integers(0, 60))
def test_a_range_across_a_year_s_end_keeps_its_length(day: date, length: int, before: int) -> None:
    last = day + timedelta(days=length)
    assume((day.day, day.month) != (29, 2) and (last.day, last.month) != (29, 2))
    found = days(f"{day.day} {day:%B} to {last.day} {last:%B}", day - timedelta(days=before))
    assert (found.first_day, found.last_day) == (day, last)


@given(ANCHORS, st.integers(-3, 3))
def test_a_bracketed_day_number_near_today_is_that_day(day: date, shift: int) -> None:
    printed = day + timedelta(days=shift)
    assert days(f"today ({printed.day:02})", day).first_day == printed


@given(ANCHORS, st.integers(0, 6))
def test_a_weekday_in_the_future_tense_is_the_next_of_its_name(day: date, ahead: int) -> None:
    target = day + timedelta(days=ahead)
    assert days(f"on {target:%A}", day, "future").first_day == target


@pytest.mark.parametrize(
    "text", ["yesterday", "tomorrow", "next week", "last month", "last year", "on 5 May"]
)
@pytest.mark.parametrize("published", [date.min, date.max])
def test_the_ends_of_the_calendar_raise_nothing(text: str, published: date) -> None:
    found = resolved(text, published)
    assert found is None or found.first_day is not None
