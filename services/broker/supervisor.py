"""The process behind `visitwire broker start`: owns the cluster until it is told to stop."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from services.broker.background import Broker, serve
from services.broker.errors import BrokerError
from services.broker.interruption import termination_raises


def main() -> None:
    """Serve until SIGTERM; what goes wrong is the last thing on stderr."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, choices=(1, 3), default=1)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--port", type=int)
    options = parser.parse_args()
    try:
        with termination_raises():
            serve(options.nodes, options.data, options.port, ready=_nobody_waits_here)
    except BrokerError as error:
        sys.exit(str(error))


def _nobody_waits_here(_broker: Broker) -> None:
    """Whoever started this process looks for the state file."""


if __name__ == "__main__":
    main()
