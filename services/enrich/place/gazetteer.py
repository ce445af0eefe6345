"""Every name the data knows, in one automaton, and what each may stand for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from math import log10

from ahocorasick_rs import AhoCorasick, MatchKind

from schemas.visit import Place
from services.enrich.place import names
from services.enrich.place.candidate import Candidate

_CAPITAL = 1.5
_KNOWN_IN_ENGLISH = 0.5
_UNTOLD_POPULATION = 3_000


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What names stand for.

    `automaton` finds every key of `sources` and `demonyms` in a text, overlapping ones too. `countries` and
    `seats` hold each country of ISO 3166-1 and its seat of government by country code.
    """

    automaton: AhoCorasick
    sources: Mapping[str, names.Sources]
    landmarks: frozenset[str]
    demonyms: Mapping[str, str]
    countries: Mapping[str, Place]
    seats: Mapping[str, Place]
    _known: dict[str, tuple[Candidate, ...]] = field(default_factory=dict[str, tuple[Candidate, ...]])

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return everything `name` may stand for, the weightiest first; nothing for a name unknown."""
        if name not in self._known:
            found = (self._city(s) if isinstance(s, str) else s for s in self.sources.get(name, ()))
            self._known[name] = tuple(sorted(found, key=lambda candidate: -candidate.weight))
        return self._known[name]

    def city(self, name: str, country: str) -> Place:
        """Return the largest city of that name in the country; KeyError if there is none."""
        return max(
            (c for c in self.candidates(name) if c.place.kind == "city" and c.place.country == country),
            key=lambda candidate: candidate.population,
        ).place

    def _city(self, line: str) -> Candidate:
        place, population = names.read_city(line)
        seat = self.seats.get(place.country or "")
        weight = log10(population or _UNTOLD_POPULATION)
        if seat and seat.geonames_id == place.geonames_id:
            weight += _CAPITAL
        if not line.endswith("\t"):
            weight += _KNOWN_IN_ENGLISH
        return Candidate(place, population, weight)


@cache
def gazetteer() -> Gazetteer:
    """Load the data of one language once; takes some 0.3 s and 80 MB."""
    table = names.gather()
    return Gazetteer(
        automaton=AhoCorasick(
            [*table.sources, *(name for name in table.demonyms if name not in table.sources)],
            matchkind=MatchKind.Standard,
            store_patterns=False,
        ),
        sources=table.sources,
        landmarks=frozenset(table.landmarks),
        demonyms=table.demonyms,
        countries=table.countries,
        seats=table.seats,
    )
