"""What is told as no visit: remote talks, history, the public's visits, clauses without a doer."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.enrich.reading import Reading, within
from services.enrich.story.doubt import Doubts, Signs, doubt_of, find_signs
from services.enrich.story.history import is_history
from services.enrich.story.parties import Parties, referents
from services.enrich.story.told import Told
from services.enrich.time import Anchor

_ACTING_KINDS = frozenset({"person", "organisation", "delegation"})


@dataclass(frozen=True, slots=True)
class Disbelief:
    """What a language has against a clause: doubts by their signs, and words for groups that make no visit.

    `official` and `public` name groups that travel in an official capacity and such as don't, `inside` those
    whose meeting is no visit, `received` occasions that are part of a reception, `speaking` those at which a
    publisher only speaks. A verb in the present tense with one of the `endings`, none of the words `ahead`
    before it, tells what is done as a rule.
    """

    doubts: Doubts
    endings: tuple[str, ...]
    ahead: tuple[str, ...]
    official: tuple[str, ...]
    public: tuple[str, ...]
    inside: tuple[str, ...]
    received: tuple[str, ...]
    speaking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A release with all that may speak against its clauses."""

    reading: Reading
    disbelief: Disbelief
    signs: Signs
    anchor: Anchor


def open_case(reading: Reading, disbelief: Disbelief, anchor: Anchor) -> Case:
    """Look for the signs of doubt in a release."""
    return Case(reading, disbelief, find_signs(reading, disbelief.doubts), anchor)


def believe(case: Case, events: Sequence[Told]) -> list[Told]:
    """Keep the events that the release itself reports or announces."""
    return [event for event in events if doubt(case, event) is None]


def doubt(case: Case, event: Told) -> str | None:
    """Name the reason why an event is none that the release reports or announces, if there is one."""
    if event.presence:
        return None
    if lack := _lack(event, case.disbelief):
        return lack
    if event.tense == "pluperfect" or is_history(case.reading, event, case.anchor):
        return "history"
    if _is_general(case, event):
        return "general"
    found = doubt_of(case.reading, event, case.signs)
    return found and found.name


def _is_general(case: Case, event: Told) -> bool:
    """Say whether a clause in the present tense, without a day, tells what is done as a rule."""
    if event.tense != "present" or event.travels or event.headline or event.listed:
        return False
    reading, sentence = case.reading, case.reading.sentences[event.sentence]
    verb, *_ = reading.text[event.trigger.start : event.trigger.end].split()
    before = reading.masked[sentence.start : event.group].casefold().split()
    ruled = verb.endswith(case.disbelief.endings) and not set(case.disbelief.ahead).intersection(before)
    return ruled and not within(reading.times, sentence.start, sentence.end)


def _lack(event: Told, disbelief: Disbelief) -> str | None:
    """Name what is wrong with the parties, or with what they come together for."""
    kinds = {party.value.party.kind for party in event.visitors}
    if not event.listed and (not kinds or (event.rule == "open" and "person" not in kinds)):
        return "no_doer"
    if event.type == "meeting" and not referents(event.counterparts) - referents(event.visitors):
        return "no_counterpart"
    if event.type == "meeting" and _are_all(event.counterparts, disbelief.inside):
        return "inside"
    if kinds and kinds.isdisjoint(_ACTING_KINDS) and _is_unofficial(event, disbelief):
        return "unofficial"
    return _lack_of_occasion(event.occasion.value.casefold(), event, disbelief) if event.occasion else None


def _lack_of_occasion(occasion: str, event: Told, disbelief: Disbelief) -> str | None:
    if any(word in occasion for word in disbelief.speaking):
        return "speaking"
    own = event.site or event.place
    return "part" if own is None and any(word in occasion for word in disbelief.received) else None


def _is_unofficial(event: Told, disbelief: Disbelief) -> bool:
    """Say whether unnamed people come as the public does; to an occasion, unless called official."""
    groups = [(party.value.party.text or "").casefold() for party in event.visitors]
    if any(word in group for group in groups for word in disbelief.official):
        return False
    return event.type == "attendance" or _are_all(event.visitors, disbelief.public)


def _are_all(parties: Parties, words: Sequence[str]) -> bool:
    """Say whether every one of the parties is an unnamed group called by one of these words."""
    groups = [(party.value.party.text or "").casefold() for party in parties if not party.value.party.name]
    return len(groups) == len(parties) and all(any(word in group for word in words) for group in groups)
