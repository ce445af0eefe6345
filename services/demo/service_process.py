"""One service as a process of its own, watched over HTTP as an operator would."""

import asyncio
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import httpx
from prometheus_client.parser import text_string_to_metric_families

from services.broker.free_ports import LOOPBACK, free_ports
from services.broker.guarded_process import GuardedProcess, start_guarded
from services.demo.errors import DemoFailed
from services.stream.settings import KafkaSettings

ServiceName = Literal["ingest", "enrich"]

_STOP_GRACE_S = 10
_LOOK_EVERY_S = 0.05
_LOG_LINES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ServiceProcess:
    """A running service, `python -m services.ingest` or `.enrich`."""

    name: ServiceName
    process: GuardedProcess
    health_url: str
    log: Path

    async def wait_until_ready(self) -> None:
        """Return once it reads its topic; raises DemoFailed when it ends instead."""
        async with httpx.AsyncClient(trust_env=False) as client:
            while not await self._is_ready(client):
                self._raise_if_ended()
                await asyncio.sleep(_LOOK_EVERY_S)

    async def count(self, metric: str) -> int:
        """Read one of its counters, all labels together; raises DemoFailed when it has ended."""
        self._raise_if_ended()
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.get(f"{self.health_url}/metrics")
        families = text_string_to_metric_families(answer.text)
        return sum(
            int(sample.value) for family in families for sample in family.samples if sample.name == metric
        )

    def last_words(self) -> str:
        """Return the end of its log."""
        lines = self.log.read_text("utf-8", "replace").splitlines()[-_LOG_LINES_SHOWN:]
        return "\n".join([f"The log of {self.name} ends:", *lines])

    async def _is_ready(self, client: httpx.AsyncClient) -> bool:
        try:
            answer = await client.get(f"{self.health_url}/readyz")
        except httpx.TransportError:
            return False
        return answer.is_success

    def _raise_if_ended(self) -> None:
        if not self.process.is_running():
            raise DemoFailed(f"The {self.name} service ended by itself.\n{self.last_words()}")


@contextmanager
def running_services(settings: KafkaSettings, folder: Path) -> Generator[dict[ServiceName, ServiceProcess]]:
    """Run both services, their logs in `folder`; at the end both are drained and gone."""
    names: tuple[ServiceName, ...] = ("ingest", "enrich")
    ports = free_ports(len(names))
    services: dict[ServiceName, ServiceProcess] = {}
    try:
        for name, port in zip(names, ports, strict=True):
            services[name] = _start(name, port, settings, folder)
        yield services
    finally:
        for service in services.values():
            service.process.let_go()
        for service in services.values():
            service.process.wait()


def _start(name: ServiceName, port: int, settings: KafkaSettings, folder: Path) -> ServiceProcess:
    environment = os.environ | {
        "KAFKA_BOOTSTRAP_SERVERS": settings.bootstrap_servers,
        "VISITWIRE_TOPIC_PREFIX": settings.topic_prefix,
        "VISITWIRE_HEALTH_HOST": LOOPBACK,
        "VISITWIRE_HEALTH_PORT": str(port),
        "VISITWIRE_LOG_FORMAT": "json",
    }
    program = [sys.executable, "-P", "-m", f"services.{name}"]
    log = folder / f"{name}.log"
    process = start_guarded(program, log, grace_s=_STOP_GRACE_S, environment=environment)
    return ServiceProcess(name, process, f"http://{LOOPBACK}:{port}", log)
