"""An evaluation as a person reads it."""

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from services.cli.terminal import safe_text
from services.evaluation.count import Count
from services.evaluation.figures import Figures
from services.evaluation.mistakes import Mistake
from services.evaluation.slots import Items, Slot

_GOOD, _FAIR = 0.9, 0.7
_TITLES = {"missed": "missed", "spurious": "not expected", "differs": "differs"}


def print_figures(console: Console, figures: Figures) -> None:
    """Print the rates of events and arguments, by type and by slot, with what else was counted."""
    table = Table("", box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in ("F1", "precision", "recall", "expected", "found", "when matched"):
        table.add_column(column, justify="right")
    _add(table, "events", figures.events, "bold")
    for kind, count in figures.by_type.items():
        _add(table, f"  {kind.replace('_', ' ')}", count)
    table.add_section()
    _add(table, "arguments", figures.arguments, "bold")
    for slot, count in figures.by_slot.items():
        _add(table, f"  {slot}", count, when_matched=figures.when_matched[slot].recall)
    console.print("", table, "", _besides(figures), sep="\n")


def print_mistakes(console: Console, listed: Sequence[Mistake], *, of: int) -> None:
    """Print mistakes, each with what was told, expected and found; `of` is how many there are in all."""
    for mistake in listed:
        _print_mistake(console, mistake)
    if len(listed) < of:
        console.print(Text(f"\nErrors listed: {len(listed):,} of {of:,}.", style="dim"))


def _add(table: Table, name: str, count: Count, style: str = "", when_matched: float | None = None) -> None:
    table.add_row(
        Text(name, style=style),
        Text(f"{count.f1:.3f}", style=_colour(count.f1)),
        f"{count.precision:.3f}",
        f"{count.recall:.3f}",
        f"{count.expected:,}",
        f"{count.found:,}",
        "" if when_matched is None else f"{when_matched:.3f}",
    )


def _colour(rate: float) -> str:
    return "bold green" if rate >= _GOOD else "bold yellow" if rate >= _FAIR else "bold red"


def _besides(figures: Figures) -> Text:
    return Text(
        f"{figures.releases:,} releases, {figures.exact_releases:,} of them read without a fault. "
        f"Of {figures.empty_releases:,} that tell no event {figures.empty_hit:,} gave one. "
        f"Of {figures.quotes:,} quotes {figures.broken_quotes:,} are broken."
    )


def _print_mistake(console: Console, mistake: Mistake) -> None:
    kind = mistake.type.replace("_", " ")
    release = safe_text(mistake.release, "dim")
    console.print("", Text.assemble(release, "  ", (kind, "bold"), f" {_TITLES[mistake.kind]}"), sep="\n")
    rows = {
        "told": mistake.told and " ".join(mistake.told.split()),
        "expected": _slots(mistake.expected),
        "found": _slots(mistake.found),
        "rule": mistake.rule,
    }
    grid = Table.grid(padding=(0, 2, 0, 0))
    for name, row in rows.items():
        if row:
            grid.add_row(Text(f"  {name}", style="dim"), safe_text(row))
    console.print(grid)


def _slots(slots: Mapping[Slot, Items]) -> str:
    return "; ".join(f"{slot}: {', '.join(items) or 'none'}" for slot, items in slots.items())
