import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.dead_letter import Reason
from services.ingest.errors import RefusedError
from services.ingest.json_text import MAX_DEPTH, read_object

KIB = 1024

json_objects = st.dictionaries(
    st.text(),
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text() | st.just('a": "b'),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=12,
    ),
    max_size=6,
)


def refused(value: bytes, max_bytes: int = KIB) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read_object(value, max_bytes=max_bytes)
    return caught.value


@given(document=json_objects, indent=st.sampled_from([None, 1]), ensure_ascii=st.booleans())
def test_an_object_is_read_however_it_is_laid_out(
    document: dict[str, object], indent: int | None, *, ensure_ascii: bool
) -> None:
    value = json.dumps(document, indent=indent, ensure_ascii=ensure_ascii).encode()
    assert read_object(value, max_bytes=KIB * KIB) == document


@given(json_objects, st.text(), st.sampled_from(["", " ", "\n\t"]))
def test_a_key_given_twice_is_found_in_any_object(document: dict[str, object], key: str, space: str) -> None:
    member = f"{json.dumps(key)}{space}: 0"
    inner = f"{{{member}, {member}}}"
    value = json.dumps(document | {"at": None})[:-1] + f', "twice": [{inner}]}}'
    document.pop("twice", None)
    assert refused(value.encode(), KIB * KIB).refusal.reason is Reason.DUPLICATE_JSON_KEY


def test_quoted_colons_in_a_text_are_no_keys() -> None:
    assert read_object(rb'{"body": "\"id\": 1, \"id\": 2"}', max_bytes=KIB) == {"body": '"id": 1, "id": 2'}


def test_the_deepest_object_that_is_read() -> None:
    arrays = MAX_DEPTH - 1
    value = b'{"x":' + b"[" * arrays + b"]" * arrays + b"}"
    assert list(read_object(value, max_bytes=KIB)) == ["x"]
    assert refused(value.replace(b"[]", b"[[]]")).refusal.reason is Reason.JSON_TOO_DEEP


def test_brackets_in_a_string_are_no_depth() -> None:
    assert refused(b'{"a": "' + b"[" * 500 + b'", }').refusal.reason is Reason.NOT_JSON


def test_the_limit_counts_bytes_and_includes_itself() -> None:
    value = '{"a":"é"}'.encode()
    assert read_object(value, max_bytes=len(value)) == {"a": "é"}
    assert refused(value, len(value) - 1).refusal.reason is Reason.VALUE_TOO_LARGE


def test_a_pair_of_surrogate_escapes_is_one_character() -> None:
    assert read_object(rb'{"a": "\ud83d\ude00"}', max_bytes=KIB) == {"a": "\U0001f600"}


def test_the_caller_names_the_place() -> None:
    with pytest.raises(RefusedError) as caught:
        read_object(b"[]", max_bytes=KIB, where="data_base64")
    assert caught.value.refusal.where == "data_base64"


def test_a_fault_is_placed_by_line_and_column_in_characters() -> None:
    assert refused('{"é": 1,\n "a": NaN}'.encode()).refusal.where == "value, line 2 column 7"
