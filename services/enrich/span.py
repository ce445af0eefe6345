"""Spans of a release's text, and what a reader found in them."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character range of the release's text."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A value and the words that prove it."""

    value: Value
    span: Span
