"""What every test may ask for: a real Apache Kafka, and names on it that no other test uses."""

import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from services.broker import LocalKafka


@dataclass(frozen=True, slots=True)
class Kafka:
    """A Kafka that answers."""

    bootstrap_servers: str


@pytest.fixture(scope="session")
def kafka() -> Iterator[Kafka]:
    """Use the broker that KAFKA_BOOTSTRAP_SERVERS names, else start one for this test run.

    A Kafka that does not start is an error of every test that asks for it, never a skip.
    """
    named = os.environ.get("KAFKA_BOOTSTRAP_SERVERS")
    if named:
        yield Kafka(named)
        return
    with LocalKafka() as cluster:
        yield Kafka(cluster.bootstrap_servers)


@pytest.fixture
def topic_prefix() -> str:
    """Begin the names of topics, groups and transactional ids so that they belong to one test alone."""
    return f"test-{uuid.uuid4().hex[:12]}."
