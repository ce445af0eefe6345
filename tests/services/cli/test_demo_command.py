import asyncio
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import psutil
import pytest

from schemas.topics import VISITS
from services.demo.samples import SAMPLES
from services.stream.kafka import AIOKafkaAdminClient
from tests.conftest import Kafka

pytestmark = pytest.mark.kafka

COMMAND = [sys.executable, "-c", "from services.cli.main import main; main()", "demo"]


def start_demo(
    folder: Path, output: IO[str] | int, *, kafka_bootstrap_servers: str = ""
) -> subprocess.Popen[str]:
    """Have all its temporary files in `folder`, so that every process it starts can be told by it."""
    environment = os.environ | {
        "TMPDIR": str(folder),
        "VISITWIRE_BROKER_DIR": str(folder),
        "KAFKA_BOOTSTRAP_SERVERS": kafka_bootstrap_servers,
    }
    return subprocess.Popen(COMMAND, stdout=output, stderr=subprocess.PIPE, text=True, env=environment)


def processes_of(folder: Path) -> list[psutil.Process]:
    return [process for process in psutil.process_iter() if str(folder) in environment_of(process)]


def all_end(processes: list[psutil.Process]) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=30)
    return not alive


def environment_of(process: psutil.Process) -> str:
    try:
        return process.environ().get("TMPDIR", "")
    except psutil.Error:
        return ""


@dataclass(frozen=True, slots=True)
class Performance:
    exit_code: int
    lines: list[dict[str, Any]]
    said: str
    folder: Path


@pytest.fixture(scope="module")
def performance(tmp_path_factory: pytest.TempPathFactory) -> Performance:
    """Run the demo once, its output in a pipe."""
    folder = tmp_path_factory.mktemp("demo")
    with start_demo(folder, subprocess.PIPE) as demo:
        output, said = demo.communicate(timeout=180)
    return Performance(demo.returncode, [json.loads(line) for line in output.splitlines()], said, folder)


def test_every_release_that_tells_of_a_visit_becomes_visit_events(performance: Performance) -> None:
    shown = {line["event"]["release"]["id"] for line in performance.lines if line.get("topic") == VISITS}
    assert shown == {sample.release_id for sample in SAMPLES if sample.comes_out == "visit events"}
    assert performance.exit_code == 0, performance.said
    assert "visitwire broker start" in performance.said


def test_the_malformed_message_is_shown_as_a_dead_letter_with_its_reason(performance: Performance) -> None:
    (refused,) = [line for line in performance.lines if line.get("topic", "").endswith(".dlq")]
    assert refused["headers"]["__dlq.errors.reason"] == "not_json"
    assert refused["headers"]["__dlq.errors.message"]


def test_it_tells_for_each_release_what_came_out(performance: Performance) -> None:
    summary = {line["release"]: line for line in performance.lines if "release" in line}
    assert summary.keys() == {sample.release_id for sample in SAMPLES}
    assert summary["demo-no-visit"]["events"] == 0
    assert summary["demo-outbound-trip"]["events"] > 1
    assert summary["demo-malformed"]["dead_letters"] == 1


def test_it_leaves_nothing_running_and_nothing_on_disk(performance: Performance) -> None:
    assert processes_of(performance.folder) == []
    assert list(performance.folder.iterdir()) == []


async def test_on_a_kafka_of_someone_elses_it_leaves_no_topic(kafka: Kafka, tmp_path: Path) -> None:
    with start_demo(tmp_path, subprocess.PIPE, kafka_bootstrap_servers=kafka.bootstrap_servers) as demo:
        output, said = demo.communicate(timeout=120)

    assert VISITS in output, said
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka.bootstrap_servers)
    await admin.start()
    try:
        async with asyncio.timeout(10):
            while any(  # noqa: ASYNC110 - the controller tells the broker a little later
                topic.startswith("visitwire-demo-") for topic in await admin.list_topics()
            ):
                await asyncio.sleep(0.05)
    finally:
        await admin.close()


@pytest.mark.chaos
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_demo_leaves_nothing(end: signal.Signals, tmp_path: Path) -> None:
    with start_demo(tmp_path, subprocess.DEVNULL) as demo:
        assert demo.stderr
        while "Starting the services" not in demo.stderr.readline():
            assert demo.poll() is None
        demo.send_signal(end)
        demo.communicate(timeout=60)

    assert demo.returncode == 128 + end
    assert all_end(processes_of(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.chaos
def test_a_demo_that_was_killed_takes_kafka_and_the_services_along(tmp_path: Path) -> None:
    with start_demo(tmp_path, subprocess.DEVNULL) as demo:
        assert demo.stderr
        while "Starting the services" not in demo.stderr.readline():
            assert demo.poll() is None
        demo.kill()
    assert all_end(processes_of(tmp_path))
