"""Serves a web application inside the event loop that is already running."""

import asyncio
import errno
import socket
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

_GRACEFUL_STOP_SECONDS = 1


def listen(host: str, port: int, *, or_any_port: bool = False) -> socket.socket:
    """Open a listening socket; with `or_any_port`, on a free port where `port` is taken.

    Raises OSError when the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if not or_any_port or error.errno != errno.EADDRINUSE:
            raise
        return socket.create_server((host, 0), family=family)


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """Leave signals to the service, which stops this server when it has drained."""
        yield


@asynccontextmanager
async def serving(app: ASGIApp, listener: socket.socket) -> AsyncGenerator[None]:
    """Answer requests on `listener` until the block is left, then stop within a second or so."""
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=_GRACEFUL_STOP_SECONDS,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve([listener]), name="health server")
    try:
        yield
    finally:
        server.should_exit = True
        await task
