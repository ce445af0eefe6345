"""A worker to be killed: copies published to accepted and fails on what ends in `!`.

Settings come from the environment; SIGTERM and SIGINT drain it.
"""

import asyncio
import signal
import time

from schemas.topics import ACCEPTED, PUBLISHED
from services.stream.progress import Progress
from services.stream.record import Outcome, OutgoingRecord, Record
from services.stream.settings import KafkaSettings
from services.stream.worker import run_worker

GROUP = "copy"


class UnwelcomeError(Exception):
    """What the handler raises for a value that ends in `!`."""


def copy(record: Record) -> Outcome:
    """Take a millisecond, as real work does, so that a kill finds batches half done."""
    time.sleep(0.001)
    key, value = record.key or b"", record.value or b""
    if value.endswith(b"!"):
        raise UnwelcomeError
    return [OutgoingRecord(ACCEPTED, ordering_key=key, key=key, value=value, headers=[])]


async def main() -> None:
    """Work until told to stop."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await run_worker(
        input_topic=PUBLISHED,
        group=GROUP,
        handler=copy,
        settings=KafkaSettings(),
        stop=stop,
        progress=Progress(),
    )


if __name__ == "__main__":
    asyncio.run(main())
