"""CloudEvents 1.0 in Kafka's binary content mode: attributes as `ce_` headers, data as the value.

Source: CloudEvents 1.0.2 and its Kafka protocol binding, section 3.2.
"""

from dataclasses import dataclass

SPEC_VERSION = "1.0"
JSON_CONTENT_TYPE = b"application/json"

Header = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class EventType:
    """What stays the same for all events of one type."""

    source: str
    type: str
    dataschema: str


RELEASE_ACCEPTED = EventType(
    source="/visitwire/ingest",
    type="visitwire.release.accepted.v1",
    dataschema="urn:visitwire:schemas:press.releases.accepted.v1",
)
VISIT_EVENT = EventType(
    source="/visitwire/enrich",
    type="visitwire.visit.event.v1",
    dataschema="urn:visitwire:schemas:visits.events.v1",
)


def binary_headers(event_type: EventType, *, event_id: str, subject: str, time: str) -> list[Header]:
    """Write the headers of one event; `time` is RFC 3339, when the publisher's message was stored."""
    return [
        ("ce_specversion", SPEC_VERSION.encode()),
        ("ce_id", event_id.encode()),
        ("ce_source", event_type.source.encode()),
        ("ce_type", event_type.type.encode()),
        ("ce_subject", subject.encode()),
        ("ce_time", time.encode()),
        ("ce_dataschema", event_type.dataschema.encode()),
        ("content-type", JSON_CONTENT_TYPE),
    ]
