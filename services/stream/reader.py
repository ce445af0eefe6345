"""The committed records of a topic, read without a group: for the command line and for tests."""

import asyncio
from collections.abc import AsyncGenerator

from services.stream.admin import partition_count
from services.stream.clients import partition_consumer, running
from services.stream.kafka import Consumer, TopicPartition
from services.stream.reading import record_of
from services.stream.record import Record
from services.stream.settings import KafkaSettings


async def read_records(
    settings: KafkaSettings, topic: str, *, from_beginning: bool, until_end: bool = False
) -> AsyncGenerator[Record]:
    """Yield records of all partitions as they are committed, in order within a partition.

    With `until_end` it stops at what was the end when it began. `topic` is named without the prefix. Raises
    BrokerUnreachable, TopicMissing.
    """
    name = settings.topic(topic)
    partitions = [TopicPartition(name, number) for number in range(await partition_count(settings, name))]
    consumer = partition_consumer(settings)
    consumer.assign(partitions)
    async with running(consumer, settings):
        async with asyncio.timeout(settings.call_deadline_s):
            ends = await consumer.end_offsets(partitions)
            starts = await consumer.beginning_offsets(partitions) if from_beginning else ends
        for partition, offset in starts.items():
            consumer.seek(partition, offset)
        while not until_end or await _behind(consumer, ends):
            fetched = await consumer.getmany(timeout_ms=settings.batch_wait_ms)
            for partition, records in fetched.items():
                for consumed in records:
                    if not until_end or consumed.offset < ends[partition]:
                        yield record_of(topic, consumed)


async def _behind(consumer: Consumer, ends: dict[TopicPartition, int]) -> bool:
    return any([await consumer.position(partition) < end for partition, end in ends.items()])
