"""Places told only by their number: "the two countries" means the last two that the release names."""

from bisect import bisect_left

from schemas.visit import Place
from services.enrich.clause.phrase import Phrase
from services.enrich.event.scene import Scene
from services.enrich.span import Found, Span

_KINDS = {"countries": "country", "nations": "country", "cities": "city"}
_LOOK_BACK = 30
"""How many place names back those meant are looked for."""


def counted_places(scene: Scene, item: Phrase) -> tuple[Found[Place], ...]:
    """Give the places abroad that a phrase counts, in the order they were told; none for other phrases."""
    reading = scene.reading
    told = reading.text[item.start : item.end].casefold().split()
    if len(told) != len(("two", "countries")) or told[-1] not in _KINDS:
        return ()
    number = scene.heads.counts.get(told[0], 0)
    last = bisect_left(reading.places, item.start, key=lambda mention: mention.start)
    home = reading.land.country if reading.land else None
    meant: dict[Place, None] = {}
    for mention in reversed(reading.places[max(0, last - _LOOK_BACK) : last]):
        if len(meant) < number and mention.place.kind == _KINDS[told[-1]] and mention.place.country != home:
            meant.setdefault(mention.place)
    if len(meant) != number:
        return ()
    return tuple(Found(place, Span(item.start, item.end)) for place in reversed(meant))
