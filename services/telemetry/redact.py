"""Brings whatever is logged into plain, short values that hold no secret."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from typing import cast

REDACTED = "[redacted]"
MAX_CHARACTERS = 8_000
MAX_ITEMS = 100
MAX_DEPTH = 4
_INT64 = range(-(2**63), 2**63)

_SECRET_NAME = re.compile(
    r"passw(or)?d|passphrase|secret|credential|authorization|api_?-?key|private_?-?key|(^|_)token$",
    re.IGNORECASE,
)
_URL_USERINFO = re.compile(r"(?<=://)[^/\s?#]*@")
_ASSIGNED_SECRET = re.compile(
    r"""(?P<name>password|passwd|passphrase|secret|token|api[_-]?key)
        (?P<sign>["']?\s?[=:]\s?)
        (?P<value>"[^"]*"|'[^']*'|[^\s,;&)]+)""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=1_024)
def names_a_secret(name: str) -> bool:
    """Tell whether a field of this name holds what must not be logged."""
    return _SECRET_NAME.search(name) is not None


def redact_text(text: str) -> str:
    """Hide user names and passwords in URLs, and values assigned to the name of a secret; cap the length.

    Of a longer text its beginning and its end are kept, MAX_CHARACTERS in all.
    """
    if len(text) > MAX_CHARACTERS:
        half = MAX_CHARACTERS // 2
        text = f"{text[:half]}[{len(text) - 2 * half} characters left out]{text[-half:]}"
    if "://" in text:
        text = _URL_USERINFO.sub(f"{REDACTED}@", text)
    if "=" in text or ":" in text:
        text = _ASSIGNED_SECRET.sub(rf"\g<name>\g<sign>{REDACTED}", text)
    return text if text.isascii() else text.encode(errors="backslashreplace").decode()


def redact(fields: Mapping[str, object]) -> dict[str, object]:
    """Copy fields as plain JSON values, without secrets.

    What is neither a number, a string, a mapping nor a sequence is described by its `str`; nesting beyond
    MAX_DEPTH and items beyond MAX_ITEMS are described in the same way or left out.
    """
    return _redact_mapping(fields, depth=0)


def _describe(value: object) -> str:
    try:
        return str(value)
    except Exception:  # noqa: BLE001 - a value that cannot describe itself must not stop the line that names it
        return f"<{type(value).__name__} without a description>"


def _redact_mapping(fields: Mapping[str, object], depth: int) -> dict[str, object]:
    return {
        redact_text(_describe(name)): REDACTED if names_a_secret(_describe(name)) else _redact(value, depth)
        for name, value in islice(fields.items(), MAX_ITEMS)
    }


def _redact(value: object, depth: int) -> object:
    if isinstance(value, str):
        return redact_text(value)
    if isinstance(value, bool | float) or value is None:
        return value
    if isinstance(value, int):
        return value if value in _INT64 else redact_text(_describe(value))
    if depth < MAX_DEPTH:
        if isinstance(value, dict):
            return _redact_mapping(cast("dict[str, object]", value), depth + 1)
        if isinstance(value, list | tuple | set | frozenset):
            items = cast("Iterable[object]", value)
            return [_redact(item, depth + 1) for item in islice(items, MAX_ITEMS)]
    return redact_text(_describe(value))
