from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import orjson
import pytest

Run = Callable[..., CompletedProcess[bytes]]
Show = Callable[..., str]

TEXT = (
    "The Minister for Trade, Ms Ana Reyes, met with the Mayor of Oslo, Mr Ola Berg, in Oslo today (March 3)."
    "\n\n"
    "Ms Reyes was invited to visit Bergen."
)
RELEASE = {
    "id": "r-1",
    "title": "Trade minister in Oslo",
    "published_at": "2026-03-03",
    "publisher": "Ministry of Trade",
    "lang": "en",
    "text": TEXT,
}


@pytest.fixture
def release(tmp_path: Path) -> str:
    path = tmp_path / "release.json"
    path.write_bytes(orjson.dumps(RELEASE))
    return str(path)


def test_a_pipe_gets_the_release_with_its_evidence_in_brackets(visitwire_here: Run, release: str) -> None:
    ended = visitwire_here("explain", release)
    shown = ended.stdout.decode()
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "[what 1: met with] the [with whom 1: Mayor of Oslo, Mr Ola Berg]" in shown
    assert "[no event a: visit]" in shown
    assert "\x1b" not in shown


def test_below_the_release_stand_its_events_with_their_rules(visitwire_here: Run, release: str) -> None:
    shown = visitwire_here("explain", release).stdout.decode()
    card = shown[shown.index("1  meeting, completed  confidence 0.") :]
    rows = (
        "who        Ana Reyes",
        "with whom  Ola Berg",
        "where      Oslo, NO",
        "when       2026-03-03 (“today (March 3)”",
    )
    for row in (*rows, "rule       meet: meets a person or a body"):
        assert f"\n   {row}" in card


def test_last_stand_the_words_that_gave_no_event_with_the_reason(visitwire_here: Run, release: str) -> None:
    shown = visitwire_here("explain", release).stdout.decode()
    last = shown[shown.index("Told, and no event") :]
    assert "a  visit: told as a wish, an offer or a request" in last
    assert "in         Ms Reyes was invited to visit Bergen." in last


def test_a_terminal_with_colours_has_no_brackets_but_a_legend(
    visitwire_at_terminal: Show, release: str
) -> None:
    shown = visitwire_at_terminal("explain", release, env={"TERM": "xterm-256color"})
    assert "[what 1" not in shown
    assert "\x1b[" in shown
    assert "met with\x1b[0m¹" in shown
    assert "with whom" in shown


@pytest.mark.parametrize("env", [{"TERM": "xterm-256color", "NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colours_has_brackets(
    visitwire_at_terminal: Show, release: str, env: dict[str, str]
) -> None:
    assert "[what 1: met with]" in visitwire_at_terminal("explain", release, env=env)


def test_a_text_file_is_explained_as_extract_reads_it(tmp_path: Path, visitwire_here: Run) -> None:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, encoding="utf-8")
    shown = visitwire_here("explain", str(path), "--published-at", "2026-03-03").stdout.decode()
    assert "1  meeting, completed" in shown


def test_json_holds_the_events_of_extract_and_the_words_without_event(
    visitwire_here: Run, release: str
) -> None:
    (line,) = visitwire_here("explain", release, "--json").stdout.splitlines()
    told = orjson.loads(line)
    extracted = [orjson.loads(event) for event in visitwire_here("extract", release).stdout.splitlines()]
    assert [one["event"] for one in told["events"]] == extracted
    assert [(one["words"]["text"], one["reason"]) for one in told["no_events"]] == [("visit", "wish")]


def test_html_is_one_page_of_all_releases(visitwire_here: Run, release: str) -> None:
    page = visitwire_here("explain", release, release, "--html").stdout.decode()
    assert page.startswith("<!doctype html>")
    assert page.count("<article") == 2


def test_html_is_not_written_to_a_terminal(visitwire_at_terminal: Show, release: str) -> None:
    assert "Send the page to a file" in visitwire_at_terminal("explain", release, "--html")


def test_html_and_json_together_are_wrong_usage(visitwire_here: Run, release: str) -> None:
    assert visitwire_here("explain", release, "--html", "--json").returncode == 2


def test_a_bad_line_is_told_and_the_others_are_explained(visitwire_here: Run) -> None:
    ended = visitwire_here("explain", "-", stdin=b"{bad}\n" + orjson.dumps(RELEASE))
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"visitwire explain: standard input:1: value")
    assert b"1  meeting" in ended.stdout


def test_a_hostile_text_does_nothing_to_a_terminal(tmp_path: Path, visitwire_at_terminal: Show) -> None:
    path = tmp_path / "release.json"
    path.write_bytes(orjson.dumps({**RELEASE, "text": "\x1b]0;owned\x07 [red]Ms Reyes\u202e met Mr Berg."}))
    shown = visitwire_at_terminal("explain", str(path))
    assert r"\x1b]0;owned\x07 [red]" in shown
    assert "\x1b]0" not in shown
    assert "\u202e" not in shown
