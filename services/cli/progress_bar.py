"""A progress bar for work that a person waits for."""

from rich.progress import Progress

from services.cli.terminal import console


def progress_bar(steps: int, *, shown_from: int) -> Progress:
    """Make a progress bar on standard error, for a person and for as many steps as `shown_from` or more."""
    err = console(stderr=True)
    return Progress(console=err, transient=True, disable=steps < shown_from or not err.is_terminal)
