"""`visitwire extract`: visit events out of files, with no broker in sight."""

from collections.abc import Callable, Sequence
from typing import Annotated

from schemas.visit import VisitEvent
from services.cli.event_table import EventTable
from services.cli.faults import ExitCode
from services.cli.release_files import Fault, ToRead, read_releases
from services.cli.release_options import Files, Language, PublishedAt, Publisher, files_or_stdin, flag, told
from services.cli.terminal import at_terminal, console, say, write_json_line
from services.enrich.extract import extract as extract_events

Json = Annotated[bool, flag("Print JSON lines at a terminal too, as in a pipe.")]


def extract(
    *files: Files,
    json: Json = False,
    published_at: PublishedAt = None,
    publisher: Publisher = None,
    language: Language = None,
) -> int:
    """Print the visit events that press releases report, without a broker.

    Reads plain text (the first line that is not blank is the title), HTML, and JSON or JSONL objects with
    `id`, `title`, `published_at`, `publisher`, `lang` and `text`. In a pipe each event is one JSON object on
    a line, exactly as on the topic visits.events.v1; evidence offsets count characters of the text as given.

    ```
    visitwire extract release.txt --published-at 2024-12-06
    visitwire extract releases.jsonl | jq -r '[.type, .time.edtf, .place.name] | @tsv'
    ```

    Exit codes: 0 every release was read; 1 some could not be, and standard error says why; 2 wrong usage.
    """
    fields = told(published_at=published_at, publisher=publisher, language=language)
    show = _print_line if json or not at_terminal() else EventTable(console()).print
    exit_code = ExitCode.DONE
    for read in read_releases(files_or_stdin(files), fields):
        events = read if isinstance(read, Fault) else _events(read)
        if isinstance(events, Fault):
            say(f"visitwire extract: {events}")
            exit_code = ExitCode.INVALID
        else:
            _show_all(events, show)
    return exit_code


def _events(read: ToRead) -> Sequence[VisitEvent] | Fault:
    """Extract; a fault of the extractor in one release must not cost the events of the others."""
    try:
        return extract_events(read.release)
    except Exception as error:  # noqa: BLE001 - see above
        return Fault(read.where, "text", f"The extractor failed with {type(error).__name__}: {error}")


def _show_all(events: Sequence[VisitEvent], show: Callable[[VisitEvent], None]) -> None:
    for event in events:
        show(event)


def _print_line(event: VisitEvent) -> None:
    write_json_line(event.model_dump_json().encode())
