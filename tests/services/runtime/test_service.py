"""A service as a process: what it answers over HTTP, what it logs, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx
import orjson
import pytest

from tests.conftest import Kafka

PROGRAM = [sys.executable, "-m", "services.enrich"]


@contextmanager
def running(env: Mapping[str, str]) -> Generator[subprocess.Popen[bytes]]:
    with subprocess.Popen(PROGRAM, env={**os.environ, **env}, stderr=subprocess.PIPE) as service:
        try:
            yield service
        finally:
            service.kill()


def events(service: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    assert service.stderr is not None
    yield from map(orjson.loads, service.stderr)


def ended(env: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(PROGRAM, env={**os.environ, **env}, capture_output=True, timeout=60, check=False)


@pytest.mark.kafka
def test_a_service_tells_of_its_health_and_drains_at_sigterm(kafka: Kafka, topic_prefix: str) -> None:
    env = {"KAFKA_BOOTSTRAP_SERVERS": kafka.bootstrap_servers, "VISITWIRE_TOPIC_PREFIX": topic_prefix}
    create = [sys.executable, "-m", "services.cli", "topics", "create"]
    subprocess.run(create, env={**os.environ, **env}, check=True, capture_output=True)
    with running({**env, "VISITWIRE_HEALTH_PORT": "0"}) as service:
        log = events(service)
        health = next(event["health"] for event in log if event["event"] == "started")
        assert any(event["event"] == "partitions assigned" for event in log)
        with httpx.Client(base_url=health, trust_env=False) as http:
            assert http.get("/livez").status_code == 200
            assert http.get("/readyz?verbose").json()["figures"]["member"] is True
            assert 'visitwire_build_info{service="enrich"' in http.get("/metrics").text
        service.send_signal(signal.SIGTERM)
        assert {"draining", "worker stopped"} <= {event["event"] for event in log}
        assert service.wait(timeout=30) == 0


def test_a_service_without_a_broker_is_alive_and_not_ready() -> None:
    env = {"KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1", "VISITWIRE_HEALTH_PORT": "0"}
    with running(env) as service:
        health = next(event["health"] for event in events(service) if event["event"] == "started")
        with httpx.Client(base_url=health, trust_env=False) as http:
            assert http.get("/livez").status_code == 200
            assert http.get("/readyz").status_code == 503


def test_a_setting_that_is_wrong_is_named_before_anything_starts() -> None:
    done = ended({"VISITWIRE_LOG_LEVEL": "loud"})
    assert done.returncode == 2
    assert done.stderr.startswith(b"visitwire enrich: VISITWIRE_LOG_LEVEL: Input should be 'debug'")


def test_a_health_port_that_is_taken_is_an_error_where_it_was_asked_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = ended({"VISITWIRE_HEALTH_PORT": str(port)})
    assert done.returncode == 2
    assert f"cannot listen on 127.0.0.1 port {port}: Address already in use" in done.stderr.decode()
    assert b"VISITWIRE_HEALTH_PORT" in done.stderr
