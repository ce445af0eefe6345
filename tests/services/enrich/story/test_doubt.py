"""Every doubt says what it means by examples; here they run."""

from dataclasses import replace

import pytest

from services.enrich import extract as cascade
from services.enrich.language import Language, language_of
from services.enrich.story.doubt import Doubt, compile_doubts
from tests.services.enrich.example_release import release_of

LANGUAGE = language_of("en")
assert LANGUAGE is not None
DOUBTS = tuple(dict.fromkeys(LANGUAGE.disbelief.doubts.owners))
EXAMPLES = [(doubt, text) for doubt in DOUBTS for text in doubt.examples]
COUNTEREXAMPLES = [(doubt, text) for doubt in DOUBTS for text in doubt.counterexamples]


def without(doubt: Doubt, language: Language) -> Language:
    left = compile_doubts([other for other in DOUBTS if other != doubt])
    return replace(language, disbelief=replace(language.disbelief, doubts=left))


@pytest.mark.parametrize(("doubt", "text"), EXAMPLES, ids=lambda value: getattr(value, "name", "example"))
def test_an_example_of_a_doubt_gives_no_event(doubt: Doubt, text: str) -> None:
    assert cascade.extract(release_of(text)) == (), doubt.means


@pytest.mark.parametrize(("doubt", "text"), EXAMPLES, ids=lambda value: getattr(value, "name", "example"))
def test_without_its_doubt_an_example_would_give_one(
    doubt: Doubt, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LANGUAGE is not None
    trusting = without(doubt, LANGUAGE)

    def language(_tag: str) -> Language:
        return trusting

    monkeypatch.setattr(cascade, "language_of", language)
    assert cascade.extract(release_of(text))


@pytest.mark.parametrize(
    ("doubt", "text"), COUNTEREXAMPLES, ids=lambda value: getattr(value, "name", "example")
)
def test_a_counterexample_of_a_doubt_gives_an_event(doubt: Doubt, text: str) -> None:
    assert cascade.extract(release_of(text)), doubt.means


def test_no_two_doubts_share_a_name() -> None:
    names = [doubt.name for doubt in DOUBTS]
    assert len(names) == len(set(names))


def test_the_present_tense_without_a_day_tells_what_is_done_as_a_rule() -> None:
    assert (
        cascade.extract(release_of("The President of Chile, Ms Rosa Pinto, receives the ambassadors.")) == ()
    )


def test_the_present_tense_with_its_day_tells_an_event() -> None:
    text = "The President of Chile, Ms Rosa Pinto, meets the Mayor of Oslo, Ms Eva Lie, on 9 May."
    assert cascade.extract(release_of(text))
