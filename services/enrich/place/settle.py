"""Settles which place each name of a release means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schemas.visit import Place
from services.enrich.place.candidate import Candidate, DemonymMention, PlaceMention, SettledPlace
from services.enrich.place.described import Described
from services.enrich.place.find import find_places_and_demonyms
from services.enrich.place.home import home_of

# What the release tells counts on the scale of decimal logarithms of population: a country named makes its
# town as likely as one thirty times its size elsewhere.
_COUNTRY_NAMED = 1.5
_COUNTRY_HINTED = 1.0
_REGION_NAMED = 1.0
_PUBLISHERS_COUNTRY = 1.0
_PUBLISHERS_REGION = 1.0

# A town below a hundred thousand is meant only where the release or its publisher points to its country.
_KNOWN_ABROAD = 5.0

# What a name needs to point to its country by itself: a million people, a hundred times a namesake abroad.
_CLEAR_BY_ITSELF = 6.0
_CLEAR_LEAD = 2.0


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What speaks for one reading of an ambiguous name.

    `publisher` is where the publisher sits; it always names its own country, so that tells no more. `told`
    weighs the countries (ISO 3166-1 alpha-2) and subdivisions (ISO 3166-2) that the release points to.
    `located` holds the places that the release gives a region or country for, by name.
    """

    publisher: Place | None
    told: Mapping[str, float]
    located: Mapping[str, Place]

    def weight(self, candidate: Candidate) -> float:
        """Return the candidate's own weight and what the release adds to it."""
        place, weight = candidate.place, candidate.weight
        if self.publisher and place.country == self.publisher.country:
            weight += _PUBLISHERS_COUNTRY
        else:
            weight += self.told.get(place.country or "", 0.0)
        if place.kind == "city" and place.subdivision:
            weight += self._region_weight(place.subdivision)
        return weight

    def _region_weight(self, subdivision: str) -> float:
        if self.publisher and subdivision == self.publisher.subdivision:
            return _PUBLISHERS_REGION
        return self.told.get(subdivision, 0.0)

    def points_to(self, country: str | None) -> bool:
        """Tell whether the release or its publisher points to `country`."""
        return country in self.told or (self.publisher is not None and country == self.publisher.country)


def read_places(text: str, publisher: str) -> tuple[tuple[SettledPlace, ...], tuple[DemonymMention, ...]]:
    """Return the places that a release names or describes, and its demonyms, in the text's order.

    Each place is settled by the whole release and its publisher.
    """
    mentions, demonyms = find_places_and_demonyms(text)
    home = home_of(publisher)
    context = PlaceContext(
        publisher=home,
        told=told_areas(mentions, demonyms),
        located={mention.text: mention.candidates[0].place for mention in mentions if mention.located},
    )
    named = settle(mentions, context)
    return _with(named, tuple(Described(text, home, named, demonyms).find())), demonyms


def settle_places(text: str, publisher: str) -> tuple[SettledPlace, ...]:
    """Return the places of `read_places` alone."""
    return read_places(text, publisher)[0]


def _with(named: tuple[SettledPlace, ...], described: tuple[SettledPlace, ...]) -> tuple[SettledPlace, ...]:
    """Put places together; one that is described takes the place of those named within it."""
    if not described:
        return named
    merged: list[SettledPlace] = []
    for place in sorted((*described, *named), key=lambda place: (place.start, -place.end)):
        if not merged or place.start >= merged[-1].end:
            merged.append(place)
    return tuple(merged)


def settle(mentions: Iterable[PlaceMention], context: PlaceContext) -> tuple[SettledPlace, ...]:
    """Return one place for each mention; a name that nothing settles is left out."""
    settled: dict[str, Place | None] = dict(context.located)
    found: list[SettledPlace] = []
    for mention in mentions:
        if not mention.located and mention.text not in settled:
            settled[mention.text] = _best(mention, context)
        place = _best(mention, context) if mention.located else settled[mention.text]
        if place:
            found.append(_settled(mention, place))
    return tuple(found)


def told_areas(mentions: Iterable[PlaceMention], demonyms: Iterable[DemonymMention]) -> dict[str, float]:
    """Weigh the countries and subdivisions that a release points to."""
    told: dict[str, float] = {demonym.country: _COUNTRY_HINTED for demonym in demonyms}
    for mention in {(mention.text, mention.located): mention for mention in mentions}.values():
        if not (place := _clear_place(mention)):
            continue
        _raise(told, place.country, _COUNTRY_NAMED if place.kind == "country" else _COUNTRY_HINTED)
        if place.kind == "region":
            _raise(told, place.subdivision, _REGION_NAMED)
    return told


def _clear_place(mention: PlaceMention) -> Place | None:
    """Return the place that the name alone makes clear: a large one, well ahead of its namesakes abroad."""
    best = mention.candidates[0]
    abroad = (c.weight for c in mention.candidates if c.place.country != best.place.country)
    lead = best.weight - max(abroad, default=0.0)
    large = best.place.kind != "city" or best.weight >= _CLEAR_BY_ITSELF
    return best.place if mention.located or (large and lead >= _CLEAR_LEAD) else None


def _raise(told: dict[str, float], area: str | None, weight: float) -> None:
    if area:
        told[area] = max(weight, told.get(area, 0.0))


def _best(mention: PlaceMention, context: PlaceContext) -> Place | None:
    ranked = sorted(((context.weight(c), -i) for i, c in enumerate(mention.candidates)), reverse=True)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    best = mention.candidates[-ranked[0][1]]
    if mention.located or best.weight >= _KNOWN_ABROAD or best.place.kind != "city":
        return best.place
    return best.place if context.points_to(best.place.country) else None


def _settled(mention: PlaceMention, place: Place) -> SettledPlace:
    return SettledPlace(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        place=place,
        landmark=mention.landmark,
        inside_name=mention.inside_name,
        qualifies=mention.qualifies,
    )
