"""Whom a short form means: each release below marks one, and says who it is."""

import pytest

from services.enrich.party import read_parties
from tests.services.enrich.party.mentions import mention_at

SHORT_FORMS = [
    ("General Otto Lind, Chief of the Army Staff, left. {The Army Chief} spoke.", "Otto Lind"),
    ("Admiral Ida Voss, Chief of the Naval Staff, left. {The Navy Chief} spoke.", "Ida Voss"),
    ("Prime Minister of India Ravi Rao came. {The Indian Premier} spoke.", "Ravi Rao"),
    (
        "The Minister of Foreign Affairs and Trade, Ms Ana Rios, came. {The Foreign Minister} spoke.",
        "Ana Rios",
    ),
    ("The Permanent Secretary for Ports, Mr Li Wei, came. {The Secretary} spoke.", "Li Wei"),
    ("President Juan Prado of Peru came. {The Peruvian leader} spoke.", "Juan Prado"),
    ("The Ambassador of Chile, Ms Rosa Pinto, came with Mr Ole Berg. {The envoy} spoke.", "Rosa Pinto"),
    ("King Otto and Queen Marta came. Minister Ana Rios greeted them. {Her Majesty} spoke.", "Marta"),
    ("President Ana Rios left. She met President Ole Berg. {The Norwegian leader} spoke.", "Ana Rios"),
    ("Rear Admiral Jon Steer, Chief of Navy, New Norway ({CNNN}), came.", "Jon Steer"),
    ("President Jonas Veld met the President of Peru, Juan Prado. {The President} spoke.", "Jonas Veld"),
    (
        "The President of the Senate, Li Wei, met President Juan Prado of Peru. {The President} spoke.",
        "Juan Prado",
    ),
]

STRANGERS = [
    ("The Vice President, Ms Ana Rios, came. She met {the President}.", "Ana Rios"),
    ("The Deputy Speaker, Ms Ana Rios, came. She met {the Speaker}.", "Ana Rios"),
    ("Foreign Minister Ana Rios came. She met {the Latvian Foreign Minister}.", "Ana Rios"),
    ("General Sir Jon Steer, Chief of General Staff, met {the Chief of Army Staff}.", "Jon Steer"),
    ("The Prime Minister, Ms Ana Rios, came. {The Minister of Ports} met her.", "Ana Rios"),
]


def meant(marked: str) -> str | None:
    before, _, rest = marked.partition("{")
    words, _, after = rest.partition("}")
    reading = read_parties(before + words + after, "Norway")
    return mention_at(reading, len(before), len(before + words)).party.name


@pytest.mark.parametrize(("marked", "name"), SHORT_FORMS)
def test_a_short_form_means_whoever_its_office_answers_to(marked: str, name: str) -> None:
    assert meant(marked) == name


@pytest.mark.parametrize(("marked", "name"), STRANGERS)
def test_holders_of_like_offices_stay_apart(marked: str, name: str) -> None:
    assert meant(marked) != name


def test_two_offices_joined_in_a_headline_may_be_two_people() -> None:
    headline = "Defence Minister and Navy Chief Visit Oslo"
    body = "Defence Minister Ana Rios came. Ole Berg, Chief of the Naval Staff, came. {The Navy Chief} spoke."
    assert meant(f"{headline}\n\n{body}") == "Ole Berg"


def test_both_ministers_are_the_two_told_last_and_five_are_nobody_in_particular() -> None:
    text = "Minister Ana Rios met Minister Ole Berg. The two ministers met five ministers."
    both, five = (one for one in read_parties(text).mentions if one.form == "group")
    names = [read_parties(text).referents[member].name for member in both.members]
    assert (names, len(five.members)) == (["Ana Rios", "Ole Berg"], 1)


def test_their_majesties_are_the_king_and_queen_told_last() -> None:
    text = "King Otto and Queen Marta will host Prince Jan and Princess Eva. Their Majesties will speak."
    reading = read_parties(text)
    majesties = next(one for one in reading.mentions if one.form == "pronoun")
    assert [reading.referents[member].name for member in majesties.members] == ["Otto", "Marta"]
