from collections.abc import Callable

import pytest
from prometheus_client import CollectorRegistry, Histogram

from schemas.dead_letter import Reason
from services.runtime.latency import PublishLatency
from services.stream.progress import BatchReport
from services.stream.record import Outcome, OutgoingRecord, Record, Refusal

MakeBatch = Callable[..., BatchReport]
PUBLISHED = 1_772_524_800.0
CE_TIME = ("ce_time", b"2026-03-03T08:00:00.000Z")
EVENT = OutgoingRecord("visits.events.v1", b"r", b"e", b"{}", [])


class Watched:
    """A latency whose clock stands 2.5 s after the publication."""

    def __init__(self, outcome: Outcome = (EVENT,)) -> None:
        self.registry = CollectorRegistry()
        histogram = Histogram("seconds", "Latency.", registry=self.registry)
        self.latency = PublishLatency(histogram, lambda: PUBLISHED + 2.5)
        self.handle = self.latency.watch(lambda _: outcome)

    def observed(self) -> tuple[float | None, float | None]:
        return tuple(self.registry.get_sample_value(f"seconds_{name}") for name in ("count", "sum"))  # pyright: ignore[reportReturnType] - two names, two values


def record(offset: int = 12, header: tuple[str, bytes | None] = CE_TIME) -> Record:
    return Record("press.releases.accepted.v1", 2, offset, 0, b"r", b"{}", [header])


def test_a_record_is_timed_from_its_publication_to_the_commit_of_its_events(batch: MakeBatch) -> None:
    watched = Watched()
    assert watched.handle(record()) == (EVENT,)
    assert watched.observed() == (0, 0)
    watched.latency.batch_ended(batch())
    assert watched.observed() == (1, 2.5)


def test_a_record_of_an_aborted_batch_is_timed_once_when_it_is_committed(batch: MakeBatch) -> None:
    watched = Watched()
    watched.handle(record())
    watched.latency.batch_ended(batch("aborted"))
    assert watched.observed() == (0, 0)
    watched.handle(record())
    watched.latency.batch_ended(batch())
    assert watched.observed() == (1, 2.5)


@pytest.mark.parametrize("outcome", [(), Refusal(Reason.NOT_JSON, "value", "No.")], ids=["none", "refused"])
def test_a_record_without_events_is_not_timed(batch: MakeBatch, outcome: Outcome) -> None:
    watched = Watched(outcome)
    watched.handle(record())
    watched.latency.batch_ended(batch())
    assert watched.observed() == (0, 0)


@pytest.mark.parametrize(
    "header",
    [
        ("other", b"x"),
        ("ce_time", None),
        ("ce_time", b"yesterday"),
        ("ce_time", b"\xff"),
        ("ce_time", b"2026-03-03T08:00:00"),
    ],
)
def test_a_record_that_does_not_say_when_is_not_timed(
    batch: MakeBatch, header: tuple[str, bytes | None]
) -> None:
    watched = Watched()
    watched.handle(record(header=header))
    watched.latency.batch_ended(batch())
    assert watched.observed()[0] == 0
