"""Fills an event's slots from the parts of its clause."""

from collections.abc import Callable, Iterator, Mapping

from services.enrich.clause.phrase import Phrase
from services.enrich.event import ceremonies, journeys, occasions, people, sites, speeches
from services.enrich.event.draft import Draft
from services.enrich.event.programme import on_line
from services.enrich.event.rules import Slot
from services.enrich.event.scene import Scene, is_occasion, names_site, place_in, whole_place, words
from services.enrich.span import Span

_OBJECTS: Mapping[Slot, Callable[[Scene, Draft], Iterator[Draft]]] = {
    "": people.nobody,
    "counterparts": people.met,
    "visitors": people.received,
    "sides": people.both_sides,
    "target": sites.target,
    "occasion": occasions.occasion,
    "line": occasions.of_line,
    "nothing": people.none,
    "place-of": sites.where,
    "named-target": sites.named,
    "shown": sites.shown,
    "toured": sites.toured,
    "partners": people.talked_with,
    "ceremony": occasions.ceremony,
    "audience": speeches.audience,
    "signing": ceremonies.signing,
    "joining": occasions.joining,
    "welcome": ceremonies.welcome,
    "welcomed": ceremonies.welcomed,
    "followed": ceremonies.followed,
    "hosted": ceremonies.hosted,
    "aside": speeches.aside,
    "opening": ceremonies.opening,
    "meal": ceremonies.meal,
    "held": ceremonies.held,
    "destination": journeys.destination,
    "invitation": journeys.invitation,
    "carried": journeys.carried,
    "stop": journeys.stop,
    "guest": journeys.guest,
}


def fill(scene: Scene) -> Iterator[Draft]:
    """Yield the events that one clause tells, or one line of a programme."""
    told = journeys.greeted(scene, _fill(scene)) if scene.trigger.rule.greets else _fill(scene)
    return told if scene.line is None else on_line(told, scene.line)


def _fill(scene: Scene) -> Iterator[Draft]:
    rule = scene.trigger.rule
    draft = Draft("meeting", scene.trigger, Span(scene.trigger.group.start, scene.end))
    draft = _common(scene, draft)
    if rule.passive and scene.trigger.group.passive:
        draft = _doer(scene, draft, rule.passive.subject)
        if rule.passive.by in _PARTY_SLOTS:
            draft = draft._replace(**{rule.passive.by: scene.parties("by")})
        if rule.passive.object:
            yield from _OBJECTS[rule.passive.object](scene, draft)
        else:
            yield from _told_as_subject(scene, draft, rule.passive.subject)
    else:
        yield from _OBJECTS[rule.object](scene, _doer(scene, draft, rule.subject))


_PARTY_SLOTS = frozenset({"visitors", "counterparts", "companions"})


def _doer(scene: Scene, draft: Draft, slot: Slot) -> Draft:
    """Note who acts, and which slot they fill."""
    if slot == "trip":
        return journeys.traveller(scene, draft)
    if slot not in _PARTY_SLOTS:
        return draft
    doer = scene.members(scene.subject)
    thing = scene.trigger.kind == "verb" and not doer and scene.names_thing(scene.subject)
    return draft._replace(doer=doer, shared=scene.shared, done_by_thing=thing, doer_slot=slot)


def _told_as_subject(scene: Scene, draft: Draft, slot: Slot) -> Iterator[Draft]:
    """Read a passive: its subject is what the verb's object would be."""
    if slot == "held":
        yield from ceremonies.held(scene, draft)
    elif slot in _PARTY_SLOTS:
        yield draft
    else:
        yield from _OBJECTS[slot](scene._replace(object=scene.subject), draft)


def _common(scene: Scene, draft: Draft) -> Draft:
    """Fill what any clause may tell: hosts, companions, where."""
    if scene.parts:
        draft = draft._replace(
            counterparts=scene.parties("hosts", "inviters"), companions=scene.parties("companions")
        )
    for part in (*scene.parts, *scene.fronted):
        if scene.roles.get(part.marker) == "at":
            draft = _where(scene, draft, part.phrases[0])
    return draft


def _where(scene: Scene, draft: Draft, item: Phrase) -> Draft:
    """Take what "at" opens for a place, an occasion or a site; the first of each stands."""
    whole = whole_place(scene, item)
    draft = draft._replace(place=draft.place or place_in(scene.reading, item.within) or whole)
    if whole is not None:
        return draft
    if is_occasion(scene, item):
        return draft._replace(occasion=draft.occasion or words(scene.reading, item))
    if names_site(scene.reading, item):
        return draft._replace(site=draft.site or words(scene.reading, item))
    return draft
