"""Own-written releases, each with the events a careful reader finds in it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from schemas.release import AcceptedRelease
from schemas.visit import Party, Place, VisitEvent
from services.enrich.extract import extract

FILES = sorted((Path(__file__).parent / "releases").glob("*.toml"))
RELEASES = [
    release for file in FILES for release in tomllib.loads(file.read_text(encoding="utf-8"))["release"]
]


def accepted(told: dict[str, Any], **changes: object) -> AcceptedRelease:
    fields = {
        "id": told["what"],
        "revision": 1,
        "url": None,
        "title": told["title"],
        "publisher": told["publisher"],
        "published_at": told["published_at"],
        "language": "en",
        "published_at_source": "message",
        "text": told["text"].strip(),
    }
    return AcceptedRelease.model_validate({**fields, **changes})


def line(event: VisitEvent) -> str:
    time = event.time
    return " | ".join(
        (
            f"{event.type} {event.status}",
            names(event.visitors),
            names(event.counterparts),
            event.site or "-",
            event.occasion or "-",
            place_name(event.place),
            place_name(event.origin),
            time.edtf if time else "-",
            (time and time.period) or "-",
        )
    )


def names(parties: tuple[Party, ...]) -> str:
    return ", ".join(party.name or party.text or party.roles[0].title for party in parties) or "-"


def place_name(place: Place | None) -> str:
    if place is None:
        return "-"
    return str(place.country) if place.kind == "country" else f"{place.name}, {place.country}"


@pytest.mark.parametrize("told", RELEASES, ids=lambda told: told["what"])
def test_a_release_gives_the_events_a_careful_reader_finds(told: dict[str, Any]) -> None:
    assert [line(event) for event in extract(accepted(told))] == told["events"]


@pytest.mark.parametrize("told", RELEASES, ids=lambda told: told["what"])
def test_every_filled_field_quotes_the_release(told: dict[str, Any]) -> None:
    release = accepted(told)
    for event in extract(release):
        assert all(quote.text == release.text[quote.start : quote.end] for quote in event.evidence)
        quoted = {quote.field for quote in event.evidence}
        fields = ("visitors", "counterparts", "site", "occasion", "place", "origin", "time")
        assert {field for field in fields if getattr(event, field)} <= quoted


@pytest.mark.parametrize("told", RELEASES, ids=lambda told: told["what"])
def test_reading_again_gives_the_same_bytes(told: dict[str, Any]) -> None:
    first, again = ([event.model_dump_json() for event in extract(accepted(told))] for _ in range(2))
    assert first == again


def test_a_publication_time_is_a_day_in_the_publishers_own_time_zone() -> None:
    told = {
        **RELEASES[0],
        "text": "The Minister of Transport, Ms Vera Holm, visited Osaka today.",
        "what": "late",
    }
    (event,) = extract(accepted(told, published_at="2024-05-07T23:30:00Z"))
    assert event.time is not None
    assert event.time.edtf == "2024-05-08"


def test_a_release_without_a_day_gives_an_event_without_one() -> None:
    told = {
        **RELEASES[0],
        "text": "The Minister of Transport, Ms Vera Holm, visited Osaka today.",
        "what": "undated",
    }
    (event,) = extract(accepted(told, published_at=None, published_at_source=None))
    assert event.time is None


def test_a_language_without_rules_gives_no_events() -> None:
    assert extract(accepted(RELEASES[0], language="fi")) == ()


@pytest.mark.parametrize(
    "text", ["visited " * 500, "A" * 50_000, "Mr Oslo, " * 1_000, "visited\u200b Oslo\n" * 500]
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    events = extract(accepted({**RELEASES[0], "text": text}))
    assert all(quote.text in text for event in events for quote in event.evidence)
