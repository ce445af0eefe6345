"""What to do about records that lead to batches the broker refuses for their size.

The producer cannot tell which record was at fault, so a lane climbs, one rung per refused transaction:

1. the records of the refused batch go one by one;
2. a record refused alone becomes a dead letter;
3. a dead letter refused too goes without its key, value and headers, and points at where they are.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from services.stream.dead_letter import output_too_large
from services.stream.errors import RecordsTooLarge
from services.stream.handling import Handled
from services.stream.record import Refusal


@dataclass(slots=True)
class Oversize:
    """Remembered while a partition is held, over restarts of its clients; offsets are those of the input."""

    one_by_one_until: int = -1
    refused_alone: Counter[int] = field(default_factory=Counter[int])

    def learn(self, error: RecordsTooLarge) -> None:
        """Climb a rung for the offsets of a refused transaction."""
        if error.first_offset < error.last_offset:
            self.one_by_one_until = max(self.one_by_one_until, error.last_offset)
        else:
            self.refused_alone[error.first_offset] += 1

    def batch_records(self, next_offset: int, wanted: int) -> int:
        """Say how many records the next transaction may take."""
        return 1 if next_offset <= self.one_by_one_until else wanted

    def settle(self, handled: Handled) -> Handled:
        """Refuse a record whose outputs turned out to be too large."""
        if not self.refused_alone[handled.record.offset] or isinstance(handled.outcome, Refusal):
            return handled
        topics = {output.topic for output in handled.outcome}
        return replace(handled, outcome=output_too_large(", ".join(sorted(topics))))

    def goes_bare(self, offset: int) -> bool:
        """Tell whether the dead letter itself turned out to be too large."""
        return self.refused_alone[offset] > 1
