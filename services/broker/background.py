"""The one local Kafka of a user that goes on in the background: start, find and stop it.

A supervisor process owns the cluster and holds a lock on a file as long as it or a node lives. The lock, not
a process id, tells whether the broker runs: no crash leaves it held, no other process can be taken for it.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal, NoReturn

from pydantic import BaseModel

from services.broker.errors import BrokerError
from services.broker.folders import broker_folder
from services.broker.free_ports import is_free
from services.broker.jars import kafka_classpath
from services.broker.java import find_java
from services.broker.local_kafka import LocalKafka
from services.broker.locked_file import is_locked, locked

KAFKA_PORT = 9092
"""Kafka's usual port: taken when free."""

_LOOK_EVERY_S = 0.1
_START_DEADLINE_S = 120
_STOP_DEADLINE_S = 30


class Broker(BaseModel):
    """A local Kafka that runs in the background or in another terminal."""

    pid: int
    bootstrap_servers: str
    nodes: int
    data: Path


def running_broker() -> str | None:
    """Return the bootstrap servers of the user's local broker; None when none runs."""
    broker = find_broker()
    return broker.bootstrap_servers if broker else None


def find_broker() -> Broker | None:
    """Return the user's local broker; None when none runs."""
    if not is_locked(_lock_file()):
        return None
    try:
        broker = Broker.model_validate_json(_state_file().read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return broker if _is_alive(broker.pid) else None


def start_in_background(nodes: Literal[1, 3], data: Path | None, port: int | None) -> Broker:
    """Start a supervisor that outlives this process; return once Kafka answers.

    Raises BrokerError, and nothing is left running, when it does not. Interrupted, it leaves nothing either.
    """
    find_java()
    kafka_classpath()  # here, where the progress of a download is seen
    broker_folder().mkdir(parents=True, exist_ok=True)
    options = {"nodes": nodes, "data": data, "port": port}
    arguments = [f"--{name}={value}" for name, value in options.items() if value is not None]
    with _log_file().open("wb") as log:
        supervisor = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-P", "-m", "services.broker.supervisor", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        return _wait_for_start(supervisor)
    except BaseException:
        supervisor.terminate()
        supervisor.wait()
        raise


def stop_broker() -> bool:
    """Stop the user's local broker and wait until it is gone; False when none ran.

    Raises BrokerError when it does not go.
    """
    if not is_locked(_lock_file()):
        return False
    with suppress(ProcessLookupError):  # it died, its nodes are going
        os.kill(int(_lock_file().read_text("ascii")), signal.SIGTERM)
    deadline = time.monotonic() + _STOP_DEADLINE_S
    while is_locked(_lock_file()):
        if time.monotonic() > deadline:
            raise BrokerError(f"The broker did not stop in {_STOP_DEADLINE_S} s; see {_log_file()}.")
        time.sleep(_LOOK_EVERY_S)
    return True


def serve(nodes: Literal[1, 3], data: Path | None, port: int | None, ready: Callable[[Broker], None]) -> None:
    """Run the user's local broker in this process until it is interrupted; call `ready` when Kafka answers.

    Raises BrokerError when another one runs, when Kafka does not start or when a node ends by itself.
    """
    folder = data or broker_folder() / "data"
    chosen = port or (KAFKA_PORT if is_free(KAFKA_PORT) else None)
    with locked(_lock_file()) as lock:
        _state_file().unlink(missing_ok=True)  # of a broker that was killed
        with LocalKafka(nodes=nodes, data_dir=folder, port=chosen, held_open=(lock,)) as kafka:
            broker = Broker(
                pid=os.getpid(),
                bootstrap_servers=kafka.bootstrap_servers,
                nodes=nodes,
                data=folder.absolute(),
            )
            with _announced(broker):
                ready(broker)
                _watch(kafka)


def _watch(kafka: LocalKafka) -> NoReturn:
    while True:
        kafka.raise_if_ended()
        time.sleep(_LOOK_EVERY_S)


def _wait_for_start(supervisor: "subprocess.Popen[bytes]") -> Broker:
    deadline = time.monotonic() + _START_DEADLINE_S
    while time.monotonic() < deadline:
        broker = find_broker()
        if broker:
            return broker
        if supervisor.poll() is not None and not is_locked(_lock_file()):
            raise BrokerError(_log_file().read_text("utf-8", "replace").strip())
        time.sleep(_LOOK_EVERY_S)
    raise BrokerError(f"The broker did not start in {_START_DEADLINE_S} s; see {_log_file()}.")


@contextmanager
def _announced(broker: Broker) -> Generator[None]:
    """Have the others find the broker, whole or not at all."""
    draft = _state_file().with_suffix(".new")
    draft.write_text(broker.model_dump_json(), encoding="utf-8")
    draft.replace(_state_file())
    try:
        yield
    finally:
        _state_file().unlink(missing_ok=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _lock_file() -> Path:
    return broker_folder() / "lock"


def _state_file() -> Path:
    return broker_folder() / "broker.json"


def _log_file() -> Path:
    return broker_folder() / "supervisor.log"
