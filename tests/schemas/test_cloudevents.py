from cloudevents.core.bindings import kafka

from schemas.cloudevents import VISIT_EVENT, binary_headers


def test_the_sdk_reads_the_headers_that_are_written_here() -> None:
    headers = binary_headers(
        VISIT_EVENT, event_id="é-1", subject="mx-1", time="2024-12-06T08:34:56.123+00:00"
    )
    event = kafka.from_binary_event(kafka.KafkaMessage(dict(headers), key=None, value=b"{}"))
    assert (event.get_id(), event.get_subject(), event.get_data()) == ("é-1", "mx-1", {})
    assert (event.get_source(), event.get_type()) == (VISIT_EVENT.source, VISIT_EVENT.type)
    assert event.get_dataschema() == VISIT_EVENT.dataschema
    time = event.get_time()
    assert time is not None
    assert time.isoformat(timespec="milliseconds") == "2024-12-06T08:34:56.123+00:00"
