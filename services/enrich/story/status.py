"""Status: what an event is as of the release's own publication, by tense and by words of calling off."""

from dataclasses import dataclass

from schemas.visit import Status
from services.enrich.clause.tense import Tense
from services.enrich.event.draft import Draft
from services.enrich.reading import Reading
from services.enrich.story.told import Told

_BY_TENSE: dict[Tense, Status] = {
    "past": "completed",
    "perfect": "completed",
    "pluperfect": "completed",
    "told": "completed",
    "progressive": "ongoing",
    "future": "planned",
    "planned": "planned",
    "reported": "planned",
    "present": "completed",
    "nominal": "completed",
}
_HEADLINE: dict[Tense, Status] = {"purpose": "planned", "gerund": "completed"}
_TELLING = frozenset[Tense]({"past", "present", "perfect", "gerund"})
_UNSURE = frozenset[Tense]({"nominal", "planned", "future", "reported", "purpose"})
_TRAVEL = frozenset({"arrival", "departure", "return"})
_LISTED = frozenset[Tense]({"present", "nominal", "participle"})
_NOW = frozenset[Tense]({"present", "progressive"})
_OPENING = frozenset({"lead-delegation", "accept-invitation"})
"""What such a clause opens its infinitive goes on with: "accepted an invitation to visit"."""
_LEAD = 80
"""How many characters before a noun may say that its visit is under way."""


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Words that tell a status: of calling off, of what lies ahead, of what is under way."""

    postponed: tuple[str, ...]
    cancelled: tuple[str, ...]
    kept: tuple[str, ...]
    withheld: tuple[str, ...]
    ahead: tuple[str, ...]
    under_way: tuple[str, ...]


def status_of(
    reading: Reading, draft: Draft, main: Told | None, words: StatusWords, off: Status | None = None
) -> Status | None:
    """Tell an event's status, none for a clause that tells no fact.

    `main` is the event told before in the same sentence: side clauses stand in its time. `off` is the status
    of a visit that the release has called off: what "was to" happen shares it.
    """
    group = draft.trigger.group
    sentence = _words(reading, draft)
    called_off = _called_off(sentence, words) if _may_be_off(draft, sentence, words) else None
    if group.negated:
        return called_off or _withheld(group.tense, sentence, words)
    if off and group.tense in {"planned", "purpose"} and _was(reading, draft):
        called_off = called_off or off
    return called_off or _by_tense(reading, draft, main, words)


def _may_be_off(draft: Draft, sentence: str, words: StatusWords) -> bool:
    """Say whether words of calling off may mean an event: not in "A will go, as B has cancelled"."""
    group = draft.trigger.group
    goes_ahead = group.tense == "future" and draft.type in _TRAVEL and not group.negated and not group.passive
    return group.tense in _UNSURE and not goes_ahead and not any(sign in sentence for sign in words.kept)


def _by_tense(reading: Reading, draft: Draft, main: Told | None, words: StatusWords) -> Status | None:
    tense, rule = draft.trigger.group.tense, draft.trigger.rule
    headline = reading.sentences[draft.trigger.sentence].headline
    if rule.status:
        return _going_on(tense, rule.status)
    if headline and tense in _HEADLINE:
        return _HEADLINE[tense]
    if tense in _NOW and rule.present and not (headline and rule.present == "planned"):
        return rule.present
    if draft.listed and tense in _LISTED:
        return "planned"
    match tense:
        case "gerund":
            status = main.status if main else _outlook(_words(reading, draft), words)
        case "purpose":
            status = _purpose(draft, main)
        case "offered" if main and main.rule == "accept-invitation":
            status = main.status
        case "nominal":
            status = _nominal(reading, draft, words)
        case "present" if draft.type in _TRAVEL and not headline:
            status = "planned"
        case _:
            status = _BY_TENSE.get(tense)
    return status


def _withheld(tense: Tense, sentence: str, words: StatusWords) -> Status | None:
    """Take what will not be done, though it was planned, for called off."""
    return "cancelled" if tense in _UNSURE and any(sign in sentence for sign in words.withheld) else None


def _was(reading: Reading, draft: Draft) -> bool:
    group = reading.text[draft.trigger.group.start : draft.trigger.start].casefold()
    return group.startswith(("was ", "were ", "had "))


def _words(reading: Reading, draft: Draft) -> str:
    sentence = reading.sentences[draft.trigger.sentence]
    return f" {reading.masked[sentence.start : sentence.end].casefold()} "


def _called_off(sentence: str, words: StatusWords) -> Status | None:
    if any(sign in sentence for sign in words.postponed):
        return "postponed"
    return "cancelled" if any(sign in sentence for sign in words.cancelled) else None


def _going_on(tense: Tense, status: Status) -> Status | None:
    """Tell a stay continued or ended of the past alone: "will conclude his visit" adds no event."""
    return status if tense in _TELLING or status == "planned" else None


def _outlook(sentence: str, words: StatusWords) -> Status:
    return "planned" if any(f" {sign} " in sentence for sign in words.ahead) else "completed"


def _purpose(draft: Draft, main: Told | None) -> Status | None:
    """Take what a journey is made for as planned once left for, else as far along as the journey."""
    if main is None or not (draft.trigger.rule.purpose or main.rule in _OPENING):
        return None
    return "planned" if main.type == "departure" else main.status


def _nominal(reading: Reading, draft: Draft, words: StatusWords) -> Status:
    outlook = _outlook(_words(reading, draft), words)
    if outlook == "planned" or draft.trigger.rule.name != "be-on-visit":
        return outlook
    start = draft.trigger.start
    before = reading.text[max(0, start - _LEAD) : start].casefold()
    under_way = before.endswith(" on a ") or any(sign in before for sign in words.under_way)
    return "ongoing" if under_way else outlook
