from collections.abc import Callable, Iterator

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from services.runtime.report import report_to
from services.stream.progress import BatchReport
from services.telemetry.metrics import Metrics, create_metrics

MakeBatch = Callable[..., BatchReport]


@pytest.fixture
def lines() -> Iterator[list[EventDict]]:
    with capture_logs() as captured:
        yield captured


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, labels)


def test_a_batch_is_one_line_and_each_refusal_another(lines: list[EventDict], batch: MakeBatch) -> None:
    report_to(create_metrics())(batch())
    whole, refused = lines
    assert whole == {
        "event": "batch",
        "log_level": "info",
        "topic": "press.releases.published.v1",
        "partition": 2,
        "first_offset": 10,
        "last_offset": 14,
        "received": 5,
        "produced": 4,
        "refused": 1,
        "outcome": "committed",
        "duration_ms": 31.4,
        "handle_ms": 2.0,
    }
    assert (refused["event"], refused["offset"], refused["reason"]) == ("refused", 12, "not_json")
    assert refused["key"] == r"r-1\xff"


def test_a_batch_is_counted(batch: MakeBatch) -> None:
    metrics = create_metrics()
    report_to(metrics)(batch())
    partition = {"topic": "press.releases.published.v1", "partition": "2"}
    assert value(metrics, "visitwire_received_total", **partition) == 5
    assert value(metrics, "visitwire_processed_total", outcome="accepted") == 4
    assert value(metrics, "visitwire_processed_total", outcome="refused") == 1
    assert value(metrics, "visitwire_produced_total") == 4
    assert value(metrics, "visitwire_dead_letters_total", reason="not_json") == 1
    assert value(metrics, "visitwire_transactions_total", outcome="committed") == 1
    assert value(metrics, "visitwire_batch_duration_seconds_sum") == 0.0314
    assert value(metrics, "visitwire_last_processed_timestamp_seconds")


def test_of_an_aborted_batch_nothing_is_counted_as_done(lines: list[EventDict], batch: MakeBatch) -> None:
    metrics = create_metrics()
    report_to(metrics)(batch("aborted"))
    assert [(line["event"], line["log_level"]) for line in lines] == [("batch", "warning")]
    assert value(metrics, "visitwire_transactions_total", outcome="aborted") == 1
    assert value(metrics, "visitwire_produced_total") == 0
    assert value(metrics, "visitwire_dead_letters_total", reason="not_json") is None
