"""The handler at work on a batch, in a thread, for a limited time."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.topics import MAX_MESSAGE_BYTES
from services.stream.dead_letter import internal_error, output_too_large
from services.stream.record import Handler, Outcome, OutgoingRecord, Record, Refusal


@dataclass(frozen=True, slots=True)
class Handled:
    """One record and what became of it."""

    record: Record
    outcome: Outcome


def handle(handler: Handler, records: Sequence[Record], budget_s: float) -> list[Handled]:
    """Handle records in order until the time is used up, one at least; the rest is left to the caller."""
    deadline = time.monotonic() + budget_s
    handled: list[Handled] = []
    for record in records:
        handled.append(Handled(record, outcome_of(handler, record)))
        if time.monotonic() > deadline:
            break
    return handled


def outcome_of(handler: Handler, record: Record) -> Outcome:
    """Ask the handler; whatever it raises, and whatever no topic takes, becomes a refusal."""
    if record.fault is not None:
        return record.fault
    try:
        return _that_fits(handler(record))
    except Exception as error:  # noqa: BLE001 - no fault of a handler may stop the service
        return internal_error(error)


def _that_fits(outcome: Outcome) -> Outcome:
    if isinstance(outcome, Refusal):
        return outcome
    too_large = next((output for output in outcome if _size(output) > MAX_MESSAGE_BYTES), None)
    return outcome if too_large is None else output_too_large(too_large.topic)


def _size(output: OutgoingRecord) -> int:
    return len(output.key) + len(output.value)
