"""One fetch by hand: the batches of a partition as the broker stores them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from services.stream.clients import FETCH_BYTES, connection
from services.stream.errors import BrokerUnreachable
from services.stream.kafka import (
    READ_COMMITTED,
    AIOKafkaClient,
    FetchRequest,
    KafkaClient,
    KafkaConnectionError,
    TopicPartition,
    for_code,
)
from services.stream.settings import KafkaSettings


@dataclass(frozen=True, slots=True)
class RawFetch:
    """Batches one after another; `aborted` has producer and first offset of each aborted transaction."""

    batches: bytes
    aborted: Sequence[tuple[int, int]]
    last_stable_offset: int


async def fetch_raw(settings: KafkaSettings, partition: TopicPartition, offset: int) -> RawFetch:
    """Fetch from the batch that holds `offset` on; raises BrokerUnreachable, TimeoutError, KafkaError."""
    client = cast("KafkaClient", AIOKafkaClient(**connection(settings)))
    try:
        async with asyncio.timeout(settings.call_deadline_s):
            await client.bootstrap()
            await client.set_topics([partition.topic])
            return await _fetch(client, partition, offset)
    except KafkaConnectionError as error:
        raise BrokerUnreachable(settings.bootstrap_servers, str(error)) from error
    finally:
        await client.close()


async def _fetch(client: KafkaClient, partition: TopicPartition, offset: int) -> RawFetch:
    leader = client.cluster.leader_for_partition(partition)
    wanted = [(partition.topic, [(partition.partition, offset, FETCH_BYTES)])]
    request = FetchRequest(500, 1, FETCH_BYTES, READ_COMMITTED, wanted)
    answer = (await client.send(leader, request)).to_object()
    told = answer["topics"][0]["partitions"][0]
    if told["error_code"]:
        raise for_code(told["error_code"])
    aborted = [(each["producer_id"], each["first_offset"]) for each in told["aborted_transactions"] or ()]
    return RawFetch(told["message_set"], aborted, told["last_stable_offset"])
