"""What ends a command early: a sentence for standard error and an exit code for scripts."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command; 130 and 141 are the shell's own for Ctrl-C and a closed pipe."""

    DONE = 0
    INVALID = 1
    USAGE = 2
    BROKER_UNREACHABLE = 4
    INTERRUPTED = 130
    PIPE_CLOSED = 141


class CommandError(Exception):
    """A command cannot go on; the message says what was wrong, where, and what to do."""

    def __init__(self, message: str, exit_code: ExitCode = ExitCode.INVALID) -> None:
        super().__init__(message)
        self.exit_code = exit_code
