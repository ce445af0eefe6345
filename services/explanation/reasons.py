"""Why words that look like a visit gave no event, in a reader's words."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from services.enrich.trace import Unreported

REASONS: Mapping[str, str] = tomllib.loads(
    files("services.explanation").joinpath("reasons.toml").read_text(encoding="utf-8")
)


def reason_words(unreported: Unreported) -> str:
    """Say why there is no event: by the rules' own words where they doubt it, or by what tells the fact."""
    if unreported.twin is not None:
        return f"same fact as event {unreported.twin}"
    return unreported.doubt_means or REASONS.get(unreported.reason, unreported.reason)
