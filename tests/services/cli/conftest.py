"""The program `visitwire`, as a shell starts it."""

import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from services.cli.main import run

PROGRAM = Path(sys.executable).with_name("visitwire")
Ended = subprocess.CompletedProcess[bytes]


@pytest.fixture
def visitwire() -> Callable[..., Ended]:
    """Run it to its end, its output going to pipes."""

    def run_it(*arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Ended:
        return subprocess.run(
            [PROGRAM, *arguments],
            input=stdin,
            capture_output=True,
            env={**os.environ, **(env or {})},
            timeout=60,
            check=False,
        )

    return run_it


@pytest.fixture
def visitwire_here(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ended]:
    """Run it in this process, which has its rules loaded already, its output going to pipes."""

    def run_here(*arguments: str, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        exit_code = run(arguments)
        shown = capfdbinary.readouterr()
        return subprocess.CompletedProcess(arguments, exit_code, shown.out, shown.err)

    return run_here


@pytest.fixture
def visitwire_at_terminal() -> Callable[..., str]:
    """Run it to its end at a plain terminal of 100 columns, and give what that shows."""

    def run_it(*arguments: str, env: Mapping[str, str] | None = None) -> str:
        ours, its = pty.openpty()
        environment = {**os.environ, "TERM": "dumb", "COLUMNS": "100", **(env or {})}
        process = subprocess.Popen(
            [PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=its, stderr=its, env=environment
        )
        os.close(its)
        shown = b"".join(iter(lambda: _read(ours), b""))
        os.close(ours)
        process.wait(timeout=60)
        return shown.decode()

    return run_it


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux says so when the other end is closed
        return b""
