"""Names of topics on the command line."""

from schemas.topics import ACCEPTED, PUBLISHED, VISITS, dead_letter_topic

SHORT_NAMES = {
    "published": PUBLISHED,
    "accepted": ACCEPTED,
    "visits": VISITS,
    "published.dlq": dead_letter_topic(PUBLISHED),
    "accepted.dlq": dead_letter_topic(ACCEPTED),
}


def full_name(topic: str) -> str:
    """Give a topic's full name; one that has no short name is taken as it is."""
    return SHORT_NAMES.get(topic, topic)


def is_dead_letter_topic(topic: str) -> bool:
    """Tell by its name whether a topic holds dead letters."""
    return topic.endswith(dead_letter_topic(""))
