"""From drafts to told events: who did it, and whether it is told as a fact at all."""

from collections.abc import Iterator, Sequence

from schemas.visit import Status
from services.enrich.clause.tense import Tense
from services.enrich.event.draft import Draft
from services.enrich.reading import PartyMention, Reading
from services.enrich.span import Span
from services.enrich.story.doer import Doers, Mentions
from services.enrich.story.parties import parties, unnamed_group
from services.enrich.story.status import StatusWords, status_of
from services.enrich.story.told import Told

_BARE = frozenset[Tense]({"present", "participle"})
_STOPS = frozenset('.!?:;,"\u201d')
_CALLED_OFF = frozenset({"postponed", "cancelled"})
_TRAVEL = frozenset({"arrival", "departure", "return"})


def tell(reading: Reading, drafts: Sequence[Draft], words: StatusWords) -> list[Told]:
    """Give each draft its doer and its status; drafts that tell no fact are left out."""
    events: list[Told] = []
    doers = Doers(reading)
    before: Draft | None = None
    off: Status | None = None
    main: Told | None = None
    for told in drafts:
        draft = _in_tense_of(before, told)
        doer = doers.of(draft)
        before = draft
        main = _main(draft, main, events)
        status = status_of(reading, draft, main, words, off)
        if status in _CALLED_OFF and draft.type in _TRAVEL:
            off = status
        if status is not None and not draft.done_by_thing:
            events.append(_at_site(_told(reading, draft, status, doer, doers), draft, events))
    return events


def _main(draft: Draft, main: Told | None, events: Sequence[Told]) -> Told | None:
    """Find the event told before in a draft's sentence, but for others told by the very same verb."""
    if events and events[-1].trigger.start != draft.trigger.start:
        main = events[-1]
    return main if main and main.sentence == draft.trigger.sentence else None


def _in_tense_of(before: Draft | None, draft: Draft) -> Draft:
    """Read a bare verb joined to another in its tense: "will call on A and visit B"."""
    if before is None or not draft.shared or draft.trigger.group.tense not in _BARE:
        return draft
    if before.trigger.sentence != draft.trigger.sentence:
        return draft
    group = draft.trigger.group._replace(tense=before.trigger.group.tense)
    return draft._replace(trigger=draft.trigger._replace(group=group))


def _at_site(event: Told, draft: Draft, events: Sequence[Told]) -> Told:
    """Who "visited X and met Y" met Y at X."""
    before = events[-1] if events else None
    if before is None or event.type != "meeting" or event.site or not draft.shared:
        return event
    alone = len(events) == 1 or events[-2].trigger != before.trigger
    if before.sentence != event.sentence or before.type != "site_visit" or not alone:
        return event
    return event._replace(site=before.site, place=event.place or before.place)


def _is_in_headline(reading: Reading, draft: Draft) -> bool:
    """Say whether a clause stands in a headline, or in the present tense on a line without a full stop."""
    sentence = reading.sentences[draft.trigger.sentence]
    if sentence.headline or draft.listed or draft.trigger.group.tense != "present":
        return sentence.headline
    closed = reading.text[sentence.end - 1] in _STOPS
    return not closed and reading.text[sentence.end : sentence.end + 1] in {"", "\n"}


def _told(reading: Reading, draft: Draft, status: Status, doer: Mentions, doers: Doers) -> Told:
    trigger, rule = draft.trigger, draft.trigger.rule
    return Told(
        type=draft.type,
        status=status,
        rule=rule.name,
        tense=trigger.group.tense,
        sentence=trigger.sentence,
        group=trigger.group.start,
        trigger=Span(trigger.start, trigger.end),
        clause=draft.clause,
        headline=_is_in_headline(reading, draft),
        mutual=rule.mutual,
        stay=rule.stay,
        presence=draft.presence,
        listed=draft.listed,
        visitors=parties(doers.apart(_visitors(reading, draft, doer))),
        counterparts=parties(doers.apart(_counterparts(reading, draft, doer))),
        companions=parties(doers.apart(_filled(reading, draft, "companions", draft.companions, doer))),
        site=draft.site,
        occasion=draft.occasion,
        place=draft.place,
        origin=draft.origin,
    )


def _filled(
    reading: Reading, draft: Draft, slot: str, numbers: Sequence[int], doer: Mentions
) -> Iterator[PartyMention]:
    yield from doer if draft.doer_slot == slot else ()
    yield from (reading.parties[number] for number in numbers)


def _visitors(reading: Reading, draft: Draft, doer: Mentions) -> Iterator[PartyMention]:
    yield from _filled(reading, draft, "visitors", draft.visitors, doer)
    yield from (reading.parties[number] for number in draft.sides[:1])


def _counterparts(reading: Reading, draft: Draft, doer: Mentions) -> Iterator[PartyMention]:
    yield from _filled(reading, draft, "counterparts", draft.counterparts, doer)
    yield from (reading.parties[number] for number in draft.sides[1:])
    if draft.met is not None:
        yield unnamed_group(draft.met)
