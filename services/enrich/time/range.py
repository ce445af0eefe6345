"""The two ends of a range: each may leave out what the other tells."""

from datetime import date, timedelta

from services.enrich.time.expression import Parts
from services.enrich.time.interval import Interval, nearest, years_around
from services.enrich.time.notation import yearless
from services.enrich.time.settle import Frame, Settled, of_year, settle


def settle_range(left: Parts, right: Parts, frame: Frame) -> Settled | None:
    """Find the days from `left` to `right`; None where they are not known, or run backwards."""
    first, last = _shared(left, right)
    if first.month is not None and last.month is not None and first.year is None and first.unit is None:
        return _in_nearest_year(first, last, frame)
    start = settle(first, frame)
    if start is None:
        return None
    stop = settle(last, _after(start.interval, last, frame))
    if stop is None or stop.interval.last < start.interval.first:
        return None
    basis = stop.basis if start.basis == "deictic" else start.basis
    return Settled(_spanned(start.interval, stop.interval), basis, start.conflict or stop.conflict)


def yearless_range(left: Parts, right: Parts) -> str | None:
    """Write a range of month and day whose year nothing tells; None where a month is missing."""
    if left.year is not None or right.year is not None:
        return None
    first, last = (yearless(parts) for parts in _shared(left, right))
    return f"{first}/{last}" if first and last else None


def _shared(left: Parts, right: Parts) -> tuple[Parts, Parts]:
    """Lend month and year from the end that tells them to the one that does not."""
    if left.month is None and left.day is not None:
        left = left._replace(month=right.month)
    if right.month is None and right.day is not None:
        right = right._replace(month=left.month)
    if left.month is None or right.month is None:
        return left, right
    turns = (right.month, right.day or 0) < (left.month, left.day or 0)
    if left.year is None and right.year is not None:
        left = left._replace(year=right.year - turns)
    elif right.year is None and left.year is not None:
        right = right._replace(year=left.year + turns)
    return left, right


def _in_nearest_year(first: Parts, last: Parts, frame: Frame) -> Settled | None:
    if frame.today is None:
        return None
    spans = [span for year in years_around(frame.today) if (span := _from_year(first, last, year))]
    span = nearest(spans, frame.today, frame.tense, first.weekday)
    if span is None:
        return None
    return Settled(span, "calendar", _misfits(first, span.first) or _misfits(last, span.last))


def _from_year(first: Parts, last: Parts, year: int) -> Interval | None:
    start = of_year(first, year)
    stops = (of_year(last, each) for each in (year, year + 1))
    stop = start and next((stop for stop in stops if stop and stop.last >= start.first), None)
    return _spanned(start, stop) if start and stop else None


def _misfits(parts: Parts, day: date) -> bool:
    return parts.weekday is not None and parts.day is not None and parts.weekday != day.weekday()


def _after(start: Interval, last: Parts, frame: Frame) -> Frame:
    """Count the second end from the first, unless it is told from the day of publication."""
    if last.unit is not None and last.unit != "weekday":
        return frame
    day = start.last
    if last.weekday is not None and last.weekday == day.weekday() and last.day is None:
        day += timedelta(days=1)
    return Frame(day, "future", start)


def _spanned(start: Interval, stop: Interval) -> Interval:
    grain = "month" if start.grain == stop.grain == "month" else "day"
    return Interval(start.first, stop.last, grain)
