"""Places told by description: "the Austrian capital", "the capital of Kenya", "left the island"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from schemas.visit import Place
from services.enrich.place.candidate import DemonymMention, SettledPlace
from services.enrich.place.gazetteer import gazetteer
from services.enrich.place.tables import words

_LONGEST_MOVE = 20
_OWNS = frozenset({"'s", "\u2019s"})


@dataclass(frozen=True, slots=True)
class Described:
    """What a text names, for what it describes; `home` is where its publisher sits."""

    text: str
    home: Place | None
    places: Sequence[SettledPlace]
    demonyms: Sequence[DemonymMention]

    def find(self) -> Iterator[SettledPlace]:
        """Yield the capitals and homelands that the text describes, capitals first."""
        if "capital" in self.text:
            yield from self._capitals()
        yield from self._homelands()

    def _capitals(self) -> Iterator[SettledPlace]:
        seats = gazetteer().seats
        starts = {place.start: place for place in self.places}
        owners = {place.end: (place.start, place.place.country or "") for place in self.places}
        owners.update({demonym.end: (demonym.start, demonym.country) for demonym in self.demonyms})
        for found in _capital().finditer(self.text):
            start, end, country = self._capital_of(found, starts, owners)
            if country in seats:
                yield _mention(self.text, start, end, seats[country])

    def _capital_of(
        self,
        found: re.Match[str],
        starts: Mapping[int, SettledPlace],
        owners: Mapping[int, tuple[int, str]],
    ) -> tuple[int, int, str]:
        """Give the span and the country of a capital, "" where none is told or a town's name follows."""
        start, end = found.span("capital")
        if (named := starts.get(found.end())) is not None:
            is_country = named.place.kind == "country" and found["of"]
            return start, named.end, (named.place.country or "") if is_country else ""
        owned = self.text[start - 3 : start - 1] in _OWNS
        if (owner := owners.get(start - 3 if owned else start - 1)) is not None:
            return owner[0], end, owner[1]
        is_bare = self.text[start - 4 : start] == "the " and not found["of"]
        return start, end, self._country_before(start) if is_bare else ""

    def _country_before(self, end: int) -> str:
        before = self.places[: bisect_left(self.places, end, key=lambda place: place.start)]
        told = next((place.place.country for place in reversed(before) if not place.inside_name), None)
        return told or (self.home and self.home.country) or ""

    def _homelands(self) -> Iterator[SettledPlace]:
        for found in _homeland().finditer(self.text):
            if not _moves().search(self.text, max(0, found.start() - _LONGEST_MOVE), found.start()):
                continue
            country = self._homeland_of(found["kind"].casefold(), found.start())
            if country in gazetteer().countries:
                yield _mention(self.text, *found.span("kind"), gazetteer().countries[country])

    def _homeland_of(self, kind: str, start: int) -> str:
        """Take the publisher's country, or the last one told where only that is such a realm."""
        home = (self.home and self.home.country) or ""
        realms: list[str] | None = words()["realms"].get(kind)
        if realms is None or home in realms:
            return home
        told = self._country_before(start)
        return told if told in realms else ""


def _mention(text: str, start: int, end: int, place: Place) -> SettledPlace:
    return SettledPlace(
        start, end, text[start:end], place, landmark=False, inside_name=False, qualifies=False
    )


@cache
def _capital() -> re.Pattern[str]:
    after = "|".join(words()["after_capital"])
    return re.compile(
        r"(?<= )(?P<capital>capital(?: city)?)"
        rf"(?:(?P<of> of(?: the)?) |,? (?=[A-Z])|(?=[,.;:)\n]|\Z| (?:{after})\b))"
    )


@cache
def _homeland() -> re.Pattern[str]:
    kinds = "|".join([*words()["homelands"], *words()["realms"]])
    return re.compile(rf"(?:the|THE) (?P<kind>(?i:{kinds}))\b(?!['\u2019-]| of\b)")


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(words()['to_and_from'])}) $")
