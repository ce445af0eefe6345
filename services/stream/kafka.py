"""aiokafka as this package sees it: the names it uses, with the types that aiokafka does not carry.

Every other room takes aiokafka's names from here.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownVariableType=false
# aiokafka ships neither stubs nor a py.typed marker; the protocols below stand in for them.

import asyncio
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from gzip import BadGzipFile
from typing import Any, Protocol, cast

import cramjam
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.abc import ConsumerRebalanceListener
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.client import AIOKafkaClient
from aiokafka.codec import gzip_decode, lz4_decode, snappy_decode, zstd_decode
from aiokafka.consumer.fetcher import READ_COMMITTED, PartitionRecords
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor
from aiokafka.errors import (
    BrokerResponseError,
    CorruptRecordException,
    KafkaConnectionError,
    KafkaError,
    MessageSizeTooLargeError,
    ProducerFenced,
    RecordListTooLargeError,
    UnknownTopicOrPartitionError,
)
from aiokafka.errors import for_code as _for_code
from aiokafka.partitioner import murmur2 as _murmur2
from aiokafka.protocol.fetch import FetchRequest
from aiokafka.record.default_records import DefaultRecordBatch
from aiokafka.record.memory_records import MemoryRecords
from aiokafka.record.util import decode_varint

__all__ = [
    "READ_COMMITTED",
    "AIOKafkaAdminClient",
    "AIOKafkaClient",
    "AIOKafkaConsumer",
    "AIOKafkaProducer",
    "ConsumerRebalanceListener",
    "CorruptRecordException",
    "FetchRequest",
    "KafkaConnectionError",
    "KafkaError",
    "MessageSizeTooLargeError",
    "NewTopic",
    "ProducerFenced",
    "RecordListTooLargeError",
    "RoundRobinPartitionAssignor",
    "TopicPartition",
    "UnknownTopicOrPartitionError",
    "decode_varint",
    "for_code",
    "gzip_decode",
    "lz4_decode",
    "murmur2",
    "snappy_decode",
    "zstd_decode",
]

UNDECODABLE = (
    CorruptRecordException,
    ValueError,  # UnicodeDecodeError among them
    IndexError,
    EOFError,
    zlib.error,
    BadGzipFile,
    cramjam.DecompressionError,
)
"""What aiokafka raises on a record batch that it cannot decode."""


murmur2 = cast("Callable[[bytes], int]", _murmur2)
for_code = cast("Callable[[int], type[BrokerResponseError]]", _for_code)


class Metadata(Protocol):
    """What aiokafka's RecordMetadata tells of a written record."""

    topic: str
    partition: int
    offset: int


class BatchBuilder(Protocol):
    """aiokafka's BatchBuilder: `append` answers None when the batch is full."""

    def append(
        self,
        *,
        timestamp: int | None,
        key: bytes | None,
        value: bytes | None,
        headers: Sequence[tuple[str, bytes | None]],
    ) -> object | None: ...


class Producer(Protocol):
    """AIOKafkaProducer, as far as it is used."""

    client: "KafkaClient"

    async def start(self) -> None: ...
    async def stop(self) -> None: ...
    async def partitions_for(self, topic: str) -> set[int]: ...
    def create_batch(self) -> BatchBuilder: ...
    async def send_batch(
        self, batch: BatchBuilder, topic: str, *, partition: int
    ) -> asyncio.Future[Metadata]: ...
    async def send(
        self,
        topic: str,
        value: bytes | None,
        key: bytes | None,
        *,
        headers: Sequence[tuple[str, bytes | None]],
    ) -> asyncio.Future[Metadata]: ...
    async def begin_transaction(self) -> None: ...
    async def send_offsets_to_transaction(
        self, offsets: Mapping[TopicPartition, int], group_id: str
    ) -> None: ...
    async def commit_transaction(self) -> None: ...


class ConsumedRecord(Protocol):
    """aiokafka's ConsumerRecord; `headers` is a tuple."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes | None], ...]


class Consumer(Protocol):
    """AIOKafkaConsumer, as far as it is used."""

    async def start(self) -> None: ...
    async def stop(self) -> None: ...
    def subscribe(self, topics: Sequence[str], *, listener: object) -> None: ...
    def assign(self, partitions: Sequence[TopicPartition]) -> None: ...
    def seek(self, partition: TopicPartition, offset: int) -> None: ...
    async def seek_to_beginning(self, *partitions: TopicPartition) -> bool: ...
    def pause(self, *partitions: TopicPartition) -> None: ...
    async def topics(self) -> set[str]: ...
    async def committed(self, partition: TopicPartition) -> int | None: ...
    async def beginning_offsets(self, partitions: Sequence[TopicPartition]) -> dict[TopicPartition, int]: ...
    async def end_offsets(self, partitions: Sequence[TopicPartition]) -> dict[TopicPartition, int]: ...
    async def position(self, partition: TopicPartition) -> int: ...
    def last_stable_offset(self, partition: TopicPartition) -> int | None: ...
    def last_poll_timestamp(self, partition: TopicPartition) -> int | None: ...
    async def getmany(
        self, *, timeout_ms: int, max_records: int | None = None
    ) -> dict[TopicPartition, list[ConsumedRecord]]: ...


class DecodedRecords(Protocol):
    """aiokafka's PartitionRecords: `next_fetch_offset` moves on with each record, gaps included."""

    next_fetch_offset: int

    def __iter__(self) -> Iterator[ConsumedRecord]: ...


def partition_records(
    partition: TopicPartition, batches: bytes, aborted: Iterable[tuple[int, int]], offset: int
) -> DecodedRecords:
    """Decode as a read-committed consumer does."""
    records = PartitionRecords(
        partition,
        MemoryRecords(batches),
        aborted,
        offset,
        key_deserializer=None,
        value_deserializer=None,
        check_crcs=True,
        isolation_level=READ_COMMITTED,
    )
    return cast("DecodedRecords", records)


def has_valid_crc(batch: bytes) -> bool:
    """Compare a batch of format 2 with its checksum."""
    return DefaultRecordBatch(batch).validate_crc()


class Cluster(Protocol):
    """aiokafka's ClusterMetadata, as far as it is used."""

    def partitions_for_topic(self, topic: str) -> set[int] | None: ...
    def leader_for_partition(self, partition: TopicPartition) -> int | None: ...


class Answer(Protocol):
    """aiokafka's Response."""

    def to_object(self) -> dict[str, Any]: ...


class KafkaClient(Protocol):
    """AIOKafkaClient, as far as it is used."""

    cluster: Cluster

    async def bootstrap(self) -> None: ...
    async def close(self) -> None: ...
    async def fetch_all_metadata(self) -> Cluster: ...
    def set_topics(self, topics: Sequence[str]) -> asyncio.Future[bool]: ...
    async def send(self, node: int | None, request: FetchRequest) -> Answer: ...


class Client(Protocol):
    """Whatever is started and stopped."""

    async def start(self) -> None: ...
    async def stop(self) -> None: ...


class CreateTopicsAnswer(Protocol):
    """aiokafka's CreateTopicsResponse: name, error code and the broker's own words for each topic."""

    topic_errors: Sequence[tuple[str, int, str | None]]


class DeleteTopicsAnswer(Protocol):
    """aiokafka's DeleteTopicsResponse: name and error code of each topic."""

    topic_error_codes: Sequence[tuple[str, int]]


class Admin(Protocol):
    """AIOKafkaAdminClient, as far as it is used."""

    async def start(self) -> None: ...
    async def close(self) -> None: ...
    async def list_topics(self) -> list[str]: ...
    async def create_topics(self, new_topics: Sequence[NewTopic]) -> CreateTopicsAnswer: ...
    async def delete_topics(self, topics: list[str]) -> DeleteTopicsAnswer: ...
    async def describe_topics(self, topics: Sequence[str]) -> list[dict[str, Any]]: ...
