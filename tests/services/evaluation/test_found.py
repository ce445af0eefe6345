from schemas.visit import Party, Place, Time
from services.evaluation.found import found_in
from tests.services.evaluation.events import NORWAY, event, office


def test_an_event_is_written_as_gold_writes_it() -> None:
    items = found_in(event(time=Time(edtf="2026-03-03", period="MO", basis="explicit"))).items
    assert items == {
        "visitors": ("Ana Reyes",),
        "counterparts": ("Ola Berg",),
        "site": (),
        "occasion": (),
        "place": ("Oslo, NO",),
        "origin": (),
        "date": ("2026-03-03",),
        "period": ("MO",),
        "status": ("completed",),
    }


def test_a_person_without_a_name_is_written_by_office() -> None:
    parties = (office("Mayor", "Oslo"), office("Prime Minister"))
    assert found_in(event(counterparts=parties)).items["counterparts"] == (
        "role:Mayor of Oslo",
        "role:Prime Minister",
    )


def test_groups_delegations_and_parties_of_which_nothing_is_known_are_left_out() -> None:
    parties = (Party(kind="group", text="farmers"), Party(kind="delegation"), Party(kind="person"))
    assert found_in(event(visitors=parties)).items["visitors"] == ()


def test_a_country_is_written_by_its_code_and_a_place_without_country_by_its_name() -> None:
    items = found_in(event(place=NORWAY, origin=Place(name="Erewhon", kind="city"))).items
    assert (items["place"], items["origin"]) == (("NO",), ("Erewhon",))
