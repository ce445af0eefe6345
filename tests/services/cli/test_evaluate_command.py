from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import orjson
import pytest

Run = Callable[..., CompletedProcess[bytes]]
Show = Callable[..., str]

OWN = Path(__file__).parents[1] / "evaluation" / "own"
GOLD, RELEASES = str(OWN / "gold.jsonl"), str(OWN / "releases.jsonl")


def without_gold_for(name: str, folder: Path) -> str:
    lines = (OWN / "gold.jsonl").read_bytes().splitlines(keepends=True)
    path = folder / "gold.jsonl"
    path.write_bytes(b"".join(line for line in lines if orjson.loads(line)["id"] != name))
    return str(path)


def test_a_pipe_gets_one_json_object_with_figures_and_errors(visitwire_here: Run) -> None:
    ended = visitwire_here("evaluate", GOLD, RELEASES)
    assert (ended.returncode, ended.stderr) == (0, b"")
    figures = orjson.loads(ended.stdout)
    assert figures["releases"] == 6
    assert figures["empty_releases"]["releases"] == 2
    assert figures["evidence"]["broken"] == 0
    assert 0 < figures["event"]["f1"] <= 1
    assert set(figures["by_type"]) >= {"meeting", "arrival"}
    assert figures["by_slot"]["date"]["when_matched"] <= 1
    assert {error["kind"] for error in figures["errors"]} <= {"missed", "spurious", "differs"}


def test_events_from_a_file_are_judged_as_those_extracted(tmp_path: Path, visitwire_here: Run) -> None:
    events = tmp_path / "events.jsonl"
    events.write_bytes(visitwire_here("extract", RELEASES).stdout)
    extracted = visitwire_here("evaluate", GOLD, RELEASES)
    predicted = orjson.loads(visitwire_here("evaluate", GOLD, RELEASES, "--predicted", str(events)).stdout)
    for error in (figures := orjson.loads(extracted.stdout))["errors"]:
        error["rule"] = None
    assert predicted == figures


def test_an_error_names_the_rule_that_told_the_event(tmp_path: Path, visitwire_here: Run) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(b'{"id": "own-ambassador", "events": []}')
    errors = orjson.loads(visitwire_here("evaluate", str(gold), RELEASES).stdout)["errors"]
    assert [(error["kind"], error["type"], error["rule"]) for error in errors] == [
        ("spurious", "meeting", "receive")
    ]


def test_no_events_are_all_missed(tmp_path: Path, visitwire_here: Run) -> None:
    events = tmp_path / "events.jsonl"
    events.write_bytes(b"")
    figures = orjson.loads(visitwire_here("evaluate", GOLD, RELEASES, "--predicted", str(events)).stdout)
    assert (figures["event"]["f1"], figures["event"]["found"]) == (0, 0)
    assert [error["kind"] for error in figures["errors"]] == ["missed"] * figures["event"]["expected"]


def test_events_of_releases_without_gold_are_left_out_and_told(tmp_path: Path, visitwire_here: Run) -> None:
    events = tmp_path / "events.jsonl"
    events.write_bytes(visitwire_here("extract", RELEASES).stdout)
    gold = without_gold_for("own-day-report", tmp_path)
    ended = visitwire_here("evaluate", gold, RELEASES, "--predicted", str(events))
    assert orjson.loads(ended.stdout)["releases"] == 5
    assert b"without gold are left out" in ended.stderr


def test_errors_may_be_limited(visitwire_here: Run) -> None:
    assert orjson.loads(visitwire_here("evaluate", GOLD, RELEASES, "--errors", "0").stdout)["errors"] == []


def test_a_terminal_shows_tables_and_then_the_errors(tmp_path: Path, visitwire_at_terminal: Show) -> None:
    events = tmp_path / "events.jsonl"
    events.write_bytes(b"")
    shown = visitwire_at_terminal("evaluate", GOLD, RELEASES, "--predicted", str(events), "--errors", "1")
    assert shown.index("events  ") < shown.index("  meeting") < shown.index("arguments") < shown.index("date")
    assert "6 releases, 2 of them read without a fault." in " ".join(shown.split())
    assert "own-day-report  meeting missed" in shown
    assert "Desmond Koh" in shown
    assert "Errors listed: 1 of 7." in shown


def test_a_figure_under_the_limit_is_exit_code_1(tmp_path: Path, visitwire_here: Run) -> None:
    events = tmp_path / "events.jsonl"
    events.write_bytes(b"")
    ended = visitwire_here("evaluate", GOLD, RELEASES, "--predicted", str(events), "--fail-under", "0.5")
    assert ended.returncode == 1
    assert ended.stderr == b"visitwire evaluate: event F1 is 0.0000, lower than 0.5.\n"
    assert orjson.loads(ended.stdout)["event"]["f1"] == 0


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b'{"id": "r", "events": [{"type": "trip"}]}', b"gold.jsonl:1: events.0.type: "),
        (b'{"id": "r", "events": []}', b"The release r is missing"),
        (b'{"id": "own-fair", "events": []}\n{"id": "own-fair", "events": []}', b"gold.jsonl:2: id: "),
        (b"", b"There is no gold in it."),
    ],
)
def test_what_is_wrong_with_gold_is_one_sentence(
    tmp_path: Path, visitwire_here: Run, line: bytes, sentence: bytes
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(line)
    ended = visitwire_here("evaluate", str(path), RELEASES)
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert sentence in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_a_predicted_line_that_is_no_event_is_named(tmp_path: Path, visitwire_here: Run) -> None:
    events = tmp_path / "events.jsonl"
    events.write_bytes(b'{"type": "meeting"}\n')
    ended = visitwire_here("evaluate", GOLD, RELEASES, "--predicted", str(events))
    assert ended.returncode == 1
    assert b"events.jsonl:1: " in ended.stderr
