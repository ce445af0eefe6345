"""One log line when Kafka stops doing its part, one now and then while that lasts, one at the end."""

import time
from dataclasses import dataclass, field

import structlog

_log = structlog.get_logger(__name__)

REPEAT_S = 30.0


@dataclass(slots=True)
class Outage:
    """Which loops of a worker wait for Kafka, and since when, in seconds of the monotonic clock."""

    waiting: dict[str, float] = field(default_factory=dict[str, float])
    told: float | None = None

    def failed(self, loop: str, error: Exception) -> None:
        """Tell of a failure that is waited out, unless one was told less than REPEAT_S ago."""
        now = time.monotonic()
        since = self.waiting.setdefault(loop, now)
        if self.told is None or now - self.told >= REPEAT_S:
            self.told = now
            _log.warning("waiting for kafka", loop=loop, error=describe(error), since_s=round(now - since))

    def over(self, loop: str) -> None:
        """Tell that work goes on, once no loop waits any more."""
        if self.waiting.pop(loop, None) is not None and not self.waiting:
            self.told = None
            _log.info("kafka is back", loop=loop)


def describe(error: Exception) -> str:
    """Write an exception as one line; time-outs have no text of their own."""
    text = str(error).splitlines()
    return text[0] if text else type(error).__name__
