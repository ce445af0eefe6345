import pytest

from services.bench.samples import samples
from services.enrich.language import language_of
from services.enrich.trace import Unreported, trace
from services.explanation.reasons import REASONS, reason_words

UNREPORTED = [one for sample in samples() for one in trace(sample).unreported]


@pytest.mark.parametrize("unreported", UNREPORTED, ids=lambda one: one.reason)
def test_a_reason_is_told_by_the_doubt_that_stands_or_in_words_of_its_own(unreported: Unreported) -> None:
    if unreported.twin is not None:
        assert reason_words(unreported) == f"same fact as event {unreported.twin}"
    else:
        assert reason_words(unreported) == (unreported.doubt_means or REASONS[unreported.reason])


def test_no_doubt_of_the_rules_is_worded_here_again() -> None:
    language = language_of("en")
    assert language is not None
    assert not {doubt.name for doubt in language.disbelief.doubts.owners} & set(REASONS)
