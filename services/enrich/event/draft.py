"""An event as its clause tells it, before the rest of the release completes it."""

from typing import NamedTuple

from schemas.visit import EventType, Place
from services.enrich.event.trigger import Trigger
from services.enrich.span import Found, Span


class Draft(NamedTuple):
    """What one clause tells of one event; parties are numbers of mentions in the release's party reading.

    `done_by_thing`: the clause names its doer, and it is no party: "the agreement opens markets".
    `listed`: a line of a programme tells it.
    """

    type: EventType
    trigger: Trigger
    clause: Span
    doer: tuple[int, ...] = ()
    doer_slot: str = ""
    visitors: tuple[int, ...] = ()
    counterparts: tuple[int, ...] = ()
    companions: tuple[int, ...] = ()
    sides: tuple[int, ...] = ()
    shared: bool = False
    done_by_thing: bool = False
    met: Found[str] | None = None
    site: Found[str] | None = None
    occasion: Found[str] | None = None
    place: Found[Place] | None = None
    origin: Found[Place] | None = None
    presence: bool = False
    listed: bool = False
