"""The time room: finds time expressions in English releases and says which days they mean.

Pure functions. `find_times` reads words by the rules of `rules/<language>/time`; `resolve` sets them on the
calendar from an anchor; `to_time` writes them for the wire.
"""

from services.enrich.time.anchor import read_anchor
from services.enrich.time.expression import Parts, TimeExpression
from services.enrich.time.find import find_times
from services.enrich.time.notation import period_of
from services.enrich.time.resolve import Anchor, ResolvedTime, derive_stay, inherit, resolve
from services.enrich.time.wire import to_time

__all__ = [
    "Anchor",
    "Parts",
    "ResolvedTime",
    "TimeExpression",
    "derive_stay",
    "find_times",
    "inherit",
    "period_of",
    "read_anchor",
    "resolve",
    "to_time",
]
