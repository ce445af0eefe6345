"""The project's own evaluation set, read by the extractor."""

from typing import Any

import pytest

from services.enrich.extract import extract
from services.evaluation.figures import sum_up
from services.evaluation.judge import Judged, judge
from tests.services.enrich.written import accepted, gold, sets

SETS = sets()
RELEASES = [release for releases in SETS.values() for release in releases]
EXACT = [release for release in RELEASES if release.get("exact")]
OSAKA = SETS["outbound"][0]

# What is reached, as F1 of events and of arguments; it only ever rises.
FLOORS = {
    "africa": (0.84, 0.78),
    "agendas": (0.78, 0.74),
    "central_asia": (0.79, 0.76),
    "east_asia": (0.87, 0.79),
    "field_days": (0.85, 0.78),
    "hong_kong_and_macao": (0.97, 0.93),
    "inbound": (0.98, 0.98),
    "long_programmes": (0.74, 0.72),
    "middle_east": (0.84, 0.74),
    "outbound": (0.98, 0.98),
    "pacific": (0.90, 0.79),
    "readouts": (0.85, 0.78),
    "south_asia": (0.83, 0.80),
    "south_east_asia": (0.83, 0.82),
    "summits": (0.74, 0.69),
    "tours": (0.91, 0.82),
}


# How many releases without a visit give one nevertheless; it only ever falls.
EMPTY_HIT = {"no_visit_in_the_east_and_south": 1, "nothing": 0, "uneventful": 1}


def judged(told: dict[str, Any]) -> Judged:
    release = accepted(told)
    return judge(gold(told), release.text, extract(release))


@pytest.mark.parametrize("name", FLOORS)
def test_a_set_agrees_with_a_careful_reader_as_well_as_it_did(name: str) -> None:
    reached = sum_up([judged(told) for told in SETS[name]])
    events, arguments = FLOORS[name]
    assert reached.events.f1 >= events
    assert reached.arguments.f1 >= arguments


@pytest.mark.parametrize("name", SETS)
def test_no_more_releases_without_a_visit_give_one_than_did(name: str) -> None:
    assert sum_up([judged(told) for told in SETS[name]]).empty_hit <= EMPTY_HIT.get(name, 0)


def test_every_set_has_its_measure() -> None:
    assert set(SETS) == FLOORS.keys() | EMPTY_HIT.keys()


@pytest.mark.parametrize("told", EXACT, ids=lambda told: told["id"])
def test_a_release_gives_exactly_the_events_a_careful_reader_finds(told: dict[str, Any]) -> None:
    assert judged(told).is_exact


@pytest.mark.parametrize("told", RELEASES, ids=lambda told: told["id"])
def test_every_filled_field_quotes_the_release(told: dict[str, Any]) -> None:
    release = accepted(told)
    for event in extract(release):
        assert all(quote.text == release.text[quote.start : quote.end] for quote in event.evidence)
        quoted = {quote.field for quote in event.evidence}
        fields = ("visitors", "counterparts", "site", "occasion", "place", "origin", "time")
        assert {field for field in fields if getattr(event, field)} <= quoted


@pytest.mark.parametrize("told", RELEASES, ids=lambda told: told["id"])
def test_reading_again_gives_the_same_bytes(told: dict[str, Any]) -> None:
    first, again = ([event.model_dump_json() for event in extract(accepted(told))] for _ in range(2))
    assert first == again


def test_a_publication_time_is_a_day_in_the_publishers_own_time_zone() -> None:
    told = {
        **OSAKA,
        "text": "The Minister of Transport, Ms Vera Holm, visited Osaka today.",
        "id": "late",
    }
    (event,) = extract(accepted(told, published_at="2024-05-07T23:30:00Z"))
    assert event.time is not None
    assert event.time.edtf == "2024-05-08"


def test_a_release_without_a_day_gives_an_event_without_one() -> None:
    told = {
        **OSAKA,
        "text": "The Minister of Transport, Ms Vera Holm, visited Osaka today.",
        "id": "undated",
    }
    (event,) = extract(accepted(told, published_at=None, published_at_source=None))
    assert event.time is None


def test_a_language_without_rules_gives_no_events() -> None:
    assert extract(accepted(OSAKA, language="fi")) == ()
