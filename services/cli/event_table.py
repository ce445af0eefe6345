"""Visit events as rows of a table that grows as they come: every row has the same columns."""

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from schemas.release import ReleaseIdentity
from schemas.visit import VisitEvent
from services.cli.terminal import safe_text
from services.explanation.wording import parties_words, place_words, time_words

_STATUS_STYLES = {
    "planned": "cyan",
    "ongoing": "green",
    "completed": "default",
    "cancelled": "red",
    "postponed": "yellow",
}


class EventTable:
    """Prints events below the release they come from."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._release: ReleaseIdentity | None = None

    def print(self, event: VisitEvent) -> None:
        """Print one event, before it its release when that is another than the last one's."""
        if event.release != self._release:
            self._print_release(event.release)
        table = _table(show_header=False)
        table.add_row(*_cells(event))
        self._console.print(table)

    def _print_release(self, release: ReleaseIdentity) -> None:
        self._release = release
        published = release.published_at or "date unknown"
        self._console.print()
        self._console.print(safe_text(release.title or release.id, "bold"))
        self._console.print(safe_text(f"{release.publisher}, {published} ({release.id})", "dim"))
        self._console.print(_table(show_header=True))


def _table(*, show_header: bool) -> Table:
    """Make a table whose widths depend on the terminal alone, so that separate tables line up."""
    table = Table(box=SIMPLE_HEAD, show_header=show_header, expand=True, show_edge=False, pad_edge=False)
    table.add_column("event", width=11, overflow="fold")
    table.add_column("when", width=13, overflow="fold")
    table.add_column("where", ratio=2, overflow="fold")
    table.add_column("who", ratio=3, overflow="fold")
    table.add_column("with, at", ratio=4, overflow="fold")
    return table


def _cells(event: VisitEvent) -> tuple[Text, ...]:
    kind, status = event.type.replace("_", " "), (event.status, _STATUS_STYLES[event.status])
    return (
        Text.assemble((kind, "bold"), "\n", status),
        safe_text(time_words(event.time)),
        safe_text(_where(event)),
        safe_text(parties_words(event.visitors)),
        safe_text(_with_and_at(event)),
    )


def _where(event: VisitEvent) -> str:
    return " → ".join(place for place in map(place_words, (event.origin, event.place)) if place)


def _with_and_at(event: VisitEvent) -> str:
    parts = [parties_words(event.counterparts), event.occasion, event.site]
    return "; ".join(part for part in parts if part)
