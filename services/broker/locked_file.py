"""A file that one process at a time holds; the system lets go of it however that process ends."""

import fcntl
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from services.broker.errors import BrokerError

_PATIENCE_S = 3
_LOOK_EVERY_S = 0.05


@contextmanager
def locked(path: Path) -> Generator[int]:
    """Hold `path`, with this process's id in it; yields the file descriptor that carries the lock.

    A process that inherits the descriptor holds the lock too. Raises BrokerError when another keeps it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="ascii") as file:
        _lock(file)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield file.fileno()


def _lock(file: TextIO) -> None:
    """Try for a few seconds: `is_locked` holds it for a moment, a killed broker until its nodes end."""
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                file.seek(0)
                raise BrokerError(f"A local broker runs already (process {file.read()}).") from None
            time.sleep(_LOOK_EVERY_S)
        else:
            return


def is_locked(path: Path) -> bool:
    """Tell whether a process holds `path`."""
    try:
        with path.open("r", encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False
