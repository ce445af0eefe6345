"""`visitwire tail`: what is on a topic, and what comes."""

from contextlib import aclosing
from typing import Annotated, Literal

from cyclopts import Parameter
from cyclopts.validators import Number

from services.cli.broker_choice import kafka_settings
from services.cli.faults import ExitCode
from services.cli.record_json import json_line
from services.cli.record_rows import record_printer
from services.cli.release_options import flag
from services.cli.terminal import at_terminal, console, say, write_json_line
from services.cli.topic_names import SHORT_NAMES, full_name
from services.stream.reader import read_records

TopicName = Annotated[str, Parameter(help=f"A topic, by its name or a short one: {', '.join(SHORT_NAMES)}.")]
From = Annotated[
    Literal["beginning", "end"], Parameter(name="--from", help="Start with what is there, or what comes now.")
]
Count = Annotated[int | None, Parameter(help="Stop after so many records.", validator=Number(gte=1))]
UntilEnd = Annotated[bool, flag("Stop at what is the last record now.")]
Json = Annotated[bool, flag("Print JSON lines at a terminal too, as in a pipe.")]


async def tail(
    topic: TopicName = "visits",
    /,
    *,
    start: From = "end",
    count: Count = None,
    until_end: UntilEnd = False,
    json: Json = False,
) -> int:
    """Print the committed records of a topic as they come; visit events unless another topic is named.

    In a pipe each record is one JSON object on a line. Visit events are printed exactly as on the wire;
    records of other topics as `topic`, `partition`, `offset`, `timestamp`, `key`, `headers` and `value`,
    where the value is the JSON that the record holds, else its text. The value of a dead letter is always
    the text that was refused, and its headers `__dlq.errors.reason`, `__dlq.errors.where` and
    `__dlq.errors.message` say why. What is not UTF-8 is given as {"base64": "…"}.

    ```
    visitwire tail
    visitwire tail --from beginning --until-end | jq -r '[.type, .time.edtf, .place.name] | @tsv'
    visitwire tail published.dlq --from beginning --count 1
    ```

    Exit codes: 0 done; 1 there is no such topic; 2 wrong usage; 4 no broker answers; 130 ended by Ctrl-C,
    141 by the pipe's other end.
    """
    settings, name = kafka_settings(), full_name(topic)
    as_json = json or not at_terminal()
    print_rows = record_printer(console(), name)
    if at_terminal() and start == "end":
        say(f"Waiting for what comes on {settings.topic(name)}; Ctrl-C ends it.")
    seen = 0
    records = read_records(settings, name, from_beginning=start == "beginning", until_end=until_end)
    async with aclosing(records):
        async for record in records:
            write_json_line(json_line(record)) if as_json else print_rows(record)
            seen += 1
            if seen == count:
                break
    return ExitCode.DONE
