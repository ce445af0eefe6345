"""A dead letter is the message as it came, and its reason in text that harms nobody."""

from hypothesis import given
from hypothesis import strategies as st

from schemas.dead_letter import MAX_MESSAGE_CHARACTERS, MESSAGE, REASON, WHERE, Reason
from services.stream.dead_letter import dead_letter, internal_error, printable
from services.stream.record import Record, Refusal

RECORD = Record("letters", 3, 41, 0, b"key", b"value", (("h", b"1"), ("h", None)))
REFUSAL = Refusal(Reason.NOT_JSON, "byte 7", "No JSON.")


def test_key_value_and_headers_stay_and_the_reasons_come_after_them() -> None:
    letter = dead_letter(RECORD, REFUSAL, source_topic="prefix.letters", group="prefix.group")
    assert (letter.topic, letter.key, letter.value) == ("prefix.letters.dlq", b"key", b"value")
    assert list(letter.headers) == [
        ("h", b"1"),
        ("h", None),
        ("__dlq.errors.topic", b"prefix.letters"),
        ("__dlq.errors.partition", b"3"),
        ("__dlq.errors.offset", b"41"),
        ("__dlq.errors.group", b"prefix.group"),
        ("__dlq.errors.delivery.count", b"1"),
        (REASON, b"not_json"),
        (WHERE, b"byte 7"),
        (MESSAGE, b"No JSON."),
    ]


def test_a_bare_dead_letter_only_tells_where_the_message_is() -> None:
    letter = dead_letter(RECORD, REFUSAL, source_topic="letters", group="group", bare=True)
    assert (letter.key, letter.value) == (None, None)
    assert [name for name, _ in letter.headers if not name.startswith("__dlq.errors.")] == []


def test_a_message_without_a_key_goes_to_the_partition_of_its_own_number() -> None:
    keyless = Record("letters", 3, 41, 0, None, b"value", ())
    assert dead_letter(keyless, REFUSAL, source_topic="letters", group="group").place == 3


def test_an_exception_is_told_by_its_type_and_words() -> None:
    refusal = internal_error(KeyError("place"))
    assert (refusal.reason, refusal.where) == (Reason.INTERNAL_ERROR, "KeyError")
    assert refusal.message == "The handler failed with KeyError: 'place'"


def test_what_could_act_on_a_terminal_is_written_as_an_escape() -> None:
    assert printable("a\x1b[2J\n\u202e\u2028\ud800é") == r"a\x1b[2J\n\u202e\u2028\ud800é"


@given(st.text(alphabet=st.characters(), max_size=700))
def test_any_text_becomes_short_and_printable(text: str) -> None:
    shown = printable(text)
    assert shown.isprintable()
    assert len(shown) <= MAX_MESSAGE_CHARACTERS
