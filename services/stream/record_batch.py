"""A record batch of Kafka's message format 2, read by hand: a header's name may be any bytes.

aiokafka takes a batch with a name that is not UTF-8 for undecodable, all its records with it. Brokers store
such names, and Kafka's Java client reads them. Source: Kafka's documentation, "Message Format".
"""

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.stream.kafka import (
    CorruptRecordException,
    decode_varint,
    gzip_decode,
    has_valid_crc,
    lz4_decode,
    snappy_decode,
    zstd_decode,
)

_HEADER = struct.Struct(">qiibIhiqqqhii")
_MAGIC = 2
_CODEC_MASK = 0x07
_LOG_APPEND_TIME = 0x08
_DECOMPRESS: Mapping[int, Callable[[bytes], bytes]] = {
    0: bytes,
    1: gzip_decode,
    2: snappy_decode,
    3: lz4_decode,
    4: zstd_decode,
}


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record, every byte as stored; the timestamp is milliseconds since 1970."""

    offset: int
    timestamp_ms: int
    key: bytes | None
    value: bytes | None
    headers: list[tuple[bytes, bytes | None]]


@dataclass(frozen=True, slots=True)
class BatchSpan:
    """Where a batch lies: in the bytes of a fetch, and in the partition from `base_offset` on."""

    start: int
    end: int
    base_offset: int
    next_offset: int


def batch_spans(fetched: bytes) -> list[BatchSpan]:
    """Find the batches in a fetch's answer; the last one may be cut off and is then left out."""
    spans: list[BatchSpan] = []
    start = 0
    while start + _HEADER.size <= len(fetched):
        base_offset, length, _, _, _, _, last_delta, *_ = _HEADER.unpack_from(fetched, start)
        end = start + 12 + length  # the length counts what comes after offset and length
        if length < _HEADER.size - 12 or end > len(fetched):
            break
        spans.append(BatchSpan(start, end, base_offset, base_offset + last_delta + 1))
        start = end
    return spans


def decode_batch(batch: bytes) -> list[RawRecord]:
    """Read the records of one batch; raises CorruptRecordException, or what the codec raises."""
    _, _, _, magic, _, attributes, _, _, max_timestamp, *_, count = _HEADER.unpack_from(batch)
    if magic != _MAGIC or not has_valid_crc(batch):
        raise CorruptRecordException(f"message format {magic}" if magic != _MAGIC else "invalid CRC")
    base_offset, first_timestamp = struct.unpack_from(">q19xq", batch)
    cursor = _Cursor(bytearray(_DECOMPRESS[attributes & _CODEC_MASK](batch[_HEADER.size :])))
    stamp = max_timestamp if attributes & _LOG_APPEND_TIME else None
    return [cursor.record(base_offset, first_timestamp, stamp) for _ in range(count)]


@dataclass(slots=True)
class _Cursor:
    """A place in the records of a batch, decompressed."""

    data: bytearray
    at: int = 0

    def record(self, base_offset: int, first_timestamp: int, stamp: int | None) -> RawRecord:
        self.number()  # the record's length
        self.at += 1  # its attributes, unused
        timestamp = first_timestamp + self.number()
        offset = base_offset + self.number()
        key, value = self.bytes_or_none(), self.bytes_or_none()
        headers = [(self.bytes_or_none() or b"", self.bytes_or_none()) for _ in range(self.number())]
        return RawRecord(offset, timestamp if stamp is None else stamp, key, value, headers)

    def bytes_or_none(self) -> bytes | None:
        length = self.number()
        if length < 0:
            return None
        start, self.at = self.at, self.at + length
        if self.at > len(self.data):
            raise CorruptRecordException("a record is cut off")
        return bytes(self.data[start : self.at])

    def number(self) -> int:
        value, self.at = decode_varint(self.data, self.at)
        return value
