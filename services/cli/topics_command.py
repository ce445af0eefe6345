"""`visitwire topics`: the topics on the broker."""

from typing import Annotated

from cyclopts import App, Parameter
from cyclopts.validators import Number

from services.cli.broker_choice import kafka_settings
from services.cli.faults import ExitCode
from services.cli.terminal import at_terminal, say, write_object
from services.stream.admin import DEFAULT_PARTITIONS, TopicReport, create_topics

topics_app = App(name="topics", help="Make the topics on the broker.")

Partitions = Annotated[int, Parameter(help="Partitions of each topic.", validator=Number(gte=1, lte=10_000))]
ReplicationFactor = Annotated[
    int, Parameter(help="Brokers that hold a copy of each partition.", validator=Number(gte=1, lte=100))
]


@topics_app.command
async def create(
    *, partitions: Partitions = DEFAULT_PARTITIONS, replication_factor: ReplicationFactor = 1
) -> int:
    """Make the topics that are missing; those that exist stay as they are.

    All topics have the same number of partitions, so that the messages of one release stay in order through
    both services.

    ```
    visitwire topics create
    KAFKA_BOOTSTRAP_SERVERS=broker:9092 visitwire topics create --partitions 12 --replication-factor 3
    ```

    Exit codes: 0 all are there as asked; 1 one has another number of partitions, or the broker refused; 2
    wrong usage; 4 no broker answers.
    """
    reports = await create_topics(
        kafka_settings(), partitions=partitions, replication_factor=replication_factor
    )
    for report in reports:
        _print(report)
    return ExitCode.DONE if all(report.as_wanted for report in reports) else ExitCode.INVALID


def _print(report: TopicReport) -> None:
    if not at_terminal():
        write_object({"topic": report.name, "created": report.created, "partitions": report.partitions})
        return
    state = "created" if report.created else "exists"
    note = "" if report.as_wanted else f", not the {report.wanted_partitions} asked for"
    say(f"{state:8} {report.name} ({report.partitions} partitions{note})")
