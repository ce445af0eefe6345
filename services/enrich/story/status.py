"""Status: what an event is as of the release's publication."""

from schemas.visit import Status
from services.enrich.verb.group import Tense

_BY_TENSE: dict[Tense, Status] = {
    "past": "completed",
    "perfect": "completed",
    "pluperfect": "completed",
    "told": "completed",
    "progressive": "ongoing",
    "future": "planned",
    "planned": "planned",
    "reported": "planned",
}


def status_of(tense: Tense, *, headline: bool) -> Status | None:
    """Read the status off a verb's tense; none where the tense alone tells no fact."""
    if headline and tense in {"present", "gerund"}:
        return "completed"
    if headline and tense == "purpose":
        return "planned"
    return _BY_TENSE.get(tense)
