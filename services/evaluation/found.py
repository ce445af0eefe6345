"""What the extractor found, written as gold writes it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from schemas.visit import EventType, Party, Place, VisitEvent
from services.evaluation.slots import Items, Slot, counted


@dataclass(frozen=True, slots=True)
class Found:
    """An event found, and the items of each slot."""

    type: EventType
    items: Mapping[Slot, Items]
    event: VisitEvent


def found_in(event: VisitEvent) -> Found:
    """Write an event in gold's terms."""
    time = event.time
    items: dict[Slot, Items] = {
        "visitors": tuple(_parties(event.visitors)),
        "counterparts": tuple(_parties(event.counterparts)),
        "site": _item(event.site),
        "occasion": _item(event.occasion),
        "place": _item(_place(event.place)),
        "origin": _item(_place(event.origin)),
        "date": _item(time and time.edtf),
        "period": _item(time and time.period),
        "status": (event.status,),
    }
    return Found(event.type, {slot: counted(slot, told) for slot, told in items.items()}, event)


def _item(value: str | None) -> Items:
    return (value,) if value else ()


def _parties(parties: Iterable[Party]) -> Iterator[str]:
    """Write each party by its name, else its first office, else what it is called."""
    for party in parties:
        office = next(iter(party.roles), None)
        if party.name:
            yield party.name
        elif office:
            yield (
                f"role:{office.title} of {office.organisation}"
                if office.organisation
                else f"role:{office.title}"
            )
        elif party.kind in {"group", "delegation"}:
            yield f"{party.kind}:{party.text or party.kind}"


def _place(place: Place | None) -> str | None:
    if place is None or place.kind == "country":
        return place and place.country
    return f"{place.name}, {place.country}" if place.country else place.name
