import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import orjson

from schemas.visit import VisitEvent

Run = Callable[..., CompletedProcess[bytes]]
Show = Callable[..., str]

TEXT = (
    "Trade minister in Oslo\n\n"
    "The Minister for Trade, Ms Ana Reyes, met with the Mayor of Oslo, Mr Ola Berg, in Oslo today (March 3)."
)
RELEASE = {
    "id": "r-1",
    "title": "Trade minister in Oslo",
    "published_at": "2026-03-03",
    "publisher": "Ministry of Trade",
    "lang": "en",
    "text": TEXT,
}


def events(output: bytes) -> list[VisitEvent]:
    return [VisitEvent.model_validate_json(line) for line in output.splitlines()]


def test_a_text_file_gives_events_whose_evidence_counts_into_the_file(tmp_path: Path, visitwire: Run) -> None:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, encoding="utf-8")
    ended = visitwire("extract", str(path), "--published-at", "2026-03-03", "--publisher", "Ministry")
    found = events(ended.stdout)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert found
    assert {event.release.publisher for event in found} == {"Ministry"}
    evidence = [evidence for event in found for evidence in event.evidence]
    assert all(TEXT[one.start : one.end] == one.text for one in evidence)


def test_the_same_release_gives_the_same_events_from_a_file_and_from_standard_input(
    tmp_path: Path, visitwire: Run
) -> None:
    path = tmp_path / "releases.jsonl"
    path.write_bytes(orjson.dumps(RELEASE))
    from_file = visitwire("extract", str(path))
    assert from_file.stdout
    assert visitwire("extract", stdin=path.read_bytes()).stdout == from_file.stdout


def test_a_bad_line_is_told_and_the_others_are_read(visitwire: Run) -> None:
    lines = b"\n".join([orjson.dumps(RELEASE), b"{bad}", orjson.dumps({**RELEASE, "id": "r-2"})])
    ended = visitwire("extract", "-", stdin=lines)
    assert {event.release.id for event in events(ended.stdout)} == {"r-1", "r-2"}
    assert ended.stderr.startswith(b"visitwire extract: standard input:2: value")
    assert len(ended.stderr.splitlines()) == 1
    assert ended.returncode == 1


def test_a_release_may_leave_fields_empty(visitwire: Run) -> None:
    empty = {"published_at": None, "title": "", "publisher": "", "lang": None}
    releases = [{**RELEASE, "id": field, field: value} for field, value in empty.items()]
    ended = visitwire("extract", stdin=b"\n".join(map(orjson.dumps, releases)))
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert {event.release.id for event in events(ended.stdout)} == set(empty)


def test_a_terminal_shows_a_table(tmp_path: Path, visitwire_at_terminal: Show) -> None:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, encoding="utf-8")
    shown = visitwire_at_terminal("extract", str(path), "--published-at", "2026-03-03")
    assert re.search(r"event +when +where +who +with, at", shown)
    assert re.search(r"meeting +2026-03-03 +.*Ana Reyes", shown)


def test_a_hostile_title_does_nothing_to_a_terminal(tmp_path: Path, visitwire_at_terminal: Show) -> None:
    path = tmp_path / "releases.jsonl"
    path.write_bytes(orjson.dumps({**RELEASE, "title": "\x1b]0;owned\x07[bold red]now[/] \u202etxet"}))
    shown = visitwire_at_terminal("extract", str(path))
    assert r"\x1b]0;owned\x07[bold red]now[/] \u202etxet" in shown
    assert "\x1b]0" not in shown
    assert "\u202e" not in shown


def test_an_option_that_cannot_be_is_wrong_usage(visitwire: Run) -> None:
    ended = visitwire("extract", "-", "--published-at", "yesterday", stdin=TEXT.encode())
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert b"2024-12-06" in ended.stderr
