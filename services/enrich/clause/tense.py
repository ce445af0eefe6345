"""When a verb group says that something happens, and how surely, by its auxiliaries and governors."""

from typing import Literal

from services.enrich.clause.lexicon import Forms, Lexicon

Tense = Literal[
    "past",
    "perfect",
    "pluperfect",
    "present",
    "progressive",
    "future",
    "reported",
    "modal",
    "planned",
    "told",
    "offered",
    "purpose",
    "gerund",
    "participle",
    "nominal",
]


def infinitive_tense(kinds: list[str], words: list[str], before: str, lexicon: Lexicon) -> Tense:
    """Tell the tense of a verb behind "to" by what governs it."""
    if "modal" in kinds:
        return "modal"
    governors = [lexicon.governors[word] for word in words if word in lexicon.governors]
    governors.append(lexicon.governors.get(before, ""))
    for told in ("offered", "told"):
        if told in governors:
            return told
    if "planned" in governors[:-1] or "future" in kinds or "present" in kinds:
        return "planned"
    return "reported" if "reported" in kinds else "purpose"


_UNREAL: dict[str, Tense] = {"modal": "modal", "reported": "reported", "future": "future"}


def finite_tense(kinds: list[str], forms: Forms) -> tuple[Tense, bool]:
    """Tell the tense of a finite verb, and whether it is passive."""
    being = "present" in kinds or "past" in kinds or "been" in kinds
    passive = being and "participle" in forms
    for kind in kinds:
        if kind in _UNREAL:
            return _UNREAL[kind], passive
    if passive or "gerund" not in forms:
        return _indicative(kinds, forms, being=being), passive
    return ("progressive" if being else "gerund"), False


def _indicative(kinds: list[str], forms: Forms, *, being: bool) -> Tense:
    """Tell the time of what is or was."""
    if "had" in kinds:
        return "pluperfect"
    if "have" in kinds and "participle" in forms:
        return "perfect"
    if being:
        return "present" if "present" in kinds else "past"
    if "do" in kinds or "past" in forms:
        return "past"
    return "present" if forms & {"present", "base"} else "participle"
