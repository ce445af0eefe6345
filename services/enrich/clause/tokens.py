"""The pattern that cuts a masked sentence into words."""

import re
from collections.abc import Iterable

from services.enrich import mask
from services.enrich.clause import codes

MASKED = {
    mask.PERSON: codes.PERSON,
    mask.ORGANISATION: codes.ORGANISATION,
    mask.GROUP: codes.GROUP,
    mask.PLACE: codes.PLACE,
    mask.WIDER: codes.WIDER,
    mask.TIME: codes.TIME,
    mask.QUOTE: codes.QUOTE,
}
# "was hosted by" is a verb; only "a dinner hosted by" holds a marker.
_NOT_PASSIVE = "".join(rf"(?<!\b{word} )" for word in ("be", "been", "being", "is", "are", "was", "were"))


def token_pattern(markers: Iterable[str]) -> re.Pattern[str]:
    """Build the pattern that cuts a masked sentence into words; a marker of several words is one."""
    several = sorted((marker for marker in markers if " " in marker), key=len, reverse=True)
    letters = "".join(MASKED)
    return re.compile(
        "|".join(
            (
                rf"[{letters}]++(?:[-\u2013](?:[{letters}]++|[^\W_{letters}]++))+",
                *(f"{letter}++" for letter in MASKED),
                rf"(?i:{_NOT_PASSIVE}(?<![\w-])(?:{'|'.join(map(re.escape, several))})(?![\w-]))",
                rf"[^\W_{letters}]++(?:(?:[-'\u2019./&](?!['\u2019]?s\b))[^\W_{letters}]++)*+",
                r"['\u2019]s\b|(?<=s)['\u2019](?=\s)",
                r"\([^()]{0,200}\)",
                '[“"\u2018][^“”"\u2019\u2018\n]{2,120}[”"\u2019]',
                r"[^\w\s]",
            )
        )
    )
