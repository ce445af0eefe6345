"""The CloudEvents SDK as the other side: what it writes is read here, what is written here it reads."""

from collections.abc import Callable, Mapping

import orjson
import pytest
from cloudevents.core.bindings import kafka
from cloudevents.core.v1.event import CloudEvent

from schemas.cloudevents import RELEASE_ACCEPTED
from schemas.topics import PUBLISHED
from services.ingest.pipeline import handle
from services.stream.record import OutgoingRecord, Record, Refusal

RELEASE = {
    "id": "é-1",
    "publisher": "Ministry of Examples",
    "title": "A title",
    "body": "The Minister left.",
    "published_at": "2024-12-06",
}


def sdk_event(data: Mapping[str, str] | bytes) -> CloudEvent:
    attributes = {
        "id": "e-1",
        "source": "/press/é",
        "type": "org.example.published",
        "datacontenttype": "application/json",
    }
    return CloudEvent(attributes, data if isinstance(data, bytes) else dict(data))


def handled(message: kafka.KafkaMessage) -> OutgoingRecord:
    outcome = handle(Record(PUBLISHED, 0, 0, 0, None, message.value, list(message.headers.items())))
    assert not isinstance(outcome, Refusal), outcome
    return outcome[0]


@pytest.mark.parametrize("write", [kafka.to_binary_event, kafka.to_structured_event])
def test_an_event_that_the_sdk_writes_is_read(write: Callable[[CloudEvent], kafka.KafkaMessage]) -> None:
    assert orjson.loads(handled(write(sdk_event(RELEASE))).value)["id"] == "é-1"


def test_bytes_that_the_sdk_wraps_in_base64_are_read() -> None:
    message = kafka.to_structured_event(sdk_event(orjson.dumps(RELEASE)))
    assert b"data_base64" in message.value
    assert orjson.loads(handled(message).value)["title"] == "A title"


def test_the_accepted_release_is_an_event_to_the_sdk() -> None:
    written = handled(kafka.to_binary_event(sdk_event(RELEASE)))
    event = kafka.from_binary_event(kafka.KafkaMessage(dict(written.headers), written.key, written.value))
    assert (event.get_id(), event.get_subject()) == ("é-1:1", "é-1")
    assert (event.get_source(), event.get_type()) == (RELEASE_ACCEPTED.source, RELEASE_ACCEPTED.type)
    assert event.get_data() == orjson.loads(written.value)
