"""Fills the people of an event: whom one meets, who is received, who comes along, who is present."""

import re
from collections.abc import Iterator

from services.enrich.clause.listed import Phrases
from services.enrich.event.draft import Draft
from services.enrich.event.scene import Scene, listed, numbers, words
from services.enrich.span import Found

_WERE = re.compile(r"\b(?:is|are|was|were)\s")


def met(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Fill the counterparts with those whom the visitor meets, named or not."""
    told = (*listed(scene), *scene.phrases_of("with"))
    named = scene.members(told)
    if not told and len(draft.doer) > 1 and scene.trigger.rule.mutual:
        yield draft._replace(type="meeting", sides=draft.doer, doer=(), doer_slot="")
        return
    unnamed = None if named else _unnamed(scene, told)
    yield draft._replace(type="meeting", counterparts=(*named, *draft.counterparts), met=unnamed)


def talked_with(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read "exchanged views with A", and "discussed trade with A" of a person: ties, too, are with a body."""
    told = scene.parties("with")
    kinds = scene.reading.parties
    is_exchange = scene.trigger.rule.name == "exchange-with"
    partners = tuple(number for number in told if is_exchange or kinds[number].party.kind == "person")
    if partners:
        yield draft._replace(type="meeting", counterparts=(*partners, *draft.counterparts))


def _unnamed(scene: Scene, told: Phrases) -> Found[str] | None:
    """Read people without a name, or a name that is no known party's: "met with economists"."""
    if not told:
        return None
    head = scene.head(told[0])
    named = words(scene.reading, told[0])
    is_people = head in scene.heads.people or (head.endswith("s") and head not in scene.heads.things)
    return named if is_people or named.value[:1].isupper() else None


def received(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Fill the visitors with those whom the host receives, or whom companions accompany."""
    if scene.trigger.rule.type == "company":
        yield _accompanied(scene, draft)
    elif not scene.object or scene.parties("object"):
        told = scene.parties("object", "from")
        guests = told or numbers(scene.reading, scene.trigger.start, scene.trigger.end)
        yield draft._replace(type="meeting", visitors=guests)


def _accompanied(scene: Scene, draft: Draft) -> Draft:
    """Read "Accompanying the President were the Minister of …" the other way round."""
    end = scene.sentence.end
    verb = _WERE.search(scene.reading.masked, scene.trigger.end, end)
    if scene.trigger.group.tense != "gerund" or verb is None:
        return draft._replace(visitors=scene.parties("object"))
    return draft._replace(
        doer=(),
        doer_slot="",
        visitors=numbers(scene.reading, scene.trigger.end, verb.start()),
        companions=numbers(scene.reading, verb.end(), end),
    )


def both_sides(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Fill the sides of "a meeting between A and B"; who of them travelled is settled later."""
    yield draft._replace(type="meeting", sides=scene.parties("object", "with"))


def none(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Take a clause for no event: only its passive tells one."""
    del scene, draft
    yield from ()


def nobody(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Take a clause that has no object to fill; for words of presence, everybody it names."""
    yield present(scene, draft) if scene.trigger.rule.type == "presence" else draft


def present(scene: Scene, draft: Draft) -> Draft:
    """Everybody named in the sentence before the verb, or behind it where it comes first, was there."""
    before = numbers(scene.reading, scene.sentence.start, scene.trigger.group.start)
    there = before or numbers(scene.reading, scene.trigger.end, scene.sentence.end)
    return draft._replace(doer=(), doer_slot="", counterparts=there, presence=True)
