"""What a service tells of each batch: a log line, a line for each refusal, and the metrics."""

from collections.abc import Callable

import structlog

from services.stream.progress import BatchReport
from services.stream.record import Refusal
from services.telemetry.metrics import Metrics

_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


def report_to(metrics: Metrics) -> Callable[[BatchReport], None]:
    """Make the hook that a worker calls after each batch."""

    def report(batch: BatchReport) -> None:
        _log_batch(batch)
        _count_batch(batch, metrics)
        if batch.outcome == "committed":
            for offset, key, refusal in batch.refused:
                _log_refusal(batch, offset, key, refusal)
            _count_outcomes(batch, metrics)

    return report


def _log_batch(batch: BatchReport) -> None:
    write = _log.info if batch.outcome == "committed" else _log.warning
    write(
        "batch",
        topic=batch.topic,
        partition=batch.partition,
        first_offset=batch.first_offset,
        last_offset=batch.last_offset,
        received=batch.received,
        produced=batch.produced,
        refused=len(batch.refused),
        outcome=batch.outcome,
        duration_ms=_milliseconds(batch.duration_s),
        handle_ms=_milliseconds(batch.handle_s),
    )


def _log_refusal(batch: BatchReport, offset: int, key: bytes | None, refusal: Refusal) -> None:
    _log.warning(
        "refused",
        topic=batch.topic,
        partition=batch.partition,
        offset=offset,
        key=None if key is None else key.decode(errors="backslashreplace"),
        reason=refusal.reason.value,
        where=refusal.where,
        message=refusal.message,
    )


def _count_batch(batch: BatchReport, metrics: Metrics) -> None:
    metrics.transactions.labels(batch.outcome).inc()
    metrics.batch_duration.observe(batch.duration_s)
    metrics.handler_duration.observe(batch.handle_s)


def _count_outcomes(batch: BatchReport, metrics: Metrics) -> None:
    metrics.received.labels(batch.topic, str(batch.partition)).inc(batch.received)
    metrics.processed.labels("accepted").inc(batch.received - len(batch.refused))
    metrics.processed.labels("refused").inc(len(batch.refused))
    metrics.produced.inc(batch.produced)
    for _, _, refusal in batch.refused:
        metrics.dead_letters.labels(refusal.reason.value).inc()
    metrics.last_processed.set_to_current_time()


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)
