"""`visitwire broker`: a real Kafka on this machine."""

import sys
from pathlib import Path
from typing import Annotated, Literal, NoReturn

from cyclopts import App, Parameter
from cyclopts.validators import Number

from services.broker.background import Broker, find_broker, serve, start_in_background, stop_broker
from services.broker.errors import BrokerError
from services.broker.interruption import termination_raises

NOT_RUNNING = 3
"""Exit code of `status` when no broker runs, as the Linux Standard Base has it for services."""

broker_app = App(name="broker", help="Run a real Apache Kafka on this machine, without Docker or Java.")

Nodes = Annotated[Literal[1, 3], Parameter(help="How many Kafka nodes.")]
Data = Annotated[
    Path | None,
    Parameter(help="Folder for the topics; a folder of its own in the user's state folder when left out."),
]
Port = Annotated[
    int | None,
    Parameter(help="Port of the first node; 9092, else a free one.", validator=Number(gte=1024, lte=65535)),
]
Foreground = Annotated[bool, Parameter(negative="", help="Stay until Ctrl-C instead of going on behind.")]


@broker_app.command
def start(*, nodes: Nodes = 1, data: Data = None, port: Port = None, foreground: Foreground = False) -> None:
    """Start Kafka and return once it answers; one that runs already is left as it is.

    `eval "$(visitwire broker start)"` tells the current shell where it is.
    """
    running = find_broker()
    if running:
        _say("A local Kafka runs already.")
        _tell(running)
        return
    try:
        with termination_raises():
            if foreground:
                serve(nodes, data, port, ready=_tell_in_foreground)
            else:
                _tell(start_in_background(nodes, data, port))
                _say("Stop it with: visitwire broker stop")
    except BrokerError as error:
        _fail(error)
    except KeyboardInterrupt:
        sys.exit(130)  # 128 + SIGINT, as a shell reports it


@broker_app.command
def stop() -> None:
    """Stop the local Kafka and wait until it is gone; its topics stay for the next start."""
    broker = find_broker()
    try:
        stopped = stop_broker()
    except BrokerError as error:
        _fail(error)
    if not stopped:
        _say("No local Kafka runs.")
    elif broker:
        _say(f"Stopped. Its topics stay in {broker.data}; remove that folder to forget them.")


@broker_app.command
def status(*, json: Annotated[bool, Parameter(negative="", help="Print one JSON object.")] = False) -> None:
    """Tell whether a local Kafka runs and where: exit code 0 when it does, 3 when not."""
    broker = find_broker()
    if json:
        print(broker.model_dump_json() if broker else "null")  # noqa: T201 - what was asked for
    elif broker:
        _tell(broker)
    else:
        _say("No local Kafka runs. Start one with: visitwire broker start")
    sys.exit(0 if broker else NOT_RUNNING)


def _tell(broker: Broker) -> None:
    """Describe it to the person on stderr and to the shell on stdout."""
    _say(f"Kafka answers at {broker.bootstrap_servers} (nodes: {broker.nodes}, data in {broker.data}).")
    print(f"export KAFKA_BOOTSTRAP_SERVERS={broker.bootstrap_servers}", flush=True)  # noqa: T201 - see above


def _tell_in_foreground(broker: Broker) -> None:
    _tell(broker)
    _say("Ctrl-C stops it.")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 - stdout is for the shell


def _fail(error: BrokerError) -> NoReturn:
    sys.exit(f"visitwire broker: {error}")
