"""Ingest's worker beside a bare loop, taking turns on the same Kafka: `make bench`.

Prints messages a second of each round and the ratio of the medians.
"""

import asyncio
import logging
import statistics
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable

import orjson
import structlog

from schemas.topics import ACCEPTED, PUBLISHED
from services.broker import LocalKafka
from services.ingest.pipeline import handle
from services.stream.admin import create_topics
from services.stream.progress import BatchReport, Progress
from services.stream.publisher import Publisher
from services.stream.reader import read_records
from services.stream.settings import KafkaSettings
from services.stream.worker import run_worker
from tests.benchmarks.bare_loop import Copy

MESSAGES = 40_000
ROUNDS = 5
SENTENCE = "The Minister said that both sides would go on working together on ports, rivers and railways."


def release(number: int) -> bytes:
    """Write a release of about 2.9 kB, as plain JSON."""
    paragraphs = "\n\n".join(" ".join([SENTENCE] * 4) for _ in range(7))
    return orjson.dumps(
        {
            "id": f"bench-{number}",
            "publisher": "Press Office of the Ministry of Transport",
            "title": f"Notice {number}",
            "published_at": "2024-12-06",
            "body": f"Notice {number}\n\n{paragraphs}",
        }
    )


async def fill(settings: KafkaSettings) -> list[int]:
    """Publish MESSAGES releases; returns the number in each partition."""
    counts: Counter[int] = Counter()
    async with Publisher(settings) as publisher:
        for start in range(0, MESSAGES, 1_000):
            sent = [
                publisher.publish(PUBLISHED, b"bench-%d" % number, release(number))
                for number in range(start, start + 1_000)
            ]
            counts.update(metadata.partition for metadata in await asyncio.gather(*sent))
    return [counts[partition] for partition in sorted(counts)]


async def ingest(settings: KafkaSettings, group: str) -> None:
    """Run ingest's worker from the first message to the last."""
    stop, left = asyncio.Event(), MESSAGES

    def on_batch(report: BatchReport) -> None:
        nonlocal left
        left -= report.received
        if left <= 0:
            stop.set()

    await run_worker(
        input_topic=PUBLISHED,
        group=group,
        handler=handle,
        settings=settings,
        stop=stop,
        progress=Progress(on_batch=on_batch),
    )


async def rate(work: Callable[[], Awaitable[None]]) -> float:
    """Do the work and return messages a second, start of the clients included."""
    began = time.perf_counter()
    await work()
    return MESSAGES / (time.perf_counter() - began)


async def measure(settings: KafkaSettings) -> None:
    """Take turns and print what came out."""
    by_partition = await fill(settings)
    bare, ours = list[float](), list[float]()
    for turn in range(ROUNDS):
        copy = Copy(settings.bootstrap_servers, settings.topic(PUBLISHED), ACCEPTED, f"bare-{turn}")
        bare.append(await rate(lambda copy=copy: copy.run(by_partition)))
        ours.append(await rate(lambda turn=turn: ingest(settings, f"ingest-{turn}")))
        print(f"round {turn + 1}: bare {bare[-1]:8,.0f}/s   ingest {ours[-1]:8,.0f}/s")
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"median : bare {statistics.median(bare):8,.0f}/s   ingest {statistics.median(ours):8,.0f}/s")
    print(f"ratio  : {ratio:.2f}")
    written = sum([1 async for _ in read_records(settings, ACCEPTED, from_beginning=True, until_end=True)])
    sys.exit(written != 2 * ROUNDS * MESSAGES)


async def main() -> None:
    """Measure on a Kafka that is started for it."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    with LocalKafka() as cluster:
        settings = KafkaSettings(bootstrap_servers=cluster.bootstrap_servers)
        await create_topics(settings)
        await measure(settings)


if __name__ == "__main__":
    asyncio.run(main())
