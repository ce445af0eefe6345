"""Where events happen, as the story tells it: each test gives a release and its events in reading order."""

from typing import Any

import pytest

from schemas.release import AcceptedRelease
from schemas.visit import EventType, Place
from services.enrich.language import Language, language_of
from services.enrich.read import read
from services.enrich.reading import Reading, within
from services.enrich.span import Found, Span
from services.enrich.story.places import settle_places
from services.enrich.story.told import Told


def english() -> Language:
    language = language_of("en")
    assert language is not None
    return language


def reading_of(text: str, publisher: str, title: str = "News") -> Reading:
    fields: dict[str, Any] = {
        "id": "a",
        "revision": 1,
        "url": None,
        "title": title,
        "publisher": publisher,
        "published_at": "2024-05-07",
        "language": "en",
        "published_at_source": "message",
        "text": text,
    }
    return read(AcceptedRelease.model_validate(fields), english())


def told(reading: Reading, kind: EventType, words: str, site: str = "", place: str = "") -> Told:
    """Tell an event whose clause runs from `words` to the end of the sentence."""
    start = reading.text.index(words)
    at = next(i for i, sentence in enumerate(reading.sentences) if sentence.start <= start < sentence.end)
    trigger, clause = Span(start, start + len(words)), Span(start, reading.sentences[at].end)
    event = Told(kind, "completed", "a rule", "past", at, start, trigger, clause)
    if site:
        behind = reading.text.index(site, start)
        event = event._replace(site=Found(site, Span(behind, behind + len(site))))
    if place:
        behind = reading.text.index(place, start)
        span = Span(behind, behind + len(place))
        mention = within(reading.places, span.start, span.end)[0]
        event = event._replace(place=Found(mention.place, span))
    return event


def name(found: Found[Place] | None) -> str | None:
    if found is None:
        return None
    return found.value.country if found.value.kind == "country" else found.value.name


def where(
    text: str, *events: tuple[Any, ...], publisher: str = "Government of Kenya", title: str = "News"
) -> list[str | None]:
    reading = reading_of(text, publisher, title)
    settled = settle_places(reading, [told(reading, *event) for event in events], english().places)
    return [name(event.place) for event in settled]


def origins(text: str, *events: tuple[Any, ...], publisher: str = "Government of Kenya") -> list[str | None]:
    reading = reading_of(text, publisher)
    settled = settle_places(reading, [told(reading, *event) for event in events], english().places)
    return [name(event.origin) for event in settled]


def test_an_engagement_takes_the_place_its_sentence_tells() -> None:
    assert where("She met Mr Abel in Lima on Monday.", ("meeting", "met")) == ["Lima"]
    assert where("In Lima she met Mr Abel.", ("meeting", "met")) == ["Lima"]
    assert where("She flew to Suva, where she met Mr Abel.", ("meeting", "met")) == ["Suva"]


def test_the_town_stands_for_the_country_behind_it() -> None:
    assert where("She met Mr Abel in Lima, Peru.", ("meeting", "met", "", "Peru")) == ["Lima"]


def test_a_place_that_is_only_talked_about_is_no_place_of_action() -> None:
    assert where("She met Mr Abel on the situation in Sudan.", ("meeting", "met")) == ["KE"]
    assert where("She met Mr Abel at Peru's pavilion.", ("meeting", "met", "", "Peru")) == ["KE"]


def test_an_engagement_without_a_place_stands_where_the_story_stands() -> None:
    text = "She arrived in Lima on Monday. She met Mr Abel.\n\nOn Tuesday she met Ms Bell."
    events = ("arrival", "arrived", "", "Lima"), ("meeting", "met Mr"), ("meeting", "met Ms")
    assert where(text, *events) == ["Lima", "Lima", "Lima"]


def test_words_for_the_whole_visit_lead_back_to_the_country() -> None:
    text = "She arrived in Peru. She met Mr Abel in Lima.\n\nDuring her official visit she met Ms Bell."
    events = ("arrival", "arrived", "", "Peru"), ("meeting", "met Mr"), ("meeting", "met Ms")
    assert where(text, *events) == ["PE", "Lima", "PE"]


def test_what_is_told_after_a_return_happened_before_it() -> None:
    text = "She returned to the country after a visit to Peru. She met Mr Abel."
    assert where(text, ("return", "returned"), ("meeting", "met")) == ["KE", "PE"]


@pytest.mark.parametrize(
    ("text", "site", "place"),
    [
        ("She visited the Port Hall, Mombasa.", "Port Hall", "Mombasa"),
        ("She visited the barracks in the town of Thika.", "barracks", "Thika"),
        ("She visited Nakuru General Hospital.", "Nakuru General Hospital", "Nakuru"),
        ("She visited the Peru Hall.", "Peru Hall", "KE"),
        ("She visited Lima Road School.", "Lima Road School", "KE"),
    ],
)
def test_a_site_stands_in_the_town_that_its_name_tells(text: str, site: str, place: str) -> None:
    assert where(
        f"She arrived in Kenya. {text}", ("arrival", "arrived", "", "Kenya"), ("site_visit", "visited", site)
    ) == [
        "KE",
        place,
    ]


def test_a_house_of_government_stands_in_the_seat_of_government() -> None:
    assert where("She met Mr Abel at State House.", ("meeting", "met", "State House")) == ["Nairobi"]
    text = "She arrived in Ghana. She met Mr Abel at the Presidential Palace."
    events = ("arrival", "arrived", "", "Ghana"), ("meeting", "met", "Presidential Palace")
    assert where(text, *events) == ["GH", "Accra"]


def test_a_house_of_government_holds_the_story_for_its_paragraph() -> None:
    text = "She met Mr Abel at State House. She met Ms Bell.\n\nOn Tuesday she met Mr Cole."
    events = ("meeting", "met Mr Abel", "State House"), ("meeting", "met Ms"), ("meeting", "met Mr Cole")
    assert where(text, *events) == ["Nairobi", "Nairobi", "KE"]


def test_a_story_without_any_place_stands_at_home() -> None:
    text = "She met Mr Abel."
    assert where(text, ("meeting", "met")) == ["KE"]
    assert where(text, ("meeting", "met"), publisher="City of Mombasa") == ["Mombasa"]
    assert where(text, ("meeting", "met"), publisher="UNESCO") == ["Paris"]
    assert where(text, ("meeting", "met"), publisher="Press Office") == [None]


def test_an_origin_is_told_or_where_the_story_stood() -> None:
    text = "She arrived in Lima. She left for Quito on Monday. She returned to Kenya on Tuesday."
    events = (
        ("arrival", "arrived", "", "Lima"),
        ("departure", "left", "", "Quito"),
        ("return", "returned", "", "Kenya"),
    )
    assert origins(text, *events) == [None, "Lima", "Quito"]


def test_home_is_an_origin_only_where_it_is_left_in_so_many_words_or_is_one_city() -> None:
    assert origins("She left the country for Quito.", ("departure", "left", "", "Quito")) == ["KE"]
    assert origins("She left for Quito.", ("departure", "left", "", "Quito")) == [None]
    assert origins(
        "She left for Quito.", ("departure", "left", "", "Quito"), publisher="Government of Singapore"
    ) == ["Singapore"]


def test_a_return_leaves_the_one_place_that_was_visited() -> None:
    assert origins("She returned after a visit to Peru.", ("return", "returned")) == ["PE"]
    assert origins("She returned after visiting Peru, Chile and Bolivia.", ("return", "returned")) == [None]


def test_a_heading_moves_the_story() -> None:
    text = "Programme\n\nMonday 4 May: Suva, Fiji\nShe meets Mr Abel.\n\nTuesday: Lima\nShe meets Ms Bell.\n"
    assert where(text, ("meeting", "meets Mr"), ("meeting", "meets Ms")) == ["Suva", "Lima"]


def test_a_leg_still_ahead_is_not_where_the_news_is() -> None:
    text = "She met Mr Abel. She will travel to Lima on Monday."
    reading = reading_of(text, "Government of Kenya")
    leg = told(reading, "arrival", "will travel", "", "Lima")._replace(status="planned")
    met, _ = settle_places(reading, [told(reading, "meeting", "met"), leg], english().places)
    assert name(met.place) == "KE"


def test_an_airport_is_passed_through() -> None:
    text = "She arrived in Peru. She landed at Jorge Airport in Callao. She met Mr Abel."
    events = ("arrival", "arrived", "", "Peru"), ("arrival", "landed", "Jorge Airport"), ("meeting", "met")
    assert where(text, *events) == ["PE", "Callao", "PE"]


def test_here_is_the_town_of_the_dateline() -> None:
    text = "MOMBASA, 4 May 2023 - The Minister received here today Mr Abel."
    assert where(text, ("meeting", "received")) == ["Mombasa"]


def test_a_country_told_again_means_the_stay_in_its_city() -> None:
    text = "She arrived in Lima. She arrived in Quito. She met Mr Abel in Peru."
    events = (
        ("arrival", "arrived in L", "", "Lima"),
        ("arrival", "arrived in Q", "", "Quito"),
        ("meeting", "met"),
    )
    assert where(text, *events) == ["Lima", "Quito", "Lima"]


def test_a_country_stands_for_its_own_houses_but_not_for_its_missions() -> None:
    assert where("She visited the Parliament of Peru.", ("site_visit", "visited", "Parliament of Peru")) == [
        "Lima"
    ]
    assert where("She visited the Embassy of Peru.", ("site_visit", "visited", "Embassy of Peru")) == ["KE"]
