import re

from services.enrich.story.alternation import any_of


def test_the_longest_word_that_fits_is_taken_first() -> None:
    found = re.match(any_of(["prime", "prime minister"]), "prime minister of Norway")
    assert found is not None
    assert found[0] == "prime minister"


def test_words_are_matched_as_they_are_spelled() -> None:
    dotted = re.compile(any_of(["p.m."]))
    assert dotted.fullmatch("p.m.")
    assert not dotted.fullmatch("pXmX")
