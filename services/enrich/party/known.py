"""What a release has told of one party, gathered while it is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.visit import Party, PartyKind, Role
from services.enrich.party.lexicon import FAMILY_FIRST, lexicon
from services.enrich.party.office import Office

_WESTERN_AND_CHINESE = 3


@dataclass(slots=True)
class Known:
    """What the release has told of one party so far."""

    number: int
    kind: PartyKind
    name: tuple[str, ...] = ()
    text: str | None = None
    honorific: str | None = None
    gender: str | None = None
    roles: list[Office] = field(default_factory=list[Office])
    abbreviation: str | None = None
    last_seen: int = -1

    def party(self) -> Party:
        """Write the party as the contract has it."""
        family, given = _parts(self.name) if self.kind == "person" else (None, None)
        return Party(
            kind=self.kind,
            name=" ".join(self.name) or None,
            text=self.text,
            honorific=self.honorific,
            family_name=family,
            given_name=given,
            roles=tuple(_roles(self.roles)),
            abbreviation=self.abbreviation,
        )


def _roles(offices: list[Office]) -> Iterator[Role]:
    """Give each office once, and none that another tells more of."""
    for office in offices:
        if not any(_tells_more(other, office) for other in offices):
            yield Role(title=office.title, organisation=office.organisation)


def _tells_more(other: Office, office: Office) -> bool:
    if other is office or other.head != office.head or office.organisation not in {None, other.organisation}:
        return False
    ours, theirs = office.title.split(), other.title.split()
    return theirs[: len(ours)] == ours or theirs[-len(ours) :] == ours


def _parts(name: tuple[str, ...]) -> tuple[str | None, str | None]:
    """Part a name into family and given name, by script of capitals, then by the lists, else last word."""
    if len(name) < 2:  # noqa: PLR2004  (one word tells neither)
        return (name[0] if name else None), None
    if name[0].isupper() and not name[-1].isupper() and len(name[0]) > 1 and "." not in name[0]:
        return name[0].capitalize(), " ".join(name[1:])
    flags = lexicon().flags.get
    hyphen = name[-1].partition("-")[2]
    short = len(name) <= _WESTERN_AND_CHINESE
    if short and flags(name[0], 0) & FAMILY_FIRST and (hyphen or not flags(name[-1], 0) & FAMILY_FIRST):
        return name[0], " ".join(name[1:])
    if hyphen.islower() and len(name) == _WESTERN_AND_CHINESE:
        return name[1], f"{name[0]} {name[2]}"
    return name[-1], " ".join(name[:-1])
