"""Reads the words around a place's name."""

import re

from services.enrich.place.tables import word_set

_LONGEST_WORDS = 44
_NO_WORDS = ("", "", "")
_OPENING_MARKS = "(\"'[\u201c\u2018"
_POSSESSIVES = ("'s", "\u2019s")
_JOINTS = frozenset("-\u2013/&")
_LINE_ENDS = frozenset({"\n", ","})
_ADDRESS_ENDS = frozenset({",", ";", ".", ")", "\n", ""})
_BEHIND = re.compile(r" ([^\W\d_][\w'\u2019-]*)( [A-Z])?")
_ABBREVIATED_TITLE = re.compile(r"[A-Z][a-z]{0,4}\.|H\.E\.")


def is_inside_name(text: str, start: int, end: int, place_before: int) -> bool:
    """Tell whether capitalised words around make a longer name of it, as in "University of Oxford".

    `place_before` is where the place before it ends: "left Lima for Quito" names no "Lima for Quito".
    """
    before = _words_before(text, start)
    return (
        _opens_name(before[0])
        or (_is_named_after(before) and text[place_before:start] != " for ")
        or _is_continued(text, end)
        or (text[end : end + 1] in _JOINTS and text[end + 1 : end + 2].isalnum())
        or (text[start - 1 : start] in _JOINTS and text[start - 2 : start - 1].isalnum())
    )


def is_family_name(text: str, start: int) -> bool:
    """Tell whether the word before is a title or a given name, as in "Mr Kandy"."""
    word = _words_before(text, start)[0]
    return _opens_name(word) and word not in word_set("institutions")


def proves_place(text: str, start: int, end: int) -> bool:
    """Tell whether the words around mean a place: "in Galle", "the Fort, Galle", "4 May: Galle"."""
    last, second, _ = _words_before(text, start)
    behind = _BEHIND.match(text, end)
    return (
        (second if last == "the" else last).lower() in word_set("prepositions")
        or (last == "of" and second in word_set("town_kinds"))
        or (last.endswith(",") and last[:1].isupper() and text[end : end + 1] in _ADDRESS_ENDS)
        or (last.endswith(":") and text[end : end + 1] in _LINE_ENDS)
        or (behind is not None and behind[1] in word_set("town_kinds"))
    )


def _words_before(text: str, start: int) -> tuple[str, str, str]:
    """Return the last three words before a name in its line, the nearest first, "" where there is none."""
    if start == 0 or text[start - 1] != " ":
        return _NO_WORDS
    before = text[max(0, start - _LONGEST_WORDS) : start - 1]
    words = before[before.rfind("\n") + 1 :].rsplit(" ", 3)
    count = len(words)
    return (
        words[-1].lstrip(_OPENING_MARKS),
        words[-2] if count > 1 else "",
        words[-3] if count > 2 else "",  # noqa: PLR2004 -- the third word
    )


def _is_named_after(before: tuple[str, str, str]) -> bool:
    preposition, word = before[1:] if before[0] == "the" else before[:2]
    return preposition in {"of", "for"} and _opens_name(word) and word not in word_set("heads")


def _opens_name(word: str) -> bool:
    if not word[:1].isupper() or word in word_set("openers") or word.endswith(_POSSESSIVES):
        return False
    return word[-1].isalnum() or bool(_ABBREVIATED_TITLE.fullmatch(word))


def _is_continued(text: str, end: int) -> bool:
    """Tell whether a capitalised word follows; "Galle City" goes on only with "Galle City Council"."""
    if not text[end + 1 : end + 2].isupper():
        return False
    behind = _BEHIND.match(text, end)
    if not behind or behind[1] in word_set("followers"):
        return False
    return behind[1].lower() not in word_set("town_kinds") or behind[2] is not None
