"""Every metric there is: names, labels and units in one place, for Prometheus to scrape.

Naming follows Prometheus' own practice: base units, `_total` for counters, `_seconds` for durations.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

BATCH_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
LATENCY_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0, 600.0, 3_600.0)
_PARTITION = ("topic", "partition")


@dataclass(frozen=True, slots=True)
class Metrics:
    """The metrics of one service process."""

    registry: CollectorRegistry
    received: Counter
    processed: Counter
    produced: Counter
    dead_letters: Counter
    transactions: Counter
    batch_duration: Histogram
    handler_duration: Histogram
    publish_to_event: Histogram
    last_processed: Gauge
    build_info: Gauge


def create_metrics() -> Metrics:
    """Create the metrics of a process, in a registry of their own."""
    disable_created_metrics()  # when a counter began is not asked for, and doubles the page
    to = CollectorRegistry()
    return Metrics(
        registry=to,
        received=Counter("visitwire_received_total", "Records read.", _PARTITION, registry=to),
        processed=Counter(
            "visitwire_processed_total",
            "Records whose offset is committed, by outcome: accepted or refused.",
            ("outcome",),
            registry=to,
        ),
        produced=Counter("visitwire_produced_total", "Records written, dead letters aside.", registry=to),
        dead_letters=Counter(
            "visitwire_dead_letters_total", "Records refused, by reason code.", ("reason",), registry=to
        ),
        transactions=Counter(
            "visitwire_transactions_total",
            "Transactions, by outcome: committed or aborted.",
            ("outcome",),
            registry=to,
        ),
        batch_duration=Histogram(
            "visitwire_batch_duration_seconds",
            "From a batch read to its transaction's end.",
            buckets=BATCH_SECONDS,
            registry=to,
        ),
        handler_duration=Histogram(
            "visitwire_handler_duration_seconds",
            "Time in the handler, for a whole batch.",
            buckets=BATCH_SECONDS,
            registry=to,
        ),
        publish_to_event=Histogram(
            "visitwire_publish_to_event_seconds",
            "From the publisher's message stored to its visit events committed.",
            buckets=LATENCY_SECONDS,
            registry=to,
        ),
        last_processed=Gauge(
            "visitwire_last_processed_timestamp_seconds", "Unix time of the last commit.", registry=to
        ),
        build_info=Gauge(
            "visitwire_build_info", "1, labelled with what runs.", ("service", "version"), registry=to
        ),
    )


class LagCollector(Collector):
    """Reads the lag of a topic's partitions when it is scraped: a partition given away is gone at once.

    `lag` gives for each partition the records between the committed and the last stable offset, None while
    it is not known.
    """

    def __init__(self, topic: str, lag: Callable[[], Mapping[int, int | None]]) -> None:
        self._topic = topic
        self._lag = lag

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Give one sample for each partition whose lag is known."""
        family = GaugeMetricFamily(
            "visitwire_lag_records",
            "Records between the committed and the last stable offset.",
            labels=_PARTITION,
        )
        for partition, lag in self._lag().items():
            if lag is not None:
                family.add_metric([self._topic, str(partition)], lag)
        yield family
