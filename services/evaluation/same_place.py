"""When two places, written as "City, CC" or "CC", are one."""

from services.evaluation.same_name import words_of

_CITY_STATES = frozenset({"HK", "MO", "SG", "VA", "MC", "GI"})
"""Where the country is the city: "Hong Kong, HK" and "HK" are one place."""


def same_place(one: str, other: str) -> bool:
    """Say whether two places are one: same country, and a name that the other's words contain."""
    (name, country), (other_name, other_country) = _parts(one), _parts(other)
    if country != other_country:
        return False
    if country in _CITY_STATES or not (name or other_name):
        return True
    return bool(name and other_name) and (name <= other_name or other_name <= name)


def _parts(place: str) -> tuple[frozenset[str], str]:
    name, _, country = place.rpartition(",")
    return words_of(name), country.strip().upper()
