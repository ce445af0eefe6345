"""`visitwire publish`: press releases out of files onto the topic that ingest reads."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from cyclopts import Parameter

from schemas.topics import PUBLISHED
from services.cli import release_options as options
from services.cli.broker_choice import kafka_settings
from services.cli.documents import read_files
from services.cli.faults import CommandError, ExitCode
from services.cli.ordered_publishing import Message, Published, Unpublished, publish_all
from services.cli.progress_bar import progress_bar
from services.cli.release_files import Fault, Fields, read_announcements
from services.cli.release_options import files_or_stdin, flag, told
from services.cli.terminal import at_terminal, console, safe_text, say, write_object
from services.cli.topic_names import full_name
from services.stream.publisher import Publisher

SHOWS_PROGRESS_FROM = 1_000


async def publish(  # noqa: PLR0913 - each is an option of the command
    *files: options.Files,
    published_at: options.PublishedAt = None,
    publisher: options.Publisher = None,
    release_id: Annotated[
        str | None, Parameter(name="--id", help="Id of the one release in the file, where it has none.")
    ] = None,
    title: Annotated[str | None, Parameter(help="Its title, in place of the file's first line.")] = None,
    language: options.Language = None,
    url: Annotated[str | None, Parameter(help="Where it stands on the web.")] = None,
    topic: Annotated[str, Parameter(help="Topic to publish to.")] = PUBLISHED,
    skip_invalid: Annotated[bool, flag("Publish the valid ones even where others are invalid.")] = False,
    raw: Annotated[bool, flag("Publish each file's bytes as they are, as one message, unchecked.")] = False,
) -> int:
    """Publish press releases from files.

    A file holds plain text (the first line that is not blank is the title, the whole text is the body), HTML,
    a JSON object, or JSON lines; objects are announcements (`id`, `publisher`, `title`, `body`) or releases
    (`id`, `title`, `published_at`, `publisher`, `lang`, `text`). A text or HTML file without --id gets an id
    made from its content: the same file, the same id.

    All is checked before anything is published, by the rules of the ingest service; where something is
    wrong, standard error says what and where, and nothing is published. Prints where each release was stored:
    a line at a terminal, a JSON object in a pipe.

    ```
    visitwire publish release.txt --publisher "Ministry of Trade" --published-at 2024-12-06
    visitwire publish releases.jsonl --skip-invalid > stored.jsonl
    curl -s https://example.org/news/1 | visitwire publish - --url https://example.org/news/1
    ```

    Exit codes: 0 all were published; 1 some are invalid or too large; 2 wrong usage; 4 no broker answers.
    """
    fields = told(
        published_at=published_at, publisher=publisher, id=release_id, title=title, language=language, url=url
    )
    paths = files_or_stdin(files)
    read = list(_read_raw(paths) if raw else _read(paths, fields))
    messages = [one for one in read if isinstance(one, Message)]
    faults = [one for one in read if isinstance(one, Fault)]
    _check(messages, faults, skip_invalid=skip_invalid, one_only=release_id is not None)
    unpublished = await _publish(full_name(topic), messages) if messages else 0
    return ExitCode.INVALID if faults or unpublished else ExitCode.DONE


def _read(paths: Iterable[str], fields: Fields) -> Iterator[Message | Fault]:
    for read in read_announcements(paths, fields):
        yield read if isinstance(read, Fault) else Message(read.where, read.id.encode(), read.value)


def _read_raw(paths: Iterable[str]) -> Iterator[Message]:
    for name, content in read_files(paths):
        yield Message(name, None, content)


def _check(
    messages: Sequence[Message], faults: Sequence[Fault], *, skip_invalid: bool, one_only: bool
) -> None:
    """Tell every fault; raises CommandError when nothing may be published."""
    for fault in faults:
        say(f"visitwire publish: {fault}")
    if one_only and len(messages) + len(faults) > 1:
        raise CommandError("--id names one release, and there are several.", ExitCode.USAGE)
    if faults and not skip_invalid:
        raise CommandError(
            f"{len(faults)} of {len(messages) + len(faults)} releases are invalid, so none was published; "
            "mend them, or publish the others with --skip-invalid."
        )
    if not messages and not faults:
        raise CommandError("There is no release in the input.")


async def _publish(topic: str, messages: Sequence[Message]) -> int:
    """Publish and tell where each message stands; returns how many the topic did not take."""
    unpublished = 0
    with progress_bar(len(messages), shown_from=SHOWS_PROGRESS_FROM) as progress:
        task = progress.add_task("publishing", total=len(messages))
        async with Publisher(kafka_settings()) as publisher:
            async for result in publish_all(publisher, topic, messages):
                progress.advance(task)
                unpublished += _tell(result)
    return unpublished


def _tell(result: Published | Unpublished) -> int:
    """Print where a message stands; 1 for one that the topic did not take."""
    message = result.message
    if isinstance(result, Unpublished):
        say(f"visitwire publish: {message.where}: {result.error}")
        return 1
    release_id = None if message.key is None else message.key.decode()
    if at_terminal():
        place = f"{result.topic}-{result.partition}-{result.offset}"
        console().print(safe_text(f"{place}  {release_id or message.where}"), soft_wrap=True)
    else:
        place = {"topic": result.topic, "partition": result.partition, "offset": result.offset}
        write_object({**place, "id": release_id, "source": message.where})
    return 0
