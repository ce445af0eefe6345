import subprocess
import sys
from collections.abc import Callable

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

COMMANDS = [
    "demo",
    "extract",
    "explain",
    "evaluate",
    "bench",
    "publish",
    "tail",
    "ingest",
    "enrich",
    "topics",
    "broker",
]


def test_help_names_every_command(visitwire: Run) -> None:
    ended = visitwire("--help")
    assert ended.returncode == 0
    assert all(f"│ {command}" in ended.stdout.decode() for command in COMMANDS)


@pytest.mark.parametrize("command", ["extract", "explain", "evaluate", "publish", "tail"])
def test_the_help_of_a_command_shows_how_it_is_used_and_its_exit_codes(visitwire: Run, command: str) -> None:
    shown = visitwire(command, "--help").stdout.decode()
    assert f"\n visitwire {command}" in shown
    assert "Exit codes: 0" in shown


def test_help_loads_no_kafka_client_and_no_extractor() -> None:
    program = (
        "import sys; from services.cli.main import run; run(['--help']);"
        "sys.exit(bool({'aiokafka', 'starlette', 'ahocorasick_rs'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0


def test_a_command_that_is_none_is_wrong_usage(visitwire: Run) -> None:
    assert visitwire("publsh").returncode == 2


def test_what_goes_wrong_is_one_sentence(visitwire: Run) -> None:
    ended = visitwire("extract", "no-such-file.txt")
    assert ended.stderr.decode() == (
        "visitwire: no-such-file.txt: cannot be read: No such file or directory\n"
    )
    assert ended.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "env"), [(("--debug",), {}), ((), {"VISITWIRE_DEBUG": "1"})], ids=["option", "environment"]
)
def test_debug_shows_the_traceback(visitwire: Run, arguments: tuple[str, ...], env: dict[str, str]) -> None:
    ended = visitwire("extract", "no-such-file.txt", *arguments, env=env)
    assert b"Traceback (most recent call last)" in ended.stderr


def test_a_wrong_setting_is_named_without_its_value(visitwire: Run) -> None:
    ended = visitwire("tail", env={"VISITWIRE_BATCH_RECORDS": "hunter2"})
    assert ended.returncode == 2
    assert b"VISITWIRE_BATCH_RECORDS" in ended.stderr
    assert b"hunter2" not in ended.stderr


@pytest.mark.parametrize(
    "arguments", [("tail",), ("publish", "-"), ("topics", "create")], ids=lambda arguments: arguments[0]
)
def test_a_broker_that_does_not_answer_is_exit_code_4(visitwire: Run, arguments: tuple[str, ...]) -> None:
    ended = visitwire(*arguments, stdin=b"Minister in Oslo", env={"KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1"})
    assert ended.returncode == 4
    assert ended.stderr.startswith(b"visitwire: No Kafka broker answers at 127.0.0.1:1")
    assert len(ended.stderr.splitlines()) == 1


def test_a_reader_that_goes_away_ends_a_command_quietly() -> None:
    """`visitwire extract … | head -1`, the output being more than a pipe holds."""
    release = b'{"id":"r","title":"T","publisher":"P","text":"Mr Berg met with Mr Dahl."}\n'
    program = "visitwire extract - | head -c 1 > /dev/null; exit ${PIPESTATUS[0]}"
    ended = subprocess.run(
        ["bash", "-c", f"{sys.exec_prefix}/bin/{program}"],
        input=release * 2_000,
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (141, b"")
