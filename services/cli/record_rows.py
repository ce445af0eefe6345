"""Records of any topic as a person reads them."""

from collections.abc import Callable

from pydantic import ValidationError
from rich.console import Console
from rich.text import Text

from schemas import dead_letter
from schemas.topics import VISITS
from schemas.visit import VisitEvent
from services.cli.event_table import EventTable
from services.cli.terminal import safe_text
from services.cli.topic_names import is_dead_letter_topic
from services.stream.record import Record

MAX_VALUE_CHARACTERS = 400


def record_printer(console: Console, topic: str) -> Callable[[Record], None]:
    """Choose how the records of a topic are shown: events in a table, dead letters with their reason."""
    table = EventTable(console)

    def print_event(record: Record) -> None:
        try:
            table.print(VisitEvent.model_validate_json(record.value or b""))
        except ValidationError:
            print_record(record)

    def print_record(record: Record) -> None:
        console.print(_place_and_key(record), _shortened(record.value), sep="\n")

    def print_dead_letter(record: Record) -> None:
        console.print(dead_letter_text(record))

    if topic == VISITS:
        return print_event
    return print_dead_letter if is_dead_letter_topic(topic) else print_record


def dead_letter_text(record: Record) -> Text:
    """Show why a message was refused, where it stood, and how it began."""
    headers = dict(record.headers)

    def told(name: str) -> str:
        return (headers.get(name) or b"").decode(errors="backslashreplace")

    place = f"{told(dead_letter.TOPIC)}-{told(dead_letter.PARTITION)}-{told(dead_letter.OFFSET)}"
    return Text("\n").join(
        [
            Text.assemble(
                safe_text(told(dead_letter.REASON), "bold red"),
                safe_text(f"  {place}  {_key(record)}", "dim"),
            ),
            safe_text(f"  {told(dead_letter.WHERE)}: {told(dead_letter.MESSAGE)}"),
            _shortened(record.value),
        ]
    )


def _place_and_key(record: Record) -> Text:
    return safe_text(f"{record.topic}-{record.partition}-{record.offset}  {_key(record)}", "bold")


def _key(record: Record) -> str:
    return "" if record.key is None else record.key.decode(errors="backslashreplace")


def _shortened(value: bytes | None) -> Text:
    """Show the beginning of a value, bytes that are not UTF-8 as escapes."""
    if value is None:
        return Text("  no value", style="dim")
    text = value.decode(errors="backslashreplace")
    more = f"… ({len(value)} bytes)" if len(text) > MAX_VALUE_CHARACTERS else ""
    return safe_text(f"  {text[:MAX_VALUE_CHARACTERS]}{more}", "dim")
