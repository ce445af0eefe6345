"""Events in a reader's words."""

from collections.abc import Iterable, Iterator, Mapping

from schemas.visit import Basis, Party, Period, Place, Time, VisitEvent
from services.explanation.marks import Kind

_PERIODS: Mapping[Period, str] = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
_BASES: Mapping[Basis, str] = {
    "explicit": "the date is printed in full",
    "calendar": "day and month are printed, the year follows from the publication",
    "deictic": "a word for the day, counted from the publication",
    "both": "the word for the day and the printed date agree",
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


def rows(event: VisitEvent) -> Iterator[tuple[Kind, str]]:
    """Yield what is known of an event, each value with its kind; what is unknown is left out."""
    told: tuple[tuple[Kind, str | None], ...] = (
        ("visitors", parties_words(event.visitors)),
        ("counterparts", parties_words(event.counterparts)),
        ("occasion", event.occasion),
        ("site", event.site),
        ("place", place_words(event.place)),
        ("origin", place_words(event.origin)),
        ("time", event.time and f"{time_words(event.time)} ({basis_words(event.time)})"),
    )
    for kind, words in told:
        if words:
            yield kind, words


def joined(parts: Iterable[str | None]) -> str:
    """Join what is there by commas."""
    return ", ".join(part for part in parts if part)
