"""Names that are the same for the same event of the same release, on any machine, on any day."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID, uuid5

_NAMESPACE = UUID("6f1c9a52-8f0e-5d5c-9a35-3f3a5e6f7b21")
"""Fixed for good: another value would rename every event ever published."""


def identities(release_id: str, contents: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Name each content of one release by UUID version 5 (RFC 9562); equals are told apart by their order."""
    seen: Counter[tuple[str, ...]] = Counter()
    names: list[str] = []
    for content in contents:
        seen[content] += 1
        names.append(str(uuid5(_NAMESPACE, "\x1f".join((release_id, *content, str(seen[content]))))))
    return tuple(names)
