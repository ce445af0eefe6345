"""Counts of what is right, and the rates they give."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """How many are right, of how many expected and how many found."""

    right: int = 0
    expected: int = 0
    found: int = 0

    @property
    def is_exact(self) -> bool:
        """Say whether nothing is missing and nothing too much."""
        return self.right == self.expected == self.found

    @property
    def precision(self) -> float:
        """Give the part of what was found that is right; nothing found is right where nothing is expected."""
        if self.found:
            return self.right / self.found
        return float(not self.expected)

    @property
    def recall(self) -> float:
        """Give the part of what is expected that was found; 1 where nothing is expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def total(counts: Iterable[Count]) -> Count:
    """Add counts up."""
    listed = list(counts)
    return Count(
        sum(count.right for count in listed),
        sum(count.expected for count in listed),
        sum(count.found for count in listed),
    )
