import pytest

from schemas.dead_letter import Reason
from services.ingest.announcement import read_announcement
from services.ingest.errors import RefusedError
from services.stream.record import Refusal

RELEASE: dict[str, object] = {"id": "mx-1", "publisher": "Ministry", "title": "A title", "body": "Text."}


def refusal(within: str = "", **changes: object) -> Refusal:
    with pytest.raises(RefusedError) as caught:
        read_announcement(RELEASE | changes, within=within)
    return caught.value.refusal


def test_the_least_that_a_publisher_must_send() -> None:
    announcement = read_announcement(RELEASE, within="")
    assert (announcement.content_type, announcement.language, announcement.published_at) == (
        "text/plain",
        "en",
        None,
    )


@pytest.mark.parametrize(
    "published_at",
    ["2024-02-29", "2024-12-06T16:30:00Z", "2024-12-06T16:30:00.123456-03:30", "0001-01-01"],
)
def test_dates_and_date_times_of_rfc_3339_are_read(published_at: str) -> None:
    assert read_announcement(RELEASE | {"published_at": published_at}, within="").published_at == published_at


@pytest.mark.parametrize(
    "published_at",
    [
        "2023-02-29",
        "2024-13-01",
        "0000-01-01",
        "2024-12-06T24:30:00Z",
        "2024-12-06T16:30Z",
        "2024-12-06 16:30:00Z",
        "2024-12-06T16:30:00+24:00",
        "20241206",
        "2024-12-06\n",
        "6 December 2024",
    ],
)
def test_other_dates_are_refused_with_one_that_would_do(published_at: str) -> None:
    found = refusal(published_at=published_at)
    assert (found.reason, found.where) == (Reason.INVALID_VALUE, "published_at")
    assert "2024-12-06T16:30:00+08:00" in found.message


@pytest.mark.parametrize("language", ["en", "en-GB", "zh-Hant", "sr-Latn-RS", "de-1996", "es-419"])
def test_language_tags_are_read(language: str) -> None:
    assert read_announcement(RELEASE | {"language": language}, within="").language == language


@pytest.mark.parametrize("language", ["", "e", "en_GB", "english language", "en-", "中文"])
def test_what_is_no_language_tag_is_refused(language: str) -> None:
    assert refusal(language=language).where == "language"


@pytest.mark.parametrize(
    "url", ["https://example.org", "http://example.org:8080/a?b=c@d#e", "https://例え.jp/い"]
)
def test_web_addresses_are_read(url: str) -> None:
    assert read_announcement(RELEASE | {"url": url}, within="").url == url


@pytest.mark.parametrize(
    "url", ["//example.org", "https://", "https://u@example.org", "https://a b", "mailto:a@b.c"]
)
def test_other_addresses_are_refused(url: str) -> None:
    assert refusal(url=url).where == "url"


def test_a_sentence_says_what_was_found_and_what_to_send() -> None:
    assert refusal(title=["a"]).message == (
        "The field title is an array; it must be a string of 1 to 2000 characters."
    )


def test_the_path_leads_to_the_field_from_outside() -> None:
    assert refusal("data.", id=3).where == "data.id"


def test_the_first_field_at_fault_is_named() -> None:
    assert refusal(title=None, id=None).where == "id"
