import pytest

from services.evaluation.align import align
from services.evaluation.found import found_in
from tests.services.evaluation.events import OSLO, answer, event, on, person

ELSEWHERE = {"place": "Bergen, NO", "date": "2026-04-01"}


def test_events_of_different_types_are_no_pair() -> None:
    assert align([answer()], [found_in(event(type="attendance"))]) == []


def test_the_most_alike_pair_is_taken_first() -> None:
    expected = [answer(**ELSEWHERE), answer()]
    assert align(expected, [found_in(event())]) == [(1, 0)]


def test_of_equals_the_one_told_first_is_taken() -> None:
    found = [found_in(event()), found_in(event())]
    assert align([answer(), answer()], found) == [(0, 0), (1, 1)]


@pytest.mark.parametrize(
    ("kind", "told", "found"),
    [
        ("meeting", {"counterparts": ["Kari Lie"]}, {"counterparts": (person("Ola Berg"),)}),
        ("site_visit", {"site": "Harbour Museum"}, {"site": "City Hall"}),
        ("attendance", {"occasion": "Rail Forum"}, {"occasion": "Harvest Fair"}),
        ("arrival", {"place": "Bergen, NO"}, {"place": OSLO}),
        ("departure", {"place": "Bergen, NO"}, {"place": OSLO}),
    ],
)
def test_events_that_differ_in_what_their_type_is_known_by_are_no_pair(
    kind: str, told: dict[str, object], found: dict[str, object]
) -> None:
    bare = {"counterparts": (), "visitors": (person("Ana Reyes"),)}
    none: list[str] = []
    expected = answer(**{"type": kind, "counterparts": none, **told})
    assert align([expected], [found_in(event(**{"type": kind, **bare, **found}))]) == []


def test_what_gold_does_not_tell_by_its_type_is_known_by_visitors_place_or_date() -> None:
    expected = answer(type="site_visit", counterparts=[], site=None)
    found = event(type="site_visit", counterparts=(), site="City Hall")
    assert align([expected], [found_in(found)]) == [(0, 0)]


def test_events_alike_in_less_than_two_fifths_are_no_pair() -> None:
    expected = answer(visitors=["Kari Lie"], place="Bergen, NO", date="2026-04-01", site="Harbour Museum")
    assert align([expected], [found_in(event(site="City Hall", time=on("2026-03-03")))]) == []
