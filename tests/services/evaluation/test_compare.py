from services.evaluation.compare import compare, missed, spurious
from services.evaluation.count import Count
from services.evaluation.found import found_in
from tests.services.evaluation.events import answer, event, on, person


def test_each_item_answers_one_other_at_most() -> None:
    found = found_in(event(visitors=(person("Ana Reyes"),)))
    assert compare("visitors", answer(visitors=["Ana Reyes", "Reyes"]), found) == Count(1, 2, 1)


def test_two_empty_slots_agree() -> None:
    assert compare("site", answer(), found_in(event())) == Count(0, 0, 0)
    assert compare("site", answer(), found_in(event())).is_exact


def test_the_reading_that_suits_best_is_counted() -> None:
    expected = answer(counterparts=["Ola Berg", "Kari Lie"], alt={"counterparts": ["Ola Berg"]})
    assert compare("counterparts", expected, found_in(event())) == Count(1, 1, 1)


def test_a_reading_may_be_that_nothing_is_told() -> None:
    expected = answer(date="2026-03-03", alt={"date": [None]})
    assert compare("date", expected, found_in(event(time=None))).is_exact
    assert compare("date", expected, found_in(event(time=on("2026-03-03")))).is_exact
    assert compare("date", expected, found_in(event(time=on("2026-03-04")))) == Count(0, 0, 1)


def test_dates_must_be_written_alike() -> None:
    assert not compare("date", answer(date="2026-03"), found_in(event(time=on("2026-03-03")))).is_exact


def test_a_missed_event_asks_for_its_shortest_reading_and_a_spurious_one_holds_all_it_tells() -> None:
    expected = answer(counterparts=["Ola Berg", "Kari Lie"], alt={"counterparts": ["Ola Berg"]})
    assert missed("counterparts", expected) == Count(0, 1, 0)
    assert spurious("visitors", found_in(event())) == Count(0, 0, 1)
