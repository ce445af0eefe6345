"""Settles which place each name of a release means."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from schemas.visit import Place
from services.enrich.place.candidate import Candidate, DemonymMention, PlaceMention, SettledPlace
from services.enrich.place.find import find_demonyms, find_places
from services.enrich.place.home import home_of

# What the release tells counts on the scale of decimal logarithms of population: a country named makes its
# town as likely as one thirty times its size elsewhere.
_COUNTRY_NAMED = 1.5
_COUNTRY_HINTED = 1.0
_REGION_NAMED = 1.0
_PUBLISHERS_COUNTRY = 1.0

# A town below a hundred thousand is meant only where the release or its publisher points to its country.
_KNOWN_ABROAD = 5.0
_CLEAR_BY_ITSELF = 6.0


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What speaks for one reading of an ambiguous name.

    `told` weighs countries (ISO 3166-1 alpha-2) and subdivisions (ISO 3166-2) that the release points to.
    """

    publisher_country: str | None
    told: Mapping[str, float]

    def weight(self, candidate: Candidate) -> float:
        """Return the candidate's own weight and what the release adds to it."""
        country, subdivision = candidate.place.country or "", candidate.place.subdivision or ""
        told = self.told.get(country, 0.0)
        if candidate.place.kind == "city":
            told += self.told.get(subdivision, 0.0)
        return candidate.weight + told + (_PUBLISHERS_COUNTRY if country == self.publisher_country else 0.0)

    def points_to(self, country: str | None) -> bool:
        """Tell whether the release or its publisher points to `country`."""
        return country is not None and (country in self.told or country == self.publisher_country)


def settle_places(text: str, publisher: str, language: str = "en") -> tuple[SettledPlace, ...]:
    """Return the places that the release names, each settled by the whole release and its publisher."""
    mentions = find_places(text, language)
    home = home_of(publisher, language)
    told = told_places(mentions, find_demonyms(text, language))
    return settle(mentions, PlaceContext(home.country if home else None, told))


def settle(mentions: Sequence[PlaceMention], context: PlaceContext) -> tuple[SettledPlace, ...]:
    """Return one place for each mention; a name that nothing settles is left out."""
    return tuple(
        SettledPlace(
            start=mention.start,
            end=mention.end,
            text=mention.text,
            place=place,
            landmark=mention.landmark,
            inside_name=mention.inside_name,
            qualifies=mention.qualifies,
        )
        for mention in mentions
        if (place := _best(mention, context))
    )


def told_places(mentions: Iterable[PlaceMention], demonyms: Iterable[DemonymMention]) -> dict[str, float]:
    """Weigh the countries and subdivisions that a release points to."""
    told: dict[str, float] = {demonym.country: _COUNTRY_HINTED for demonym in demonyms}
    for mention in mentions:
        best = max(mention.candidates, key=lambda candidate: candidate.weight)
        place = best.place
        if place.kind == "city" and best.weight < _CLEAR_BY_ITSELF and not mention.located:
            continue
        _raise(told, place.country, _COUNTRY_NAMED if place.kind == "country" else _COUNTRY_HINTED)
        if place.kind == "region":
            _raise(told, place.subdivision, _REGION_NAMED)
    return told


def _raise(told: dict[str, float], area: str | None, weight: float) -> None:
    if area:
        told[area] = max(weight, told.get(area, 0.0))


def _best(mention: PlaceMention, context: PlaceContext) -> Place | None:
    ranked = sorted(mention.candidates, key=context.weight, reverse=True)
    best = ranked[0]
    if len(ranked) > 1 and context.weight(ranked[1]) == context.weight(best):
        return None
    if mention.located or best.weight >= _KNOWN_ABROAD or best.place.kind != "city":
        return best.place
    return best.place if context.points_to(best.place.country) else None
