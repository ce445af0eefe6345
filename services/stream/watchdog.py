"""The last resort: a process that stands still ends itself, saying why, so that it is started again."""

import asyncio
import faulthandler
import os
import sys

import structlog

from services.stream.progress import Progress

_log = structlog.get_logger(__name__)

EXIT_STATUS = os.EX_SOFTWARE
"""70, "internal software error" of sysexits.h."""


async def watch(progress: Progress, deadline_s: float) -> None:
    """End the process when a loop has not gone round for `deadline_s`, though all its waits are shorter.

    `faulthandler` stands by for the case that the event loop itself is held up, by a handler that never lets
    go of the interpreter: it prints where every thread is and ends the process with status 1.
    """
    try:
        while True:
            faulthandler.dump_traceback_later(deadline_s, exit=True, file=sys.__stderr__ or sys.stderr)
            await asyncio.sleep(1)
            loop, age_s = progress.oldest_turn()
            if age_s > deadline_s:
                _end(loop, age_s)
    finally:
        faulthandler.cancel_dump_traceback_later()


def _end(loop: str, age_s: float) -> None:
    """Leave at once: a stuck handler's thread would hold up an orderly exit for ever."""
    _log.critical(
        "standing still, the process ends itself",
        loop=loop,
        since_s=round(age_s),
        hint="a handler that never returns, or a client that no deadline of ours reached",
    )
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(EXIT_STATUS)
