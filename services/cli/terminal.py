"""What every command writes to: a person's terminal, where all text is escaped, or a pipe."""

import sys
from collections.abc import Mapping

import orjson
from rich.console import Console
from rich.text import Text

from services.telemetry.escape import escape, escape_json


def at_terminal() -> bool:
    """Tell whether a person reads standard output."""
    return sys.stdout.isatty()


def console(*, stderr: bool = False) -> Console:
    """Make a console that takes nothing in a text for markup, emoji or something to colour."""
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False, soft_wrap=False)


def safe_text(text: str, style: str = "") -> Text:
    """Show untrusted text: control characters escaped, brackets left as they are."""
    return Text(escape(text), style=style)


def say(sentence: str) -> None:
    """Tell a person something beside the output, on standard error."""
    sys.stderr.write(f"{escape(sentence)}\n")
    sys.stderr.flush()


def write_json_line(value: bytes) -> None:
    """Write one JSON document as a line, at once; escaped where a terminal would act on its characters."""
    out = sys.stdout.buffer
    out.write((escape_json(value) if at_terminal() else value) + b"\n")
    out.flush()


def write_object(fields: Mapping[str, object]) -> None:
    """Write one object as a JSON line."""
    write_json_line(orjson.dumps(fields))
