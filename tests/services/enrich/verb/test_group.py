import pytest

from services.enrich.language import language_of
from services.enrich.verb.group import VerbGroup, read_group
from services.enrich.verb.inflect import inflect

LANGUAGE = language_of("en")


def group_of(words: str, verb: str, base: str) -> VerbGroup:
    assert LANGUAGE is not None
    return read_group(words, words.index(verb), inflect(base, {})[verb], LANGUAGE.verbs)


@pytest.mark.parametrize(
    ("words", "verb", "tense"),
    [
        ("She visited the port", "visited", "past"),
        ("She has also visited the port", "visited", "perfect"),
        ("She had visited the port", "visited", "pluperfect"),
        ("She is currently visiting the port", "visiting", "progressive"),
        ("She will then visit the port", "visit", "future"),
        ("She is scheduled to visit the port", "visit", "planned"),
        ("She may visit the port", "visit", "modal"),
        ("She would visit the port", "visit", "reported"),
        ("She was invited to visit the port", "visit", "offered"),
        ("She took the opportunity to visit the port", "visit", "told"),
        ("She left early to visit the port", "visit", "purpose"),
        ("Visiting the port, she smiled", "Visiting", "gerund"),
    ],
)
def test_the_words_before_a_verb_tell_its_tense(words: str, verb: str, tense: str) -> None:
    lower = words.casefold()
    assert group_of(lower, verb.casefold(), "visit").tense == tense


def test_a_passive_is_told_by_its_auxiliary() -> None:
    assert group_of("the port was visited by her", "visited", "visit").passive


def test_a_negated_verb_says_so() -> None:
    assert group_of("she will not visit the port", "visit", "visit").negated
