"""Runs one service: settings, logs, metrics, health server, signals, and the worker in their midst."""

import asyncio
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from importlib.metadata import version
from socket import socket

import structlog

from services.runtime.health_probes import liveness, readiness
from services.runtime.latency import PublishLatency
from services.runtime.report import report_to
from services.runtime.settings import ServiceSettings, SettingsError, read_settings
from services.stream.progress import BatchReport, Progress
from services.stream.record import Handler
from services.stream.settings import KafkaSettings
from services.stream.worker import run_worker
from services.telemetry.health import health_app
from services.telemetry.http_server import listen, serving
from services.telemetry.logs import configure_logs
from services.telemetry.metrics import LagCollector, Metrics, create_metrics

DEFAULT_HEALTH_PORTS = {"ingest": 8081, "enrich": 8082}
_AS_JSON = {"auto": None, "json": True, "console": False}
_log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class ServiceExit(IntEnum):
    """Exit codes of a service; a worker that stands still ends the process by itself, see the watchdog."""

    DRAINED = 0
    FAILED = 1
    BAD_SETTINGS = 2


@dataclass(frozen=True, slots=True)
class Service:
    """What makes one service: topic and group without the prefix, and a pure handler called in a thread."""

    name: str
    input_topic: str
    group: str
    handler: Handler


def run_service(*, name: str, input_topic: str, group: str, handler: Handler) -> int:
    """Consume `input_topic` until SIGTERM or SIGINT, then drain; returns the exit code of the process."""
    try:
        settings, kafka = read_settings(ServiceSettings), read_settings(KafkaSettings)
        listener = open_health_port(name, settings)
    except SettingsError as error:
        sys.stderr.write(f"visitwire {name}: {error}\n")
        return ServiceExit.BAD_SETTINGS
    running = version("visitwire")
    configure_logs(
        service=name, version=running, level=settings.log_level, json=_AS_JSON[settings.log_format]
    )
    metrics = create_metrics()
    metrics.build_info.labels(name, running).set(1)
    try:
        asyncio.run(_run(Service(name, input_topic, group, handler), kafka, metrics, listener))
    except Exception:  # noqa: BLE001 - the last line of defence: whatever it is, it is logged
        _log.exception("failed")
        return ServiceExit.FAILED
    return ServiceExit.DRAINED


def open_health_port(name: str, settings: ServiceSettings) -> socket:
    """Listen on the port that was asked for, else on the service's own, else on any free one.

    Raises SettingsError where the port that was asked for, or the host, cannot be had.
    """
    asked = settings.health_port
    port = DEFAULT_HEALTH_PORTS.get(name, 0) if asked is None else asked
    try:
        return listen(settings.health_host, port, or_any_port=asked is None)
    except OSError as error:
        raise SettingsError(
            f"The health server cannot listen on {settings.health_host} port {port}: {error.strerror}. "
            "Set VISITWIRE_HEALTH_PORT and VISITWIRE_HEALTH_HOST to an address that is free."
        ) from error


async def _run(service: Service, kafka: KafkaSettings, metrics: Metrics, listener: socket) -> None:
    topic, group = service.input_topic, service.group
    latency = PublishLatency(metrics.publish_to_event, time.time)
    progress = Progress(on_batch=_in_turn(report_to(metrics), latency.batch_ended))
    metrics.registry.register(LagCollector(topic, lambda: progress.lag))
    app = health_app(
        alive=liveness(progress, kafka.stall_deadline_s),
        ready=readiness(progress),
        registry=metrics.registry,
    )
    stop = _stop_on_signals()
    async with serving(app, listener):
        _log.info("started", topic=topic, group=group, health=_url(listener))
        await run_worker(
            input_topic=topic,
            group=group,
            handler=latency.watch(service.handler),
            settings=kafka,
            stop=stop,
            progress=progress,
        )


def _url(listener: socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _in_turn(*hooks: Callable[[BatchReport], None]) -> Callable[[BatchReport], None]:
    def call(batch: BatchReport) -> None:
        for hook in hooks:
            hook(batch)

    return call


def _stop_on_signals() -> asyncio.Event:
    """Set the event on SIGTERM or SIGINT; more of them change nothing, since draining has its deadline."""
    stop = asyncio.Event()

    def on_signal(number: signal.Signals) -> None:
        if not stop.is_set():
            _log.info("draining", signal=number.name)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, on_signal, number)
    return stop
