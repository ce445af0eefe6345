"""Masks names, places and times in a text by letters of Unicode's private use area, length kept.

Patterns over a masked sentence see its grammar: a preposition inside "Bureau of Statistics" is gone. Those
patterns write the letters as escapes; this is what they mean.
"""

import re
from collections.abc import Iterable

PERSON = "\ue000"
ORGANISATION = "\ue001"
PLACE = "\ue002"
TIME = "\ue003"
GROUP = "\ue004"
WIDER = "\ue005"  # the place that holds the one before: "France" in "Lyon, France"
QUOTE = "\ue006"

MASKS = PERSON + ORGANISATION + PLACE + TIME + GROUP + WIDER + QUOTE
_LETTER = re.compile(f"[{MASKS}]")


def mask(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Overwrite each span by its letter; the first span to claim a character keeps it.

    Where the text itself holds one of the letters, a space stands for it.
    """
    text = _LETTER.sub(" ", text)
    taken = bytearray(len(text))
    kept: list[tuple[int, int, str]] = []
    for start, end, letter in spans:
        if start < end and taken.find(1, start, end) < 0:
            taken[start:end] = b"\x01" * (end - start)
            kept.append((start, end, letter))
    pieces: list[str] = []
    copied = 0
    for start, end, letter in sorted(kept):
        pieces += text[copied:start], letter * (end - start)
        copied = end
    return "".join((*pieces, text[copied:]))
