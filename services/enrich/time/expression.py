"""What a time expression says, before anybody asks which day it means."""

from collections.abc import Mapping
from datetime import time
from typing import Literal, NamedTuple

from schemas.visit import Period

Kind = Literal["point", "range", "part_of_day", "duration", "ordinal_day", "set", "past_reference"]
"""How an expression may be used.

`point` and `range` can date an event; `part_of_day` (a period or a clock time) needs a day told elsewhere;
`duration` and `ordinal_day` describe a stay; `set` recurs; `past_reference` is background.
"""

Unit = Literal["day", "weekday", "week", "week_of", "weekend", "month", "named_month", "year"]
Bound = Literal["since", "from", "until", "by", "before", "after"]


class Parts(NamedTuple):
    """What the words tell; all that they leave untold is None.

    `unit` and `offset` are deictic: so many units from `origin`, the day of publication or the time told
    before; the unit `week_of` widens a printed date to its week. `weekday` counts from Monday, 0. `grouping`
    is an ISO 8601-2 sub-year grouping (21 spring to 24 winter, 33 to 36 quarters, 40 and 41 halves). `left`
    and `right` are day and month in an order that the words leave open. `place` names whose clock a time is
    told by: a place, or a time zone's letters. `amount` and `unit` are a length of time.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    grouping: int | None = None
    left: int | None = None
    right: int | None = None
    unit: Unit | None = None
    offset: int | None = None
    origin: Literal["previous"] | None = None
    amount: int | None = None
    ordinal: int | None = None
    is_last: bool | None = None
    period: Period | None = None
    clock: time | None = None
    modifier: Literal["START", "MID", "END"] | None = None
    place: str | None = None

    def told(self) -> Mapping[str, object]:
        """Return the parts that the words do tell."""
        return {name: value for name, value in zip(self._fields, self, strict=True) if value is not None}


NOTHING_TOLD = Parts()


def merged(left: Parts, right: Parts) -> Parts | None:
    """Unite two readings; None where both tell the same part."""
    if any(a is not None and b is not None for a, b in zip(left, right, strict=True)):
        return None
    return Parts._make(b if a is None else a for a, b in zip(left, right, strict=True))


class TimeExpression(NamedTuple):
    """Words of a text that tell a time: `text == whole_text[start:end]`, offsets in characters.

    `until` holds the last day of a range. `bound` is the preposition before the words that opens or closes
    a span ("until Friday"); it is not part of `text`. `rules` names the rules that read the words.
    """

    start: int
    end: int
    text: str
    kind: Kind
    parts: Parts
    until: Parts | None = None
    bound: Bound | None = None
    rules: tuple[str, ...] = ()
