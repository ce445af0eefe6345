"""Which days the events of a release take, as a careful reader would date them."""

import ast
import os
import subprocess
import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.release import AcceptedRelease
from schemas.visit import VisitEvent
from services.enrich.extract import extract

Dated = tuple[str, str | None, str | None]
FRIDAY = "2024-12-06"
NORWAY = "Government of Norway"
WHO = "The Foreign Minister, Ms Kari Holm,"
CLOCKS = {"date", "datetime", "time"}
PACKAGE = Path(__file__).parents[4] / "services" / "enrich"


def read(
    text: str, published: str | None = FRIDAY, title: str = "Foreign Minister abroad"
) -> tuple[VisitEvent, ...]:
    release = AcceptedRelease(
        id="days",
        revision=1,
        url=None,
        title=title,
        publisher=NORWAY,
        published_at=published,
        language="en",
        published_at_source="message" if published else None,
        text=text,
    )
    return extract(release)


def days(text: str, published: str | None = FRIDAY, title: str = "Foreign Minister abroad") -> list[Dated]:
    return [
        (event.type, event.time.edtf, event.time.period) if event.time else (event.type, None, None)
        for event in read(text, published, title)
    ]


CASES = tomllib.loads(Path(__file__).with_name("days.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_days_are_those_a_careful_reader_finds(case: dict[str, Any]) -> None:
    told = [" ".join(filter(None, (kind, day or "-", part))) for kind, day, part in days(case["text"])]
    assert told == case["days"]


def test_without_a_day_of_publication_the_closing_line_supplies_it() -> None:
    text = f"{WHO} met President Carlos Rojas in Lima today.\n\nEnds/Friday, May 10, 2019"
    assert days(text, published=None) == [("meeting", "2019-05-10", None)]


def test_without_any_day_of_publication_the_year_stays_unknown() -> None:
    text = f"{WHO} met President Carlos Rojas in Lima on 4 May. She also visited the Port of Callao."
    assert days(text, published=None) == [("meeting", "XXXX-05-04", None), ("site_visit", "XXXX-05-04", None)]


def test_the_title_of_an_itinerary_dates_its_hours() -> None:
    text = "9:00 a.m. The Foreign Minister, Ms Kari Holm, will meet President Carlos Rojas in Lima."
    title = "Foreign Minister's itinerary for Monday, December 9, 2024"
    assert days(text, title=title) == [("meeting", "2024-12-09", "MO")]


DEICTIC = (
    f"{WHO} arrived in Lima yesterday. Today she met President Carlos Rojas.\n\n"
    "Tomorrow, Ms Holm will visit the Port of Callao."
)
PRINTED = (
    f"{WHO} visited Lima from 30 December 2023 to 2 January 2024. "
    "She met President Carlos Rojas on 31 December 2023."
)


def first_days(text: str, published: date) -> list[date]:
    told = [
        event.time.start for event in read(text, published.isoformat()) if event.time and event.time.start
    ]
    return [date.fromisoformat(start[:10]) for start in told]


@settings(max_examples=50)
@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(-400, 400))
def test_days_counted_from_publication_move_with_it(published: date, shift: int) -> None:
    moved = timedelta(days=shift)
    assert first_days(DEICTIC, published) == [published + timedelta(days=day) for day in (-1, 0, 1)]
    assert first_days(DEICTIC, published + moved) == [day + moved for day in first_days(DEICTIC, published)]


@settings(max_examples=50)
@given(st.integers(0, 50))
def test_printed_days_stand_whenever_the_release_was_published(shift: int) -> None:
    published = date(2024, 1, 2) + timedelta(days=shift)
    assert first_days(PRINTED, published) == [date(2023, 12, 30), date(2023, 12, 31)]


PRINT_DAYS = """
import json, sys
from tests.services.enrich.story.test_days import CASES, read
for case in CASES:
    for event in read(case["text"]):
        sys.stdout.buffer.write(event.model_dump_json().encode() + b"\\n")
"""


def read_in(**environment: str) -> bytes:
    root = PACKAGE.parent.parent
    run = subprocess.run(
        [sys.executable, "-c", PRINT_DAYS],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), **environment},
        capture_output=True,
        check=True,
    )
    return run.stdout


def test_the_time_zone_and_locale_of_the_machine_change_nothing() -> None:
    here = read_in(TZ="America/Los_Angeles", LC_ALL="C", PYTHONHASHSEED="1")
    assert here
    assert here == read_in(TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="2")


@pytest.mark.parametrize(
    "file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE))
)
def test_reading_never_asks_for_the_present_day(file: Path) -> None:
    nodes = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Attribute)]
    asked = {node.attr for node in nodes if isinstance(node.value, ast.Name) and node.value.id in CLOCKS}
    assert asked.isdisjoint({"today", "now", "utcnow", "localtime", "gmtime", "time"})


@pytest.mark.parametrize("published", ["0001-01-02", "9999-12-30"])
def test_a_stay_that_would_reach_beyond_the_calendar_is_none(published: str) -> None:
    text = (
        f"{WHO} will arrive in Lima today for a six-day visit.\n\n"
        "During the visit, she will meet President Carlos Rojas. "
        "Ms Holm returned to Oslo yesterday after a six-day visit to Chile."
    )
    assert ("arrival", published, None) in days(text, published)
