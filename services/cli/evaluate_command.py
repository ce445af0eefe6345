"""`visitwire evaluate`: how well the extractor reads, by gold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from schemas.release import AcceptedRelease
from schemas.visit import VisitEvent
from services.cli.evaluation_tables import print_figures, print_mistakes
from services.cli.faults import CommandError, ExitCode
from services.cli.model_lines import read_lines
from services.cli.progress_bar import progress_bar
from services.cli.release_files import Fault, read_releases
from services.cli.release_options import flag
from services.cli.terminal import at_terminal, console, say, write_object
from services.enrich.extract import extract
from services.enrich.trace import trace
from services.evaluation.figures import sum_up
from services.evaluation.gold import Gold
from services.evaluation.judge import judge
from services.evaluation.mistakes import Mistake, mistakes
from services.evaluation.report import as_object

SHOWS_PROGRESS_FROM = 100
_SHOWN_AT_TERMINAL = 20

Releases = Mapping[str, AcceptedRelease]
Events = Mapping[str, Sequence[VisitEvent]]

GoldFile = Annotated[str, Parameter(help="The right answers, JSON lines.", allow_leading_hyphen=True)]
ReleaseFile = Annotated[str, Parameter(help="The releases, JSON lines.", allow_leading_hyphen=True)]
Predicted = Annotated[
    str | None,
    Parameter(help="Events to judge instead of extracting them: JSON lines as `visitwire extract` prints."),
]
Errors = Annotated[
    int | None,
    Parameter(help="How many errors to list; 20 at a terminal, all in JSON.", validator=Number(gte=0)),
]
FailUnder = Annotated[
    float | None,
    Parameter(help="Exit with 1 if event F1 is lower than this.", validator=Number(gte=0, lte=1)),
]
Json = Annotated[bool, flag("Print one JSON object at a terminal too, as in a pipe.")]


def evaluate(  # noqa: PLR0913 - each is an option of the command
    gold: GoldFile,
    releases: ReleaseFile,
    /,
    *,
    predicted: Predicted = None,
    errors: Errors = None,
    fail_under: FailUnder = None,
    json: Json = False,
) -> int:
    """Measure by gold how well releases are read: event and argument F1, by type and by slot.

    GOLD holds `id` and `events` of each release, an event's slots written as names: `visitors`, `site`,
    `"place": "Oslo, NO"`, `"date": "2026-03-03"`. `alt` lists other right answers by slot, and an event that
    is `optional` costs nothing. docs/evaluation.md says what counts as the same, with an example.

    Prints precision, recall and F1, the releases without any event in which one was found, the quotes that do
    not stand where they should, and the errors: what was told, what was expected, what was found. A table at
    a terminal, one JSON object in a pipe.

    ```
    visitwire evaluate gold.jsonl releases.jsonl
    visitwire evaluate gold.jsonl releases.jsonl --errors 0 --fail-under 0.9
    visitwire evaluate gold.jsonl releases.jsonl --predicted events.jsonl | jq .event.f1
    visitwire evaluate gold.jsonl releases.jsonl | jq -c '.errors[] | select(.found.date)'
    ```

    Exit codes: 0 measured; 1 event F1 is lower than --fail-under, or a line is no gold, release or event;
    2 wrong usage.
    """
    answers = _gold(gold)
    read = _releases(releases, answers)
    events = _predicted(predicted, answers) if predicted else _extracted(read)
    judged = [judge(answer, read[name].text, events.get(name, ())) for name, answer in answers.items()]
    figures, found = sum_up(judged), list(mistakes(judged, {name: read[name].text for name in answers}))
    as_json = json or not at_terminal()
    listed = found[: errors if as_json or errors is not None else _SHOWN_AT_TERMINAL]
    if not predicted:
        listed = _with_rules(listed, read)
    if as_json:
        write_object({**as_object(figures), "errors": listed})
    else:
        print_figures(console(), figures)
        print_mistakes(console(), listed, of=len(found))
    return _verdict(figures.events.f1, fail_under)


def _gold(path: str) -> dict[str, Gold]:
    """Read gold by release; raises CommandError for a release told twice."""
    answers: dict[str, Gold] = {}
    for where, answer in read_lines(path, Gold):
        if answer.id in answers:
            raise CommandError(f"{where}: id: The release {answer.id} has gold above; leave one of the two.")
        answers[answer.id] = answer
    if not answers:
        raise CommandError(f"{path}: There is no gold in it.")
    return answers


def _releases(path: str, answers: Iterable[str]) -> dict[str, AcceptedRelease]:
    """Read the releases that gold speaks of; raises CommandError when one is at fault or missing."""
    releases: dict[str, AcceptedRelease] = {}
    for read in read_releases((path,), {}):
        if isinstance(read, Fault):
            raise CommandError(str(read))
        releases[read.release.id] = read.release
    for name in answers:
        if name not in releases:
            raise CommandError(f"{path}: The release {name} is missing, and gold has answers for it.")
    return {name: releases[name] for name in answers}


def _extracted(releases: Releases) -> Events:
    with progress_bar(len(releases), shown_from=SHOWS_PROGRESS_FROM) as progress:
        task = progress.add_task("extracting", total=len(releases))
        events: dict[str, Sequence[VisitEvent]] = {}
        for name, release in releases.items():
            events[name] = extract(release)
            progress.advance(task)
    return events


def _predicted(path: str, answers: Mapping[str, Gold]) -> Events:
    events = defaultdict[str, list[VisitEvent]](list)
    others = 0
    for _, event in read_lines(path, VisitEvent):
        others += event.release.id not in answers
        events[event.release.id].append(event)
    if others:
        say(f"visitwire evaluate: {others} events of releases without gold are left out.")
    return events


def _with_rules(listed: Iterable[Mistake], releases: Releases) -> list[Mistake]:
    """Name the rule that told each event, by reading its release once more with a trace."""

    @cache
    def rules_of(name: str) -> dict[str, str]:
        return {one.event.event_id: one.rule.name for one in trace(releases[name]).reported}

    return [
        replace(mistake, rule=rules_of(mistake.release)[mistake.event_id]) if mistake.event_id else mistake
        for mistake in listed
    ]


def _verdict(f1: float, fail_under: float | None) -> ExitCode:
    if fail_under is None or f1 >= fail_under:
        return ExitCode.DONE
    say(f"visitwire evaluate: event F1 is {f1:.4f}, lower than {fail_under}.")
    return ExitCode.INVALID
