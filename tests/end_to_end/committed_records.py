"""What is on a topic for those who read committed records."""

import asyncio
from collections.abc import Callable

from services.stream.errors import StreamError
from services.stream.reader import read_records
from services.stream.record import Record
from services.stream.settings import KafkaSettings


async def committed(settings: KafkaSettings, topic: str) -> list[Record]:
    """Read all records that are on the topic now; raises StreamError, TimeoutError."""
    return [record async for record in read_records(settings, topic, from_beginning=True, until_end=True)]


async def count(settings: KafkaSettings, topic: str) -> int:
    """Count them; 0 while the broker is away."""
    try:
        return len(await committed(settings, topic))
    except (StreamError, TimeoutError):
        return 0


async def until_there_are(
    settings: KafkaSettings,
    topic: str,
    wanted: int,
    *,
    patience_s: float = 60,
    meanwhile: Callable[[], None] = lambda: None,
) -> None:
    """Wait for so many records, calling `meanwhile` between looks.

    Fails when their number stands still for `patience_s`.
    """
    clock = asyncio.get_running_loop().time
    seen, last_progress = -1, clock()
    while (now := await count(settings, topic)) < wanted:
        if now > seen:
            seen, last_progress = now, clock()
        assert clock() - last_progress < patience_s, f"{topic} stands at {now} of {wanted}"
        meanwhile()
        await asyncio.sleep(0.5)
