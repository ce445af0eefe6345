"""Which days an event takes that tells none of its own.

A past event takes the day told last in its paragraph, else the day that the release reports on; in a
release that looks back on a whole stay, the stay's days. A planned event takes the day of the event it goes
on from ("then", "afterwards"), of the one before it in its paragraph, or the days of the leg or stay it lies
in. Days that head a section date what stands under them. Where none of these is told, the event has no date:
a dateline alone dates nothing that is over.
"""

from dataclasses import dataclass
from datetime import date

from services.enrich.span import Found
from services.enrich.story.calendar import Calendar, When
from services.enrich.story.leg import Leg
from services.enrich.story.stay import Stay
from services.enrich.story.told import Told
from services.enrich.time import ResolvedTime, inherit

_HEAD = 40
"""How many characters at the head of a sentence may say that it goes on from the one before."""


def lent(event: Told, calendar: Calendar) -> When:
    """Lend an undated event the days it must lie in; None where the text tells none."""
    if calendar.heading is not None or calendar.numbered is not None:
        return calendar.heading or calendar.numbered
    if event.type == "arrival" and event.status == "ongoing":
        return _stay(event, calendar) or _report(event, calendar) or calendar.today(event)
    words = _Words.of(event, calendar)
    is_over = event.status in {"completed", "ongoing"}
    return _behind(event, words, calendar) if is_over else _ahead(event, words, calendar)


@dataclass(frozen=True, slots=True)
class _Words:
    """What the words around an event say of its day."""

    goes_on: bool
    is_within: bool
    is_open: bool
    adds: bool

    @classmethod
    def of(cls, event: Told, calendar: Calendar) -> "_Words":
        """Read the words from the head of the sentence to the end of the clause."""
        sentence = calendar.reading.sentences[event.sentence]
        told = calendar.reading.text[sentence.start : max(event.trigger.end, event.clause.end)].casefold()
        words, verb = calendar.words, event.trigger.start - sentence.start
        group = max(0, event.group - sentence.start - 12)
        return cls(
            goes_on=bool(words.onward_heads.match(told, 0, _HEAD) or words.onward.search(told, group, verb)),
            is_within=bool(words.within.search(told)),
            is_open=bool(words.open.search(told)),
            adds=bool(words.adds.search(told)),
        )


def _stay(event: Told, calendar: Calendar) -> When:
    stay = calendar.stays.of(event)
    is_too_vague = stay is not None and stay.is_vague and event.status == "ongoing"
    return stay.when if stay and not is_too_vague else None


def _report(event: Told, calendar: Calendar) -> When:
    report = calendar.report
    return report.when if report and report.sentence <= event.sentence else None


def _ahead(event: Told, words: _Words, calendar: Calendar) -> When:
    """Lend days to a planned event."""
    if engaged := _engaged(event, words, calendar):
        return engaged
    if words.is_within or words.is_open:
        return leg_days(event, calendar) or _stay(event, calendar) or _day_trip(event, calendar)
    before = _before(event, words, calendar)
    latest = calendar.latest
    goes_on_here = words.goes_on and latest is not None and not latest.is_leg and latest.is_planned
    if before is not None and (goes_on_here or not event.travels):
        return before
    days = leg_days(event, calendar) or _stay(event, calendar) or before or _day_trip(event, calendar)
    return days or (_running(calendar) if words.adds and not event.travels else None)


def _running(calendar: Calendar) -> When:
    """Take the day of the planned engagement told last."""
    return calendar.running.when if calendar.running and calendar.running.is_planned else None


def _engaged(event: Told, words: _Words, calendar: Calendar) -> When:
    """Date an arrival as it is told elsewhere; a further place by its leg, else by what is planned there."""
    if event.type != "arrival" or event.place is None:
        return None
    told = calendar.legs.by_place.get(event.place.value)
    if told is not None and told.move.type == "arrival" and told.move.trigger != event.trigger:
        return told.when
    if not words.goes_on and event.trigger.start not in calendar.moves:
        return None
    return leg_days(event, calendar) or calendar.engaged.get(event.place.value)


def _before(event: Told, words: _Words, calendar: Calendar) -> When:
    """Take the day of the event it goes on from, else of the engagement before it in the paragraph."""
    latest = calendar.latest
    if words.goes_on:
        if latest is not None and (latest.is_leg or latest.is_planned):
            return latest.when
        return _running(calendar) or _report(event, calendar)
    return latest.when if latest and latest.is_planned and not latest.is_leg else None


def leg_days(event: Told, calendar: Calendar) -> When:
    """Give the days of the leg at an event's place, where both its ends are told; no longer than the stay."""
    leg = calendar.legs.of(event)
    if leg is None or not leg.is_closed or (leg.move.trigger == event.trigger and not leg.is_between):
        return None
    stay = calendar.stays.of(event)
    is_cut_short = stay and stay.first == leg.when.value.first_day and _last(stay) < _last(leg)
    return stay.when if stay and is_cut_short else leg.when


def _last(days: Stay | Leg) -> date:
    return days.when.value.last_day or date.max


def _day_trip(event: Told, calendar: Calendar) -> When:
    """Take the day of a visit told of one day: not of a move that only opens a stay."""
    leg = calendar.legs.of(event)
    if leg is None or leg.is_closed or leg.move.trigger == event.trigger:
        return None
    trigger = calendar.reading.text[leg.move.trigger.start : leg.move.trigger.end].casefold()
    is_open_ended = leg.move.type == "departure" or bool(calendar.words.openers.match(trigger))
    return None if is_open_ended and leg.is_last else leg.when


def _behind(event: Told, words: _Words, calendar: Calendar) -> When:
    """Lend days to an event that is over, or under way."""
    if event.type in {"departure", "return"}:
        return _report(event, calendar)
    stay = calendar.stays.of(event)
    whole = _so_far(event, stay, calendar) if stay else None
    if event.stay or words.is_within:
        inside = leg_days(event, calendar) or whole
        if inside is not None:
            return inside
    if words.is_open:
        return None
    if calendar.latest is not None and not calendar.latest.is_planned:
        return calendar.latest.when
    if words.goes_on and calendar.running is not None and not calendar.running.is_planned:
        return calendar.running.when
    return whole if calendar.is_concluded else _report(event, calendar) or whole


def _so_far(event: Told, stay: Stay, calendar: Calendar) -> When:
    """Take the day of publication where the stay has only begun on it."""
    return calendar.today(event) if stay.first and stay.first == calendar.published else stay.when


def inherited(when: Found[ResolvedTime], event: Told, calendar: Calendar) -> Found[ResolvedTime]:
    """Mark a day as lent, with the part of the day that the paragraph's first sentence tells of it."""
    lead = calendar.lead
    is_led = lead is not None and not event.travels and event.status != "ongoing"
    is_led = is_led and lead is not None and lead.edtf == when.value.edtf
    if is_led and calendar.words.meals.search(calendar.words_of(event)):
        is_led = False
    return when._replace(value=inherit(when.value, lead.period if lead and is_led else None))
