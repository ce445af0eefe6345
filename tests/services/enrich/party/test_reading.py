"""What a reader of a whole release settles: who is who, and what stands for whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.enrich.party import PartyMention, PartyReading, read_parties
from tests.services.enrich.party.mentions import mention_at

RELEASE = """S for H opens talks in Dalian

The Secretary for Housing, Ms Ho Wing-lam, met Vice Mayor of Dalian and Director of the Dalian \
Harbour Bureau and visited the Dalian Maritime College (DMC) today.

Ms Ho met with Vice Mayor of Dalian and Director of the Dalian Harbour Bureau, Mr Cai Jianguo. \
She thanked him. In the afternoon, Ms Ho and her delegation visited the DMC and met with \
DMC Vice Presidents Mr Fan Lei and Mr Pan Shu. The two Vice Presidents briefed her.
"""


def mention(reading: PartyReading, text: str, words: str, nth: int = 0) -> PartyMention:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return mention_at(reading, start, start + len(words))


@pytest.fixture(scope="module")
def reading() -> PartyReading:
    return read_parties(RELEASE)


def test_a_person_told_by_office_and_named_a_paragraph_later_is_one(reading: PartyReading) -> None:
    first = mention(reading, RELEASE, "Vice Mayor of Dalian")
    assert first.party.name == "Cai Jianguo"
    assert [(role.title, role.organisation) for role in first.party.roles] == [
        ("Vice Mayor", "Dalian"),
        ("Director", "Dalian Harbour Bureau"),
    ]
    assert first.referent == mention(reading, RELEASE, "Mr Cai Jianguo").referent


def test_a_mention_covers_office_honorific_and_name(reading: PartyReading) -> None:
    found = mention(reading, RELEASE, "Mr Cai Jianguo")
    assert RELEASE[found.start : found.end] == (
        "Vice Mayor of Dalian and Director of the Dalian Harbour Bureau, Mr Cai Jianguo"
    )
    assert found.party.honorific == "Mr"
    assert (found.party.family_name, found.party.given_name) == ("Cai", "Jianguo")


def test_a_family_name_stands_for_the_full_name(reading: PartyReading) -> None:
    assert mention(reading, RELEASE, "Ms Ho met").party.name == "Ho Wing-lam"


def test_the_letters_of_an_office_stand_for_its_holder(reading: PartyReading) -> None:
    assert mention(reading, RELEASE, "S for H").party.name == "Ho Wing-lam"


def test_letters_in_brackets_stand_for_the_body_afterwards(reading: PartyReading) -> None:
    found = mention(reading, RELEASE, "DMC", nth=1)
    assert (found.party.name, found.party.abbreviation, found.form) == (
        "Dalian Maritime College",
        "DMC",
        "abbreviation",
    )


def test_pronouns_follow_gender(reading: PartyReading) -> None:
    assert mention(reading, RELEASE, "She").party.name == "Ho Wing-lam"
    assert mention(reading, RELEASE, "him").party.name == "Cai Jianguo"


def test_a_plural_office_goes_to_each_name_behind_it(reading: PartyReading) -> None:
    for name in ("Fan Lei", "Pan Shu"):
        assert mention(reading, RELEASE, name).party.roles[0].title == "Vice President"


def test_a_delegation_is_a_party_of_its_own(reading: PartyReading) -> None:
    assert mention(reading, RELEASE, "her delegation").party.kind == "delegation"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "He met the Port Minister, Mr Ole Dahl; the Dean, Ms Ines Faro; and the Speaker, Mr Jon Hall.",
            ["Ole Dahl", "Ines Faro", "Jon Hall"],
        ),
        (
            "There were Ravi Nair, Minister of Ports, Maya Sen, Dean of Law, and Anil Rao, Deputy Mayor.",
            ["Ravi Nair", "Maya Sen", "Anil Rao"],
        ),
        ("President of the Republic of Kazakhstan Serik Omarov arrived.", ["Serik Omarov"]),
        ("Assistant Secretary of State for Consular Affairs Greg Malone spoke.", ["Greg Malone"]),
    ],
)
def test_offices_and_names_are_told_apart(text: str, names: list[str]) -> None:
    assert [party.name for party in read_parties(text).referents if party.kind == "person"] == names


SYLLABLES = ("bar", "den", "fil", "gor", "hul", "kan", "lem", "min", "pon", "rud")
PIECES = [
    *("Mr ", "the ", "Minister ", "of ", "for ", "and ", ", ", "; ", "(", ")", "\n", "Tang ", "Li-wei "),
    *("His ", "Excellency ", "Bank ", "US ", "J.P. ", "van ", "he ", "delegation ", "two ", "ministers "),
    *("'s ", "S for S ", "King ", "counterpart ", "General ", "MINISTER VISITS TOKYO\n"),
]
ALPHABET = st.one_of(st.text(max_size=30), st.sampled_from(PIECES))


@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    reading = read_parties(text)
    before = 0
    for one in reading.mentions:
        assert before <= one.start < one.end <= len(text)
        assert one.party is reading.referents[one.referent]
        assert all(0 <= member < len(reading.referents) for member in one.members)
        before = one.start


@given(st.lists(ALPHABET, max_size=40).map("".join))
def test_the_same_text_is_read_alike_twice(text: str) -> None:
    assert read_parties(text) == read_parties(text)


def names(text: str) -> list[str | None]:
    return [party.name for party in read_parties(text).referents if party.kind == "person"]


def resolved(text: str, words: str) -> str | None:
    return mention(read_parties(text), text, words).party.name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("President Ana Diaz met Mr Ole Berg. The President thanked the crowd.", "The President", "Ana Diaz"),
        ("Chief of Army Staff (COAS), General Omar Hadi, came. The COAS spoke.", "COAS spoke", "Omar Hadi"),
        ("President Juan Prado of Peru came. The Peruvian leader spoke.", "Peruvian leader", "Juan Prado"),
        ("Mr Jan Novak and Mrs Eva Novak came. Mrs Novak spoke.", "Mrs Novak", "Eva Novak"),
        ("Foreign Minister Ana Diaz met her Danish counterpart, Mr Ole Berg.", "counterpart", "Ole Berg"),
        ("The DG of the Export Development Office, Mr Ivo Lund, spoke. Lund left.", "Lund left", "Ivo Lund"),
    ],
)
def test_a_short_form_means_the_person_told_before(text: str, words: str, name: str) -> None:
    assert resolved(text, words) == name


def test_the_two_presidents_are_the_two_who_hold_that_office() -> None:
    text = "President Ana Diaz met President Ole Berg and Mr Ivo Lund. The two presidents signed."
    reading = read_parties(text)
    pair = mention(reading, text, "two presidents")
    assert pair.plural
    assert [reading.referents[member].name for member in pair.members] == ["Ana Diaz", "Ole Berg"]


def test_a_counterpart_has_the_office_of_the_one_whose_counterpart_it_is() -> None:
    text = "Foreign Minister Ana Diaz met her Danish counterpart, Mr Ole Berg."
    roles = mention(read_parties(text), text, "counterpart").party.roles
    assert [(role.title, role.organisation) for role in roles] == [("Foreign Minister", "Denmark")]


@pytest.mark.parametrize(
    "text",
    ["She met Latvia's Defence Minister, Mr Juris Ozols.", "She met Juris Ozols, Latvia's Defence Minister."],
)
def test_a_possessive_tells_the_country_of_an_office(text: str) -> None:
    roles = mention(read_parties(text), text, "Juris Ozols").party.roles
    assert [(role.title, role.organisation) for role in roles] == [("Defence Minister", "Latvia")]


def test_a_son_is_not_taken_for_his_father() -> None:
    text = "King Tariq II left. Crown Prince Hamad bin Tariq II stayed."
    assert names(text) == ["Tariq II", "Hamad bin Tariq II"]


def test_a_headline_proves_no_name_of_its_own() -> None:
    text = "Minister Undertakes Harbour Mission to Oslo\n\nMinister Ana Diaz flew to Oslo."
    assert names(text) == ["Ana Diaz"]


def test_a_headline_in_capitals_does_not_shout_the_name() -> None:
    assert names("PRESIDENT ANA DIAZ VISITS OSLO\n\nPresident Ana Diaz flew to Oslo.") == ["Ana Diaz"]


def test_a_thing_called_after_a_person_is_no_person() -> None:
    assert names("The plane landed at Sir Edwin Moko International Airport.") == []


def test_members_of_a_body_stand_for_the_body() -> None:
    text = "She met officials of the Harbour Board."
    found = mention(read_parties(text), text, "officials of the Harbour Board")
    assert (found.party.kind, found.party.name) == ("organisation", "Harbour Board")


@pytest.mark.parametrize(
    ("unit", "parties"),
    [
        *(("Mr ", 0), ("Minister of Trade and ", 1), ("Xaver ", 0), ("ABC, ", 1), ("Mr Ole Berg, ", 1)),
        *(("Secretary's ", 1), ("World Bank's ", 1)),
    ],
)
def test_a_long_monotonous_text_tells_each_party_once(unit: str, parties: int) -> None:
    assert len(read_parties(unit * 20_000).referents) == parties


def test_ten_thousand_names_in_a_list_are_ten_thousand_persons() -> None:
    first = [f"{head.capitalize()}{tail}" for head in SYLLABLES for tail in SYLLABLES]
    text = "".join(f"Mr {one} {other}ov, " for one in first for other in first)
    assert len(names(text)) == len(first) ** 2
