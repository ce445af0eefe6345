"""The days from which a release's times count."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from services.enrich.time.dateline import dateline_anchor
from services.enrich.time.find import find_times
from services.enrich.time.resolve import Anchor, resolve

_DAY_LENGTH = len("2024-12-06")
_LONGEST_TITLE = 300


def read_anchor(published_at: str | None, title: str, text: str, timezone: str | None) -> Anchor:
    """Take the day of publication in the publisher's own time zone, else the one that the text prints.

    `published_at` is an RFC 3339 date or moment; without a time zone its own offset tells the day. Where the
    title alone tells a day, as an itinerary's does, that is the day reported on. Raises ValueError for what
    is no date, ZoneInfoNotFoundError for a time zone that IANA does not name.
    """
    published = _published(published_at, timezone) if published_at else dateline_anchor(text)
    return Anchor(published=published, report_day=_day_of(title, published) if published else None)


def _published(published_at: str, timezone: str | None) -> date:
    if len(published_at) == _DAY_LENGTH:
        return date.fromisoformat(published_at)
    moment = datetime.fromisoformat(published_at)
    return moment.astimezone(ZoneInfo(timezone)).date() if timezone else moment.date()


def _day_of(title: str, published: date) -> date | None:
    found = [time for time in find_times(title[:_LONGEST_TITLE]) if time.kind in {"point", "range"}]
    when = resolve(found[0], Anchor(published=published)) if len(found) == 1 else None
    return when.first_day if when and when.first_day == when.last_day else None
