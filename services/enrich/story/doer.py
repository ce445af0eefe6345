"""Who does what a clause tells: named there, meant by a pronoun, or shared with the clause before."""

from collections.abc import Iterable, Iterator

from services.enrich.event.draft import Draft
from services.enrich.party.lexicon import lexicon
from services.enrich.reading import PartyMention, Reading
from services.enrich.story.parties import apart, parties_by_number

Mentions = tuple[PartyMention, ...]

_LOOK_BACK = 20
"""How many doers back a pronoun's is looked for."""


class Doers:
    """The doers of a release's clauses, asked for in reading order."""

    def __init__(self, reading: Reading) -> None:
        """Begin before the first clause."""
        self._reading = reading
        self._parties = parties_by_number(reading)
        self._last: Mentions = ()
        self._told: list[Mentions] = []

    def of(self, draft: Draft) -> Mentions:
        """Give a clause's doers: a joined verb shares those before; so does a pronoun that may mean them."""
        named = tuple(self._reading.parties[number] for number in draft.doer)
        if named and draft.doer_slot and not self._continues(named):
            self._last = self._earlier(named[0]) if len(named) == 1 else named
            self._told.append(self._last)
        return self._last

    def _earlier(self, named: PartyMention) -> Mentions:
        """Find the last doer told before whom a pronoun may mean, else whom it means by itself."""
        if named.form == "pronoun" and not named.plural:
            for doers in reversed(self._told[-_LOOK_BACK:]):
                if len(doers) == 1 and doers[0].party.kind == "person" and self._agrees(named, doers[0]):
                    return doers
        return (named,)

    def _continues(self, named: Mentions) -> bool:
        """Say whether a pronoun or a bare office may mean the doers of the clause before."""
        if len(named) != 1 or not self._last:
            return False
        (one,), last = named, self._last[0]
        if one.plural:
            is_style = " " in self._reading.text[one.start : one.end]
            return one.form == "pronoun" and not is_style and (len(self._last) > 1 or last.plural)
        if len(self._last) > 1 or not one.party.kind == last.party.kind == "person":
            return False
        if one.form == "pronoun":
            return self._agrees(one, last)
        return one.form == "office" and self._holds(last, one)

    def _agrees(self, pronoun: PartyMention, person: PartyMention) -> bool:
        gender = lexicon().gender.get
        ours = gender(self._reading.text[pronoun.start : pronoun.end])
        theirs = gender(person.party.honorific or "")
        return not (ours and theirs and ours != theirs)

    def _holds(self, person: PartyMention, office: PartyMention) -> bool:
        title = self._reading.text[office.start : office.end].casefold().removeprefix("the ")
        return any(role.title.casefold() == title for role in person.party.roles)

    def apart(self, mentions: Iterable[PartyMention]) -> Iterator[PartyMention]:
        """Give each person whom a plural takes up as a mention of their own."""
        yield from apart(self._parties, mentions)
