import io
import logging
import warnings
from collections.abc import Iterator

import orjson
import pytest
import structlog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.telemetry.escape import UNSAFE
from services.telemetry.logs import Level, configure_logs

ANY_TEXT = st.text(st.characters(codec=None))
ANY_VALUE = ANY_TEXT | st.binary() | st.integers() | st.floats() | st.lists(ANY_TEXT)


class Output(io.TextIOWrapper):
    """A stream in memory that may claim to be a terminal."""

    def __init__(self, *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        self.seek(0)
        return self.read()

    def events(self) -> list[dict[str, object]]:
        return [orjson.loads(line) for line in self.text().splitlines()]


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    logging.captureWarnings(capture=False)
    root.handlers[:] = handlers
    root.setLevel(level)


def logging_to(output: Output, *, level: Level = "info") -> structlog.typing.FilteringBoundLogger:
    configure_logs(service="ingest", version="0.1.0", level=level, stream=output)
    return structlog.get_logger()


def test_a_pipe_gets_one_json_object_with_service_version_level_and_utc_time() -> None:
    output = Output()
    logging_to(output).info("batch", topic="press.releases.published.v1", received=3)
    (event,) = output.events()
    timestamp = event.pop("timestamp")
    assert isinstance(timestamp, str)
    assert timestamp.endswith("Z")
    assert event == {
        "event": "batch",
        "topic": "press.releases.published.v1",
        "received": 3,
        "level": "info",
        "service": "ingest",
        "version": "0.1.0",
    }


def test_a_terminal_gets_a_line_in_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    output = Output(terminal=True)
    logging_to(output).info("batch", received=3)
    assert "\x1b[" in output.text()
    assert "received" in output.text()


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    output = Output(terminal=True)
    logging_to(output).info("batch", received=3)
    assert "\x1b" not in output.text()
    assert "received=3" in output.text()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(ANY_TEXT.filter(lambda name: name not in {"event", "exc_info"}), ANY_VALUE))
def test_whatever_the_fields_json_is_one_line(fields: dict[str, object]) -> None:
    output = Output()
    logging_to(output).bind(**fields).info("refused")
    written = output.text()
    assert UNSAFE.search(written.removesuffix("\n")) is None
    assert orjson.loads(written)["event"] == "refused"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=ANY_VALUE, name=ANY_TEXT)
def test_whatever_the_value_a_terminal_gets_one_line_without_control_characters(
    value: object, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    output = Output(terminal=True)
    logging_to(output).info("refused", value=value, nested={name: [value]})
    assert UNSAFE.search(output.text().removesuffix("\n")) is None


def test_the_message_of_an_exception_cannot_forge_a_log_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    output = Output(terminal=True)
    log = logging_to(output)
    log.error("failed", exc_info=ValueError("bad\n2026-11-22T00:00:00Z [info] all is well\x1b[2J"))
    first, *others = output.text().splitlines()
    assert "failed" in first
    assert all(line.startswith("    ") for line in others)
    assert "\x1b" not in output.text()


def test_a_traceback_shows_no_local_variables() -> None:
    def sign_in(password: str) -> None:
        raise ValueError(f"a password of {len(password)} characters")

    output = Output()
    log = logging_to(output)
    password = "hunter2"
    try:
        sign_in(password)
    except ValueError:
        log.exception("failed")
    (event,) = output.events()
    assert "a password of 7 characters" in str(event["exception"])
    assert "hunter2" not in output.text()


def test_what_libraries_log_takes_the_same_form() -> None:
    output = Output()
    logging_to(output)
    logging.getLogger("aiokafka.conn").warning("lost %s", "sasl_plain_password='hunter2'\n")
    (event,) = output.events()
    assert event["logger"] == "aiokafka.conn"
    assert event["level"] == "warning"
    assert "hunter2" not in output.text()


def test_libraries_tell_of_their_steps_at_debug_only() -> None:
    quiet, full = Output(), Output()
    logging_to(quiet)
    logging.getLogger("aiokafka").info("joined the group")
    logging_to(full, level="debug")
    logging.getLogger("aiokafka").info("joined the group")
    assert quiet.text() == ""
    assert [event["event"] for event in full.events()] == ["joined the group"]


def test_levels_that_python_does_not_name_are_rounded_down() -> None:
    output = Output()
    logging_to(output)
    logging.getLogger("library").log(35, "odd")
    assert [event["level"] for event in output.events()] == ["warning"]


def test_a_warning_of_python_is_a_log_line() -> None:
    output = Output()
    logging_to(output)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn("old way", stacklevel=1)
    assert "old way" in str(output.events()[0]["event"])
