"""One message at a time onto a topic, for the command line."""

import asyncio
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from services.stream.clients import discard, idempotent_producer
from services.stream.errors import BrokerUnreachable, MessageTooLarge, TopicMissing
from services.stream.kafka import (
    KafkaConnectionError,
    KafkaError,
    MessageSizeTooLargeError,
    Metadata,
    Producer,
    RecordListTooLargeError,
    UnknownTopicOrPartitionError,
)
from services.stream.settings import KafkaSettings


class Publisher:
    """`async with Publisher(settings) as publisher`: writes are acknowledged by all in-sync replicas."""

    def __init__(self, settings: KafkaSettings) -> None:
        self._settings = settings
        self._producer: Producer | None = None
        self._found: set[str] = set()
        self._finding = asyncio.Lock()

    async def __aenter__(self) -> Self:
        """Connect; raises BrokerUnreachable."""
        self._producer = idempotent_producer(self._settings)
        try:
            async with asyncio.timeout(self._settings.call_deadline_s):
                await self._producer.start()
        except (KafkaConnectionError, TimeoutError) as error:
            await discard(self._producer)
            raise self._unreachable(error) from error
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close; every message was waited for already."""
        if self._producer is not None:
            await discard(self._producer)

    async def publish(
        self,
        topic: str,
        key: bytes | None,
        value: bytes | None,
        headers: Sequence[tuple[str, bytes | None]] = (),
    ) -> Metadata:
        """Write one message and give its topic (as on the broker), partition and offset.

        Raises BrokerUnreachable, TopicMissing, MessageTooLarge. `topic` is named without the prefix.
        """
        assert self._producer is not None, "used outside of its async with"
        name = self._settings.topic(topic)
        try:
            async with asyncio.timeout(self._settings.call_deadline_s):
                await self._find(self._producer, name)
                sent = await self._producer.send(name, value, key, headers=list(headers))
                return await sent
        except UnknownTopicOrPartitionError as error:
            raise TopicMissing(name) from error
        except (MessageSizeTooLargeError, RecordListTooLargeError) as error:
            raise MessageTooLarge(name, len(value or b"")) from error
        except (KafkaConnectionError, TimeoutError) as error:
            raise self._unreachable(error) from error

    async def _find(self, producer: Producer, name: str) -> None:
        """Raise TopicMissing at once: `send` would ask for the topic again and again, for twelve seconds.

        The lock lets messages through in the order they came, those that waited for the topic among them.
        """
        async with self._finding:
            if name in self._found:
                return
            try:
                cluster = await producer.client.fetch_all_metadata()
            except KafkaError as error:  # no broker gave any
                raise self._unreachable(error) from error
            if cluster.partitions_for_topic(name) is None:
                raise TopicMissing(name)
            await producer.partitions_for(name)
            self._found.add(name)

    def _unreachable(self, error: Exception) -> BrokerUnreachable:
        detail = str(error) or f"no answer within {self._settings.call_deadline_s:g} s"
        return BrokerUnreachable(self._settings.bootstrap_servers, detail)
