"""A release as a text file through `publish`, both services and `tail`: the events that `extract` reads."""

import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from services.stream.settings import KafkaSettings
from tests.end_to_end.service_process import ServiceProcess, environment_of, running

pytestmark = pytest.mark.kafka

RELEASE = """Minister of Fisheries concludes visit to Reykjavik

The Minister of Fisheries, Ms Marit Solheim, concluded the second day of her visit to Reykjavik \
today (May 14).

In the morning, Ms Solheim met with the Director of the Icelandic Harbour Institute, Mr Jon Arnason. \
She then visited the Old Harbour Museum.

Arriving in Reykjavik yesterday afternoon (May 13), Ms Solheim called on the Mayor of Reykjavik, Ms Anna \
Thorsdottir.

Ms Solheim will return to Oslo tomorrow (May 15).
"""
OPTIONS = ("--published-at", "2025-05-14", "--publisher", "Government of Norway")


def _visitwire(settings: KafkaSettings, *arguments: str) -> list[bytes]:
    finished = subprocess.run(
        [sys.executable, "-m", "services.cli", *arguments],
        env=environment_of(settings),
        check=True,
        capture_output=True,
        timeout=60,
    )
    return finished.stdout.splitlines()


async def test_what_comes_out_of_kafka_is_what_extract_reads(
    settings: KafkaSettings, workers: list[ServiceProcess], tmp_path: Path
) -> None:
    file = tmp_path / "release.txt"
    file.write_text(RELEASE, encoding="utf-8")
    read = [orjson.loads(line) for line in _visitwire(settings, "extract", str(file), *OPTIONS)]
    assert {event["type"] for event in read} >= {"meeting", "site_visit", "return"}
    with running(*workers):
        _visitwire(settings, "publish", str(file), *OPTIONS)
        tailed = _visitwire(settings, "tail", "--from", "beginning", "--count", str(len(read)), "--json")
    assert [orjson.loads(line) for line in tailed] == read
