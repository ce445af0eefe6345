from schemas.visit import Evidence
from services.evaluation.judge import judge
from services.evaluation.mistakes import mistakes
from tests.services.evaluation.events import answer, event, gold, on

TEXT = "In brief\nMs Reyes met Mr Berg in Oslo today."
AT = TEXT.index("met")
MET = (Evidence(field="type", start=AT, end=AT + 3, text="met"),)
FOUND = event(evidence=MET)


def test_slots_that_differ_are_one_mistake_with_the_words_read_as_the_event() -> None:
    judged = judge(gold(answer(date="2026-03-04", status="planned")), TEXT, [FOUND])
    (mistake,) = mistakes([judged], {"r-1": TEXT})
    assert (mistake.kind, mistake.type, mistake.event_id) == ("differs", "meeting", "e-1")
    assert mistake.expected == {"date": ("2026-03-04",), "status": ("planned",)}
    assert mistake.found == {"date": ("2026-03-03",), "status": ("completed",)}
    assert mistake.told == "Ms Reyes met Mr Berg in Oslo today."


def test_a_missed_and_a_spurious_event_tell_all_that_they_fill() -> None:
    judged = judge(gold(answer(type="arrival", counterparts=[])), TEXT, [FOUND])
    missed, spurious = mistakes([judged], {"r-1": TEXT})
    assert (missed.kind, missed.found, missed.told) == ("missed", {}, None)
    assert set(missed.expected) == {"visitors", "place", "date", "status"}
    assert (spurious.kind, spurious.expected, spurious.event_id) == ("spurious", {}, "e-1")
    assert set(spurious.found) == {"visitors", "counterparts", "place", "date", "status"}


def test_a_long_paragraph_is_quoted_around_the_words() -> None:
    text = "word " * 50 + "met " + "word " * 50
    long = event(evidence=(Evidence(field="type", start=250, end=253, text="met"),), time=on("2026-03-04"))
    (mistake,) = mistakes([judge(gold(answer()), text, [long])], {"r-1": text})
    assert mistake.told is not None
    assert mistake.told.startswith("…")
    assert mistake.told.endswith("…")
    assert len(mistake.told) < 200


def test_no_mistake_is_told_of_what_agrees() -> None:
    assert list(mistakes([judge(gold(answer()), TEXT, [FOUND])], {"r-1": TEXT})) == []
