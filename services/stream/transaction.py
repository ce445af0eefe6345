"""One Kafka transaction: the outputs, the dead letters and the input offset, all or none."""

import asyncio
from collections.abc import Sequence

from services.stream.clients import retrieve
from services.stream.kafka import Metadata, Producer, TopicPartition
from services.stream.placement import Batch


async def transact(
    producer: Producer,
    batches: Sequence[Batch],
    *,
    input_partition: TopicPartition,
    next_offset: int,
    group_id: str,
) -> None:
    """Write and commit; after any exception the producer is good for nothing and must be discarded.

    Every delivery is looked at before the commit: aiokafka would commit the offsets past a failed one.
    """
    await producer.begin_transaction()
    deliveries: list[asyncio.Future[Metadata]] = []
    for batch in batches:
        delivery = await producer.send_batch(batch.builder, batch.topic, partition=batch.partition)
        delivery.add_done_callback(retrieve)
        deliveries.append(delivery)
    offsets = asyncio.ensure_future(
        producer.send_offsets_to_transaction({input_partition: next_offset}, group_id)
    )
    offsets.add_done_callback(retrieve)
    try:
        await asyncio.gather(offsets, *deliveries)
    finally:
        offsets.cancel()
    await producer.commit_transaction()
