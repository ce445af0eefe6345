"""One performance: the samples published, and whatever comes of them shown until all is told."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import orjson

from schemas.topics import PUBLISHED, VISITS, dead_letter_topic
from services.demo.errors import DemoFailed
from services.demo.samples import SAMPLES, Sample
from services.demo.service_process import ServiceName, ServiceProcess
from services.stream.publisher import Publisher
from services.stream.reader import read_records
from services.stream.record import Record
from services.stream.settings import KafkaSettings

REFUSED = dead_letter_topic(PUBLISHED)

_READY_DEADLINE_S = 30
_DONE_DEADLINE_S = 30
_LOOK_EVERY_S = 0.05

Services = Mapping[ServiceName, ServiceProcess]
Show = Callable[[Record, float], None]
"""Shows a record and the seconds since its release was published."""


@dataclass(slots=True)
class Result:
    """What came of one sample."""

    published: float = 0.0
    """Of the monotonic clock, in seconds."""
    events: int = 0
    dead_letters: int = 0
    seconds: float = 0.0
    """From publishing to the last record that came of it."""


@dataclass(frozen=True, slots=True)
class Performance:
    """Results by release id, filled as records come."""

    results: dict[str, Result] = field(default_factory=lambda: defaultdict(Result))

    def note(self, record: Record) -> float:
        """Count a record for the release it came of; return the seconds since that was published."""
        result = self.results[_release_of(record)]
        result.seconds = time.monotonic() - result.published
        if record.topic == VISITS:
            result.events += 1
        else:
            result.dead_letters += 1
        return result.seconds

    def seen(self) -> int:
        """Count all records so far."""
        return sum(result.events + result.dead_letters for result in self.results.values())

    def surprises(self) -> list[str]:
        """Say of which samples something else came than was to come."""
        return [
            f"Of {sample.name}.json {sample.comes_out} should have come; there came "
            f"{result.events} visit events and {result.dead_letters} dead letters."
            for sample in SAMPLES
            for result in [self.results[sample.release_id]]
            if not _as_expected(sample, result)
        ]


async def perform(settings: KafkaSettings, services: Services, show: Show) -> Performance:
    """Publish every sample, show each record that comes out, and return when no more will.

    Raises DemoFailed when a service ends or something does not come in time.
    """
    performance = Performance()
    await _wait_until_ready(services)
    readers = [
        asyncio.create_task(_show_all(settings, topic, performance, show)) for topic in (VISITS, REFUSED)
    ]
    try:
        await _publish(settings, performance)
        await _wait_until_done(services, performance, readers)
    finally:
        for reader in readers:
            reader.cancel()
        await asyncio.gather(*readers, return_exceptions=True)
    return performance


def raise_if_surprised(performance: Performance, services: Services) -> None:
    """Raise DemoFailed when of some sample something else came than was to come."""
    if surprises := performance.surprises():
        raise DemoFailed("\n".join([*surprises, *(service.last_words() for service in services.values())]))


async def _wait_until_ready(services: Services) -> None:
    try:
        async with asyncio.timeout(_READY_DEADLINE_S):
            await asyncio.gather(*(service.wait_until_ready() for service in services.values()))
    except TimeoutError:
        raise _too_late("The services were not ready", _READY_DEADLINE_S, services) from None


async def _publish(settings: KafkaSettings, performance: Performance) -> None:
    async with Publisher(settings) as publisher:
        for sample in SAMPLES:
            performance.results[sample.release_id].published = time.monotonic()
            await publisher.publish(PUBLISHED, sample.release_id.encode(), sample.value())


async def _show_all(settings: KafkaSettings, topic: str, performance: Performance, show: Show) -> None:
    async for record in read_records(settings, topic, from_beginning=True):
        show(record, performance.note(record))


async def _wait_until_done(
    services: Services, performance: Performance, readers: list[asyncio.Task[None]]
) -> None:
    """Ask the services how much they wrote once they have read all, and wait until that much was shown."""
    try:
        async with asyncio.timeout(_DONE_DEADLINE_S):
            while await _missing(services, performance):
                for reader in readers:
                    if reader.done():
                        reader.result()
                await asyncio.sleep(_LOOK_EVERY_S)
    except TimeoutError:
        raise _too_late("Not all was there", _DONE_DEADLINE_S, services) from None


async def _missing(services: Services, performance: Performance) -> bool:
    ingest, enrich = services["ingest"], services["enrich"]
    if await ingest.count("visitwire_processed_total") < len(SAMPLES):
        return True
    refused = await ingest.count("visitwire_dead_letters_total")
    if await enrich.count("visitwire_processed_total") < len(SAMPLES) - refused:
        return True
    return performance.seen() < refused + await enrich.count("visitwire_produced_total")


def _too_late(what: str, deadline_s: int, services: Services) -> DemoFailed:
    logs = [service.last_words() for service in services.values()]
    return DemoFailed("\n".join([f"{what} after {deadline_s} s.", *logs]))


def _release_of(record: Record) -> str:
    if record.topic == VISITS:
        return str(orjson.loads(record.value or b"")["release"]["id"])
    return (record.key or b"").decode()


def _as_expected(sample: Sample, result: Result) -> bool:
    came = (result.events > 0, result.dead_letters > 0)
    return came == (sample.comes_out == "visit events", sample.comes_out == "a dead letter")
