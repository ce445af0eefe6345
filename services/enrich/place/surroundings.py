"""Reads the words around a place's name."""

import re

from services.enrich.place.tables import word_set

_LONGEST_WORDS = 44
_WORD = r"([^\W\d_][\w'\u2019-]*)"
_BEFORE = re.compile(r"([^\W\d_][\w.'\u2019-]*) $")
_BEFORE_ARTICLE = re.compile(rf"{_WORD} the $")
_NAME_OF = re.compile(rf"{_WORD} (?:of|for) (?:the )?$")
_SITE = re.compile(rf"{_WORD}, $")
_BEHIND = re.compile(rf" {_WORD}( [A-Z])?")
_ABBREVIATED_TITLE = re.compile(r"[A-Z][a-z]{0,4}\.|H\.E\.")
_JOINED_BEFORE = re.compile(r"[^\W_][-\u2013/&]$")
_JOINED_BEHIND = re.compile(r"[-\u2013/&][^\W_]")


def is_inside_name(text: str, start: int, end: int) -> bool:
    """Tell whether capitalised words around make a longer name of it, as in "University of Oxford"."""
    before = _left(text, start)
    return (
        _opens_name(_last(_BEFORE, before))
        or _names_after(_last(_NAME_OF, before))
        or _is_continued(text, end)
        or bool(_JOINED_BEFORE.search(before))
        or bool(_JOINED_BEHIND.match(text, end))
    )


def is_family_name(text: str, start: int) -> bool:
    """Tell whether the word before is a title or a given name, as in "Mr Kandy"."""
    word = _last(_BEFORE, _left(text, start))
    return _opens_name(word) and word not in word_set("institutions")


def proves_place(text: str, start: int, end: int) -> bool:
    """Tell whether the words around mean a place: "in Galle", "Galle district", "Town Hall, Galle"."""
    before = _left(text, start)
    behind = _BEHIND.match(text, end)
    return (
        _last(_BEFORE, before).lower() in word_set("prepositions")
        or _last(_BEFORE_ARTICLE, before).lower() in word_set("prepositions")
        or _last(_NAME_OF, before) in word_set("town_kinds")
        or _last(_SITE, before) in word_set("institutions")
        or (behind is not None and behind[1] in word_set("town_kinds"))
    )


def _left(text: str, start: int) -> str:
    return text[max(0, start - _LONGEST_WORDS) : start]


def _last(pattern: re.Pattern[str], before: str) -> str:
    found = pattern.search(before)
    return found[1] if found else ""


def _opens_name(word: str) -> bool:
    if not word[:1].isupper() or word in word_set("openers") or word.endswith(("'s", "\u2019s")):
        return False
    return not word.endswith(".") or bool(_ABBREVIATED_TITLE.fullmatch(word))


def _names_after(word: str) -> bool:
    return _opens_name(word) and word not in word_set("heads")


def _is_continued(text: str, end: int) -> bool:
    """Tell whether a capitalised word follows; "Galle City" goes on only with "Galle City Council"."""
    behind = _BEHIND.match(text, end)
    if not behind or not behind[1][0].isupper() or behind[1] in word_set("followers"):
        return False
    return behind[1].lower() not in word_set("town_kinds") or behind[2] is not None
