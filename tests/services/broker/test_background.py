import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from services.broker import running_broker
from services.broker.background import find_broker

pytestmark = pytest.mark.kafka

COMMAND = [sys.executable, "-c", "from services.cli.broker_commands import broker_app; broker_app()"]
"""`visitwire broker`."""


def broker(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(autouse=True)
def broker_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep away from the broker that the user of this machine may run; leave none behind."""
    monkeypatch.setenv("VISITWIRE_BROKER_DIR", str(tmp_path))
    yield tmp_path
    broker("stop")
    assert processes_of(tmp_path) == []


def processes_of(folder: Path) -> list[psutil.Process]:
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if str(folder) in " ".join(process.info["cmdline"] or ())
    ]


def processes_left(folder: Path) -> list[psutil.Process]:
    """Wait for guards, which see the end of the process they watch only after it."""
    return psutil.wait_procs(processes_of(folder), timeout=30)[1]


def test_a_broker_starts_is_found_and_stops(broker_folder: Path) -> None:
    started = broker("start")
    assert started.returncode == 0, started.stderr
    servers = running_broker()
    assert servers
    assert started.stdout == f"export KAFKA_BOOTSTRAP_SERVERS={servers}\n"

    status = broker("status", "--json")
    assert status.returncode == 0
    assert json.loads(status.stdout)["bootstrap_servers"] == servers

    again = broker("start")
    assert (again.returncode, again.stdout) == (0, started.stdout)
    assert "runs already" in again.stderr

    assert broker("stop").returncode == 0
    assert running_broker() is None
    assert processes_of(broker_folder) == []


def test_without_a_broker_status_says_so_and_stop_has_nothing_to_do() -> None:
    status = broker("status", "--json")
    assert (status.returncode, status.stdout) == (3, "null\n")
    assert broker("status").returncode == 3
    stop = broker("stop")
    assert (stop.returncode, stop.stderr) == (0, "No local Kafka runs.\n")


@pytest.mark.chaos
def test_a_supervisor_that_was_killed_takes_kafka_along_and_does_not_hinder_a_new_start() -> None:
    assert broker("start").returncode == 0
    running = find_broker()
    assert running
    os.kill(running.pid, signal.SIGKILL)
    psutil.Process(running.pid).wait(timeout=10) if psutil.pid_exists(running.pid) else None
    assert broker("status").returncode == 3
    assert broker("start").returncode == 0
    successor = find_broker()
    assert successor
    assert successor.pid != running.pid


def test_a_process_that_was_given_the_old_id_is_not_taken_for_the_broker(broker_folder: Path) -> None:
    (broker_folder / "lock").write_text(str(os.getpid()))
    (broker_folder / "broker.json").write_text(
        json.dumps({"pid": os.getpid(), "bootstrap_servers": "127.0.0.1:1", "nodes": 1, "data": "/"})
    )
    assert running_broker() is None
    assert broker("stop").returncode == 0  # and this process still lives


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_start_leaves_nothing(end: signal.Signals, broker_folder: Path) -> None:
    with subprocess.Popen([*COMMAND, "start"], stderr=subprocess.DEVNULL) as starting:
        while not processes_of(broker_folder):
            time.sleep(0.05)
        starting.send_signal(end)
    assert starting.returncode == 128 + end
    assert processes_left(broker_folder) == []
    assert running_broker() is None


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_in_the_foreground_it_runs_until_it_is_interrupted(end: signal.Signals, broker_folder: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "start", "--foreground"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as foreground:
        assert foreground.stdout
        assert foreground.stdout.readline() == f"export KAFKA_BOOTSTRAP_SERVERS={running_broker()}\n"
        foreground.send_signal(end)
    assert foreground.returncode == 128 + end
    assert processes_of(broker_folder) == []


def test_a_start_that_fails_says_why_and_leaves_nothing(tmp_path: Path, broker_folder: Path) -> None:
    (tmp_path / "data" / "node-1").mkdir(parents=True)
    failed = broker("start", "--nodes", "3")
    assert failed.returncode == 1
    assert "holds a cluster of 1: start it with --nodes 1" in failed.stderr
    assert processes_of(broker_folder) == []
