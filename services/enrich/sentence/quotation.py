"""Direct speech: what somebody is quoted as saying, so that it is not read as the release's own telling."""

import re

_QUOTE = re.compile(r"[“\"](?P<said>[^“”\"\n]++)(?:[”\"]|$)", re.MULTILINE)
_SHORTEST = 25
_CLAUSE_END = re.compile(r"[.,!?…]['\u2019]?$")


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Find direct speech: quoted words that end as a clause does, or that run to the end of the line."""
    return tuple(found.span() for found in _QUOTE.finditer(text) if _speaks(text, found))


def _speaks(text: str, found: re.Match[str]) -> bool:
    closed = text[found.end() - 1] in '”"'
    if len(found["said"]) < _SHORTEST:
        return False
    return not closed or bool(_CLAUSE_END.search(found["said"]))
