"""Finds a mention by where its words stand."""

from services.enrich.party import PartyMention, PartyReading


def mention_at(reading: PartyReading, start: int, end: int) -> PartyMention:
    """Give the longest mention inside the span, else the one that covers it."""
    inside = [one for one in reading.mentions if start <= one.start and one.end <= end]
    covering = [one for one in reading.mentions if one.start <= start and end <= one.end]
    return max(inside or covering, key=lambda one: one.end - one.start)
