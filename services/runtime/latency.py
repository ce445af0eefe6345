"""How long it takes from the publisher's message to the events that came of it."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from prometheus_client import Histogram

from services.stream.progress import BatchReport
from services.stream.record import Handler, Outcome, Record, Refusal

Clock = Callable[[], float]


class PublishLatency:
    """Remembers when each record in work was published, until its transaction ends.

    The time of publication is the CloudEvents attribute `ce_time` that ingest sets: when the publisher's
    message was stored. A record without it, or without events, is not counted.
    """

    def __init__(self, histogram: Histogram, now: Clock) -> None:
        self._histogram = histogram
        self._now = now
        self._in_work: dict[int, dict[int, float]] = defaultdict(dict)

    def watch(self, handler: Handler) -> Handler:
        """Wrap a handler so that what it turns into events is timed."""

        def handle(record: Record) -> Outcome:
            outcome = handler(record)
            if outcome and not isinstance(outcome, Refusal):
                self._note(record)
            return outcome

        return handle

    def batch_ended(self, batch: BatchReport) -> None:
        """Observe the records of a committed batch; those of an aborted one will be handled again."""
        in_work = self._in_work.pop(batch.partition, {})
        if batch.outcome == "aborted":
            return
        now = self._now()
        for offset, published in in_work.items():
            if batch.first_offset <= offset <= batch.last_offset:
                self._histogram.observe(max(0.0, now - published))

    def _note(self, record: Record) -> None:
        published = _published(record)
        if published is not None:
            self._in_work[record.partition][record.offset] = published


def _published(record: Record) -> float | None:
    """Read `ce_time`, RFC 3339, as Unix seconds."""
    time = next((value for name, value in record.headers if name == "ce_time"), None)
    if time is None:
        return None
    try:
        moment = datetime.fromisoformat(time.decode())
        return moment.timestamp() if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
