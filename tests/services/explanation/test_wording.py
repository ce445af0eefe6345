from schemas.visit import Party, Place, Role, Time
from services.explanation.wording import party_words, place_words, rows, time_words
from tests.services.evaluation.events import NORWAY, OSLO, event


def test_a_party_is_written_by_name_and_offices_or_what_is_known() -> None:
    minister = Role(title="Minister", organisation="Trade")
    assert (
        party_words(Party(kind="person", name="Ana Reyes", roles=(minister,)))
        == "Ana Reyes (Minister, Trade)"
    )
    assert party_words(Party(kind="person", roles=(minister, Role(title="MP")))) == "Minister, Trade; MP"
    assert party_words(Party(kind="group", text="farmers")) == "farmers"
    assert party_words(Party(kind="delegation")) == "delegation"


def test_a_country_is_written_by_its_name_and_a_city_with_its_country() -> None:
    assert place_words(NORWAY) == "Norway"
    assert place_words(OSLO) == "Oslo, NO"
    assert place_words(Place(name="Erewhon", kind="city")) == "Erewhon"
    assert place_words(None) == ""


def test_a_time_is_written_with_the_part_of_the_day() -> None:
    assert time_words(Time(edtf="2026-03-03", period="AF", basis="explicit")) == "2026-03-03 afternoon"
    assert time_words(None) == ""


def test_the_rows_of_an_event_tell_what_is_known_and_what_the_date_rests_on() -> None:
    told = dict(rows(event(time=Time(text="today", edtf="2026-03-03", basis="deictic"))))
    assert list(told) == ["visitors", "counterparts", "place", "time"]
    assert told["time"] == "2026-03-03 (“today”: a word for the day, counted from the publication)"
