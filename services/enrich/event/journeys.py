"""Fills the places of a journey: where one arrives, what one leaves, where one returns to."""

from collections.abc import Callable, Iterator, Mapping

from schemas.visit import Place
from services.enrich.clause.listed import Phrases
from services.enrich.clause.phrase import Phrase
from services.enrich.event.counted import counted_places
from services.enrich.event.draft import Draft
from services.enrich.event.occasion_name import occasions_in
from services.enrich.event.scene import (
    Scene,
    head_words,
    is_land,
    is_occasion,
    is_terminal,
    listed,
    names_site,
    names_terminal,
    numbers,
    place_in,
    whole_place,
    words,
)
from services.enrich.span import Found, Span

_TOWARDS = frozenset({"for", "to", "on", "of", "in", "back", "home"})
_SURE = frozenset({"future", "planned", "present", "progressive"})
_MADE = frozenset({"past", "perfect", "participle"})


def destination(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield the arrivals, the departure or the return that a clause tells."""
    if scene.trigger.rule.subject == "trip" and not _is_of_trip(scene):
        return
    kind = "onward" if _moves_on(scene) else scene.trigger.rule.type
    yield from _LEGS[kind](scene, _by_traveller(scene, draft))


def _by_traveller(scene: Scene, draft: Draft) -> Draft:
    """Give "left the base, concluding his visit" to who left, not to the base."""
    doers = (scene.reading.parties[number].party.kind for number in draft.doer)
    if scene.trigger.group.tense == "gerund" and scene.trigger.rule.stay and "person" not in doers:
        return draft._replace(doer=(), shared=True)
    return draft


def _moves_on(scene: Scene) -> bool:
    """Say whether "will then travel to B" tells of leaving the stop before."""
    group = scene.reading.text[scene.trigger.group.start : scene.trigger.start].casefold()
    return scene.trigger.rule.name == "arrive" and scene.trigger.kind == "verb" and "then" in group.split()


def invitation(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read "accepted an invitation from A"; where it leads to may stand in the clause behind."""
    hosts = (*draft.counterparts, *scene.members((*scene.object, *scene.phrases_of("from"))))
    yield draft._replace(type="arrival", counterparts=hosts)


def carried(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read "a tour that will take her to A and B"."""
    taken = scene.parties("object")
    draft = draft._replace(doer=(), doer_slot="", visitors=taken) if taken else draft
    yield from _arrivals(scene._replace(object=scene.phrases_of("to")), draft._replace(shared=True))


def traveller(scene: Scene, draft: Draft) -> Draft:
    """Read whose the journey is in "Ms Holm's tour", and who "the delegation" is."""
    owners = tuple(
        number for phrase in scene.subject for number in numbers(scene.reading, phrase.start, phrase.end)
    )
    return draft._replace(doer=owners, shared=scene.shared, doer_slot="visitors")


def stop(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read "A is the next stop of her tour"."""
    owners = tuple(
        number for phrase in scene.object for number in numbers(scene.reading, phrase.start, phrase.end)
    )
    draft = draft._replace(doer=owners, doer_slot="visitors")
    yield from _arrivals(scene._replace(object=scene.subject), draft)


def guest(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read who greets a guest who arrives, or sees off one who leaves."""
    guests = scene.parties("object") if not scene.trigger.group.passive else ()
    draft = draft._replace(visitors=guests)
    if scene.trigger.rule.type == "farewell":
        origin = draft.place
        yield draft._replace(type="departure", place=None, origin=origin)
    elif _is_at_gate(scene):
        yield draft._replace(type="arrival")


def greeted(scene: Scene, drafts: Iterator[Draft]) -> Iterator[Draft]:
    """Read who receives a guest at the airport, or meets him there, as greeting one who arrives."""
    hosts_act = scene.trigger.group.passive or scene.trigger.rule.subject == "counterparts"
    is_greeting = hosts_act and _is_at_gate(scene)
    for draft in drafts:
        yield draft._replace(type="arrival") if is_greeting and draft.type == "meeting" else draft


def _is_at_gate(scene: Scene) -> bool:
    return any(is_terminal(scene, phrase) for phrase in scene.phrases_of("at"))


def _is_of_trip(scene: Scene) -> bool:
    """Say whether a clause tells of a journey or its travellers: "the tour ends in Oslo", not "the talks"."""
    return any(head_words(scene, phrase) & scene.heads.trips for phrase in scene.subject) or bool(
        scene.members(scene.subject)
    )


def _arrivals(scene: Scene, draft: Draft) -> Iterator[Draft]:
    site = draft.site if draft.site and names_terminal(scene, draft.site.value) else None
    draft = draft._replace(type="arrival", site=site)
    told = listed(scene)
    places = [(item, place) for item in told if (place := whole_place(scene, item))]
    for item, place in places:
        nested = place_in(scene.reading, item.within)
        is_finer = nested and nested.value.kind == "city" and place.value.kind != "city"
        yield draft._replace(place=nested if is_finer else place)
        yield from _awaited(scene, draft._replace(place=place))
    if not places:
        yield from _at_terminal(scene, draft, told)


def _awaited(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read what one comes for: "will be in Oslo for the Ports Forum"."""
    if scene.trigger.rule.stay:
        return
    for one in occasions_in(scene, scene.phrases_of("for")):
        named = not one.is_common or one.name.span.end > one.item.end
        if one.head and named and not head_words(scene, one.item) & scene.heads.trips:
            yield draft._replace(type="attendance", occasion=one.name)


def _at_terminal(scene: Scene, draft: Draft, told: Phrases) -> Iterator[Draft]:
    """Read "arrived at Eastgate Airport", "arrived on Friday in Oslo", "a visit to the Mayor in Oslo"."""
    where = (place_in(scene.reading, told[0].within) if told else None) or draft.place
    hosts = _persons(scene, told[:1])
    if told and (meant := counted_places(scene, told[0])):
        yield from (draft._replace(place=place) for place in meant)
    elif told and is_terminal(scene, told[0]):
        yield draft._replace(site=words(scene.reading, told[0]), place=_first_place(scene, told[:1]) or where)
    elif hosts and where:
        yield draft._replace(place=where, counterparts=(*hosts, *draft.counterparts))
    elif told and _is_site(scene, told[0]) and not _is_wide(scene, told[0]):
        yield draft._replace(type="site_visit", site=words(scene.reading, told[0]), place=where)
    elif told and scene.reading.land and is_land(scene, told[0]):
        yield draft._replace(place=Found(scene.reading.land, Span(told[0].start, told[0].end)))
    elif not told and (draft.place or _bare(scene)):
        yield draft


def _is_wide(scene: Scene, item: Phrase) -> bool:
    return scene.reading.text[item.start : item.end].casefold() in scene.heads.wide


def _persons(scene: Scene, told: Phrases) -> tuple[int, ...]:
    kinds = scene.reading.parties
    return tuple(number for number in scene.members(told) if kinds[number].party.kind == "person")


def _bare(scene: Scene) -> bool:
    """Say whether a clause need tell no place: "arrived on Friday", "and stay until Monday"."""
    told = scene.reading.text[scene.trigger.start : scene.trigger.end].split()
    return scene.trigger.rule.name == "stay" or (len(told) == 1 and scene.trigger.rule.name == "arrive")


def _is_site(scene: Scene, item: Phrase) -> bool:
    """Say whether a phrase behind "went to" names a house or a ground, not people or an occasion."""
    named = names_site(scene.reading, item) and not scene.members((item,)) and scene.trigger.kind == "verb"
    return named if scene.trigger.rule.stay else named and not is_occasion(scene, item)


def _onward(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Read "will go on to B" as leaving for B; "went on to B", told without an origin, as coming there."""
    leg = _leg(scene, draft)._replace(type="departure")
    made = scene.trigger.group.tense in _MADE and leg.origin is None
    if leg.place is None and not made:
        return
    yield from _arrivals(scene, draft) if made else (leg,)


def _departure(scene: Scene, draft: Draft) -> Iterator[Draft]:
    leg = _leg(scene, draft)._replace(type="departure")
    if leg.place or leg.origin or _leads_away(scene):
        yield leg


def _leads_away(scene: Scene) -> bool:
    """Read "departs", "left the country" and "left for the East", where no place is known."""
    if not scene.object:
        return scene.trigger.group.tense in _SURE or "depart" in scene.reading.text[scene.trigger.start :][:6]
    told = scene.reading.text[scene.trigger.start : scene.trigger.end].casefold().split()
    return told[-1] in _TOWARDS or is_land(scene, scene.object[0])


def _return(scene: Scene, draft: Draft) -> Iterator[Draft]:
    yield _leg(scene, draft)._replace(type="return")


def _leg(scene: Scene, draft: Draft) -> Draft:
    told = scene.reading.text[scene.trigger.start : scene.trigger.end].casefold().split()
    first, to = _first_place(scene, scene.object), _first_place(scene, scene.phrases_of("to", "for"))
    origin = _first_place(scene, scene.phrases_of("from"))
    if told[-1] in _TOWARDS and told[-2:] != ["out", "of"]:
        to = first or to
    else:
        origin = first or origin
    base = (*scene.object[:1], *scene.phrases_of("from"))
    left = next((phrase for phrase in base if is_terminal(scene, phrase)), None)
    return draft._replace(place=to, origin=origin, site=words(scene.reading, left) if left else None)


def _first_place(scene: Scene, phrases: Phrases) -> Found[Place] | None:
    for phrase in phrases:
        if found := place_in(scene.reading, (phrase.start, phrase.end)) or place_in(
            scene.reading, phrase.within
        ):
            return found
    return None


_LEGS: Mapping[str, Callable[[Scene, Draft], Iterator[Draft]]] = {
    "arrival": _arrivals,
    "onward": _onward,
    "departure": _departure,
    "return": _return,
}
