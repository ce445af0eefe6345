"""What a name may stand for."""

from typing import NamedTuple

from schemas.visit import Place


class Candidate(NamedTuple):
    """One place that a name may stand for.

    `weight` says how likely the name alone means this place: the decimal logarithm of the population for a
    city, more for a capital, fixed figures for regions and countries.
    """

    place: Place
    population: int
    weight: float


class PlaceMention(NamedTuple):
    """Words that name a place, with everything they may stand for, the likeliest first.

    `landmark`: the words name an office or a building that stands for its city. `inside_name`: the words are
    part of a longer name ("Bank of Ghana", "Paris Agreement"). `located`: a region or country told right
    behind has narrowed the candidates, as "Arizona" in "Tucson, Arizona", which itself only `qualifies`.
    """

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    landmark: bool
    inside_name: bool
    located: bool = False
    qualifies: bool = False


class DemonymMention(NamedTuple):
    """Words such as "Sri Lankan" that tell a country (ISO 3166-1 alpha-2) of somebody or something."""

    start: int
    end: int
    text: str
    country: str


class SettledPlace(NamedTuple):
    """Words that name a place, and the one place they mean in this release; flags as in `PlaceMention`."""

    start: int
    end: int
    text: str
    place: Place
    landmark: bool
    inside_name: bool
    qualifies: bool
