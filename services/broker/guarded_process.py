"""A process that cannot outlive this one, however this one ends; `guard.py` sees to it."""

import os
import signal
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GuardedProcess:
    """A running guard and the program under it."""

    guard: "subprocess.Popen[bytes]"
    pid: int
    """Of the program, not of the guard."""

    def is_running(self) -> bool:
        """Tell whether the program runs."""
        return self.guard.poll() is None

    def kill(self) -> None:
        """End the program with SIGKILL and wait until it is gone; its folder stays."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.wait()

    def let_go(self) -> None:
        """Have the guard end the program and remove its folder, without waiting for it."""
        assert self.guard.stdin
        self.guard.stdin.close()

    def wait(self) -> int:
        """Wait for the end; return the program's exit code."""
        code = self.guard.wait()
        for pipe in (self.guard.stdin, self.guard.stdout):
            assert pipe
            pipe.close()
        return code


def start_guarded(  # noqa: PLR0913 - what a process is started with
    program: Sequence[str],
    output: Path,
    *,
    grace_s: float,
    remove_at_end: Path | None = None,
    held_open: Collection[int] = (),
    environment: Mapping[str, str] | None = None,
) -> GuardedProcess:
    """Start `program` with its stdout and stderr appended to `output`.

    When it is let go or this process ends, it gets SIGTERM and after `grace_s` seconds SIGKILL (at once when
    0), and the folder `remove_at_end` is removed. The file descriptors `held_open` stay open until then.
    """
    guard = [sys.executable, "-I", "-S", str(Path(__file__).with_name("guard.py"))]
    with output.open("ab") as appended:
        process = subprocess.Popen(  # noqa: S603 - our own guard and what our caller names
            [*guard, str(grace_s), str(remove_at_end or ""), *program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=appended,
            pass_fds=tuple(held_open),
            env=environment,
            start_new_session=True,  # out of reach of the terminal's Ctrl-C
        )
    assert process.stdout
    return GuardedProcess(process, pid=int(process.stdout.readline()))
