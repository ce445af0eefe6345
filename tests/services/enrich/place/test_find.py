import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.enrich.place import country_of_demonym, find_demonyms, find_places
from services.enrich.place.tables import word_set


def named(text: str) -> list[str]:
    return [mention.text for mention in find_places(text)]


def outside_names(text: str) -> list[str]:
    return [mention.text for mention in find_places(text) if not mention.inside_name]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("She left Nairobi for Addis Ababa.", ["Nairobi", "Addis Ababa"]),
        ("New York City, not York", ["New York City", "York"]),
        ("talks in Zürich, then in Zurich", ["Zürich", "Zurich"]),
        ("from Xi’an to N'Djamena", ["Xi’an", "N'Djamena"]),
        ("the Republic of Fiji and the Kingdom of Tonga", ["Republic of Fiji", "Kingdom of Tonga"]),
        ("the UK, the U.S. and the UAE", ["UK", "U.S.", "UAE"]),
        ("Washington, D.C., on Monday", ["Washington, D.C."]),
        ("the Lao PDR and Viet Nam", ["Lao PDR", "Viet Nam"]),
        ("in Kharkiv Oblast and the province of Sindh", ["Kharkiv Oblast", "province of Sindh"]),
    ],
)
def test_names_are_found_whole_and_in_order(text: str, places: list[str]) -> None:
    assert named(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "A Police officer may March on; Of course he read the Reading list.",
        "The ID of the Mobile Unit is New.",
        "They welcomed the Deal and the Sale of the Temple.",
        "The Acting Chair thanked the Board and the Council for their Order.",
        "Sun said that Park and Tang would Welcome Mr Singh.",
        "The currency is US$ 5; write to office@paris.example or see www.london.example.",
        "a romance in parisian style, by indiana jones",
        "Romanticism and Parisians",
    ],
)
def test_common_words_and_surnames_are_no_towns(text: str) -> None:
    assert named(text) == []


def test_a_common_word_is_a_town_where_its_country_or_region_stands_behind() -> None:
    assert named("He retired to Bath, England, not to March, Cambridgeshire.") == [
        "Bath",
        "England",
        "March",
        "Cambridgeshire",
    ]


@pytest.mark.parametrize("word", sorted(word_set("never_bare")))
def test_words_of_the_stop_list_are_never_towns_on_their_own(word: str) -> None:
    assert word not in named(f"Yesterday {word} was told, and in {word} nothing changed.")


def test_a_small_town_needs_words_that_prove_a_place() -> None:
    assert named("Holyhead said no.") == []
    assert named("They drove to Holyhead.") == ["Holyhead"]
    assert named("They met at the Town Hall, Holyhead.") == ["Holyhead"]
    assert named("Holyhead town is quiet.") == ["Holyhead"]
    assert named("They saw Cardiff and Holyhead.") == ["Cardiff", "Holyhead"]


def test_a_family_name_is_no_town_wherever_the_release_repeats_it() -> None:
    assert named("Ms Marta Bergen arrived. Bergen spoke first.") == []
    assert named("Ms Marta Solberg arrived. Bergen was first.") == ["Bergen"]


@pytest.mark.parametrize(
    "text",
    [
        "Shanghai Customs College",
        "the University of Oxford",
        "the Paris Agreement",
        "Georgia Meloni",
        "the Treaty of Lisbon",
        "the Ministry of Health of the Republic of Kenya",
        "a Tokyo-based firm",
        "the China–Laos railway",
        "Nairobi City Council",
    ],
)
def test_a_place_within_a_longer_name_is_told_as_such(text: str) -> None:
    assert named(text) != []
    assert outside_names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In Paris the talks began.",
        "He reached Oslo Monday.",
        "the City of London",
        "Nairobi City",
        "Visits Seoul",
        "Tucson, Arizona",
        "Japan's delegation",
        "left Lima for Quito",
    ],
)
def test_a_place_on_its_own_is_not_inside_a_name(text: str) -> None:
    assert outside_names(text) == named(text) != []


def test_a_landmark_means_its_city() -> None:
    mention = find_places("He was received at Downing Street.")[0]
    assert mention.landmark
    assert mention.candidates[0].place.name == "London"


def test_a_region_behind_a_town_leaves_only_towns_within_it_and_qualifies() -> None:
    town, region = find_places("a base near Perth, Western Australia")
    assert {candidate.place.subdivision for candidate in town.candidates} == {"AU-WA"}
    assert (town.located, region.qualifies) == (True, True)


def test_two_countries_in_a_list_do_not_qualify_each_other() -> None:
    assert not any(mention.qualifies for mention in find_places("Kuwait, Oman and Mexico, the United States"))


def test_a_region_in_a_list_only_locates_a_town_that_surely_lies_in_it() -> None:
    assert not any(mention.qualifies for mention in find_places("visited Erbil, Anbar and Basra"))
    assert [mention.qualifies for mention in find_places("visited Surat, Gujarat and Pune")] == [
        False,
        True,
        False,
    ]


def test_a_town_behind_a_day_is_a_place() -> None:
    assert named("Monday 4 May: Holyhead\n") == ["Holyhead"]


def test_a_name_that_means_a_region_only_beside_its_kind_is_none_on_its_own() -> None:
    assert named("in Manchester Parish, Jamaica") == ["Manchester Parish", "Jamaica"]
    assert find_places("in Central Department, Paraguay")[0].candidates[0].place.subdivision == "PY-11"


def test_letters_of_a_state_locate_a_town() -> None:
    assert find_places("the plant in Springfield, IL")[0].candidates[0].place.subdivision == "US-IL"


def test_demonyms_tell_countries_and_are_no_places() -> None:
    text = "The Sri Lankan and South Korean ministers met French officials."
    assert [(mention.text, mention.country) for mention in find_demonyms(text)] == [
        ("Sri Lankan", "LK"),
        ("South Korean", "KR"),
        ("French", "FR"),
    ]
    assert named(text) == []
    assert country_of_demonym("Kyrgyz") == "KG"
    assert country_of_demonym("Atlantean") is None


_PIECES = st.sampled_from(
    [
        "Paris",
        "New",
        "York",
        "Georgia",
        "Hong Kong",
        "in",
        "of",
        "the",
        "Mr",
        ",",
        ", ",
        " ",
        "\n",
        "(",
        ")",
        ".",
        "\u2019s",
        "Ōita",
    ]
)


@given(st.lists(_PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_mentions_quote_the_text_in_order_without_overlap(text: str) -> None:
    reached = 0
    for mention in find_places(text):
        assert mention.start >= reached
        assert mention.text == text[mention.start : mention.end] != ""
        assert mention.candidates
        reached = mention.end


@pytest.mark.parametrize("unit", ["Paris, ", "X ", "Santa ", "in Perth and ", "A B, ", "(", "visited "])
def test_a_megabyte_of_anything_is_read(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert all(mention.text in unit for mention in find_places(text))
