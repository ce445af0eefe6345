"""Logs: one JSON line for each thing that happened, or a line in colours for a person at a terminal.

The project's own logs (structlog) and those of libraries (stdlib `logging`) take the same path: redacted,
escaped, written as one line. Only a traceback at a terminal takes more, each of its lines indented.
"""

import logging
import os
import sys
from typing import Literal, TextIO

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from services.telemetry.escape import escape, escape_json
from services.telemetry.redact import redact

Level = Literal["debug", "info", "warning", "error", "critical"]

_NUMBERS: dict[str, int] = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
    "critical": logging.CRITICAL,
}
_TALKATIVE_LIBRARIES = ("aiokafka", "asyncio", "uvicorn")
_TRACEBACK_INDENT = "    "


def configure_logs(
    *,
    service: str,
    version: str,
    level: Level = "info",
    stream: TextIO | None = None,
    json: bool | None = None,
) -> None:
    """Send all logs of this process to `stream` (standard error), as JSON unless it is a terminal.

    `json` forces the one or the other. `service` and `version` stand on every line. Libraries that tell of
    each of their steps are heard from `warning` on, or in full when `level` is `debug`.
    """
    target = stream or sys.stderr
    as_json = not target.isatty() if json is None else json
    identity = {"service": service, "version": version}
    structlog.configure(
        processors=_processors(identity, as_json=as_json, colors=_wants_colors(target)),
        wrapper_class=structlog.make_filtering_bound_logger(_NUMBERS[level]),
        logger_factory=structlog.BytesLoggerFactory(target.buffer),
        cache_logger_on_first_use=True,
    )
    _route_stdlib(_NUMBERS[level])


def _wants_colors(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _processors(identity: dict[str, str], *, as_json: bool, colors: bool) -> list[Processor]:
    def identify(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        event.update(identity)
        return event

    first: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        identify,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _redact_event,
    ]
    if as_json:
        return [*first, _render_json]
    return [*first, _escape_event, _console(colors=colors)]


def _redact_event(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return redact(event)


def _render_json(_logger: WrappedLogger, _method: str, event: EventDict) -> bytes:
    return escape_json(orjson.dumps(event))


def _escape_event(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Leave harmless strings only; the lines of a traceback stay, indented lest one pass for a log line."""
    traceback = event.pop("exception", None)
    plain: EventDict = {escape(str(name)): escape(str(value)) for name, value in event.items()}
    if traceback:
        lines = str(traceback).split("\n")
        plain["exception"] = "\n".join(_TRACEBACK_INDENT + escape(line) for line in lines)
    return plain


def _console(*, colors: bool) -> Processor:
    render = structlog.dev.ConsoleRenderer(colors=colors, sort_keys=False, pad_event_to=24)

    def render_line(logger: WrappedLogger, method: str, event: EventDict) -> bytes:
        return render(logger, method, event).encode()

    return render_line


class _ToStructlog(logging.Handler):
    """Hands records of the standard library's loggers to structlog."""

    def __init__(self) -> None:
        super().__init__()
        self._log: structlog.typing.FilteringBoundLogger = structlog.get_logger()

    def emit(self, record: logging.LogRecord) -> None:
        """Log the record's message under the name of its logger."""
        try:
            level = min(max(record.levelno // 10 * 10, logging.DEBUG), logging.CRITICAL)
            self._log.log(level, record.getMessage(), logger=record.name, exc_info=record.exc_info)
        except Exception:  # noqa: BLE001 - the standard library's rule: a faulty log call never stops its caller
            self.handleError(record)


def _route_stdlib(level: int) -> None:
    logging.basicConfig(level=level, handlers=[_ToStructlog()], force=True)
    logging.captureWarnings(capture=True)
    for library in _TALKATIVE_LIBRARIES:
        logging.getLogger(library).setLevel(level if level == logging.DEBUG else max(level, logging.WARNING))
