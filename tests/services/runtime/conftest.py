"""Reports of batches, as a worker makes them."""

from collections.abc import Callable
from typing import Literal

import pytest

from schemas.dead_letter import Reason
from services.stream.progress import BatchReport
from services.stream.record import Refusal

REFUSAL = Refusal(Reason.NOT_JSON, "value, line 1\x1b", "The text is not JSON\nforged line.")


@pytest.fixture
def batch() -> Callable[..., BatchReport]:
    """Make the report of offsets 10 to 14 of partition 2, of which 12 was refused."""

    def make(outcome: Literal["committed", "aborted"] = "committed") -> BatchReport:
        return BatchReport(
            topic="press.releases.published.v1",
            partition=2,
            first_offset=10,
            last_offset=14,
            received=5,
            produced=4,
            refused=[(12, b"r-1\xff", REFUSAL)],
            outcome=outcome,
            duration_s=0.0314,
            handle_s=0.002,
            oldest_timestamp_ms=0,
            newest_timestamp_ms=0,
        )

    return make
