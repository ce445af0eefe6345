from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import CompletedProcess

import orjson
import pytest

from schemas.release import AcceptedRelease
from services.bench.extract_bench import ExtractFigures, Say, Sized, Throughput
from services.cli import bench_commands

Run = Callable[..., CompletedProcess[bytes]]
Asked = list[tuple[int, float, Sequence[int]]]

FIGURES = ExtractFigures(
    throughput=Throughput(
        releases=12,
        mean_bytes=2_000.4,
        rounds=40,
        releases_per_second=800,
        p50=0.0012,
        p99=0.0045,
        processor=0.0011,
    ),
    resident_bytes=120_000_000,
    cold_start_seconds=1.234,
    by_size=(Sized(10_000, 0.005), Sized(1_000_000, 0.6)),
    resident_bytes_after_longest=180_000_000,
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Note what is to be measured, and give figures without measuring; the bench has tests of its own."""
    asked: Asked = []

    def measure(
        releases: Sequence[AcceptedRelease], seconds: float, sizes: Sequence[int], *, say: Say
    ) -> ExtractFigures:
        say("Measuring.")
        asked.append((len(releases), seconds, sizes))
        return FIGURES

    monkeypatch.setattr(bench_commands, "measure_extract", measure)
    return asked


def test_a_pipe_gets_one_json_object_of_figures(visitwire_here: Run, asked: Asked) -> None:
    ended = visitwire_here("bench", "extract")
    assert ended.returncode == 0
    assert orjson.loads(ended.stdout) == {
        "releases": 12,
        "mean_bytes": 2_000,
        "rounds": 40,
        "releases_per_second": 800.0,
        "bytes_per_second": 1_600_320,
        "seconds": {"p50": 0.0012, "p99": 0.0045},
        "processor_seconds": 0.0011,
        "peak_resident_bytes": 120_000_000,
        "cold_start_seconds": 1.234,
        "by_size": [{"bytes": 10_000, "seconds": 0.005}, {"bytes": 1_000_000, "seconds": 0.6}],
        "peak_resident_bytes_after_longest": 180_000_000,
    }
    assert asked == [(12, 5, [10_000, 100_000, 1_000_000])]


def test_what_is_being_measured_is_said_beside_the_output(visitwire_here: Run, asked: Asked) -> None:
    assert visitwire_here("bench", "extract").stderr == b"Measuring.\n"
    assert len(asked) == 1


@pytest.mark.usefixtures("asked")
def test_a_terminal_shows_a_table(visitwire_here: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_commands, "at_terminal", lambda: True)
    shown = " ".join(visitwire_here("bench", "extract").stdout.decode().split())
    for row in (
        "releases a second 800 12 releases, 2,000 bytes on average",
        "text a second 1,600 kB",
        "one release, median 1.20 ms 40 rounds",
        "one release, 99 in 100 4.50 ms",
        "one release, processor 1.10 ms on average",
        "peak resident memory 120 MB",
        "cold start 1.23 s",
        "a text of 10 kB 5.00 ms 0.50 ms a kB",
        "a text of 1,000 kB 600.00 ms 0.60 ms a kB",
    ):
        assert row in shown


def test_options_choose_the_releases_the_time_and_the_longest_text(
    tmp_path: Path, visitwire_here: Run, asked: Asked
) -> None:
    path = tmp_path / "releases.jsonl"
    path.write_bytes(
        orjson.dumps({"id": "r-1", "title": "T", "publisher": "P", "text": "Mr Berg met Mr Dahl."})
    )
    visitwire_here("bench", "extract", "--releases", str(path), "--seconds", "0.5", "--up-to", "99999")
    assert asked == [(1, 0.5, [10_000])]


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
