"""Publishes many messages fast: those of one key one after another, those of different keys at once."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from itertools import islice

from services.stream.errors import MessageTooLarge, StreamError
from services.stream.publisher import Publisher

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Message:
    """What is published; `where` says where it comes from. A message without a key has no order."""

    where: str
    key: bytes | None
    value: bytes


@dataclass(frozen=True, slots=True)
class Published:
    """Where a message stands; `topic` is named as on the broker."""

    message: Message
    topic: str
    partition: int
    offset: int


@dataclass(frozen=True, slots=True)
class Unpublished:
    """A message that the topic does not take."""

    message: Message
    error: StreamError


async def publish_all(
    publisher: Publisher, topic: str, messages: Sequence[Message]
) -> AsyncGenerator[Published | Unpublished]:
    """Publish messages and yield what became of each, in their order.

    Raises BrokerUnreachable or TopicMissing when it cannot go on; what was yielded before is published.
    """
    waiting = iter(messages)
    while some := list(islice(waiting, _AT_ONCE)):
        for result in await _publish_some(publisher, topic, some):
            if isinstance(result, BaseException):
                raise result
            yield result


async def _publish_some(
    publisher: Publisher, topic: str, messages: Sequence[Message]
) -> list[Published | Unpublished | BaseException]:
    last: dict[bytes, asyncio.Task[Published | Unpublished]] = {}
    tasks: list[asyncio.Task[Published | Unpublished]] = []
    for message in messages:
        before = last.get(message.key) if message.key is not None else None
        task = asyncio.create_task(_publish(publisher, topic, message, before))
        if message.key is not None:
            last[message.key] = task
        tasks.append(task)
    return await asyncio.gather(*tasks, return_exceptions=True)


async def _publish(
    publisher: Publisher,
    topic: str,
    message: Message,
    before: asyncio.Task[Published | Unpublished] | None,
) -> Published | Unpublished:
    if before is not None:
        await asyncio.wait([before])
    try:
        written = await publisher.publish(topic, message.key, message.value)
    except MessageTooLarge as error:
        return Unpublished(message, error)
    return Published(message, written.topic, written.partition, written.offset)
