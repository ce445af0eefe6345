"""Of which state a bare office is: "the President" that a guest calls on is the host country's."""

from collections.abc import Iterator, Sequence

from schemas.visit import Party, Role
from services.enrich.place.gazetteer import gazetteer
from services.enrich.reading import PartyMention, Reading
from services.enrich.span import Found
from services.enrich.story.parties import Parties, Stated
from services.enrich.story.sides import SideWords
from services.enrich.story.told import Told


def name_states(reading: Reading, events: Sequence[Told], words: SideWords) -> list[Told]:
    """Give rulers told by office alone the country where they are met abroad, else the publisher's."""
    home = reading.land.country if reading.land else None
    states: dict[int, str] = {}
    for event in events:
        there = event.place.value.country if event.place else None
        if there and there != home:
            states |= {bare: there for bare in _bare(event.counterparts, words) if bare not in states}
    for event in events:
        if home:
            everybody = (*event.visitors, *event.counterparts)
            states |= {bare: home for bare in _bare(everybody, words) if bare not in states}
    return [_named(event, states) for event in events] if states else list(events)


def _bare(told: Parties, words: SideWords) -> Iterator[int]:
    """Yield the numbers of those who are told by the office of a ruler, without name or country."""
    for found in told:
        party = found.value.party
        role = party.roles[0] if party.kind == "person" and party.roles and not party.name else None
        if role and not role.organisation and role.title.casefold() in words.rulers:
            yield found.value.referent


def _named(event: Told, states: dict[int, str]) -> Told:
    visitors, counterparts = (
        tuple(_of_state(one, states.get(one.value.referent)) for one in told)
        for told in (event.visitors, event.counterparts)
    )
    return event._replace(visitors=visitors, counterparts=counterparts)


def _of_state(found: Found[PartyMention], country: str | None) -> Found[PartyMention]:
    state = gazetteer().countries.get(country) if country else None
    if state is None:
        return found
    mention = found.value
    first, *others = mention.party.roles
    party: Party = mention.party.model_copy(
        update={"roles": (Role(title=first.title, organisation=state.name), *others)}
    )
    named = Stated(mention.start, mention.end, mention.referent, party, mention.form, plural=mention.plural)
    return Found(named, found.span)
