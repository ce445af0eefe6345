"""Records find the partition that any Kafka client would choose, and keep their order."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.stream.placement import Outgoing, pack, partition_of

MOST_IN_A_BATCH = 3


class CountedBatch:
    """Takes three records, as a batch of Kafka takes so many bytes."""

    def __init__(self) -> None:
        self.values: list[bytes | None] = []

    def append(
        self,
        *,
        timestamp: int | None,
        key: bytes | None,
        value: bytes | None,
        headers: Sequence[tuple[str, bytes | None]],
    ) -> object | None:
        del timestamp, key, headers
        if len(self.values) == MOST_IN_A_BATCH:
            return None
        self.values.append(value)
        return object()


@pytest.mark.parametrize(
    ("key", "hashed"),
    [
        # Kafka's own cases: org.apache.kafka.common.utils.UtilsTest.testMurmur2
        (b"21", -973932308),
        (b"foobar", -790332482),
        (b"a-little-bit-long-string", -985981536),
        (b"a-little-bit-longer-string", -1486304829),
        (b"lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971),
    ],
)
@pytest.mark.parametrize("partitions", [1, 4, 12])
def test_bytes_go_where_kafkas_default_partitioner_sends_them(
    key: bytes, hashed: int, partitions: int
) -> None:
    assert partition_of(key, partitions) == (hashed & 0x7FFFFFFF) % partitions


def test_a_number_stands_for_a_record_without_a_key() -> None:
    assert [partition_of(number, 4) for number in (0, 3, 4, 9)] == [0, 3, 0, 1]


@given(keys=st.lists(st.binary(max_size=4), max_size=60), partitions=st.integers(1, 5))
def test_every_record_is_packed_once_and_in_order_for_its_key(keys: list[bytes], partitions: int) -> None:
    records = [Outgoing("topic", key, key, b"%d" % number, []) for number, key in enumerate(keys)]
    made: list[CountedBatch] = []

    def new_batch() -> CountedBatch:
        made.append(CountedBatch())
        return made[-1]

    batches = pack(records, {"topic": partitions}, new_batch)

    packed: dict[int, list[bytes | None]] = {}
    for batch in batches:
        assert isinstance(batch.builder, CountedBatch)
        packed.setdefault(batch.partition, []).extend(batch.builder.values)
    wanted: dict[int, list[bytes | None]] = {}
    for record in records:
        wanted.setdefault(partition_of(record.place, partitions), []).append(record.value)
    assert packed == wanted
    assert len(made) == len(batches)
