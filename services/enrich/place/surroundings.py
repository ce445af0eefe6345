"""Reads the words around a place's name."""

import re

from services.enrich.place import tables

_LONGEST_WORD = 40
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.'\u2019-]*) $")
_NAME_OF = re.compile(r"([^\W\d_][\w'\u2019-]*) (?:of|for) (?:the )?$")
_WORD_BEHIND = re.compile(r" ([^\W\d_][\w'\u2019-]*)")
_ABBREVIATED_TITLE = re.compile(r"[A-Z][a-z]{0,4}\.|H\.E\.")
_JOINED_BEFORE = re.compile(r"[^\W_][-\u2013/&]$")
_JOINED_BEHIND = re.compile(r"[-\u2013/&][^\W_]")


def word_before(text: str, start: int) -> str:
    """Return the word that one blank parts from the name, empty where there is none."""
    found = _WORD_BEFORE.search(text[max(0, start - _LONGEST_WORD) : start])
    return found[1] if found else ""


def word_behind(text: str, end: int) -> str:
    """Return the word that one blank parts from the name, empty where there is none."""
    found = _WORD_BEHIND.match(text, end)
    return found[1] if found else ""


def continues_name(word: str) -> bool:
    """Tell whether `word`, standing before a place, is part of one name with it."""
    if not word[:1].isupper() or word in tables.word_set("openers"):
        return False
    return not word.endswith(".") or bool(_ABBREVIATED_TITLE.fullmatch(word))


def is_inside_name(text: str, start: int, end: int) -> bool:
    """Tell whether capitalised words around make a longer name of it, as in "University of Oxford"."""
    return (
        continues_name(word_before(text, start))
        or _is_named_after(text, start)
        or _is_continued(word_behind(text, end))
        or bool(_JOINED_BEHIND.match(text, end))
        or bool(_JOINED_BEFORE.search(text[max(0, start - 2) : start]))
    )


def is_given_name_before(text: str, start: int) -> bool:
    """Tell whether the word before makes the name a family name, as in "Mr Kandy"."""
    word = word_before(text, start)
    return continues_name(word) and word not in tables.word_set("institutions")


def _is_named_after(text: str, start: int) -> bool:
    found = _NAME_OF.search(text[max(0, start - _LONGEST_WORD) : start])
    return found is not None and continues_name(found[1]) and found[1] not in tables.word_set("heads")


def _is_continued(word: str) -> bool:
    return word[:1].isupper() and word not in tables.word_set("followers")
