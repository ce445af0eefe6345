from schemas.visit import Evidence
from services.evaluation.judge import judge
from tests.services.evaluation.events import answer, event, gold, on, person


def test_a_release_read_as_gold_tells_it_is_exact() -> None:
    judged = judge(gold(answer()), "met Ola Berg", [event()])
    assert judged.is_exact
    assert (len(judged.matched), judged.quotes, judged.broken_quotes) == (1, 1, 0)


def test_an_optional_event_costs_nothing_found_or_not() -> None:
    expected = gold(answer(), answer(counterparts=["Kari Lie"], date="2026-03-04", optional=True))
    optional = event(counterparts=(person("Kari Lie"),), time=on("2026-03-04"))
    assert judge(expected, "met", [event(), optional]).is_exact
    assert judge(expected, "met", [event()]).is_exact


def test_a_slot_that_differs_and_an_event_missed_or_too_many_are_faults() -> None:
    assert not judge(gold(answer()), "met", [event(time=on("2026-03-05"))]).is_exact
    assert len(judge(gold(answer()), "met", []).missed) == 1
    assert len(judge(gold(), "met", [event()]).spurious) == 1


def test_an_event_in_an_empty_release_is_told() -> None:
    judged = judge(gold(), "met", [event()])
    assert (judged.is_empty, judged.gives_events) == (True, True)


def test_a_quote_that_does_not_stand_at_its_place_is_broken() -> None:
    quotes = (
        Evidence(field="type", start=1, end=4, text="met"),
        Evidence(field="type", start=0, end=3, text="met"),
    )
    judged = judge(gold(answer()), "met Ola Berg", [event(evidence=quotes)])
    assert (judged.quotes, judged.broken_quotes) == (2, 1)
