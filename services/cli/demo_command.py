"""`visitwire demo`: releases become visit events before one's eyes."""

import asyncio
import os
import tempfile
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import orjson
from rich.box import SIMPLE_HEAD
from rich.table import Table

from schemas.topics import VISITS
from services.broker import BrokerError, LocalKafka
from services.broker.interruption import termination_raises
from services.cli.broker_choice import BOOTSTRAP_SERVERS
from services.cli.faults import ExitCode
from services.cli.record_rows import record_printer
from services.cli.terminal import at_terminal, console, say, write_object
from services.demo.errors import DemoFailed
from services.demo.performance import REFUSED, Performance, Result, Show, perform, raise_if_surprised
from services.demo.samples import SAMPLES
from services.demo.service_process import running_services
from services.runtime.settings import read_settings
from services.stream.admin import create_topics, delete_topics
from services.stream.errors import StreamError
from services.stream.record import Record
from services.stream.settings import KafkaSettings

_GO_ON = """
To go on:
  visitwire broker start           a Kafka that stays
  visitwire topics create
  visitwire ingest                 each service in a terminal of its own
  visitwire enrich
  visitwire publish FILE           your own release, a title line and text
  visitwire tail visits            what comes of it"""


def demo() -> int:
    """Publish sample releases and show what both services make of them, on a Kafka of its own.

    Seven releases, written for this purpose, go through the ingest and the enrich service, each a process of
    its own. What comes out is shown as it comes: a table at a terminal, JSON lines in a pipe. Nothing is left
    running. With KAFKA_BOOTSTRAP_SERVERS set that broker is used, with topics of the demo's own beside those
    that are there; their names begin with `visitwire-demo-`, and they are deleted at the end.

    Exit codes: 0 all came as it should; 1 something did not, or Kafka did not start; 130 interrupted.
    """
    try:
        with termination_raises(), _kafka() as settings:
            asyncio.run(create_topics(settings, partitions=1))
            _run(settings)
    except (BrokerError, DemoFailed) as error:
        for line in str(error).splitlines():
            say(line)
        return ExitCode.INVALID
    for line in _GO_ON.splitlines():
        say(line)
    return ExitCode.DONE


def _run(settings: KafkaSettings) -> None:
    with tempfile.TemporaryDirectory(prefix="visitwire-demo-") as folder:
        say("Starting the services ingest and enrich.")
        with running_services(settings, Path(folder)) as services:
            performance = asyncio.run(perform(settings, services, _printer()))
            _sum_up(performance)
            raise_if_surprised(performance, services)


@contextmanager
def _kafka() -> Generator[KafkaSettings]:
    """Give the settings of the broker that the environment names, else of one for this demo alone."""
    if os.environ.get(BOOTSTRAP_SERVERS):
        settings = read_settings(KafkaSettings)
        say(f"Using the Kafka at {settings.bootstrap_servers}.")
        with _own_topics(settings) as own:
            yield own
        return
    say("Starting Apache Kafka on this machine.")
    with LocalKafka() as cluster:
        yield KafkaSettings(bootstrap_servers=cluster.bootstrap_servers, topic_prefix="")


@contextmanager
def _own_topics(settings: KafkaSettings) -> Generator[KafkaSettings]:
    """Give names to topics that nobody else has, and delete these topics at the end."""
    own = settings.model_copy(update={"topic_prefix": f"visitwire-demo-{uuid.uuid4().hex[:8]}."})
    try:
        yield own
    finally:
        try:
            asyncio.run(delete_topics(own))
        except StreamError as error:
            say(f"The topics whose names begin with {own.topic_prefix} are still there: {error}")


def _printer() -> Show:
    """Choose how a record is shown: rows at a terminal, JSON lines in a pipe."""
    if not at_terminal():
        return _print_json
    screen = console()
    printers = {topic: record_printer(screen, topic) for topic in (VISITS, REFUSED)}
    return lambda record, _: printers[record.topic](record)


def _print_json(record: Record, seconds: float) -> None:
    shown = {"topic": record.topic, "seconds_since_published": round(seconds, 3)}
    if record.topic == VISITS:
        write_object(shown | {"event": orjson.Fragment(record.value or b"null")})
        return
    headers = {name: (value or b"").decode("utf-8", "replace") for name, value in record.headers}
    write_object(shown | {"headers": headers})


def _sum_up(performance: Performance) -> None:
    """Say of each release what came of it and how soon; a person's table goes below the rows it sums up."""
    table = Table(
        "release", "came out", "after publishing", title="What came of each release", box=SIMPLE_HEAD
    )
    for sample in SAMPLES:
        result = performance.results[sample.release_id]
        table.add_row(f"{sample.name}.json", _came_out(result), _seconds(result))
    if at_terminal():
        console().print("", table, sep="\n")
        return
    for sample in SAMPLES:
        result = performance.results[sample.release_id]
        write_object(
            {"release": sample.release_id, "events": result.events, "dead_letters": result.dead_letters}
        )


def _came_out(result: Result) -> str:
    if result.dead_letters:
        return "a dead letter"
    return f"{result.events} visit events" if result.events else "no visit"


def _seconds(result: Result) -> str:
    return f"{result.seconds:.2f} s" if result.seconds else ""
