"""The forms of a verb, by its base form."""

from typing import Literal

Form = Literal["base", "present", "past", "participle", "gerund"]

_VOWELS = "aeiou"


def inflect(base: str, irregular: dict[str, list[str]]) -> dict[str, frozenset[Form]]:
    """List the written forms of `base`, each with its uses: "visited" is past and participle.

    `irregular` maps a base to its past and past participle.
    """
    past, participle = irregular.get(base) or [_past(base)] * 2
    forms: dict[str, set[Form]] = {}
    uses: tuple[tuple[str, Form], ...] = (
        (base, "base"),
        (_present(base), "present"),
        (past, "past"),
        (participle, "participle"),
        (_gerund(base, past), "gerund"),
    )
    for word, form in uses:
        forms.setdefault(word, set()).add(form)
    return {word: frozenset(found) for word, found in forms.items()}


def _present(base: str) -> str:
    if base == "have":
        return "has"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ies"
    return f"{base}es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else f"{base}s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}ed"


def _gerund(base: str, past: str) -> str:
    if past.endswith("ed") and len(past) > len(base) + 1 and not base.endswith("y"):
        return f"{past[:-2]}ing"
    if base.endswith("e") and not base.endswith("ee") and base != "be":
        return f"{base[:-1]}ing"
    doubled = base in {"set", "sit", "get", "cut", "begin", "bid"}
    return f"{base}{base[-1]}ing" if doubled else f"{base}ing"
