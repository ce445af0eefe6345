"""Every metric there is: names, labels and units in one place, for Prometheus to scrape.

Naming follows Prometheus' own practice: base units, `_total` for counters, `_seconds` for durations.
"""

from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

BATCH_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
LATENCY_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0, 600.0, 3_600.0)


@dataclass(frozen=True, slots=True)
class Metrics:
    """The metrics of one service process."""

    registry: CollectorRegistry
    received: Counter
    processed: Counter
    dead_letters: Counter
    transactions: Counter
    batch_duration: Histogram
    handler_duration: Histogram
    publish_to_event: Histogram
    lag: Gauge
    last_processed: Gauge
    build_info: Gauge


def create_metrics() -> Metrics:
    """Create the metrics of a process, in a registry of their own."""
    to = CollectorRegistry()
    partition = ("topic", "partition")
    return Metrics(
        registry=to,
        received=Counter("visitwire_received_total", "Records read.", partition, registry=to),
        processed=Counter(
            "visitwire_processed_total",
            "Records whose outcome is committed: produced, empty (nothing to say) or refused.",
            ("outcome",),
            registry=to,
        ),
        dead_letters=Counter(
            "visitwire_dead_letters_total", "Records refused, by reason code.", ("reason",), registry=to
        ),
        transactions=Counter(
            "visitwire_transactions_total", "Transactions: committed or failed.", ("outcome",), registry=to
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
            "From the publisher's message stored to what came of it committed.",
            buckets=LATENCY_SECONDS,
            registry=to,
        ),
        lag=Gauge(
            "visitwire_lag_records",
            "Records between the committed offset and the last stable offset.",
            partition,
            registry=to,
        ),
        last_processed=Gauge(
            "visitwire_last_processed_timestamp_seconds", "Unix time of the last commit.", registry=to
        ),
        build_info=Gauge(
            "visitwire_build_info", "1, labelled with what runs.", ("service", "version"), registry=to
        ),
    )
