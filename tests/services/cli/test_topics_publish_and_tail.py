"""The commands that speak to a broker, as a person and a pipe use them."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import orjson
import pytest

from schemas.topics import PUBLISHED, TOPICS
from tests.conftest import Kafka

Run = Callable[..., CompletedProcess[bytes]]
pytestmark = pytest.mark.kafka

RELEASES = [
    {"id": f"r-{number % 7}", "title": f"Report {number}", "publisher": "Ministry", "text": f"Text {number}."}
    for number in range(40)
]


@pytest.fixture
def env(kafka: Kafka, topic_prefix: str) -> Mapping[str, str]:
    return {"KAFKA_BOOTSTRAP_SERVERS": kafka.bootstrap_servers, "VISITWIRE_TOPIC_PREFIX": topic_prefix}


@pytest.fixture
def topics(visitwire: Run, env: Mapping[str, str]) -> list[dict[str, Any]]:
    return objects(visitwire("topics", "create", "--partitions", "2", env=env).stdout)


def objects(output: bytes) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in output.splitlines()]


def jsonl(*releases: object) -> bytes:
    return b"\n".join(map(orjson.dumps, releases))


def published(visitwire: Run, env: Mapping[str, str]) -> list[dict[str, Any]]:
    return objects(visitwire("tail", "published", "--from", "beginning", "--until-end", env=env).stdout)


def test_topics_are_made_once(
    topics: list[dict[str, Any]], visitwire: Run, env: Mapping[str, str], topic_prefix: str
) -> None:
    assert [(topic["topic"], topic["created"], topic["partitions"]) for topic in topics] == [
        (topic_prefix + topic.name, True, 2) for topic in TOPICS
    ]
    again = visitwire("topics", "create", "--partitions", "3", env=env)
    assert {(topic["created"], topic["partitions"]) for topic in objects(again.stdout)} == {(False, 2)}
    assert again.returncode == 1


@pytest.mark.usefixtures("topics")
def test_what_is_published_is_read_in_order_for_each_release(visitwire: Run, env: Mapping[str, str]) -> None:
    ended = visitwire("publish", "-", stdin=jsonl(*RELEASES), env=env)
    assert (ended.returncode, ended.stderr) == (0, b"")
    stored = objects(ended.stdout)
    assert [place["source"] for place in stored] == [f"standard input:{line + 1}" for line in range(40)]
    read = published(visitwire, env)
    assert {(one["partition"], one["offset"], one["key"]) for one in read} == {
        (place["partition"], place["offset"], place["id"]) for place in stored
    }
    for key in {release["id"] for release in RELEASES}:
        titles = [one["value"]["title"] for one in read if one["key"] == key]
        assert titles == [release["title"] for release in RELEASES if release["id"] == key]


@pytest.mark.usefixtures("topics")
def test_nothing_is_published_when_something_is_invalid_unless_it_is_skipped(
    visitwire: Run, env: Mapping[str, str]
) -> None:
    lines = jsonl(RELEASES[0], {"id": "r-9"}, RELEASES[1])
    refused = visitwire("publish", "-", stdin=lines, env=env)
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert b"standard input:2: publisher" in refused.stderr
    skipped = visitwire("publish", "-", "--skip-invalid", stdin=lines, env=env)
    assert skipped.returncode == 1
    assert [one["key"] for one in published(visitwire, env)] == [
        place["id"] for place in objects(skipped.stdout)
    ]


@pytest.mark.usefixtures("topics")
def test_raw_bytes_are_published_as_they_are(tmp_path: Path, visitwire: Run, env: Mapping[str, str]) -> None:
    path = tmp_path / "hostile.json"
    path.write_bytes(b"\xff\x00{")
    assert visitwire("publish", "--raw", str(path), env=env).returncode == 0
    (read,) = published(visitwire, env)
    assert (read["key"], read["value"]) == (None, {"base64": "/wB7"})


def test_a_topic_that_is_missing_is_named(visitwire: Run, env: Mapping[str, str], topic_prefix: str) -> None:
    ended = visitwire("tail", "published", env=env)
    assert ended.returncode == 1
    assert f"{topic_prefix}{PUBLISHED}" in ended.stderr.decode()
    assert b"visitwire topics create" in ended.stderr


@pytest.mark.usefixtures("topics")
def test_a_terminal_shows_hostile_values_harmlessly(
    tmp_path: Path, visitwire: Run, visitwire_at_terminal: Callable[..., str], env: Mapping[str, str]
) -> None:
    path = tmp_path / "hostile.txt"
    path.write_bytes(b"\x1b]0;owned\x07 [bold]x[/] \xe2\x80\xae")
    visitwire("publish", "--raw", str(path), env=env)
    shown = visitwire_at_terminal("tail", "published", "--from", "beginning", "--count", "1", env=env)
    assert r"\x1b]0;owned\x07 [bold]x[/] \u202e" in shown
    assert "\x1b" not in shown


@pytest.mark.usefixtures("topics")
def test_tail_waits_for_what_comes_and_ctrl_c_ends_it_quietly(visitwire: Run, env: Mapping[str, str]) -> None:
    program = [sys.executable, "-m", "services.cli", "tail", "published", "--from", "beginning"]
    with subprocess.Popen(
        program, env={**os.environ, **env}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as tail:
        assert tail.stdout is not None
        assert tail.stderr is not None
        visitwire("publish", "-", stdin=jsonl(RELEASES[0]), env=env)
        assert orjson.loads(tail.stdout.readline())["key"] == "r-0"
        tail.send_signal(signal.SIGINT)
        assert tail.wait(timeout=30) == 130
        assert tail.stderr.read() == b""
