"""The least that a transactional aiokafka loop can do: decode, encode, `send_batch`, commit.

Nothing is validated and nothing recovers: it is what ingest's speed is told in fractions of.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import orjson

from services.stream.kafka import (
    AIOKafkaConsumer,
    AIOKafkaProducer,
    ConsumedRecord,
    Consumer,
    Producer,
    TopicPartition,
)

BATCH_RECORDS = 500


@dataclass(slots=True)
class Copy:
    """One run: copies `left` JSON records from each partition of `source` to the same one of `target`."""

    bootstrap_servers: str
    source: str
    target: str
    group: str

    async def run(self, records_by_partition: Sequence[int]) -> None:
        """Copy so many records of each partition, one task, consumer and producer a partition."""
        async with asyncio.TaskGroup() as group:
            for partition, records in enumerate(records_by_partition):
                group.create_task(self._copy_partition(partition, records))

    async def _copy_partition(self, partition: int, left: int) -> None:
        source = TopicPartition(self.source, partition)
        consumer, producer = self._consumer(source), self._producer(partition)
        await consumer.start()
        await producer.start()
        await consumer.seek_to_beginning(source)
        try:
            while left > 0:
                fetched = await consumer.getmany(timeout_ms=100, max_records=BATCH_RECORDS)
                for records in fetched.values():
                    await self._copy_batch(producer, records, source)
                    left -= len(records)
        finally:
            await producer.stop()
            await consumer.stop()

    async def _copy_batch(
        self, producer: Producer, records: Sequence[ConsumedRecord], source: TopicPartition
    ) -> None:
        batch = producer.create_batch()
        for record in records:
            value = orjson.dumps(orjson.loads(record.value or b"null"))
            batch.append(key=record.key, value=value, timestamp=None, headers=list(record.headers))
        await producer.begin_transaction()
        await (await producer.send_batch(batch, self.target, partition=source.partition))
        await producer.send_offsets_to_transaction({source: records[-1].offset + 1}, self.group)
        await producer.commit_transaction()

    def _consumer(self, source: TopicPartition) -> Consumer:
        made = AIOKafkaConsumer(
            bootstrap_servers=self.bootstrap_servers,
            enable_auto_commit=False,
            isolation_level="read_committed",
            max_partition_fetch_bytes=2 * 1024 * 1024,
        )
        consumer = cast("Consumer", made)
        consumer.assign([source])
        return consumer

    def _producer(self, partition: int) -> Producer:
        producer = AIOKafkaProducer(
            bootstrap_servers=self.bootstrap_servers,
            transactional_id=f"{self.group}.{partition}",
            compression_type="zstd",
            retry_backoff_ms=20,
            max_batch_size=8 * 1024 * 1024,
            max_request_size=8 * 1024 * 1024,
        )
        return cast("Producer", producer)
