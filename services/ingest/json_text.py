"""Bytes to a JSON object, whatever the bytes are. RFC 8259; where it leaves a choice, the strict one."""

import json
import math
import re
from collections.abc import Iterable
from typing import TypeGuard

import orjson

from schemas.dead_letter import Reason
from services.ingest.errors import RefusedError

JsonObject = dict[str, object]
Container = JsonObject | list[object]

MAX_DEPTH = 64
"""Objects and arrays inside one another; a release needs two, a CloudEvent around it three."""

_BYTE_ORDER_MARK = "\ufeff"
_KEY = re.compile(rb'"[ \t\r\n]*:')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)
_NUMBER = re.compile(r"-?(?:NaN|Infinity|[0-9]+(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?)")
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")


def read_object(value: bytes | None, *, max_bytes: int, where: str = "value") -> JsonObject:
    """Read a JSON object that names no key twice; `where` is what the refusal calls the place of `value`.

    Raises RefusedError.
    """
    if value is None or not value or value.isspace():
        raise RefusedError(Reason.EMPTY_VALUE, where, "The message is empty; send a release as JSON.")
    if len(value) > max_bytes:
        sentence = f"The message has {len(value)} bytes and {max_bytes} are read; send a shorter release."
        raise RefusedError(Reason.VALUE_TOO_LARGE, where, sentence)
    try:
        document = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise _fault(value, error, where) from None
    if not _is_object(document):
        raise RefusedError(Reason.NOT_AN_OBJECT, where, "The JSON is no object; send the release as one.")
    if _count_keys(document, where) != len(_KEY.findall(value)):
        _refuse_duplicate_keys(value, where)
    return document


def _is_object(value: object) -> TypeGuard[JsonObject]:
    return type(value) is dict


def _is_container(value: object) -> TypeGuard[Container]:
    return type(value) is dict or type(value) is list


def _count_keys(document: JsonObject, where: str) -> int:
    """Count the keys at every depth, without recursion: what is counted may be made to exhaust the stack."""
    keys = 0
    level: list[Container] = [document]
    for _ in range(MAX_DEPTH):
        keys += sum(len(container) for container in level if _is_object(container))
        level = [value for container in level for value in _values(container) if _is_container(value)]
        if not level:
            return keys
    raise _too_deep(where)


def _values(container: Container) -> Iterable[object]:
    return container.values() if _is_object(container) else container


def _refuse_duplicate_keys(value: bytes, where: str) -> None:
    """Look again, slowly: `":` inside a string looks like one key too many to the count."""

    def distinct(pairs: list[tuple[str, object]]) -> JsonObject:
        found: JsonObject = {}
        for key, item in pairs:
            if key in found:
                raise _duplicate(key, where)
            found[key] = item
        return found

    json.loads(value, object_pairs_hook=distinct)


def _duplicate(key: str, where: str) -> RefusedError:
    name = f"the key {key}" if _PLAIN_NAME.fullmatch(key) else "a key"
    sentence = f"In one object {name} stands twice, and which value counts is not defined; send it once."
    return RefusedError(Reason.DUPLICATE_JSON_KEY, f"{where}, {name}", sentence)


def _too_deep(where: str) -> RefusedError:
    sentence = f"Objects and arrays are nested over {MAX_DEPTH} deep; send a flatter object."
    return RefusedError(Reason.JSON_TOO_DEEP, where, sentence)


def _fault(value: bytes, error: orjson.JSONDecodeError, where: str) -> RefusedError:
    """Say what the parser stumbled over, by what stands at the place where it stopped."""
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError as fault:
        return _not_utf8(value, fault.start, where)
    place = f"{where}, line {error.lineno} column {error.colno}"
    if text.startswith(_BYTE_ORDER_MARK):
        return RefusedError(Reason.NOT_JSON, place, "The text starts with a byte order mark; drop it.")
    if _depth(text[: error.pos]) > MAX_DEPTH:
        return _too_deep(place)
    if _SURROGATE_ESCAPE.match(text, error.pos):
        return _lone_surrogate(place)
    number = _NUMBER.match(text, error.pos)
    if number and not math.isfinite(float(number[0])):
        sentence = "A number is not finite or too large for a double; send finite numbers only."
        return RefusedError(Reason.NUMBER_OUT_OF_RANGE, place, sentence)
    return RefusedError(Reason.NOT_JSON, place, f"The text is not JSON: {error.msg}; send one JSON object.")


def _not_utf8(value: bytes, at: int, where: str) -> RefusedError:
    place = f"{where}, byte {at}"
    # A surrogate would be ED, then A0 to BF: RFC 3629, section 3, keeps them out of UTF-8.
    if value[at : at + 1] == b"\xed" and b"\xa0" <= value[at + 1 : at + 2] <= b"\xbf":
        return _lone_surrogate(place)
    return RefusedError(Reason.NOT_UTF8, place, "The text is not UTF-8; encode it as UTF-8.")


def _lone_surrogate(place: str) -> RefusedError:
    sentence = "Half a surrogate pair is no character; send the whole pair or the character itself as UTF-8."
    return RefusedError(Reason.LONE_SURROGATE, place, sentence)


def _depth(text: str) -> int:
    structure = _STRING.sub("", text)
    return sum(structure.count(opening) - structure.count(closing) for opening, closing in ("[]", "{}"))
