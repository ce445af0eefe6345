"""Writes told events as they go on the wire."""

from collections.abc import Iterator, Sequence

from schemas.release import AcceptedRelease, ReleaseIdentity
from schemas.visit import Evidence, EvidencedField, Extractor, Party, Trip, VisitEvent
from services.enrich.span import Span
from services.enrich.story.parties import Parties
from services.enrich.story.told import Told
from services.enrich.time import to_time
from services.enrich.wire.confidence import confidence_of
from services.enrich.wire.identity import identities

EXTRACTOR = Extractor(name="visitwire-rules", version="0.1.0")


def write(release: AcceptedRelease, events: Sequence[tuple[Told, Trip]]) -> tuple[VisitEvent, ...]:
    """Write each event with its identity, evidence and confidence."""
    names = identities(release.id, [_content(event) for event, _ in events])
    trips = dict.fromkeys(trip for _, trip in events)
    trip_names = dict(zip(trips, identities(release.id, [_journey(trip) for trip in trips]), strict=True))
    identity = ReleaseIdentity(**{name: getattr(release, name) for name in ReleaseIdentity.model_fields})
    return tuple(
        _event(release, identity, name, trip_names[trip], event, trip)
        for name, (event, trip) in zip(names, events, strict=True)
    )


def _event(
    release: AcceptedRelease, identity: ReleaseIdentity, name: str, trip_name: str, event: Told, trip: Trip
) -> VisitEvent:
    core = event.counterparts or event.site or event.occasion or event.place or event.origin
    return VisitEvent(
        event_id=name,
        trip_id=trip_name,
        release=identity,
        type=event.type,
        status=event.status,
        visitors=_parties(event.visitors),
        counterparts=_parties(event.counterparts),
        site=event.site and event.site.value,
        occasion=event.occasion and event.occasion.value,
        place=event.place and event.place.value,
        origin=event.origin and event.origin.value,
        time=event.time and to_time(event.time.value, _zone(event, trip)),
        trip=trip,
        evidence=tuple(_evidence(release.text, event)),
        confidence=confidence_of(
            has_visitor=bool(event.visitors),
            has_core=bool(core),
            has_place=event.place is not None,
            has_time=event.time is not None,
            conflict=event.time is not None and event.time.value.conflict,
        ),
        extractor=EXTRACTOR,
    )


def _zone(event: Told, trip: Trip) -> str | None:
    place = event.place.value if event.place else trip.home
    return (place and place.timezone) or (trip.home and trip.home.timezone)


def _parties(found: Parties) -> tuple[Party, ...]:
    return tuple(mention.value.party for mention in found)


def _evidence(text: str, event: Told) -> Iterator[Evidence]:
    yield _quote(text, "type", event.trigger)
    yield _quote(text, "status", event.trigger)
    for field, parties in (("visitors", event.visitors), ("counterparts", event.counterparts)):
        for party in parties:
            yield _quote(text, field, party.span)
    for field, found in (
        ("site", event.site),
        ("occasion", event.occasion),
        ("place", event.place),
        ("origin", event.origin),
        ("time", event.time),
    ):
        if found is not None:
            yield _quote(text, field, found.span)


def _quote(text: str, field: EvidencedField, span: Span) -> Evidence:
    return Evidence(field=field, start=span.start, end=span.end, text=text[span.start : span.end])


def _content(event: Told) -> tuple[str, ...]:
    return (
        event.type,
        *(_name(party) for party in _parties(event.visitors)),
        "|",
        *(_name(party) for party in _parties(event.counterparts)),
        "|",
        event.site.value if event.site else "",
        event.occasion.value if event.occasion else "",
        event.place.value.name if event.place else "",
        event.origin.value.name if event.origin else "",
        event.time.value.edtf if event.time else "",
    )


def _name(party: Party) -> str:
    return party.name or party.text or "; ".join(f"{role.title}, {role.organisation}" for role in party.roles)


def _journey(trip: Trip) -> tuple[str, ...]:
    return ("trip", trip.start or "", *(place.name for place in trip.destinations))
