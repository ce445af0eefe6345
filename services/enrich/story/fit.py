"""Sets an event's own words against what the release tells of the journey."""

from services.enrich.span import Found
from services.enrich.story.calendar import Calendar
from services.enrich.story.clock import OwnTimes
from services.enrich.story.lend import leg_days
from services.enrich.story.stay import Stay, is_range
from services.enrich.story.told import Told
from services.enrich.time import derive_stay


def fitted(event: Told, own: OwnTimes, calendar: Calendar) -> Told:
    """Give an event the days of its stay or leg, or none, where its own words tell no more than a part."""
    when = event.time.value if event.time else None
    if when is None or event.time is None:
        return event
    if event.type == "departure" and is_range(when) and when.grain == "day" and when.first_day:
        return event._replace(time=Found(derive_stay(when.first_day, 1), event.time.span))
    stay = calendar.stays.of(event)
    if _is_left_open(event, calendar) or _is_one_of_several(event, calendar):
        return event._replace(time=None)
    if stay is not None and _is_told_of_the_stay(event, own, stay, calendar):
        return event._replace(time=stay.when)
    if own.lender is not None and _lends_only_its_start(event, own.lender, calendar):
        return event._replace(time=None)
    return event


def _is_told_of_the_stay(event: Told, own: OwnTimes, stay: Stay, calendar: Calendar) -> bool:
    """Say whether an event is the stay itself, dated by one of its days or more vaguely than the stay is."""
    when = event.time.value if event.time else None
    if event.type != "arrival" or stay.first is None or stay.last is None or not when or not when.first_day:
        return False
    if when.grain != "day":
        return bool(when.last_day and when.first_day <= stay.first and stay.last <= when.last_day)
    is_inside = event.stay and stay.first <= when.first_day <= stay.last
    day = own.day
    stands_apart = own.lender is not None or (
        day is not None and (day.start < event.group or day.bound == "from")
    )
    return is_inside and ((event.status == "ongoing" and stands_apart) or _ends(event, calendar))


def _ends(event: Told, calendar: Calendar) -> bool:
    """Say whether a stay is dated by the day on which it ends."""
    start = calendar.reading.sentences[event.sentence].start
    end = max(event.trigger.end, event.time.span.start if event.time else 0)
    return bool(calendar.words.ends.search(calendar.reading.text[start:end].casefold()))


def _lends_only_its_start(event: Told, lender: Told, calendar: Calendar) -> bool:
    """Say whether a journey's day, told in the same sentence, is only the first of an event's days."""
    if lender.type == "return" and calendar.tells_within(event):
        return True
    if event.status != "planned" or not lender.travels or event.type in {"departure", "return"}:
        return False
    if lender.status != "planned":
        return not event.time or event.time.value.first_day != calendar.published
    if leg_days(event, calendar) is not None:
        return True
    trigger = calendar.reading.text[lender.trigger.start : lender.trigger.end].casefold()
    return lender.type == "departure" and bool(
        calendar.words.openers.match(trigger) or calendar.stays.of(event)
    )


def _is_one_of_several(event: Told, calendar: Calendar) -> bool:
    """Say whether a day on which a journey to several places begins is that of the place before."""
    if event.type != "arrival" or event.status != "planned" or event.time is None:
        return False
    if is_range(event.time.value) or calendar.moves.get(event.trigger.start) != event.time.span.start:
        return False
    stay = calendar.stays.of(event)
    return stay is not None and stay.first == event.time.value.last_day


def _is_left_open(event: Told, calendar: Calendar) -> bool:
    """Say whether words between a day and the event leave its own day open: "and, in due course, he"."""
    if event.time is None or event.time.span.end > event.group:
        return False
    between = calendar.reading.text[event.time.span.end : event.group].casefold()
    return bool(calendar.words.open.search(between))
