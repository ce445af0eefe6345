import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def termination_raises() -> Generator[None]:
    """Have SIGTERM and SIGHUP raise SystemExit, as Ctrl-C raises KeyboardInterrupt, so that all is closed.

    For the main thread only.
    """
    signals = (signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, _leave) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)  # as a shell reports it
