"""The topics: their names, and who writes and reads each."""

from dataclasses import dataclass
from typing import Literal

PUBLISHED = "press.releases.published.v1"
ACCEPTED = "press.releases.accepted.v1"
VISITS = "visits.events.v1"

MAX_MESSAGE_BYTES = 8 * 1024 * 1024
"""Largest record batch a topic takes: room for a refused message and the headers that say why."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic as `visitwire topics create` makes it."""

    name: str
    written_by: str
    read_by: str
    cleanup_policy: Literal["delete", "compact"] = "delete"


def dead_letter_topic(topic: str) -> str:
    """Name the topic that takes what the consumer of `topic` could not read."""
    return f"{topic}.dlq"


TOPICS = (
    Topic(PUBLISHED, written_by="publishers", read_by="ingest"),
    Topic(dead_letter_topic(PUBLISHED), written_by="ingest", read_by="operators"),
    Topic(ACCEPTED, written_by="ingest", read_by="enrich"),
    Topic(dead_letter_topic(ACCEPTED), written_by="enrich", read_by="operators"),
    Topic(VISITS, written_by="enrich", read_by="subscribers"),
)
