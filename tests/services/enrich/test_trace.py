"""What `explain` knows of a release beside its events."""

import pytest

from schemas.release import AcceptedRelease
from services.bench.samples import samples
from services.enrich.extract import extract
from services.enrich.trace import Reason, trace


def release(text: str, **fields: str) -> AcceptedRelease:
    told = {"title": "", "publisher": "Ministry of Transport, Norway", "published_at": "2024-05-07", **fields}
    return AcceptedRelease(
        id="r-1",
        revision=1,
        url=None,
        title=told["title"],
        publisher=told["publisher"],
        published_at=told["published_at"],
        language=told.get("language", "en"),
        published_at_source=None,
        text=text,
    )


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_a_trace_has_the_events_that_extract_gives(sample: AcceptedRelease) -> None:
    assert tuple(reported.event for reported in trace(sample).reported) == extract(sample)


def test_each_event_has_the_rule_that_told_it() -> None:
    found = trace(release("The Minister of Transport, Ms Vera Holm, met the Mayor of Osaka, Mr Kenji Arai."))
    (reported,) = found.reported
    assert (reported.event.type, reported.rule.name) == ("meeting", "meet")
    assert reported.rule.means
    assert found.unreported == ()


@pytest.mark.parametrize(
    ("reason", "words", "text"),
    [
        ("negated", "visit", "The Minister of Transport, Ms Vera Holm, did not visit Osaka."),
        ("wish", "visit", "The Minister of Transport, Ms Vera Holm, was invited to visit Osaka."),
        ("possibility", "visit", "The Minister of Transport, Ms Vera Holm, may visit Osaka next year."),
        ("remote", "met with", "Ms Vera Holm met with the Mayor, Mr Kenji Arai, by video link."),
        ("history", "visited", "Ms Vera Holm had visited Osaka in her youth."),
        ("web", "visit", "Ms Vera Holm will visit the Harbour Authority website."),
        ("no_counterpart", "met", "The Minister of Transport, Ms Vera Holm, met yesterday."),
        ("unofficial", "visited", "A group of residents visited Osaka yesterday."),
        ("no_doer", "Visited", "Visited Osaka."),
        ("unfilled", "attended", "The Minister of Transport, Ms Vera Holm, attended."),
    ],
)
def test_words_that_gave_no_event_have_their_reason(reason: Reason, words: str, text: str) -> None:
    found = trace(release(text))
    assert found.reported == ()
    (unreported,) = found.unreported
    assert text[unreported.words.start : unreported.words.end] == words
    assert text[unreported.sentence.start : unreported.sentence.end].strip() == text
    assert unreported.reason == reason


def test_what_is_told_twice_points_at_the_event_that_stands() -> None:
    headline = "Transport Minister visits Osaka"
    body = (
        "The Minister of Transport, Ms Vera Holm, visited Osaka today. She visited Osaka with Ms Aiko Mori."
    )
    found = trace(release(f"{headline}\n\n{body}", title=headline))
    assert len(found.reported) == 1
    assert {(unreported.reason, unreported.twin) for unreported in found.unreported} == {("same_fact", 1)}


def test_what_lies_far_back_is_background() -> None:
    text = "Ms Vera Holm visited Osaka today (May 7). Ms Vera Holm visited Bergen on 7 May 2023."
    found = trace(release(text))
    assert [unreported.reason for unreported in found.unreported] == ["background"]


def test_who_came_along_is_no_event_and_no_missing_one() -> None:
    text = (
        "Ms Vera Holm arrived in Osaka today. She was accompanied by the Minister of Health, Dr Lena Brandt."
    )
    found = trace(release(text))
    assert [reported.event.type for reported in found.reported] == ["arrival"]
    assert found.unreported == ()


def test_a_language_without_rules_gives_an_empty_trace() -> None:
    found = trace(release("Ms Vera Holm besøkte Osaka.", language="nb"))
    assert (found.reported, found.unreported) == ((), ())
