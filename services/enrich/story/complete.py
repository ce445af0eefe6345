"""Completes drafts from their sentence and from the sentences before."""

from collections.abc import Sequence
from dataclasses import replace

from services.enrich.event.draft import Draft
from services.enrich.reading import Reading
from services.enrich.span import Found, Span
from services.enrich.story.status import status_of
from services.enrich.story.told import Parties, Told


def tell(reading: Reading, drafts: Sequence[Draft]) -> tuple[Told, ...]:
    """Give each draft its doer and its status; drafts that tell no fact are left out."""
    told: list[Told] = []
    before: Draft | None = None
    for draft in drafts:
        if before is not None and draft.shared and before.trigger.sentence == draft.trigger.sentence:
            draft = replace(draft, doer=before.doer)
        before = draft
        event = _told(reading, draft)
        if event is not None:
            told.append(event)
    return tuple(told)


def _told(reading: Reading, draft: Draft) -> Told | None:
    sentence = reading.sentences[draft.trigger.sentence]
    status = status_of(draft.trigger.group.tense, headline=sentence.headline)
    if status is None or draft.trigger.group.negated:
        return None
    doer = {draft.doer_slot: draft.doer} if draft.doer_slot else {}
    return Told(
        draft.type,
        status,
        draft.trigger.rule.name,
        draft.trigger.sentence,
        Span(draft.trigger.start, draft.trigger.end),
        draft.clause,
        headline=sentence.headline,
        mutual=draft.trigger.rule.mutual,
        visitors=parties(reading, (*doer.get("visitors", ()), *draft.visitors)),
        counterparts=parties(reading, (*doer.get("counterparts", ()), *draft.counterparts)),
        site=draft.site,
        occasion=draft.occasion,
        place=draft.place,
        origin=draft.origin,
        homeward=draft.homeward,
    )


def parties(reading: Reading, numbers: Sequence[int]) -> Parties:
    """Look mentions up by number, each party once."""
    found: dict[int, Found] = {}
    for number in numbers:
        mention = reading.parties[number]
        found.setdefault(mention.referent, Found(mention, Span(mention.start, mention.end)))
    return tuple(found.values())
