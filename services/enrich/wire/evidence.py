"""Evidence: the words of the release behind every filled field."""

from collections.abc import Iterator

from schemas.visit import Evidence, EvidencedField
from services.enrich.span import Span
from services.enrich.story.told import Told


def evidence_of(text: str, event: Told) -> Iterator[Evidence]:
    """Quote the words behind each field; `text[start:end]` is the quote, always."""
    for field, span in _spans(event):
        yield Evidence(field=field, start=span.start, end=span.end, text=text[span.start : span.end])


def _spans(event: Told) -> Iterator[tuple[EvidencedField, Span]]:
    yield "type", event.trigger
    yield "status", Span(min(event.group, event.trigger.start), event.trigger.end)
    for party in event.visitors:
        yield "visitors", party.span
    for party in event.counterparts:
        yield "counterparts", party.span
    if event.site:
        yield "site", event.site.span
    if event.occasion:
        yield "occasion", event.occasion.span
    if event.place:
        yield "place", event.place.span
    if event.origin:
        yield "origin", event.origin.span
    if event.time:
        yield "time", event.time.span
