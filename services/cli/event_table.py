"""Visit events as rows of a table that grows as they come: every row has the same columns."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from schemas.release import ReleaseIdentity
from schemas.visit import Party, Place, VisitEvent
from services.cli.terminal import safe_text

_STATUS_STYLES = {
    "planned": "cyan",
    "ongoing": "green",
    "completed": "default",
    "cancelled": "red",
    "postponed": "yellow",
}
_PERIODS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}


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
        safe_text(_when(event)),
        safe_text(_where(event)),
        safe_text(", ".join(map(_party, event.visitors))),
        safe_text(_with_and_at(event)),
    )


def _when(event: VisitEvent) -> str:
    if event.time is None:
        return ""
    period = _PERIODS.get(event.time.period or "", "")
    return f"{event.time.edtf} {period}".strip()


def _where(event: VisitEvent) -> str:
    places = (_place(event.origin), _place(event.place))
    return " → ".join(place for place in places if place)


def _place(place: Place | None) -> str:
    if place is None:
        return ""
    return place.name if place.kind == "country" or not place.country else f"{place.name}, {place.country}"


def _with_and_at(event: VisitEvent) -> str:
    parts = [", ".join(map(_party, event.counterparts)), event.occasion, event.site]
    return "; ".join(part for part in parts if part)


def _party(party: Party) -> str:
    name = party.name or party.text
    offices = "; ".join(_joined((role.title, role.organisation)) for role in party.roles)
    return f"{name} ({offices})" if name and offices else name or offices or party.kind


def _joined(parts: Iterable[str | None]) -> str:
    return ", ".join(part for part in parts if part)
