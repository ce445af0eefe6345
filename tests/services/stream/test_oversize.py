"""A batch too large for the broker is taken apart until the record at fault is found."""

from schemas.dead_letter import Reason
from services.stream.errors import RecordsTooLarge
from services.stream.handling import Handled
from services.stream.oversize import Oversize
from services.stream.record import OutgoingRecord, Record, Refusal

OUTPUT = OutgoingRecord("out", b"key", b"key", b"value", [])
HANDLED = Handled(Record("in", 0, 7, 0, b"key", b"value", ()), [OUTPUT])


def test_records_of_a_refused_batch_go_one_by_one_and_later_ones_together_again() -> None:
    oversize = Oversize()
    oversize.learn(RecordsTooLarge(5, 9))
    assert [oversize.batch_records(offset, 500) for offset in (5, 9, 10)] == [1, 1, 500]


def test_a_record_refused_alone_becomes_a_dead_letter() -> None:
    oversize = Oversize()
    assert oversize.settle(HANDLED) == HANDLED
    oversize.learn(RecordsTooLarge(7, 7))
    outcome = oversize.settle(HANDLED).outcome
    assert isinstance(outcome, Refusal)
    assert (outcome.reason, outcome.where) == (Reason.VALUE_TOO_LARGE, "out")
    assert not oversize.goes_bare(7)


def test_a_dead_letter_refused_as_well_goes_bare() -> None:
    oversize = Oversize()
    oversize.learn(RecordsTooLarge(7, 7))
    oversize.learn(RecordsTooLarge(7, 7))
    assert oversize.goes_bare(7)
    assert not oversize.goes_bare(8)


def test_a_refusal_keeps_its_own_reason() -> None:
    oversize = Oversize()
    oversize.learn(RecordsTooLarge(7, 7))
    refused = Handled(HANDLED.record, Refusal(Reason.NOT_JSON, "byte 0", "No JSON."))
    assert oversize.settle(refused) == refused
