"""Writes told events as they go on the wire."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.release import AcceptedRelease, ReleaseIdentity
from schemas.visit import Extractor, Party, Trip, VisitEvent
from services.enrich.story.parties import Parties
from services.enrich.story.told import Told
from services.enrich.time import to_time
from services.enrich.wire.confidence import confidence_of
from services.enrich.wire.evidence import evidence_of
from services.enrich.wire.identity import identities

EXTRACTOR = Extractor(name="visitwire-rules", version="0.1.0")


Written = tuple[Told, Trip]


def write(release: AcceptedRelease, events: Sequence[Written]) -> tuple[VisitEvent, ...]:
    """Write each event with its identity, evidence and confidence."""
    names = identities(release.id, [_content(event) for event, _ in events])
    trips = dict.fromkeys(trip for _, trip in events)
    trip_names = dict(zip(trips, identities(release.id, [_journey(trip) for trip in trips]), strict=True))
    fields = {name: getattr(release, name) for name in ReleaseIdentity.model_fields}
    writer = _Writer(release.text, ReleaseIdentity(**fields), trip_names)
    return tuple(writer.event(name, event, trip) for name, (event, trip) in zip(names, events, strict=True))


@dataclass(frozen=True, slots=True)
class _Writer:
    """What all events of one release share."""

    text: str
    release: ReleaseIdentity
    trip_names: Mapping[Trip, str]

    def event(self, name: str, event: Told, trip: Trip) -> VisitEvent:
        """Write one event."""
        return VisitEvent(
            event_id=name,
            trip_id=self.trip_names[trip],
            release=self.release,
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
            evidence=tuple(evidence_of(self.text, event)),
            confidence=confidence_of(event),
            extractor=EXTRACTOR,
        )


def _zone(event: Told, trip: Trip) -> str | None:
    place = event.place.value if event.place else trip.home
    return (place and place.timezone) or (trip.home and trip.home.timezone)


def _parties(found: Parties) -> tuple[Party, ...]:
    return tuple(mention.value.party for mention in found)


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
