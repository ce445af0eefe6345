"""Stretches of the calendar, whole days at both ends, and the choice of one among several."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import Literal, NamedTuple

Grain = Literal["day", "week", "weekend", "month", "grouping", "year"]
Tense = Literal["past", "future", "present"]

_UNSURE_FROM_DAYS = 90
"""A year left out is that of the nearest date; farther off than this, the tense of the verb has its say."""

_RIVAL_DAYS = 60
"""Two years whose dates lie about as far off, within so many days, are rivals: a told weekday may decide."""

_MONTHS_OF_GROUPING = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}


class Interval(NamedTuple):
    """First and last day, both included, and how finely the words tell them."""

    first: date
    last: date
    grain: Grain


def one_day(day: date) -> Interval:
    """Return the interval of a single day."""
    return Interval(day, day, "day")


def calendar_day(year: int, month: int, day: int) -> Interval | None:
    """Return that day, None where the calendar has none such."""
    try:
        return one_day(date(year, month, day))
    except ValueError:
        return None


def week_of(day: date) -> Interval:
    """Return the ISO 8601 week, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def weekend_of(day: date) -> Interval:
    """Return Saturday and Sunday of the ISO 8601 week."""
    week = week_of(day)
    return Interval(week.last - timedelta(days=1), week.last, "weekend")


def month_of(year: int, month: int) -> Interval:
    """Return a month; `month` may lie beyond 1 to 12 and then counts on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Interval(_first_of(year, month), _last_of(year, month), "month")


def year_of(year: int) -> Interval:
    """Return a calendar year."""
    return Interval(_first_of(year, 1), _last_of(year, 12), "year")


def grouping_of(year: int, grouping: int) -> Interval | None:
    """Return a half or a quarter; a season has no days of its own, hemispheres differ."""
    months = _MONTHS_OF_GROUPING.get(grouping)
    if months is None:
        return None
    return Interval(_first_of(year, months[0]), _last_of(year, months[1]), "grouping")


def _first_of(year: int, month: int) -> date:
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("year beyond the calendar")
    return date(year, month, 1)


def _last_of(year: int, month: int) -> date:
    return _first_of(year, month).replace(day=monthrange(year, month)[1])


def years_around(day: date) -> range:
    """Return the years in which a yearly date nearest to `day` can lie, a 29 February among them."""
    return range(max(date.min.year, day.year - 8), min(date.max.year, day.year + 8) + 1)


def distance(interval: Interval, day: date) -> int:
    """Count the days between an interval and a day; 0 within it."""
    return max((interval.first - day).days, (day - interval.last).days, 0)


def nearest(
    candidates: Iterable[Interval], day: date, tense: Tense | None, weekday: int | None = None
) -> Interval | None:
    """Choose the candidate nearest to `day`; the weekday, then the tense, decide between far ones."""
    ranked = sorted(((distance(each, day), each) for each in candidates), key=itemgetter(0))
    if not ranked:
        return None
    closest, best = ranked[0]
    rivals = [each for away, each in ranked if away - closest <= _RIVAL_DAYS]
    fitting = [each for each in rivals if weekday == each.first.weekday()]
    if len(rivals) > 1 and len(fitting) == 1:
        return fitting[0]
    if closest < _UNSURE_FROM_DAYS:
        return best
    return next((each for _, each in ranked if _agrees(each, day, tense)), best)


def _agrees(candidate: Interval, day: date, tense: Tense | None) -> bool:
    if tense == "future":
        return candidate.last >= day
    return tense != "past" or candidate.first <= day


def weekday_near(weekday: int, day: date, tense: Tense | None) -> date:
    """Return the day of that name which a verb's tense points to: up to six days off, the nearest without."""
    ahead = (weekday - day.weekday()) % 7
    back = ahead - 7 if ahead else 0
    if tense == "future":
        return day + timedelta(days=ahead)
    if tense == "past":
        return day + timedelta(days=back)
    return day + timedelta(days=min(ahead, back, key=abs))


def days_numbered(number: int, day: date) -> Sequence[Interval]:
    """Return the days of that number in the month of `day` and its two neighbours."""
    months = (month_of(day.year, day.month + shift).first for shift in (-1, 0, 1))
    days = (calendar_day(month.year, month.month, number) for month in months)
    return [found for found in days if found]
