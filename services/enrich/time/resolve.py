"""Says which days a time expression means, from the day of publication and never by guess."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import NamedTuple

from schemas.visit import Basis, Period
from services.enrich.time.expression import NOTHING_TOLD, Parts, TimeExpression
from services.enrich.time.interval import Grain, Interval, Tense, one_day
from services.enrich.time.notation import (
    edtf,
    grouping_edtf,
    grouping_timex,
    period_of,
    timex,
    timex_time,
    yearless,
)
from services.enrich.time.range import settle_range, yearless_range
from services.enrich.time.settle import Frame, Settled, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What deictic words count from, in the publisher's own time zone.

    `report_day` is the day that the release reports on, where it differs from that of publication or
    publication is unknown.
    """

    published: date | None = None
    report_day: date | None = None


class ResolvedTime(NamedTuple):
    """Days that an expression means.

    `first_day` and `last_day` are both included; None where the year, or the hemisphere of a season, is
    unknown. `conflict`: two tellings disagree, and the printed date won.
    """

    text: str
    timex: str | None
    edtf: str
    first_day: date | None
    last_day: date | None
    grain: Grain | None
    period: Period | None
    clock: time | None
    basis: Basis
    conflict: bool = False

    @property
    def duration_days(self) -> int | None:
        """Count the days from first to last, both included."""
        if self.first_day is None or self.last_day is None:
            return None
        return (self.last_day - self.first_day).days + 1


def resolve(
    expression: TimeExpression,
    anchor: Anchor,
    *,
    tense: Tense | None = None,
    previous: ResolvedTime | None = None,
) -> ResolvedTime | None:
    """Resolve one expression; None where it means no day, or none that can be known.

    `tense` is that of the verb; `previous` the time told before, which "the next day" counts from.
    """
    frame = Frame(anchor.published or anchor.report_day, tense, interval_of(previous))
    try:
        return _resolve(expression, frame, anchor)
    except OverflowError:
        return None


def interval_of(resolved: ResolvedTime | None) -> Interval | None:
    """Return the days of a resolved time, None where it has none."""
    if resolved is None or resolved.first_day is None or resolved.last_day is None or resolved.grain is None:
        return None
    return Interval(resolved.first_day, resolved.last_day, resolved.grain)


def _resolve(expression: TimeExpression, frame: Frame, anchor: Anchor) -> ResolvedTime | None:
    match expression.kind:
        case "duration" | "set":
            return None
        case "ordinal_day":
            return _nth_day(expression, frame)
        case "part_of_day":
            return _part_of_day(expression, frame, anchor)
        case _:
            pass
    if expression.until is not None:
        settled = settle_range(expression.parts, expression.until, frame)
        return _dated(expression, settled) if settled else _yearless_range(expression, frame)
    settled = settle(expression.parts, frame)
    return _dated(expression, settled) if settled else _undated(expression, frame)


def _dated(expression: TimeExpression, settled: Settled) -> ResolvedTime:
    interval = settled.interval
    parts = (
        expression.parts
        if interval.first == interval.last
        else expression.parts._replace(clock=None, period=None)
    )
    return ResolvedTime(
        text=expression.text,
        timex=timex(interval, parts),
        edtf=edtf(interval, parts),
        first_day=interval.first,
        last_day=interval.last,
        grain=interval.grain,
        period=period_of(parts),
        clock=parts.clock,
        basis=settled.basis,
        conflict=settled.conflict,
    )


def _undated(expression: TimeExpression, frame: Frame) -> ResolvedTime | None:
    """Write what is known of a season, or of a date whose year is not."""
    parts = expression.parts
    if parts.year is not None and parts.grouping is not None:
        return _without_days(
            expression,
            grouping_timex(parts.year, parts.grouping),
            grouping_edtf(parts.year, parts.grouping),
            "explicit",
        )
    written = yearless(parts)
    if written is None or frame.today is not None or parts.year is not None or parts.unit == "named_month":
        return None
    clock = timex_time(period_of(parts), parts.clock) if parts.day is not None else ""
    return _without_days(expression, written + clock, written, "calendar")


def _yearless_range(expression: TimeExpression, frame: Frame) -> ResolvedTime | None:
    if expression.until is None or frame.today is not None:
        return None
    written = yearless_range(expression.parts, expression.until)
    return _without_days(expression, None, written, "calendar") if written else None


def _without_days(expression: TimeExpression, timex: str | None, edtf: str, basis: Basis) -> ResolvedTime:
    is_day = expression.until is None and expression.parts.day is not None
    return ResolvedTime(
        text=expression.text,
        timex=timex,
        edtf=edtf,
        first_day=None,
        last_day=None,
        grain=None,
        period=period_of(expression.parts) if is_day else None,
        clock=expression.parts.clock if is_day else None,
        basis=basis,
    )


def _part_of_day(expression: TimeExpression, frame: Frame, anchor: Anchor) -> ResolvedTime | None:
    """Put a part of the day on the day told before, else on the day the release reports on."""
    day = frame.previous
    if day is None and anchor.report_day is not None:
        day = one_day(anchor.report_day)
    if day is None:
        return None
    return _dated(expression, Settled(day, "inherited", conflict=False))


def _nth_day(expression: TimeExpression, frame: Frame) -> ResolvedTime | None:
    """Count a day of a stay within the range told before."""
    parts, stay = expression.parts, frame.previous
    if stay is None or stay.first == stay.last or stay.grain != "day":
        return None
    day = stay.last if parts.ordinal is None else stay.first + timedelta(days=parts.ordinal - 1)
    if parts.amount is not None:
        return _nth_days(expression, day, stay)
    if day > stay.last:
        return None
    return _dated(
        expression, Settled(one_day(day), "derived", conflict=bool(parts.is_last) and day != stay.last)
    )


def _nth_days(expression: TimeExpression, day: date, stay: Interval) -> ResolvedTime | None:
    """Count several days of a stay from its first, or up to its last."""
    more = timedelta(days=(expression.parts.amount or 1) - 1)
    first, last = (day, day + more) if expression.parts.ordinal else (day - more, day)
    if first < stay.first or last > stay.last:
        return None
    return _dated(expression, Settled(Interval(first, last, "day"), "derived", conflict=False))


def inherit(resolved: ResolvedTime, period: Period | None = None) -> ResolvedTime:
    """Lend the day to an event that tells none; of the time of day, no more than the part named."""
    interval, parts = interval_of(resolved), NOTHING_TOLD._replace(period=period)
    written = timex(interval, parts) if interval and interval.grain != "grouping" else resolved.timex
    return resolved._replace(timex=written, period=period, clock=None, basis="inherited")


def derive_stay(day: date, duration_days: int, nth_day: int = 1) -> ResolvedTime:
    """Return the days of a stay of so many days, of which `day` is the `nth_day`, counted from 1.

    Raises ValueError where the stay has no such day, OverflowError beyond the calendar.
    """
    if not 1 <= nth_day <= duration_days:
        raise ValueError(f"a stay of {duration_days} days has no day {nth_day}: count from 1 to its length")
    first = day - timedelta(days=nth_day - 1)
    interval = Interval(first, first + timedelta(days=duration_days - 1), "day")
    return ResolvedTime(
        text="",
        timex=timex(interval, Parts()),
        edtf=edtf(interval, Parts()),
        first_day=interval.first,
        last_day=interval.last,
        grain="day",
        period=None,
        clock=None,
        basis="derived",
    )
