"""Reads a release's sentences, parties, places and times, and masks what was found."""

import re
from dataclasses import dataclass

from schemas.release import AcceptedRelease
from schemas.visit import Party
from services.enrich.language import Language
from services.enrich.mask import PERSON, mask
from services.enrich.reading import Reading
from services.enrich.sentence.split import split

_TITLED = re.compile(r"\b(?P<honorific>Mr|Mrs|Ms|Dr|President|Prime Minister)\.? (?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)*)")


@dataclass(frozen=True, slots=True)
class _Named:
    start: int
    end: int
    referent: int
    party: Party
    form: str = "full"


def read(release: AcceptedRelease, language: Language) -> Reading:
    """Read what the event rules build on."""
    sentences = split(release.text, release.title, language.abbreviations)
    parties = tuple(_parties(release.text))
    masked = mask(release.text, ((party.start, party.end, PERSON) for party in parties))
    return Reading(release.text, masked, sentences, parties, ())


def _parties(text: str) -> list[_Named]:
    names: dict[str, int] = {}
    return [
        _Named(found.start(), found.end(), names.setdefault(found["name"], len(names)), Party(kind="person", name=found["name"]))
        for found in _TITLED.finditer(text)
    ]
