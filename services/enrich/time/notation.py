"""Writes days down: as TIMEX3 values (TimeML 1.2.1) and as EDTF (ISO 8601-2)."""

from datetime import time

from schemas.visit import Period
from services.enrich.time.expression import Parts
from services.enrich.time.interval import Interval, calendar_day

UNKNOWN_YEAR = "XXXX"
_LEAP_YEAR = 2000
_NOON, _SIX = time(12), time(18)
_TIMEX_GROUPINGS = {
    21: "SP",
    22: "SU",
    23: "FA",
    24: "WI",
    33: "Q1",
    34: "Q2",
    35: "Q3",
    36: "Q4",
    40: "H1",
    41: "H2",
}


def period_of(parts: Parts) -> Period | None:
    """Return the told part of the day, else that of the clock: morning to 12, afternoon to 18, evening."""
    if parts.period is not None or parts.clock is None:
        return parts.period
    if parts.clock < _NOON:
        return "MO"
    return "AF" if parts.clock < _SIX else "EV"


def timex_time(period: Period | None, clock: time | None) -> str:
    """Write the time of day that follows a TIMEX3 day."""
    if clock is not None:
        return f"T{clock:%H:%M}"
    return f"T{period}" if period else ""


def timex(interval: Interval, parts: Parts) -> str:  # noqa: PLR0911  # one per grain
    """Write the TIMEX3 value; several days that are no unit of the calendar are a duration."""
    first = interval.first
    match interval.grain:
        case "day" if interval.last == first:
            return first.isoformat() + timex_time(period_of(parts), parts.clock)
        case "day":
            return f"P{(interval.last - first).days + 1}D"
        case "week":
            return _iso_week(interval)
        case "weekend":
            return _iso_week(interval) + "-WE"
        case "month" if _is_one_month(interval):
            return f"{first:%Y-%m}"
        case "month":
            return f"P{_months_between(interval)}M"
        case "grouping":
            return grouping_timex(first.year, parts.grouping or 0)
        case "year":
            return f"{first:%Y}"


def edtf(interval: Interval, parts: Parts) -> str:
    """Write the ISO 8601-2 date or interval."""
    first, last = interval.first, interval.last
    match interval.grain:
        case "month" if _is_one_month(interval):
            return f"{first:%Y-%m}"
        case "month":
            return f"{first:%Y-%m}/{last:%Y-%m}"
        case "grouping":
            return grouping_edtf(first.year, parts.grouping or 0)
        case "year":
            return f"{first:%Y}"
        case "day" | "week" | "weekend":
            return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def grouping_edtf(year: int, grouping: int) -> str:
    """Write a season, a quarter or a half: ISO 8601-2, 4.8."""
    return f"{year:04}-{grouping}"


def grouping_timex(year: int, grouping: int) -> str:
    """Write a season, a quarter or a half as TIMEX3 does."""
    return f"{year:04}-{_TIMEX_GROUPINGS[grouping]}"


def yearless(parts: Parts) -> str | None:
    """Write month and day whose year nothing tells; None where there is no month, or no such day in it."""
    if parts.month is None or calendar_day(_LEAP_YEAR, parts.month, parts.day or 1) is None:
        return None
    day = f"-{parts.day:02}" if parts.day is not None else ""
    return f"{UNKNOWN_YEAR}-{parts.month:02}{day}"


def _iso_week(interval: Interval) -> str:
    year, week, _ = interval.first.isocalendar()
    return f"{year:04}-W{week:02}"


def _is_one_month(interval: Interval) -> bool:
    return (interval.first.year, interval.first.month) == (interval.last.year, interval.last.month)


def _months_between(interval: Interval) -> int:
    first, last = interval.first, interval.last
    return (last.year - first.year) * 12 + last.month - first.month + 1
