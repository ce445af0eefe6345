"""Why a release gave the events it gave, and why its other visit verbs gave none.

The steps are those of `extract`; what each gives up is found by comparing what goes in with what comes out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.release import AcceptedRelease
from schemas.visit import VisitEvent
from services.enrich.clause.tense import Tense
from services.enrich.event.draft import Draft
from services.enrich.event.fill import fill
from services.enrich.event.rules import Rule
from services.enrich.event.scene import Scene
from services.enrich.event.trigger import Trigger
from services.enrich.extract import Stage, anchor_of, read_opening, read_scenes, stages, write_events
from services.enrich.language import language_of
from services.enrich.reading import Reading
from services.enrich.span import Span
from services.enrich.story.credible import Case, doubt, open_case
from services.enrich.story.merge import tells_again
from services.enrich.story.told import Told

Reason = str
"""Why words gave no event: a name of this module, of `story.credible`, or of a doubt in the rules."""
_COMPANY = "company"
"""Words that add people to other events and tell none of their own are no reason for anything."""

_BY_TENSE: Mapping[Tense, Reason] = {"offered": "wish", "modal": "possibility", "purpose": "purpose"}
_BY_STAGE: Mapping[Stage, Reason] = {
    "company": _COMPANY,
    "settle": _COMPANY,
    "current": "background",
    "merge": "same_fact",
}


@dataclass(frozen=True, slots=True)
class Reported:
    """An event and the rule that told it."""

    event: VisitEvent
    rule: Rule


@dataclass(frozen=True, slots=True)
class Unreported:
    """Words that a rule matched and that gave no event.

    Where a doubt of the rules is the reason, `doubt_means` says what it means; where the fact is told twice,
    `twin` is the number, from 1, of the event that tells it.
    """

    words: Span
    sentence: Span
    rule: Rule
    reason: Reason
    doubt_means: str = ""
    twin: int | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """What a release gave and what it did not, each in the release's order."""

    reported: tuple[Reported, ...] = ()
    unreported: tuple[Unreported, ...] = ()


def trace(release: AcceptedRelease) -> Trace:
    """Read a release as `extract` does, and keep why; nothing in a language without rules."""
    language = language_of(release.language)
    if language is None:
        return Trace()
    opening = read_opening(release, language)
    reading = opening.reading
    filled = [(scene, tuple(fill(scene))) for scene in read_scenes(reading, language)]
    steps = list(stages(release, language, opening, [draft for _, drafts in filled for draft in drafts]))
    _, events = steps[-1]
    case = open_case(reading, language.disbelief, anchor_of(release, reading.home))
    rules = {rule.name: rule for rule in language.rules}
    written = write_events(release, reading, events)
    reported = (Reported(event, rules[told.rule]) for event, told in zip(written, events, strict=True))
    reasons = dict(_reasons(case, filled, steps))
    doubts = {doubt.name: doubt.means for doubt in language.disbelief.doubts.owners}
    known = _Known(events, language.grammar.heads.occasion.heads, doubts)
    return Trace(tuple(reported), tuple(_unreported(reading, filled, reasons, known)))


Filled = Sequence[tuple[Scene, Sequence[Draft]]]
Steps = Sequence[tuple[Stage, Sequence[Told]]]


@dataclass(frozen=True, slots=True)
class _Why:
    """Why words gave no event, with the event that they told, as far as it came."""

    reason: Reason
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """The events that a release gave, the nouns that head occasions, and what each doubt means."""

    events: Sequence[Told]
    occasions: frozenset[str]
    doubts: Mapping[str, str]


def _reasons(case: Case, filled: Filled, steps: Steps) -> Iterator[tuple[Span, _Why]]:
    """Yield the reasons that each step has against some words; the last is the one that counts."""
    for scene, drafts in filled:
        yield _span(scene.trigger), _Why(_untold(scene.trigger, drafts))
    for (_, before), (stage, after) in pairwise(steps):
        kept = {event.trigger for event in after}
        for event in before:
            if event.trigger not in kept:
                doubted = doubt(case, event) if stage == "believe" else None
                yield event.trigger, _Why(doubted or _BY_STAGE.get(stage, "no_fact"), event)


def _untold(trigger: Trigger, drafts: Sequence[Draft]) -> Reason:
    if trigger.rule.type in {"company", "presence"}:
        return _COMPANY
    if not drafts:
        return "unfilled"
    return "negated" if trigger.group.negated else _BY_TENSE.get(trigger.group.tense, "no_fact")


def _unreported(
    reading: Reading, filled: Filled, reasons: Mapping[Span, _Why], known: _Known
) -> Iterator[Unreported]:
    reported = {event.trigger for event in known.events}
    for scene, _ in filled:
        words = _span(scene.trigger)
        why, sentence = reasons[words], reading.sentences[scene.trigger.sentence]
        if words not in reported and why.reason != _COMPANY:
            whole = Span(sentence.start, sentence.end)
            doubt_means, twin = known.doubts.get(why.reason, ""), _twin(why, known)
            yield Unreported(words, whole, scene.trigger.rule, why.reason, doubt_means, twin)


def _twin(why: _Why, known: _Known) -> int | None:
    told = why.told if why.reason == "same_fact" else None
    if told is None:
        return None
    numbered = enumerate(known.events, 1)
    return next((number for number, one in numbered if tells_again(told, one, known.occasions)), None)


def _span(trigger: Trigger) -> Span:
    return Span(trigger.start, trigger.end)
