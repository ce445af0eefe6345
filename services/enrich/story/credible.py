"""What is told as no visit: remote talks, history, the public's visits, clauses without a doer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.enrich.reading import Reading
from services.enrich.story.told import Told
from services.enrich.time import Anchor

_FAR_PAST_DAYS = 100
"""An event so many days before the newest that the release reports is background."""
_ACTING_KINDS = frozenset({"person", "organisation", "delegation"})
_NEAR_BEFORE, _NEAR_BEHIND = 60, 40
_TOLD_BEFORE, _TOLD_BEHIND = 40, 15


@dataclass(frozen=True, slots=True)
class Signs:
    """Words by what they tell against a clause."""

    remote: tuple[str, ...]
    web: tuple[str, ...]
    past: tuple[str, ...]
    public: tuple[str, ...]


def believe(reading: Reading, events: Sequence[Told], signs: Signs) -> list[Told]:
    """Keep the events that the release itself reports or announces."""
    return [
        event
        for event in events
        if event.presence or (_acts(event, signs) and _is_news(reading, event, signs))
    ]


def _acts(event: Told, signs: Signs) -> bool:
    """Say whether an event has the parties its type needs, acting in an official capacity."""
    kinds = {party.value.party.kind for party in event.visitors}
    if event.rule == "open" and "person" not in kinds:
        return False
    if event.type == "meeting" and not event.counterparts:
        return False
    groups = [(party.value.party.text or "").casefold() for party in event.visitors]
    return bool(kinds & _ACTING_KINDS) or any(_is_official(words, signs) for words in groups)


def _is_official(words: str, signs: Signs) -> bool:
    return "delegation" in words or not any(sign in words for sign in signs.public)


def _is_news(reading: Reading, event: Told, signs: Signs) -> bool:
    sentence = reading.sentences[event.sentence]
    whole = reading.text[sentence.start : sentence.end].casefold()
    near = _around(reading, event, event.clause.end, _NEAR_BEFORE, _NEAR_BEHIND)
    told = _around(reading, event, event.trigger.end, _TOLD_BEFORE, _TOLD_BEHIND)
    if any(sign in whole for sign in signs.remote) or any(sign in near for sign in signs.web):
        return False
    return event.tense != "pluperfect" and not any(sign in told for sign in signs.past)


def _around(reading: Reading, event: Told, end: int, before: int, behind: int) -> str:
    sentence = reading.sentences[event.sentence]
    start = max(sentence.start, event.group - before)
    return reading.text[start : min(sentence.end, end + behind)].casefold()


def current(events: Sequence[Told], anchor: Anchor) -> list[Told]:
    """Leave out what lies so far back that the release can only mention it."""
    days = [event.time.value.last_day for event in events if event.time and event.time.value.last_day]
    newest = max((day for day in days if anchor.published is None or day <= anchor.published), default=None)
    return [event for event in events if newest is None or not _lies_back(event, newest)]


def _lies_back(event: Told, newest: date) -> bool:
    last = event.time.value.last_day if event.time else None
    return last is not None and (newest - last).days > _FAR_PAST_DAYS
