"""An event as the release as a whole tells it."""

from dataclasses import dataclass

from schemas.visit import EventType, Place, Status
from services.enrich.reading import PartyMention
from services.enrich.span import Found, Span
from services.enrich.time import ResolvedTime
from services.enrich.verb.group import Tense

Parties = tuple[Found[PartyMention], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One event with every slot that clause and context fill.

    `group` begins the verb group; `stay` marks an arrival told as a stay ("is on a visit to"), `nominal` one
    that only a noun tells ("during his visit to"), `anew` a home that is only named "home".
    """

    type: EventType
    status: Status
    rule: str
    tense: Tense
    sentence: int
    group: int
    trigger: Span
    clause: Span
    headline: bool = False
    mutual: bool = False
    stay: bool = False
    presence: bool = False
    site_shared: bool = False
    visitors: Parties = ()
    counterparts: Parties = ()
    companions: Parties = ()
    site: Found[str] | None = None
    occasion: Found[str] | None = None
    place: Found[Place] | None = None
    origin: Found[Place] | None = None
    time: Found[ResolvedTime] | None = None
    homeward: bool = False

    @property
    def travels(self) -> bool:
        """Say whether the event is a leg or a stay of a journey."""
        return self.type in {"arrival", "departure", "return"}

    @property
    def nominal(self) -> bool:
        """Say whether only a noun tells the event."""
        return self.tense == "nominal"


def referents(parties: Parties) -> frozenset[int]:
    """Give the numbers of the parties."""
    return frozenset(party.value.referent for party in parties)
