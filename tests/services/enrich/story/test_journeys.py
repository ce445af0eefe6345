"""What a release tells of a journey: its legs, what each of them is, and the trip they make."""

import tomllib
from pathlib import Path

import pytest

from services.enrich.extract import extract
from services.evaluation.judge import judge
from tests.services.enrich.example_release import release_of
from tests.services.enrich.written import gold

TOLD = tomllib.loads((Path(__file__).parent / "journeys.toml").read_text(encoding="utf-8"))
CASES = [(kind, text, lines) for kind, texts in TOLD.items() for text, lines in texts.items()]
TOUR = (
    "The Foreign Minister, Ms Vera Holm, will leave Oslo for Lima on 6 May."
    " She will travel on to Quito on 8 May and return to Oslo on 10 May."
)


@pytest.mark.parametrize(("kind", "text", "lines"), CASES)
def test_a_journey_has_the_legs_a_careful_reader_finds(kind: str, text: str, lines: list[str]) -> None:
    judged = judge(gold({"id": kind, "events": lines}), text, extract(release_of(text)))
    assert judged.is_exact, judged


def test_the_legs_of_one_traveller_make_one_trip() -> None:
    assert len({event.trip_id for event in extract(release_of(TOUR))}) == 1


def test_a_trip_tells_its_stops_in_their_order() -> None:
    trip = extract(release_of(TOUR))[0].trip
    assert [stop.name for stop in trip.destinations] == ["Lima", "Quito"]


def test_a_trip_lasts_from_its_first_leg_to_its_return() -> None:
    trip = extract(release_of(TOUR))[0].trip
    assert (trip.start, trip.end) == ("2024-05-06", "2024-05-10")


def test_a_journey_abroad_has_the_publishers_home() -> None:
    trip = extract(release_of(TOUR))[0].trip
    assert trip.home is not None
    assert trip.home.name == "Oslo"


def test_a_guests_trip_has_no_home() -> None:
    (event,) = extract(release_of("The Foreign Minister of Chile, Ms Rosa Pinto, arrived in Oslo yesterday."))
    assert event.trip.home is None


def test_a_trip_tells_which_day_of_it_is_reported() -> None:
    text = "On the second day of her visit to Peru, Ms Vera Holm met the Mayor of Lima, Ms Ana Rios."
    assert {event.trip.day for event in extract(release_of(text))} == {2}
