"""From parts to days: what deictic words and printed dates each say, and whether they agree."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from schemas.visit import Basis
from services.enrich.time.expression import Parts
from services.enrich.time.interval import (
    Interval,
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
    weekend_of,
    year_of,
    years_around,
)

_NUMBERS_REACH_DAYS = 31
"""How near publication a date such as 12/10 must fall for one order of its numbers to be the right one."""


class Frame(NamedTuple):
    """What the words around tell: the day of publication, the verb's tense, the time told before."""

    today: date | None
    tense: Tense | None = None
    previous: Interval | None = None


class Settled(NamedTuple):
    """The days meant and how they are known; `conflict` where two tellings disagree."""

    interval: Interval
    basis: Basis
    conflict: bool


def settle(parts: Parts, frame: Frame) -> Settled | None:
    """Find the days that one reading means; a printed date wins over a deictic day."""
    told = _deictic(parts, frame)
    printed = _printed(parts, frame, told)
    if printed is None:
        if told is None or _prints_a_date(parts):
            return None
        return Settled(told, "derived" if parts.origin else "deictic", conflict=_misses_weekday(parts, told))
    if parts.unit == "week_of":
        printed = week_of(printed.first)
    basis: Basis = "explicit" if parts.year is not None else "calendar"
    if parts.unit is not None and told is not None:
        agrees = distance(printed, told.first) == 0 or distance(told, printed.first) == 0
        return Settled(
            printed, "both" if agrees else basis, conflict=not agrees or _misses_weekday(parts, printed)
        )
    return Settled(printed, basis, conflict=_misses_weekday(parts, printed))


def _prints_a_date(parts: Parts) -> bool:
    if parts.unit == "named_month":
        return False
    return any(part is not None for part in (parts.year, parts.month, parts.day, parts.left))


def _misses_weekday(parts: Parts, interval: Interval) -> bool:
    return parts.weekday is not None and interval.grain == "day" and interval.first.weekday() != parts.weekday


def _deictic(parts: Parts, frame: Frame) -> Interval | None:
    if parts.unit is None and parts.weekday is None:
        return None
    if parts.unit is not None and parts.offset is None:
        return None
    start = _origin(parts, frame)
    if start is None:
        return None
    return _shifted(parts, start, parts.offset or 0, frame.tense)


def _origin(parts: Parts, frame: Frame) -> date | None:
    if parts.origin is None:
        return frame.today
    if frame.previous is None:
        return frame.today if parts.unit in {"week", "month"} and parts.offset == 0 else None
    if parts.unit in {"week", "month"} and parts.offset == 0:
        return frame.previous.last
    first, last, _ = frame.previous
    if parts.offset == 0:
        return first if first == last else None
    return last if (parts.offset or 0) > 0 else first


def _shifted(parts: Parts, start: date, offset: int, tense: Tense | None) -> Interval:  # noqa: PLR0911  # one per unit
    match parts.unit:
        case "day":
            return one_day(start + timedelta(days=offset))
        case "week" | "week_of":
            week = week_of(start + timedelta(weeks=offset))
            return week if parts.weekday is None else one_day(week.first + timedelta(days=parts.weekday))
        case "weekend":
            return weekend_of(start + timedelta(weeks=offset))
        case "month":
            return month_of(start.year, start.month + offset)
        case "named_month":
            return _named_month(parts.month or start.month, start, offset)
        case "year":
            return year_of(start.year + offset)
        case "weekday" | None:
            return _named_weekday(parts.weekday or 0, start, offset, tense)


def _named_weekday(weekday: int, start: date, offset: int, tense: Tense | None) -> Interval:
    if offset:
        return one_day(
            weekday_near(weekday, start + timedelta(days=offset), "future" if offset > 0 else "past")
        )
    return one_day(weekday_near(weekday, start, tense))


def _named_month(month: int, start: date, offset: int) -> Interval:
    """Find the month of that name in this year, or the nearest before or after the month of `start`."""
    year = start.year
    if offset > 0 and month <= start.month:
        year += 1
    if offset < 0 and month >= start.month:
        year -= 1
    return month_of(year, month)


def _printed(parts: Parts, frame: Frame, told: Interval | None) -> Interval | None:
    if not _prints_a_date(parts):
        return None
    if parts.left is not None and parts.right is not None:
        return _in_either_order(parts, parts.left, parts.right, frame, told)
    if parts.year is not None:
        return of_year(parts, parts.year)
    if parts.unit == "year":
        return told and of_year(parts, told.first.year)
    near = told.first if told and parts.unit is not None else frame.today
    if parts.month is None:
        return _day_alone(parts, frame, near if told else None)
    return near and _in_nearest_year(parts, near, frame.tense)


def _in_nearest_year(parts: Parts, near: date, tense: Tense | None) -> Interval | None:
    candidates = _found(of_year(parts, year) for year in years_around(near))
    return nearest(candidates, near, tense, parts.weekday)


def of_year(parts: Parts, year: int) -> Interval | None:
    """Return what the printed parts mean in that year; None where it has no such day."""
    if parts.grouping is not None:
        return grouping_of(year, parts.grouping)
    if parts.month is None:
        return year_of(year)
    if parts.day is None:
        return month_of(year, parts.month)
    return calendar_day(year, parts.month, parts.day)


def _day_alone(parts: Parts, frame: Frame, told: date | None) -> Interval | None:
    if parts.day is None:
        return None
    if told is not None:
        return nearest(days_numbered(parts.day, told), told, None)
    if frame.previous is not None:
        return nearest(days_numbered(parts.day, frame.previous.last), frame.previous.last, None)
    if frame.today is None:
        return None
    days = days_numbered(parts.day, frame.today)
    return nearest((day for day in days if _is_in_tense(day, frame.today, frame.tense)), frame.today, None)


def _is_in_tense(day: Interval, today: date, tense: Tense | None) -> bool:
    if tense == "future":
        return day.first >= today
    return tense != "past" or day.first <= today


def _in_either_order(
    parts: Parts, left: int, right: int, frame: Frame, told: Interval | None
) -> Interval | None:
    """Read 12/10 as the order in which it makes sense; None where both do, or neither."""
    near = told.first if told else frame.today
    orders = {(left, right), (right, left)}
    readings = [parts._replace(left=None, right=None, month=month, day=day) for month, day in orders]
    if parts.year is not None:
        days = _found(of_year(reading, parts.year) for reading in readings)
    elif near is not None:
        days = _found(_in_nearest_year(reading, near, frame.tense) for reading in readings)
    else:
        return None
    if len(days) == 1:
        return days[0]
    if told and parts.unit is not None:
        return next((day for day in days if day == told), None)
    close = [day for day in days if near is not None and distance(day, near) <= _NUMBERS_REACH_DAYS]
    return close[0] if len(close) == 1 else None


def _found(intervals: Iterable[Interval | None]) -> list[Interval]:
    return [interval for interval in intervals if interval is not None]
