"""What a worker tells of itself while it runs: health, lag, and one report per batch."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from services.stream.record import Refusal


@dataclass(frozen=True, slots=True)
class BatchReport:
    """One batch of one input partition, after its transaction ended.

    `outcome` is `aborted` when the transaction failed: the same records will be read again. `refused` holds
    offset, key and refusal of each dead letter. Times of records are milliseconds since 1970, durations are
    seconds; `handle_s` is the part of `duration_s` that the handler took.
    """

    topic: str
    partition: int
    first_offset: int
    last_offset: int
    received: int
    produced: int
    refused: Sequence[tuple[int, bytes | None, Refusal]]
    outcome: Literal["committed", "aborted"]
    duration_s: float
    handle_s: float
    oldest_timestamp_ms: int
    newest_timestamp_ms: int


def _ignore(_: BatchReport) -> None:
    """Stand in for a hook that was not given."""


@dataclass(slots=True)
class Progress:
    """Written by the worker, read by whoever answers for its health; all on one event loop.

    `lag` is, for each open partition, the number of offsets between the last committed record and the last
    stable offset, transaction markers included: an idle partition may show 1.
    """

    on_batch: Callable[[BatchReport], None] = _ignore
    member: bool = False
    lag: dict[int, int | None] = field(default_factory=dict[int, int | None])
    waiting: set[int] = field(default_factory=set[int])
    turns: dict[str, float] = field(default_factory=dict[str, float])

    @property
    def ready(self) -> bool:
        """Tell whether the group gave out the partitions and each one given here is open; none is fine."""
        return self.member and not self.waiting

    def turn(self, loop: str) -> None:
        """Note that a loop went round."""
        self.turns[loop] = time.monotonic()

    def ended(self, loop: str) -> None:
        """Forget a loop that ended as it should."""
        self.turns.pop(loop, None)

    def oldest_turn(self) -> tuple[str, float]:
        """Name the loop that went round longest ago, and how many seconds ago that was."""
        if not self.turns:
            return "none", 0.0
        loop = min(self.turns, key=self.turns.__getitem__)
        return loop, time.monotonic() - self.turns[loop]

    @property
    def age_s(self) -> float:
        """Seconds since the slowest loop last went round, for /livez."""
        return self.oldest_turn()[1]
