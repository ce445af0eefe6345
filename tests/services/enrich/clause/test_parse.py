import pytest

from services.enrich.clause.listed import Phrases, read_list
from services.enrich.clause.parse import Clause, read_clauses
from tests.services.enrich.clause.sentences import chunks_of, masked

Told = tuple[str, list[str]]


def told_by(sentence: str) -> list[Told]:
    """Give each verb with the names of its doers."""
    chunks, text = chunks_of(sentence), masked(sentence)

    def told(clause: Clause) -> Told:
        return chunks.words.words[clause.verb.head], names(text, clause.subject)

    return [told(clause) for clause in read_clauses(chunks)]


def names(text: str, phrases: Phrases) -> list[str]:
    return [_name(text[phrase.start : phrase.end]) for phrase in phrases]


def _name(words: str) -> str:
    return {"\ue000": "P", "\ue001": "O", "\ue002": "L", "\ue004": "G"}.get(words[0], words)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("{P} visited the port", [("visited", ["P"])]),
        ("{P} and {O} visited the port", [("visited", ["P", "O"])]),
        ("{P} met {O} and visited {L}", [("met", ["P"]), ("visited", ["P"])]),
        ("{P} met {O}, and {G} visited {L}", [("met", ["P"]), ("visited", ["G"])]),
        ("In {L}, {P} met {O}", [("met", ["P"])]),
        ("During the stay in {L}, {P} met {O}", [("met", ["P"])]),
        ("{P}, who is in {L}, met {O}", [("is", ["P"]), ("met", ["P"])]),
        ("{P} met {G} who visited {L}", [("met", ["P"]), ("visited", ["G"])]),
        ("Speaking at the forum, {P} thanked {O}", [("speaking", ["P"]), ("thanked", ["P"])]),
        ("{P} left {L} after visiting {O}", [("left", ["P"]), ("visiting", ["P"])]),
        ("{P} attended a forum held in {L}", [("attended", ["P"]), ("held", ["forum"])]),
        ("A dinner for {P}, who is in {L}, was held", [("is", ["P"]), ("held", ["dinner"])]),
    ],
)
def test_each_verb_has_its_doer(sentence: str, told: list[Told]) -> None:
    assert told_by(sentence) == told


def test_a_list_is_read_with_the_place_of_each() -> None:
    sentence = "the Glass Museum in {L}, the Old Mill and the Harbour"
    chunks, text = chunks_of(sentence), masked(sentence)
    found, _ = read_list(chunks, 0)
    assert names(text, found) == ["Glass Museum", "Old Mill", "Harbour"]
    assert [phrase.within is not None for phrase in found] == [True, False, False]
