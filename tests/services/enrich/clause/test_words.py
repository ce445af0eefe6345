import pytest

from tests.services.enrich.clause.sentences import chunks_of


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("{P} visited the harbour .", "Pedn.."),
        ("The group's visit to {L} on {T}", "dn'ytLzT."),
        ("a return visit", "dyy."),
        ("{P} (photo) met {O}-led teams", "PBenn."),
        ("Speaking at the “Forum of Lakes”", "gidA."),
        ("the dinner hosted by {P}", "dniP."),
        ("the dinner was hosted by {P}", "dnxeiP."),
    ],
)
def test_a_word_says_what_it_may_be(sentence: str, codes: str) -> None:
    assert chunks_of(sentence).words.codes == codes
