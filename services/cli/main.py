"""The command `visitwire`: which commands there are, and how each of them ends."""

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from cyclopts import App

from services.cli.faults import CommandError, ExitCode
from services.stream.errors import BrokerUnreachable, StreamError
from services.telemetry.escape import escape

_HELP = """Turn government press releases on Kafka into official-visit events.

See it work: `visitwire demo`. Without a broker: `visitwire extract FILE`.

The broker is the one that KAFKA_BOOTSTRAP_SERVERS names, else the local one that `visitwire broker start`
started, else localhost:9092. `--debug`, or VISITWIRE_DEBUG=1, shows the traceback of what goes wrong.
"""
_DEBUG = "--debug"

# Each command is imported when it runs: `visitwire --help` is fast, a missing extra breaks no other command.
_COMMANDS = {
    "demo": ("demo_command:demo", "Show releases becoming events, on a Kafka of its own."),
    "extract": (
        "extract_command:extract",
        "Print the visit events that press releases report, without a broker.",
    ),
    "explain": (
        "explain_command:explain",
        "Show why press releases give the events they give.",
    ),
    "evaluate": ("evaluate_command:evaluate", "Measure by gold how well releases are read."),
    "bench": ("bench_commands:bench_app", "Measure how fast visitwire is on this machine."),
    "publish": ("publish_command:publish", "Publish press releases from files."),
    "tail": ("tail_command:tail", "Print the records of a topic as they come: visit events, dead letters."),
    "ingest": ("run_commands:ingest", "Run the ingest service: published releases in, clean releases out."),
    "enrich": ("run_commands:enrich", "Run the enrich service: clean releases in, visit events out."),
    "topics": ("topics_command:topics_app", "Make the topics on the broker."),
    "broker": ("broker_commands:broker_app", "Run a real Apache Kafka on this machine."),
}


def build_app(arguments: Sequence[str]) -> App:
    """Build the command line; the commands that `arguments` name explain themselves at length."""
    app = App(name="visitwire", help=_HELP, version=lambda: version("visitwire"), help_format="markdown")
    for name, (path, summary) in _COMMANDS.items():
        app.command(f"services.cli.{path}", name=name, help=None if name in arguments else summary)
    return app


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; what goes wrong is one sentence on standard error.

    With `--debug`, or VISITWIRE_DEBUG set, it is the traceback.
    """
    wanted = [argument for argument in arguments if argument != _DEBUG]
    debug = len(wanted) < len(arguments) or bool(os.environ.get("VISITWIRE_DEBUG"))
    try:
        build_app(wanted)(wanted, result_action="sys_exit")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else _say_last_words(end.code)
    except BrokenPipeError:
        return _leave_closed_pipe()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as error:
        if debug:
            raise
        sys.stderr.write(f"visitwire: {escape(_sentence(error))}\n")
        return _exit_code(error)
    return ExitCode.DONE


def _say_last_words(words: object) -> int:
    """Do as Python does with `sys.exit("…")`."""
    if words is None:
        return ExitCode.DONE
    sys.stderr.write(f"{words}\n")
    return ExitCode.INVALID


def _leave_closed_pipe() -> int:
    """Give Python somewhere to flush to at exit, as its documentation of SIGPIPE advises."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.PIPE_CLOSED


def _sentence(error: Exception) -> str:
    if isinstance(error, CommandError | StreamError):
        return str(error)
    fault = error.__cause__ if isinstance(error, ImportError) and error.__cause__ else error
    return f"{type(fault).__name__}: {fault} ({_DEBUG} shows where)"


def _exit_code(error: Exception) -> int:
    if isinstance(error, CommandError):
        return error.exit_code
    return ExitCode.BROKER_UNREACHABLE if isinstance(error, BrokerUnreachable) else ExitCode.INVALID


def main() -> None:
    """Be the program `visitwire`."""
    sys.exit(run(sys.argv[1:]))
