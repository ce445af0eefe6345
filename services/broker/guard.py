"""Runs one program for as long as the process that started this one lives. Imports nothing of ours.

    python guard.py GRACE_S FOLDER_TO_REMOVE PROGRAM ARGUMENT…

The first line on stdout is the program's process id; what the program prints goes to stderr. Standard input
is a pipe whose other end only the starting process holds: when it closes, on purpose or because that process
ended in whatever way, the program gets SIGTERM, after GRACE_S seconds SIGKILL (at once when GRACE_S is 0),
and the folder is removed unless its name is empty. When the program ends first, this process ends with its
exit code.
"""

import ctypes
import os
import select
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from types import FrameType

_LOOK_EVERY_S = 0.1
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main(grace_s: float, folder: str, *program: str) -> int:
    """Run `program` until it ends or the starting process is gone; return the exit code."""
    starter = os.getppid()
    signal.signal(signal.SIGTERM, _leave)
    child = subprocess.Popen(  # noqa: S603 - the program is what our own caller names
        program,
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - one thread only
    )
    try:
        print(child.pid, flush=True)  # noqa: T201 - the answer to the starting process
        while child.poll() is None:
            if _starter_is_gone(starter):
                _end(child, grace_s)
                shutil.rmtree(folder, ignore_errors=True)
    finally:
        _end(child, grace_s)
    return child.returncode


def _starter_is_gone(starter: int) -> bool:
    """Wait a moment for the pipe to close; a forked copy of the starter may hold it open, hence the pid."""
    closed, _, _ = select.select([sys.stdin], [], [], _LOOK_EVERY_S)
    return bool(closed) or os.getppid() != starter


def _end(child: "subprocess.Popen[bytes]", grace_s: float) -> None:
    if grace_s:
        child.terminate()
        with suppress(subprocess.TimeoutExpired):
            child.wait(grace_s)
    child.kill()
    child.wait()


def _leave(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(1)


def _die_with_parent() -> None:
    """Have Linux kill the program should even this process be killed outright."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), *sys.argv[2:]))
