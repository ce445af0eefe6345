"""Events in a reader's words."""

from collections.abc import Iterable, Mapping

from schemas.visit import Basis, Party, Period, Place, Time

_PERIODS: Mapping[Period, str] = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
_BASES: Mapping[Basis, str] = {
    "explicit": "the date is printed in full",
    "calendar": "day and month are printed, the year follows from the publication",
    "deictic": "told by a word such as “today”, from the publication",
    "both": "a word such as “today” and the printed date agree",
    "inherited": "taken over from what is told before",
    "derived": "worked out from the length of the stay",
}


def place_words(place: Place | None) -> str:
    """Write a country by its name, another place with its country's code."""
    if place is None:
        return ""
    return place.name if place.kind == "country" or not place.country else f"{place.name}, {place.country}"


def party_words(party: Party) -> str:
    """Write a party's name with its offices, or those alone, or what it is called."""
    name = party.name or party.text
    offices = "; ".join(joined((role.title, role.organisation)) for role in party.roles)
    return f"{name} ({offices})" if name and offices else name or offices or party.kind


def parties_words(parties: Iterable[Party]) -> str:
    """Write parties one after another."""
    return joined(map(party_words, parties))


def time_words(time: Time | None) -> str:
    """Write a time's date, with the part of the day."""
    return "" if time is None else f"{time.edtf} {_PERIODS[time.period] if time.period else ''}".strip()


def basis_words(time: Time) -> str:
    """Say what a time rests on, with the words of the release where it has any."""
    return f"“{time.text}”: {_BASES[time.basis]}" if time.text else _BASES[time.basis]


def joined(parts: Iterable[str | None]) -> str:
    """Join what is there by commas."""
    return ", ".join(part for part in parts if part)
