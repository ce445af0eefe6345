import pytest

from services.enrich.clause.verb import VerbGroup
from tests.services.enrich.clause.sentences import chunks_of


def verbs_of(sentence: str) -> list[VerbGroup]:
    return [verb for verb in chunks_of(sentence).verbs if verb is not None]


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("{P} visited the port", "past"),
        ("{P} has also visited the port", "perfect"),
        ("{P} had visited the port", "pluperfect"),
        ("{P} is currently visiting the port", "progressive"),
        ("{P} will then visit the port", "future"),
        ("{P} visits the port", "present"),
        ("{P} is scheduled to visit the port", "planned"),
        ("{P} plans to visit the port", "planned"),
        ("{P} may visit the port", "modal"),
        ("{P} would visit the port", "reported"),
        ("{P} was invited to visit the port", "offered"),
        ("{P} took the opportunity to visit the port", "told"),
        ("{P} left {L} to visit the port", "purpose"),
        ("Visiting the port, {P} spoke", "gerund"),
    ],
)
def test_the_words_before_a_verb_tell_its_tense(sentence: str, tense: str) -> None:
    assert tense in {verb.tense for verb in verbs_of(sentence)}


def test_a_passive_is_told_by_its_auxiliary() -> None:
    assert [verb.passive for verb in verbs_of("the port was visited by {P}")] == [True]


def test_a_negated_verb_says_so() -> None:
    assert [verb.negated for verb in verbs_of("{P} will not visit the port")] == [True]


@pytest.mark.parametrize(
    "sentence", ["the visits to {L}", "a bilateral meeting with {P}", "the opening of the hall"]
)
def test_a_noun_that_is_spelled_like_a_verb_is_none(sentence: str) -> None:
    assert verbs_of(sentence) == []
