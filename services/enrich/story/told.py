"""An event as the release as a whole tells it."""

from typing import NamedTuple

from schemas.visit import EventType, Place, Status
from services.enrich.clause.tense import Tense
from services.enrich.span import Found, Span
from services.enrich.story.parties import Parties
from services.enrich.time import ResolvedTime


class Told(NamedTuple):
    """One event with every slot that clause and context fill.

    `group` is where the verb group begins. `mutual`: either side may be the guest. `stay`: told as a stay
    ("is on a visit to"), not as an arrival. `presence`: only tells who else was at the event before.
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
    listed: bool = False
    visitors: Parties = ()
    counterparts: Parties = ()
    companions: Parties = ()
    site: Found[str] | None = None
    occasion: Found[str] | None = None
    place: Found[Place] | None = None
    origin: Found[Place] | None = None
    time: Found[ResolvedTime] | None = None

    @property
    def travels(self) -> bool:
        """Say whether the event is a leg or a stay of a journey."""
        return self.type in {"arrival", "departure", "return"}

    @property
    def nominal(self) -> bool:
        """Say whether only a noun tells the event."""
        return self.tense == "nominal"
