"""Spans of a release's text, and what a reader found in them."""

from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")


class Span(NamedTuple):
    """Half-open character range of the release's text."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Found(NamedTuple, Generic[Value]):
    """A value and the words that prove it."""

    value: Value
    span: Span
