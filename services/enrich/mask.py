"""Masks names, places and times in a text by letters of Unicode's private use area, length kept.

Patterns over a masked sentence see its grammar: a preposition inside "Bureau of Statistics" is gone.
"""

from collections.abc import Iterable

PERSON = "\ue000"
FIRST_MASK = PERSON
ORGANISATION = "\ue001"
PLACE = "\ue002"
TIME = "\ue003"
GROUP = "\ue004"
WIDER = "\ue005"
QUOTE = "\ue006"

PARTY = f"[{PERSON}{ORGANISATION}{GROUP}]"


def mask(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Overwrite each span by its letter; the first span to claim a character keeps it."""
    letters = list(text)
    taken = bytearray(len(text))
    for start, end, letter in spans:
        if any(taken[start:end]):
            continue
        letters[start:end] = letter * (end - start)
        taken[start:end] = b"\x01" * (end - start)
    return "".join(letters)
