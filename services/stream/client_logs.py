"""aiokafka's own log lines, kept out of ours: what matters in them comes back as an exception."""

import asyncio
import logging
from typing import Any

import structlog

from services.stream.kafka import KafkaError

_log = structlog.get_logger(__name__)


class _ToDebug(logging.Handler):
    """Pass a line on at debug level, without its traceback."""

    def emit(self, record: logging.LogRecord) -> None:
        _log.debug("kafka client", level_there=record.levelname, line=record.getMessage())


def route_client_logs() -> None:
    """Send aiokafka's loggers to structlog's debug level."""
    logger = logging.getLogger("aiokafka")
    if not any(isinstance(handler, _ToDebug) for handler in logger.handlers):
        logger.handlers = [_ToDebug()]
        logger.setLevel(logging.WARNING)
        logger.propagate = False


def hush_forgotten_kafka_errors(loop: asyncio.AbstractEventLoop) -> None:
    """Keep asyncio from printing failures that a discarded client left in futures nobody can reach."""
    before = loop.get_exception_handler()

    def handler(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if isinstance(context.get("exception"), KafkaError):
            _log.debug("kafka client", line=str(context["exception"]))
        elif before is None:
            loop.default_exception_handler(context)
        else:
            before(loop, context)

    loop.set_exception_handler(handler)
