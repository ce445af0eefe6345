"""Reads the tables into one dictionary: each name, and the sources of what it may stand for."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from schemas.visit import Place
from services.enrich.place import tables
from services.enrich.place.candidate import Candidate

# Weights on the scale of a city's, the decimal logarithm of its population: a country outweighs any town of
# its name, a region those below a million, but not its own city of that name.
_COUNTRY = 8.0
_REGION = 6.0
_REGION_NAMED_AS_ITS_CITY = 3.0
_TOWN = 4.0

# Countries and territories that are one city, read as that city.
CITY_STATES = frozenset({"GI", "HK", "MC", "MO", "SG", "VA"})

# Letters that Unicode does not decompose into a plain one and a mark.
_STROKES = str.maketrans("ØøŁłĐđıħ", "OoLlDdih")

Sources = list[str | Candidate]
"""Lines of `cities.tsv`, read only when the name is met, and candidates."""


@dataclass(frozen=True, slots=True)
class Names:
    """The tables of one language by name."""

    sources: dict[str, Sources] = field(default_factory=dict[str, Sources])
    landmarks: set[str] = field(default_factory=set[str])
    demonyms: dict[str, str] = field(default_factory=dict[str, str])
    countries: dict[str, Place] = field(default_factory=dict[str, Place])
    seats: dict[str, Place] = field(default_factory=dict[str, Place])
    zones: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    def add(self, source: str | Candidate, *spellings: str) -> None:
        """Add a source under each spelling, and under its form without diacritics."""
        for spelling in spellings:
            self._add(source, spelling)
            if not spelling.isascii():
                self._add(source, _plain(spelling))

    def _add(self, source: str | Candidate, spelling: str) -> None:
        known = self.sources.get(spelling)
        if known is None:
            self.sources[spelling] = [source]
        elif known[-1] is not source:
            known.append(source)

    def city(self, name: str, country: str) -> str:
        """Return the line of the largest city of that name in the country; KeyError if there is none."""
        for source in self.sources.get(name, ()):
            if isinstance(source, str) and source.startswith(f"{name}\t{country}\t"):
                return source
        raise KeyError(f"{name}, {country} is not in cities.tsv; name a city as that table does")


def gather() -> Names:
    """Read all tables."""
    names = Names()
    _add_cities(names)
    _add_countries(names)
    _add_regions(names)
    _add_areas(names)
    for row in tables.rows("landmarks"):
        names.add(names.city(row["city"], row["country"]), row["name"])
        names.landmarks.add(row["name"])
    return names


def read_city(line: str) -> tuple[Place, int]:
    """Return the place and the population that a line of `cities.tsv` tells."""
    name, country, subdivision, geonames_id, latitude, longitude, population, timezone, _ = line.split("\t")
    place = Place(
        name=name,
        kind="city",
        country=country,
        subdivision=subdivision or None,
        geonames_id=int(geonames_id),
        latitude=float(latitude),
        longitude=float(longitude),
        timezone=timezone,
    )
    return place, int(population)


def _add_cities(names: Names) -> None:
    lines = tables.path_of("cities.tsv").read_text("utf-8").splitlines()
    zones: set[tuple[str, str, str]] = set()
    for line in lines[1:]:
        name, country, subdivision, *_, timezone, spellings = line.split("\t")
        names.add(line, name)
        if spellings:
            names.add(line, *tables.several(spellings))
        zones.add((country, subdivision, timezone))
    for country, subdivision, timezone in zones:
        for area in (country, subdivision):
            names.zones.setdefault(area, set()).add(timezone)
    for row in tables.rows("towns"):
        zone = _only_zone(names, row["country"])
        place = Place(name=row["name"], kind="city", country=row["country"], timezone=zone)
        names.add(Candidate(place, 0, _TOWN), row["name"])


def _add_countries(names: Names) -> None:
    forms: list[str] = tables.words()["country_forms"]
    for row in tables.rows("countries"):
        code, name = row["country"], row["name"]
        seat, population = read_city(names.city(row["capital"], code))
        country = Place(
            name=name,
            kind="country",
            country=code,
            geonames_id=int(row["geonames_id"]),
            timezone=seat.timezone,
        )
        names.seats[code] = seat
        names.countries[code] = country
        shown = Candidate(seat if code in CITY_STATES else country, population, _COUNTRY)
        own = [name, *tables.several(row["spellings"])]
        official = [f"{form} {name}" for form in forms if f"{form} {name}" not in own]
        names.add(shown, *own, *official)
        names.demonyms.update(dict.fromkeys(tables.several(row["demonyms"]), code))


def _add_regions(names: Names) -> None:
    directions = tables.word_set("directions")
    for row in tables.rows("regions"):
        name, country = row["name"], row["code"].partition("-")[0]
        kinds = tables.several(row["types"])
        shared = _is_own_city(names, name, row)
        stands_alone = row["bare"] != "no" and name not in directions
        full = f"{name} {kinds[0]}" if kinds and (shared or not stands_alone) else name
        place = _area(names, full, country, row["code"])
        spelled = [form for kind in kinds for form in _with_kind(name, kind)]
        names.add(Candidate(place, 0, _REGION), *spelled, *tables.several(row["spellings"]))
        if stands_alone:
            names.add(Candidate(place, 0, _REGION_NAMED_AS_ITS_CITY if shared else _REGION), name)


def _add_areas(names: Names) -> None:
    for row in tables.rows("areas"):
        place = _area(names, row["name"], row["country"], None)
        names.add(Candidate(place, 0, _REGION), row["name"], *tables.several(row["spellings"]))


def _area(names: Names, name: str, country: str, subdivision: str | None) -> Place:
    return Place(
        name=name,
        kind="region",
        country=country,
        subdivision=subdivision,
        timezone=_only_zone(names, subdivision) or _only_zone(names, country),
    )


def _only_zone(names: Names, area: str | None) -> str | None:
    """Return the time zone that all towns of a country or subdivision keep, None where they differ."""
    zones = names.zones.get(area or "", set[str]())
    return next(iter(zones)) if len(zones) == 1 else None


def _with_kind(name: str, kind: str) -> Iterable[str]:
    return f"{name} {kind}", f"{name} {kind.lower()}", f"{kind} of {name}", f"{kind.lower()} of {name}"


def _is_own_city(names: Names, name: str, region: dict[str, str]) -> bool:
    """Tell whether a town of the region, as far as can be known, bears the region's name."""
    code, country = region["code"], region["code"].partition("-")[0]
    lines = (source for source in names.sources.get(name, ()) if isinstance(source, str))
    towns = [line.split("\t", 3)[1:3] for line in lines]
    return any(
        of == country and (subdivision in {"", code} or not region["geonames_admin1"])
        for of, subdivision in towns
    )


def _plain(name: str) -> str:
    letters = name.translate(_STROKES)
    return "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))
