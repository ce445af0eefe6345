"""Writes a resolved time as the wire wants it."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from schemas.visit import Period, Time
from services.enrich.time.resolve import ResolvedTime

_HOURS: dict[Period, tuple[time, time]] = {
    "MO": (time(0), time(12)),
    "AF": (time(12), time(18)),
    "EV": (time(18), time(0)),
}
_MIDNIGHT = time(0)


def to_time(resolved: ResolvedTime, timezone: str | None) -> Time:
    """Fill `start` and `end` (exclusive) in the time zone; both stay null where it or the days are unknown.

    A part of the day narrows them as far as the contract bounds it: before 12, before 18, then evening; a
    clock time is the start, and the day's midnight the end. Raises ZoneInfoNotFoundError for a time zone
    that IANA does not name.
    """
    start, end = _bounds(resolved, ZoneInfo(timezone)) if timezone else (None, None)
    return Time(
        text=resolved.text or None,
        timex=resolved.timex,
        edtf=resolved.edtf,
        start=start,
        end=end,
        period=resolved.period,
        basis=resolved.basis,
    )


def _bounds(resolved: ResolvedTime, zone: ZoneInfo) -> tuple[str | None, str | None]:
    first, last = resolved.first_day, resolved.last_day
    if first is None or last is None or last == date.max:
        return None, None
    opens, closes = _MIDNIGHT, _MIDNIGHT
    if first == last:
        opens, closes = _HOURS.get(resolved.period, (opens, closes)) if resolved.period else (opens, closes)
        if resolved.clock is not None:
            opens, closes = resolved.clock, _MIDNIGHT
    if closes == _MIDNIGHT:
        last += timedelta(days=1)
    return _rfc3339(first, opens, zone), _rfc3339(last, closes, zone)


def _rfc3339(day: date, clock: time, zone: ZoneInfo) -> str:
    return datetime.combine(day, clock, zone).isoformat(timespec="seconds")
