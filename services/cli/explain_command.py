"""`visitwire explain`: why a release gives the events it gives."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated

from schemas.release import AcceptedRelease
from services.cli.explanation_view import print_explanation
from services.cli.faults import CommandError, ExitCode
from services.cli.release_files import Fault, read_releases
from services.cli.release_options import Files, Language, PublishedAt, Publisher, files_or_stdin, flag, told
from services.cli.terminal import at_terminal, console, say, write_object
from services.enrich.trace import Trace, trace
from services.explanation.document import as_object
from services.explanation.page import page

Html = Annotated[bool, flag("Write one HTML page; it needs no network and no script.")]
Json = Annotated[bool, flag("Print one JSON object for each release.")]

Explained = tuple[AcceptedRelease, Trace]


def explain(
    *files: Files,
    html: Html = False,
    json: Json = False,
    published_at: PublishedAt = None,
    publisher: Publisher = None,
    language: Language = None,
) -> int:
    """Show why a press release gives the events it gives, and its other visit verbs none.

    Prints the release with the words that each event rests on marked in it: in colours at a terminal, in
    brackets in a pipe or with NO_COLOR set, the numbers being those of the events below. Each event is told
    with its fields, what its date rests on, its confidence, and the rule that told it. Last come the words
    that a rule matched and that gave no event, with the reason: told as history, by telephone, negated …

    Reads what `visitwire extract` reads. On the page of --html, point at an event to see its evidence.

    ```
    visitwire explain release.txt --published-at 2024-12-06
    visitwire explain release.txt --html > release.html
    visitwire explain releases.jsonl --json | jq -r '.no_events[] | [.why, .sentence.text] | @tsv'
    ```

    Exit codes: 0 every release was read; 1 some could not be, and standard error says why; 2 wrong usage.
    """
    if html and json:
        raise CommandError("Choose --html or --json, not both.", ExitCode.USAGE)
    if html and at_terminal():
        raise CommandError("Send the page to a file, as in: --html > release.html", ExitCode.USAGE)
    fields = told(published_at=published_at, publisher=publisher, language=language)
    faults: list[Fault] = []
    explained = _explained(files_or_stdin(files), fields, faults.append)
    if html:
        sys.stdout.write(page(list(explained)))
    else:
        _show(explained, json=json)
    return ExitCode.INVALID if faults else ExitCode.DONE


def _explained(
    files: Iterable[str], fields: dict[str, object], on_fault: Callable[[Fault], None]
) -> Iterator[Explained]:
    """Read and explain one release after another; faults are said and handed to `on_fault`."""
    for read in read_releases(files, fields):
        if isinstance(read, Fault):
            say(f"visitwire explain: {read}")
            on_fault(read)
        else:
            yield read.release, trace(read.release)


def _show(explained: Iterable[Explained], *, json: bool) -> None:
    for release, found in explained:
        if json:
            write_object(as_object(release, found))
        else:
            print_explanation(console(), release, found)
