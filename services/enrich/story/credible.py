"""What is told as no visit: remote talks, history, the public's visits, clauses without a doer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.enrich.reading import Reading
from services.enrich.story.told import Told
from services.enrich.time import Anchor

_FAR_PAST_DAYS = 100
_ACTING_KINDS = frozenset({"person", "organisation", "delegation"})


@dataclass(frozen=True, slots=True)
class Signs:
    """Words by what they tell against a clause."""

    remote: tuple[str, ...]
    web: tuple[str, ...]
    past: tuple[str, ...]
    public: tuple[str, ...]


def believe(reading: Reading, events: Sequence[Told], signs: Signs) -> list[Told]:
    """Keep the events that the release itself reports or announces."""
    return [event for event in events if _believable(reading, event, signs)]


def _believable(reading: Reading, event: Told, signs: Signs) -> bool:
    if event.presence:
        return True
    if not any(
        _acts(reading, party.value.party.kind, party.value.party.text or "", signs)
        for party in event.visitors
    ):
        return False
    if event.rule == "open" and not any(party.value.party.kind == "person" for party in event.visitors):
        return False
    if event.type == "meeting" and not event.counterparts:
        return False
    sentence = reading.sentences[event.sentence]
    words = reading.text[sentence.start : sentence.end].casefold()
    near = reading.text[
        max(sentence.start, event.group - 60) : min(sentence.end, event.clause.end + 40)
    ].casefold()
    if any(sign in words for sign in signs.remote) or any(sign in near for sign in signs.web):
        return False
    told = reading.text[
        max(sentence.start, event.group - 40) : min(sentence.end, event.trigger.end + 15)
    ].casefold()
    return event.tense != "pluperfect" and not any(sign in told for sign in signs.past)


def current(events: Sequence[Told], anchor: Anchor) -> list[Told]:
    """Leave out what lies so far back that the release can only mention it."""
    days = [event.time.value.last_day for event in events if event.time and event.time.value.last_day]
    newest = max((day for day in days if anchor.published is None or day <= anchor.published), default=None)
    return [event for event in events if newest is None or not _lies_back(event, newest)]


def _lies_back(event: Told, newest: date) -> bool:
    last = event.time.value.last_day if event.time else None
    return last is not None and (newest - last).days > _FAR_PAST_DAYS


def _acts(reading: Reading, kind: str, text: str, signs: Signs) -> bool:
    if kind in _ACTING_KINDS:
        return True
    words = text.casefold()
    return "delegation" in words or not any(sign in words for sign in signs.public)
