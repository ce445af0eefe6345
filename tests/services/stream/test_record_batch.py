"""A batch read by hand holds what aiokafka wrote, whatever the codec; damage to it is noticed."""

import pytest
from aiokafka.record.default_records import (  # pyright: ignore[reportMissingTypeStubs] - it has none
    DefaultRecordBatchBuilder,
)
from hypothesis import given
from hypothesis import strategies as st

from services.stream.kafka import CorruptRecordException
from services.stream.record_batch import RawRecord, batch_spans, decode_batch

CODECS = {"none": 0, "gzip": 1, "snappy": 2, "lz4": 3, "zstd": 4}
BYTES = st.none() | st.binary(max_size=200)
RECORDS = st.lists(
    st.builds(
        RawRecord,
        offset=st.just(0),
        timestamp_ms=st.integers(0, 2**42),
        key=BYTES,
        value=BYTES,
        headers=st.lists(st.tuples(st.text(max_size=9).map(str.encode), BYTES), max_size=3),
    ),
    min_size=1,
    max_size=20,
)


def written(records: list[RawRecord], codec: int = 0) -> bytes:
    builder = DefaultRecordBatchBuilder(2, codec, 0, -1, -1, 0, 1_000_000)
    for offset, record in enumerate(records):
        headers = [(name.decode(), value) for name, value in record.headers]
        builder.append(offset, record.timestamp_ms, record.key, record.value, headers)
    return bytes(builder.build())


def record(value: bytes) -> RawRecord:
    return RawRecord(0, 0, b"key", value, [])


@pytest.mark.parametrize("codec", CODECS.values(), ids=CODECS)
@given(records=RECORDS)
def test_every_record_is_read_as_it_was_written(codec: int, records: list[RawRecord]) -> None:
    numbered = [
        RawRecord(offset, each.timestamp_ms, each.key, each.value, each.headers)
        for offset, each in enumerate(records)
    ]
    assert decode_batch(written(records, codec)) == numbered


@given(records=RECORDS, at=st.integers(min_value=21), mask=st.integers(1, 255))
def test_a_byte_turned_over_is_noticed(records: list[RawRecord], at: int, mask: int) -> None:
    batch = bytearray(written(records))
    batch[21 + at % (len(batch) - 21)] ^= mask  # the checksum covers what comes after byte 21
    with pytest.raises(CorruptRecordException):
        decode_batch(bytes(batch))


def test_batches_are_found_one_after_another_and_a_last_one_cut_off_is_left_out() -> None:
    first, second = written([record(b"1"), record(b"2")]), written([record(b"3")])
    spans = batch_spans(first + second + second[:-1])
    assert [(span.start, span.end) for span in spans] == [
        (0, len(first)),
        (len(first), len(first) + len(second)),
    ]
    assert [(span.base_offset, span.next_offset) for span in spans] == [(0, 2), (0, 1)]
