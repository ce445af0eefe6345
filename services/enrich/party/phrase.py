"""Every phrase of a release that tells a party, as printed, before anyone asks who is who."""

from typing import Literal, NamedTuple

from services.enrich.party.group import Group
from services.enrich.party.office import Office
from services.enrich.party.organisation import Organisation

Kind = Literal[
    "person",
    "office",
    "organisation",
    "acronym",
    "group",
    "delegation",
    "pair",
    "pronoun",
    "pronouns",
    "style",
]


class Phrase(NamedTuple):
    """A party as printed between two tokens."""

    start: int
    end: int
    kind: Kind
    name: tuple[str, ...] = ()
    honorific: str | None = None
    gender: str | None = None
    offices: tuple[Office, ...] = ()
    organisation: Organisation | None = None
    group: Group | None = None
    personal: bool = True
    headline: bool = False
