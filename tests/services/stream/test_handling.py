"""Handling stops when its time is up, and turns every failure into a refusal."""

import pytest

from schemas.dead_letter import Reason
from schemas.topics import MAX_MESSAGE_BYTES
from services.stream.handling import handle, outcome_of
from services.stream.record import Outcome, OutgoingRecord, Record, Refusal

RECORDS = [Record("in", 0, offset, 0, b"key", b"value", ()) for offset in range(3)]


def nothing(_: Record) -> Outcome:
    return []


def test_all_records_are_handled_in_order_while_there_is_time() -> None:
    assert [each.record for each in handle(nothing, RECORDS, budget_s=3600)] == RECORDS


def test_one_record_is_handled_though_there_is_no_time() -> None:
    assert [each.record for each in handle(nothing, RECORDS, budget_s=-1)] == RECORDS[:1]


@pytest.mark.parametrize("error", [ValueError("no"), RecursionError(), MemoryError()])
def test_a_raising_handler_refuses_its_record(error: Exception) -> None:
    def raising(_: Record) -> Outcome:
        raise error

    outcome = outcome_of(raising, RECORDS[0])
    assert isinstance(outcome, Refusal)
    assert (outcome.reason, outcome.where) == (Reason.INTERNAL_ERROR, type(error).__name__)


@pytest.mark.parametrize(("size", "fits"), [(MAX_MESSAGE_BYTES - 3, True), (MAX_MESSAGE_BYTES - 2, False)])
def test_an_output_beyond_the_largest_message_refuses_its_input(size: int, *, fits: bool) -> None:
    output = OutgoingRecord("out", b"key", b"key", bytes(size), [])
    outcome = outcome_of(lambda _: [output], RECORDS[0])
    if fits:
        assert outcome == [output]
    else:
        assert isinstance(outcome, Refusal)
        assert (outcome.reason, outcome.where) == (Reason.VALUE_TOO_LARGE, "out")


def test_a_record_found_at_fault_while_it_was_read_meets_no_handler() -> None:
    def never(_: Record) -> Outcome:
        raise AssertionError

    fault = Refusal(Reason.INVALID_HEADER, "header x", "The name of a header is not UTF-8.")
    assert outcome_of(never, Record("in", 0, 0, 0, b"key", b"value", (), fault)) == fault
