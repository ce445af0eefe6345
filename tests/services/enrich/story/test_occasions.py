"""What an occasion told twice, for a guest or in one's own house gives."""

from schemas.visit import VisitEvent
from services.enrich.extract import extract
from tests.services.enrich.example_release import release_of


def attended(text: str) -> list[VisitEvent]:
    release = release_of(text)
    return [event for event in extract(release) if event.type == "attendance"]


def test_the_event_means_the_occasion_told_before() -> None:
    (event,) = attended(
        "Mr Paul Ortega attended the Baltic Energy Forum in Riga today. Speaking at the event, he praised it."
    )
    assert event.occasion == "Baltic Energy Forum"


def test_an_abbreviation_is_told_by_its_full_name() -> None:
    first, second = attended(
        "Mr Paul Ortega attended the Andean Energy Week (AEW) in Quito today. Ms Ana Pinto also spoke at AEW."
    )
    assert first.occasion == second.occasion == "Andean Energy Week"


def test_a_dinner_without_a_named_guest_is_for_who_arrived() -> None:
    (dinner,) = attended(
        "President Jonas Veld arrived in Riga today. The Mayor, Ms Julia Roth, will host a dinner tonight."
    )
    assert [party.name for party in dinner.visitors] == ["Jonas Veld"]
    assert [party.name for party in dinner.counterparts] == ["Julia Roth"]


def test_a_signing_right_after_talks_is_part_of_them() -> None:
    text = "Mr Paul Ortega met the Mayor of Berlin, Ms Julia Roth, in Berlin today. They signed an agreement."
    assert attended(text) == []


def test_a_committee_that_one_chairs_at_home_is_no_visit() -> None:
    assert attended("Mr Paul Ortega chaired the weekly meeting of the Energy Committee in Oslo today.") == []


def test_a_press_conference_is_no_occasion() -> None:
    assert attended("Mr Paul Ortega spoke at a press conference in Riga today.") == []


def test_two_openings_are_two_occasions() -> None:
    first, second = attended(
        "President Jonas Veld opened the Lakeside Hospital in Riga today. He also opened the Harbour School."
    )
    assert first.site != second.site
