"""An explanation as a person reads it: colours where the terminal has them, else brackets."""

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from schemas.release import AcceptedRelease
from services.cli.terminal import safe_text
from services.enrich.trace import Reported, Trace, Unreported
from services.explanation.marks import KINDS, Kind, Piece, letters, marks_of, marks_of_untold, pieces
from services.explanation.reasons import reason_words
from services.explanation.wording import rows

_STYLES: Mapping[Kind, str] = {
    "type": "bold reverse",
    "occasion": "magenta",
    "site": "yellow",
    "origin": "bright_blue",
    "place": "blue",
    "time": "red",
    "counterparts": "green",
    "visitors": "cyan",
    "untold": "dim underline",
}
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBERED = frozenset[Kind]({"type", "untold"})


def has_colours(console: Console) -> bool:
    """Say whether a person sees colours: at a terminal that has them, NO_COLOR not being set."""
    return console.is_terminal and console.color_system is not None and not console.no_color


def print_explanation(console: Console, release: AcceptedRelease, trace: Trace) -> None:
    """Print a release with its evidence marked, its events, and the words that gave none."""
    marks = [*marks_of(reported.event for reported in trace.reported), *marks_of_untold(trace.unreported)]
    show = _coloured if has_colours(console) else _bracketed
    published = release.published_at or "date unknown"
    if not release.text.startswith(release.title):
        _print(console, safe_text(release.title, "bold"))
    _print(console, safe_text(f"{release.publisher}, {published} ({release.id})", "dim"), Text())
    _print(console, Text().join(show(piece) for piece in pieces(release.text, marks)))
    if has_colours(console):
        used = {mark.kind for mark in marks}
        legend = (Text(KINDS[kind], _STYLES[kind]) for kind in KINDS if kind in used)
        _print(console, Text(), Text("  ").join(legend))
    for number, reported in enumerate(trace.reported, 1):
        _print_event(console, number, reported)
    if trace.unreported:
        _print(console, Text(), Text("Told, and no event", "bold"))
    for number, unreported in enumerate(trace.unreported, 1):
        _print_untold(console, letters(number), unreported, release.text)
    _print(console, Text())


def _print(console: Console, *lines: Text) -> None:
    """Leave it to a pipe's reader where lines break."""
    console.print(*lines, sep="\n", soft_wrap=not console.is_terminal)


def _coloured(piece: Piece) -> Text:
    if piece.kind is None:
        return _lines(piece.text)
    marked = _lines(piece.text, _STYLES[piece.kind])
    if piece.kind not in _NUMBERED:
        return marked
    return Text.assemble(marked, _numbers(piece).translate(_SUPERSCRIPTS))


def _bracketed(piece: Piece) -> Text:
    if piece.kind is None:
        return _lines(piece.text)
    return Text.assemble("[", KINDS[piece.kind], " ", _numbers(piece), ": ", _lines(piece.text), "]")


def _numbers(piece: Piece) -> str:
    return ",".join(map(letters if piece.kind == "untold" else str, piece.numbers))


def _lines(text: str, style: str = "") -> Text:
    """Make text safe, and leave it its lines."""
    return Text("\n").join(safe_text(line, style) for line in text.split("\n"))


def _print_event(console: Console, number: int, reported: Reported) -> None:
    event, rule = reported.event, reported.rule
    kind = event.type.replace("_", " ")
    head = f"{number}  {kind}", f", {event.status}", f"  confidence {event.confidence:.2f}"
    _print(console, Text(), Text.assemble((head[0], "bold"), head[1], (head[2], "dim")))
    told = [(KINDS[kind], words, _STYLES[kind]) for kind, words in rows(event)]
    _print_rows(console, [*told, ("rule", f"{rule.name}: {rule.means}", "dim")])


def _print_untold(console: Console, letter: str, unreported: Unreported, text: str) -> None:
    words, sentence, rule = unreported.words, unreported.sentence, unreported.rule
    told = text[words.start : words.end]
    _print(
        console,
        Text(),
        Text.assemble((f"{letter}  ", "bold"), safe_text(told), f": {reason_words(unreported)}"),
    )
    whole = " ".join(text[sentence.start : sentence.end].split())
    _print_rows(console, [("in", whole, ""), ("rule", f"{rule.name}: {rule.means}", "dim")])


def _print_rows(console: Console, told: list[tuple[str, str, str]]) -> None:
    """Print labels beside values; at a terminal long values wrap beside their label."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    width = max(map(len, KINDS.values()))
    for label, value, style in told:
        grid.add_row(Text(f"   {label:{width}}", style=style), safe_text(value))
    if console.is_terminal:
        console.print(grid)
        return
    for label, value, _ in told:
        _print(console, safe_text(f"   {label:{width}}  {value}"))
