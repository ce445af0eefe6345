"""Why words that look like a visit gave no event, in a reader's words."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from services.enrich.trace import Unreported

REASONS: Mapping[str, str] = tomllib.loads(
    files("services.explanation").joinpath("reasons.toml").read_text(encoding="utf-8")
)


def reason_words(unreported: Unreported) -> str:
    """Say why there is no event; of a fact told twice, which event tells it."""
    if unreported.twin is not None:
        return f"same fact as event {unreported.twin}"
    return REASONS[unreported.reason]
