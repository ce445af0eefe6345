from services.evaluation.count import Count
from services.evaluation.figures import sum_up
from services.evaluation.judge import judge
from services.evaluation.report import as_object
from tests.services.evaluation.events import answer, event, gold, person

JUDGED = [
    judge(gold(answer()), "met", [event()]),
    judge(gold(answer(date="2026-03-04")), "met", [event()]),
    judge(gold(answer()), "met", []),
    judge(gold(), "met", [event(visitors=(person("Ana Reyes"), person("Kari Lie")))]),
]


def test_events_are_counted_over_all_releases_and_by_type() -> None:
    figures = sum_up(JUDGED)
    assert figures.events == figures.by_type["meeting"] == Count(2, 3, 3)
    assert figures.by_type["arrival"] == Count()


def test_arguments_of_missed_and_spurious_events_count_against_their_slots() -> None:
    figures = sum_up(JUDGED)
    assert figures.by_slot["visitors"] == Count(2, 3, 4)
    assert figures.by_slot["date"] == Count(1, 3, 3)
    assert figures.when_matched["date"] == Count(1, 2, 2)
    assert figures.arguments == Count(9, 15, 16)


def test_releases_read_without_a_fault_and_empty_ones_hit_are_counted() -> None:
    figures = sum_up(JUDGED)
    assert (figures.releases, figures.exact_releases) == (4, 1)
    assert (figures.empty_releases, figures.empty_hit) == (1, 1)


def test_the_report_rounds_rates_to_four_places() -> None:
    report = as_object(sum_up(JUDGED))
    rates = {"precision": 0.6667, "recall": 0.6667, "f1": 0.6667, "expected": 3, "found": 3, "right": 2}
    assert report["event"] == rates
