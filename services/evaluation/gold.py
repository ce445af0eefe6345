"""Gold: the right answers for one release, one JSON object on a line (docs/evaluation.md)."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict

from schemas.visit import EventType, Period, Status
from services.evaluation.slots import Items, Slot, counted


def _items(told: object) -> object:
    """Read what stands in a slot, one item, several or null."""
    if not told:
        return ()
    return tuple(cast("list[object]", told)) if isinstance(told, list) else (told,)


_Items = Annotated[Items, BeforeValidator(_items)]
_NONE: Mapping[Slot | Literal["type"], tuple[_Items, ...]] = {}


class _Line(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Expected(_Line):
    """An event that the release tells.

    `alt` holds other right answers by slot. An event that is `optional` costs nothing, found or not.
    """

    type: EventType
    status: Annotated[tuple[Status, ...], BeforeValidator(_items)]
    visitors: _Items
    counterparts: _Items = ()
    site: _Items = ()
    occasion: _Items = ()
    place: _Items = ()
    origin: _Items = ()
    date: _Items = ()
    period: Annotated[tuple[Period, ...], BeforeValidator(_items)] = ()
    alt: Mapping[Slot | Literal["type"], tuple[_Items, ...]] = _NONE
    optional: bool = False

    def readings(self, slot: Slot) -> Iterator[Items]:
        """Yield every right answer for a slot, the one told first at the front."""
        yield counted(slot, getattr(self, slot))
        for items in self.alt.get(slot, ()):
            yield counted(slot, items)


class Gold(_Line):
    """The events of one release; its `trips` are taken and not scored."""

    id: str
    events: tuple[Expected, ...]
    trips: tuple[object, ...] = ()
