"""A service run as an operator runs it: a process of its own, killed by real signals."""

import os
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from services.stream.settings import KafkaSettings


def environment_of(settings: KafkaSettings) -> dict[str, str]:
    """Put settings into the environment, as an operator does."""
    return {
        **os.environ,
        "KAFKA_BOOTSTRAP_SERVERS": settings.bootstrap_servers,
        "VISITWIRE_TOPIC_PREFIX": settings.topic_prefix,
        "VISITWIRE_HEALTH_PORT": "0",
    }


class ServiceProcess:
    """One worker of one service; its log goes to the file `log`."""

    def __init__(self, service: Literal["ingest", "enrich"], environment: dict[str, str], log: Path) -> None:
        self.service = service
        self.environment = environment
        self.log = log
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", f"services.{self.service}"],
                env=self.environment,
                stdout=log,
                stderr=log,
            )

    def kill_and_start_again(self) -> None:
        """Send SIGKILL, wait for the end, start a new process with the same settings."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._process = self._start()

    def ensure_running(self) -> None:
        """Start the process again where it ended itself, as a supervisor would."""
        if not self.is_running():
            self._process = self._start()

    def is_running(self) -> bool:
        """Tell whether the process is there."""
        return self._process.poll() is None

    def stop(self) -> int:
        """Send SIGTERM and return the exit code; kills after 15 s."""
        self._process.terminate()
        try:
            return self._process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise


@contextmanager
def running(*services: ServiceProcess) -> Generator[None]:
    """Stop all services at the end, however the block ends."""
    try:
        yield
    finally:
        for service in services:
            service.stop()
