import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


@contextmanager
def download_progress(task: str, total: int) -> Generator[Callable[[], None]]:
    """Show on stderr how many of `total` files are there; yields what to call after each.

    A bar at a terminal, a line at the start and one at the end elsewhere.
    """
    if sys.stderr.isatty():
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            bar = progress.add_task(task, total=total)
            yield lambda: progress.advance(bar)
        return
    print(f"{task}: {total} files, once", file=sys.stderr, flush=True)  # noqa: T201 - a person waits for it
    yield lambda: None
    print(f"{task}: done", file=sys.stderr, flush=True)  # noqa: T201 - see above
