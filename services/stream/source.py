"""The records of one input partition, in order, from the last committed one on."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from services.stream.errors import FetchStalled
from services.stream.kafka import UNDECODABLE, Consumer, TopicPartition
from services.stream.reading import record_of
from services.stream.record import Record
from services.stream.salvage import salvage
from services.stream.settings import KafkaSettings

Committed = Callable[[TopicPartition], Awaitable[int | None]]


@dataclass(slots=True)
class Source:
    """One consumer on one partition; `topic` is the name that its records carry."""

    consumer: Consumer
    partition: TopicPartition
    topic: str
    settings: KafkaSettings
    _empty_since: float | None = field(default=None, init=False)

    async def seek(self, committed: Committed) -> None:
        """Go to the committed offset, or to the beginning where there is none; raises TimeoutError."""
        async with asyncio.timeout(self.settings.call_deadline_s):
            offset = await committed(self.partition)
            if offset is None:
                await self.consumer.seek_to_beginning(self.partition)
            else:
                self.consumer.seek(self.partition, offset)

    async def read(self) -> list[Record]:
        """Wait `batch_wait_ms` for records, up to `batch_records`, or more after what aiokafka cannot decode.

        Raises FetchStalled, BrokerUnreachable, TimeoutError, KafkaError.
        """
        try:
            fetched = await self.consumer.getmany(
                timeout_ms=self.settings.batch_wait_ms, max_records=self.settings.batch_records
            )
        except UNDECODABLE:
            return await self._salvage()
        records = [record_of(self.topic, consumed) for consumed in fetched.get(self.partition, ())]
        self._check_fetches(empty=not records)
        return records

    async def _salvage(self) -> list[Record]:
        position = await self.consumer.position(self.partition)
        salvaged = await salvage(self.settings, self.partition, self.topic, position)
        self.consumer.seek(self.partition, salvaged.next_offset)
        return list(salvaged.records)

    def lag(self, next_offset: int | None) -> int | None:
        """Count the offsets from `next_offset` to the last stable one, once a fetch told that."""
        stable = self.consumer.last_stable_offset(self.partition)
        return None if stable is None or next_offset is None else max(0, stable - next_offset)

    def _check_fetches(self, *, empty: bool) -> None:
        """Take the client for dead when fetches went unanswered for the whole deadline.

        A fetch is answered within half a second, records or not; aiokafka retries failed ones in silence.
        """
        now = time.time()
        self._empty_since = (self._empty_since or now) if empty else None
        answered = (self.consumer.last_poll_timestamp(self.partition) or 0) / 1000
        if self._empty_since and now - max(self._empty_since, answered) > self.settings.call_deadline_s:
            raise FetchStalled(self.partition.topic, self.partition.partition)
