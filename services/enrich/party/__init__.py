"""Who is told of: persons, offices, organisations and their short forms in an English release."""

from services.enrich.party.reading import Form, PartyMention, PartyReading, read_parties

__all__ = ["Form", "PartyMention", "PartyReading", "read_parties"]
