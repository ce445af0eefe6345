"""The one room that makes Kafka clients: how they are set, started and thrown away."""

import asyncio
import ssl
from collections.abc import AsyncGenerator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar, cast

from schemas.topics import MAX_MESSAGE_BYTES
from services.stream.client_logs import route_client_logs
from services.stream.errors import BrokerUnreachable, StreamError
from services.stream.kafka import (
    AIOKafkaConsumer,
    AIOKafkaProducer,
    Client,
    Consumer,
    KafkaConnectionError,
    KafkaError,
    Producer,
    RoundRobinPartitionAssignor,
)
from services.stream.settings import KafkaSettings

MAX_BATCH_BYTES = 1024 * 1024
"""Uncompressed size at which an output batch is split; a larger record makes a batch of its own."""

FETCH_BYTES = 2 * 1024 * 1024
"""Asked of a partition at once; since Kafka 0.10.1 a larger first batch still comes whole."""

RETRY_BACKOFF_MS = 20
"""Also the pause between back-to-back transactions until the last one's markers are written."""

CLOSE_DEADLINE_S = 1.0
"""Waited for a client to close; three in a row at most, within the ten seconds a drain may take."""

TRANSIENT = (KafkaError, StreamError, TimeoutError, OSError)
"""What a new client may cure."""


def connection(settings: KafkaSettings) -> dict[str, Any]:
    """Give every client its brokers, its security and its deadlines."""
    secure = settings.security_protocol in {"SSL", "SASL_SSL"}
    password = settings.sasl_password
    return {
        "bootstrap_servers": settings.bootstrap_servers,
        "client_id": f"{settings.topic_prefix}visitwire",
        "request_timeout_ms": int(settings.call_deadline_s * 800),  # so that its own word comes first
        "security_protocol": settings.security_protocol,
        "ssl_context": ssl.create_default_context(cafile=settings.ssl_cafile) if secure else None,
        "sasl_mechanism": settings.sasl_mechanism,
        "sasl_plain_username": settings.sasl_username,
        "sasl_plain_password": password.get_secret_value() if password else None,
    }


def transactional_producer(settings: KafkaSettings, transactional_id: str) -> Producer:
    """Make the producer of one input partition; starting it fences its predecessor."""
    return cast(
        "Producer",
        AIOKafkaProducer(
            **connection(settings),
            transactional_id=transactional_id,
            transaction_timeout_ms=int(settings.transaction_deadline_s * 1000),
            compression_type="zstd",
            max_batch_size=MAX_BATCH_BYTES,
            retry_backoff_ms=RETRY_BACKOFF_MS,
        ),
    )


def idempotent_producer(settings: KafkaSettings) -> Producer:
    """Make a producer outside of transactions: every message acknowledged by all, none written twice."""
    return cast(
        "Producer",
        AIOKafkaProducer(
            **connection(settings),
            enable_idempotence=True,
            acks="all",
            compression_type="zstd",
            max_batch_size=MAX_BATCH_BYTES,
            max_request_size=2
            * MAX_MESSAGE_BYTES,  # measured before compression; the broker has its own limit
            retry_backoff_ms=RETRY_BACKOFF_MS,
        ),
    )


def partition_consumer(settings: KafkaSettings) -> Consumer:
    """Make a consumer that belongs to no group and reads what it is told to, committed records only."""
    return cast(
        "Consumer",
        AIOKafkaConsumer(
            **connection(settings),
            isolation_level="read_committed",
            auto_offset_reset="earliest",
            enable_auto_commit=False,
            max_partition_fetch_bytes=FETCH_BYTES,
            fetch_max_wait_ms=500,
            retry_backoff_ms=RETRY_BACKOFF_MS,
        ),
    )


def group_member(settings: KafkaSettings, group: str) -> Consumer:
    """Make a consumer that holds a place in the group; it is never asked for a record."""
    return cast(
        "Consumer",
        AIOKafkaConsumer(
            **connection(settings),
            group_id=settings.group_id(group),
            partition_assignment_strategy=(RoundRobinPartitionAssignor,),
            enable_auto_commit=False,
            max_partition_fetch_bytes=1,
            session_timeout_ms=settings.session_timeout_ms,
            heartbeat_interval_ms=settings.session_timeout_ms // 4,
            rebalance_timeout_ms=settings.rebalance_timeout_ms,
        ),
    )


_closing: set[asyncio.Task[None]] = set()
_Client = TypeVar("_Client", bound=Client)


@asynccontextmanager
async def running(client: _Client, settings: KafkaSettings) -> AsyncGenerator[_Client]:
    """Start a client and throw it away at the end; raises BrokerUnreachable, TimeoutError, KafkaError."""
    route_client_logs()
    try:
        async with asyncio.timeout(settings.call_deadline_s):
            await finish(client.start(), CLOSE_DEADLINE_S)  # cut short, it would leave connections open
        yield client
    except KafkaConnectionError as error:
        raise BrokerUnreachable(settings.bootstrap_servers, str(error)) from error
    finally:
        await discard(client)


async def discard(client: Client) -> None:
    """Stop a client, waiting CLOSE_DEADLINE_S at most.

    With the broker away `stop` may hang, or raise a CancelledError of its own. It runs in a task apart, and
    what is left of it ends when the requests under way do.
    """
    task = asyncio.create_task(client.stop())
    _closing.add(task)
    task.add_done_callback(_closing.discard)
    task.add_done_callback(retrieve)
    await asyncio.wait({task}, timeout=CLOSE_DEADLINE_S)


async def finish(step: Coroutine[Any, Any, None], grace_s: float) -> None:
    """Let a step that has begun come to its end, for `grace_s` at most, though the caller is cancelled."""
    task = asyncio.create_task(step)
    task.add_done_callback(retrieve)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task}, timeout=grace_s)
        task.cancel()
        raise


def retrieve(future: "asyncio.Future[Any]") -> None:
    """Look at a future's failure, so that asyncio does not report it as forgotten."""
    if not future.cancelled():
        future.exception()
