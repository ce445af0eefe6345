"""From drafts to told events: who did it, and whether it is told as a fact at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from schemas.visit import Party, Status
from services.enrich.event.draft import Draft
from services.enrich.reading import PartyMention, Reading
from services.enrich.span import Found, Span
from services.enrich.story.told import Parties, Told
from services.enrich.verb.group import Tense


@dataclass(frozen=True, slots=True)
class _Unnamed:
    """People told only by a common noun."""

    start: int
    end: int
    referent: int
    party: Party
    form: str = "group"
    plural: bool = True

    @classmethod
    def of(cls, words: Found[str]) -> "_Unnamed":
        """Make a group of the release's words for it."""
        return cls(
            words.span.start, words.span.end, -words.span.start - 1, Party(kind="group", text=words.value)
        )


_COMMA = 2

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


def tell(reading: Reading, drafts: Sequence[Draft], called_off: Mapping[str, Sequence[str]]) -> list[Told]:
    """Give each draft its doer and its status; drafts that tell no fact are left out."""
    events: list[Told] = []
    doer: tuple[PartyMention, ...] = ()
    before: Draft | None = None
    for told in drafts:
        draft = _in_tense_of(before, told)
        doer = _doer(reading, draft, doer, before)
        before = draft
        status = _called_off(reading, draft, called_off) or _status(reading, draft, events)
        if status is not None and not draft.trigger.group.negated:
            events.append(_at_site(_told(reading, draft, status, doer), draft, events))
    return events


def _in_tense_of(before: Draft | None, draft: Draft) -> Draft:
    """A bare verb joined to another stands in its tense: "will call on A and visit B"."""
    if before is None or not draft.shared or draft.trigger.group.tense != "present":
        return draft
    if before.trigger.sentence != draft.trigger.sentence:
        return draft
    group = replace(draft.trigger.group, tense=before.trigger.group.tense)
    return replace(draft, trigger=replace(draft.trigger, group=group))


def _at_site(event: Told, draft: Draft, events: Sequence[Told]) -> Told:
    """Who "visited X and met Y" met Y at X."""
    if event.type != "meeting" or event.site or not draft.shared:
        return event
    seen = [other for other in events if other.sentence == event.sentence and other.type == "site_visit"]
    if len(seen) != 1:
        return event
    return replace(event, site=seen[0].site, place=event.place or seen[0].place)


def _doer(
    reading: Reading, draft: Draft, last: tuple[PartyMention, ...], before: Draft | None
) -> tuple[PartyMention, ...]:
    """A joined verb shares the doer of the one before; so does a clause whose subject is only a pronoun."""
    if not draft.doer_slot:
        return last
    named = tuple(reading.parties[number] for number in draft.doer)
    if not named:
        return last
    if (
        last
        and len(named) == 1
        and len(last) == 1
        and not named[0].plural
        and _continues(reading, named[0], last[0])
    ):
        return last
    return named


def _continues(reading: Reading, named: PartyMention, last: PartyMention) -> bool:
    """Say whether a pronoun or a bare office may mean the doer of the clause before."""
    if named.party.kind != "person" or last.party.kind != "person":
        return False
    if named.form == "pronoun":
        return True
    title = reading.text[named.start : named.end].casefold().removeprefix("the ")
    return named.form == "office" and any(role.title.casefold() == title for role in last.party.roles)


def _status(reading: Reading, draft: Draft, events: Sequence[Told]) -> Status | None:
    tense = draft.trigger.group.tense
    headline = reading.sentences[draft.trigger.sentence].headline
    if draft.trigger.rule.status and tense in {"past", "present", "perfect", "gerund"}:
        return draft.trigger.rule.status  # type: ignore[return-value]
    if draft.trigger.rule.name in {"continue-stay", "end-stay"} and tense not in {
        "past",
        "perfect",
        "present",
        "gerund",
    }:
        return None
    if headline and tense in _HEADLINE:
        return _HEADLINE[tense]
    if tense == "gerund":
        return _main_status(events, draft) or _sentence_status(reading, draft)
    if tense == "purpose":
        main = _main(events, draft)
        if main is None or not (draft.trigger.rule.purpose or main.rule == "lead-delegation"):
            return None
        return None if main is None else "planned" if main.type == "departure" else main.status
    if tense == "present" and not headline and draft.type in {"arrival", "departure", "return"}:
        return "planned"
    if tense == "nominal" and draft.trigger.rule.name == "be-on-visit":
        return _nominal_stay(reading, draft)
    if tense == "nominal" and _sentence_status(reading, draft) == "planned":
        return "planned"
    return _BY_TENSE.get(tense)


def _nominal_stay(reading: Reading, draft: Draft) -> Status:
    before = reading.text[max(0, draft.trigger.start - 40) : draft.trigger.start].casefold()
    if _sentence_status(reading, draft) == "planned":
        return "planned"
    if draft.trigger.kind == "phrase" or "as part of" in before or "currently" in before:
        return "ongoing"
    return _sentence_status(reading, draft)


def _called_off(reading: Reading, draft: Draft, called_off: Mapping[str, Sequence[str]]) -> Status | None:
    """A planned or nominal event in a sentence of calling off is called off."""
    if draft.trigger.group.tense not in {"nominal", "planned", "future", "reported", "purpose"}:
        return None
    sentence = reading.sentences[draft.trigger.sentence]
    words = reading.text[sentence.start : sentence.end].casefold()
    for status, signs in called_off.items():
        if any(sign in words for sign in signs):
            return status  # type: ignore[return-value]
    return None


def _main(events: Sequence[Told], draft: Draft) -> Told | None:
    same = [event for event in events if event.sentence == draft.trigger.sentence]
    return same[-1] if same else None


def _main_status(events: Sequence[Told], draft: Draft) -> Status | None:
    main = _main(events, draft)
    return main.status if main else None


def _sentence_status(reading: Reading, draft: Draft) -> Status:
    sentence = reading.sentences[draft.trigger.sentence]
    words = reading.masked[sentence.start : sentence.end].casefold()
    return (
        "planned"
        if any(f" {sign} " in words for sign in ("will", "scheduled", "expected", "to be"))
        else "completed"
    )


def _told(reading: Reading, draft: Draft, status: Status, doer: tuple[PartyMention, ...]) -> Told:
    slots: dict[str, list[PartyMention]] = {"visitors": [], "counterparts": [], "companions": []}
    if draft.doer_slot in slots:
        slots[draft.doer_slot].extend(doer)
    for slot in slots:
        slots[slot].extend(reading.parties[number] for number in getattr(draft, slot))
    if draft.met is not None:
        slots["counterparts"].append(_Unnamed.of(draft.met))
    sides = [reading.parties[number] for number in draft.sides]
    if len(sides) > 1:
        slots["visitors"].append(sides[0])
        slots["counterparts"].extend(sides[1:])
    return Told(
        draft.type,
        status,
        draft.trigger.rule.name,
        draft.trigger.group.tense,
        draft.trigger.sentence,
        draft.trigger.group.start,
        Span(draft.trigger.start, draft.trigger.end),
        draft.clause,
        headline=reading.sentences[draft.trigger.sentence].headline,
        mutual=draft.trigger.rule.mutual,
        stay=draft.trigger.rule.stay,
        presence=draft.presence,
        visitors=parties(slots["visitors"]),
        counterparts=parties(slots["counterparts"]),
        companions=parties(slots["companions"]),
        site=draft.site,
        occasion=draft.occasion,
        place=draft.place,
        origin=draft.origin,
        homeward=draft.homeward,
    )


def _only_office(mention: PartyMention, following: PartyMention) -> bool:
    """An office, or its body, right before the name of its holder is no party of its own."""
    if mention.party.name and mention.party.kind == "person" or following.party.kind == "group":
        return False
    if mention.party.kind == "person":
        return 0 <= following.start - mention.end <= _COMMA and bool(following.party.name)
    return False


def parties(mentions: Iterable[PartyMention]) -> Parties:
    """Take each party once, by its first mention."""
    found: dict[int, Found[PartyMention]] = {}
    told = list(mentions)
    for mention, following in zip_longest(told, told[1:]):
        if following is not None and _only_office(mention, following):
            continue
        found.setdefault(mention.referent, Found(mention, Span(mention.start, mention.end)))
    return tuple(found.values())
