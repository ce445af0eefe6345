"""Makes untrusted text harmless to a terminal, a log line and a reader's eye.

Escaped are the characters that move a cursor, break a line or turn the direction of reading: C0 and C1
controls, DEL, U+2028 and U+2029, the bidirectional controls (Unicode UAX #9, section 2), the byte order mark,
tag characters, and lone surrogates, which no UTF-8 output can hold.
"""

import json
import re

_LAYOUT_CHARACTERS = (
    r"\u0000-\u001f\u007f-\u009f"
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    r"\u2028\u2029\ufeff\U000e0000-\U000e007f\ud800-\udfff"
)
UNSAFE = re.compile(f"[{_LAYOUT_CHARACTERS}]")


def _python_escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape", "surrogatepass").decode("ascii")


def _json_escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]


def escape(text: str) -> str:
    r"""Write unsafe characters as Python does in a literal: a newline becomes `\n`, ESC becomes `\x1b`."""
    return UNSAFE.sub(_python_escape, text)


def escape_json(document: bytes) -> bytes:
    r"""Write unsafe characters inside the strings of a JSON document as `\uXXXX`; its meaning stays.

    `document` is compact JSON in UTF-8, so that whatever it holds of these characters stands inside strings.
    """
    if document.isascii() and b"\x7f" not in document:
        return document
    return UNSAFE.sub(_json_escape, document.decode()).encode()
