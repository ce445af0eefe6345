from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import orjson

Run = Callable[..., CompletedProcess[bytes]]
Show = Callable[..., str]

BRIEFLY = ("--seconds", "0.01", "--up-to", "10000")
RELEASE = {
    "id": "r-1",
    "title": "T",
    "publisher": "P",
    "lang": "en",
    "text": "Mr Berg met with Mr Dahl in Oslo.",
}


def test_a_pipe_gets_one_json_object_of_figures(tmp_path: Path, visitwire_here: Run) -> None:
    path = tmp_path / "releases.jsonl"
    path.write_bytes(orjson.dumps(RELEASE))
    ended = visitwire_here("bench", "extract", *BRIEFLY, "--releases", str(path))
    figures = orjson.loads(ended.stdout)
    assert ended.returncode == 0
    assert (figures["releases"], figures["mean_bytes"]) == (1, len(RELEASE["text"]))
    assert [one["bytes"] for one in figures["by_size"]] == [10_000]
    assert figures["seconds"]["p50"] <= figures["seconds"]["p99"]
    assert figures["peak_resident_bytes"] > 0


def test_a_terminal_shows_a_table(visitwire_at_terminal: Show) -> None:
    shown = visitwire_at_terminal("bench", "extract", *BRIEFLY)
    for row in (
        "releases a second",
        "one release, median",
        "peak resident memory",
        "cold start",
        "a text of 10 kB",
    ):
        assert row in shown
    assert "12 releases" in shown


def test_a_release_that_cannot_be_read_is_named(tmp_path: Path, visitwire_here: Run) -> None:
    path = tmp_path / "releases.jsonl"
    path.write_bytes(b"{bad}")
    ended = visitwire_here("bench", "extract", "--releases", str(path))
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert b"releases.jsonl:1: value" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_the_help_says_what_is_measured_and_its_exit_codes(visitwire_here: Run) -> None:
    shown = visitwire_here("bench", "extract", "--help").stdout.decode()
    assert "\n visitwire bench extract" in shown
    assert "Exit codes: 0" in shown
