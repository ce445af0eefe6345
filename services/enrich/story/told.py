"""An event as the release as a whole tells it."""

from dataclasses import dataclass

from schemas.visit import EventType, Place, Status, Time
from services.enrich.reading import PartyMention
from services.enrich.span import Found, Span

Parties = tuple[Found[PartyMention], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One event with every slot that clause and context fill."""

    type: EventType
    status: Status
    rule: str
    sentence: int
    trigger: Span
    clause: Span
    headline: bool = False
    mutual: bool = False
    visitors: Parties = ()
    counterparts: Parties = ()
    site: Found[str] | None = None
    occasion: Found[str] | None = None
    place: Found[Place] | None = None
    origin: Found[Place] | None = None
    time: Found[Time] | None = None
    homeward: bool = False
