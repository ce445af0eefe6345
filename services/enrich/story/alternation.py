"""Lists of words as one alternation of a pattern."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Write a group that matches any of `words` as they are spelled, the longest that fits first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
