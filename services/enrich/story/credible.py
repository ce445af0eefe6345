"""What is told as no visit: remote talks, history, the public's visits, clauses without a doer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from services.enrich.reading import Reading
from services.enrich.story.told import Told
from services.enrich.time import Anchor

Doubt = Literal["no_doer", "no_counterpart", "unofficial", "remote", "web", "history"]
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
    return [event for event in events if doubt(reading, event, signs) is None]


def doubt(reading: Reading, event: Told, signs: Signs) -> Doubt | None:
    """Say why an event is none that the release reports or announces, if so."""
    if event.presence:
        return None
    return _lacks(event, signs) or _is_no_news(reading, event, signs)


def _lacks(event: Told, signs: Signs) -> Doubt | None:
    """Say which of the parties its type needs are not there, or not in an official capacity."""
    kinds = {party.value.party.kind for party in event.visitors}
    if event.rule == "open" and "person" not in kinds:
        return "no_doer"
    if event.type == "meeting" and not event.counterparts:
        return "no_counterpart"
    groups = [(party.value.party.text or "").casefold() for party in event.visitors]
    if kinds & _ACTING_KINDS or any(_is_official(words, signs) for words in groups):
        return None
    return "unofficial" if event.visitors else "no_doer"


def _is_official(words: str, signs: Signs) -> bool:
    return "delegation" in words or not any(sign in words for sign in signs.public)


def _is_no_news(reading: Reading, event: Told, signs: Signs) -> Doubt | None:
    sentence = reading.sentences[event.sentence]
    whole = reading.text[sentence.start : sentence.end].casefold()
    near = _around(reading, event, event.clause.end, _NEAR_BEFORE, _NEAR_BEHIND)
    told = _around(reading, event, event.trigger.end, _TOLD_BEFORE, _TOLD_BEHIND)
    if any(sign in whole for sign in signs.remote):
        return "remote"
    if any(sign in near for sign in signs.web):
        return "web"
    return "history" if event.tense == "pluperfect" or any(sign in told for sign in signs.past) else None


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
