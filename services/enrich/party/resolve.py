"""Who is meant: every phrase of a release gets the number of its party."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from schemas.visit import Party
from services.enrich.party.known import Known
from services.enrich.party.likeness import state_of, states_agree, tells_no_more, words
from services.enrich.party.office import Office
from services.enrich.party.phrase import Kind, Phrase
from services.enrich.party.register import Register
from services.enrich.party.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Callable
from services.enrich.party.told import Told

Form = Literal["full", "short", "office", "pronoun", "abbreviation", "organisation", "group"]
_COUNTERPART = "counterpart"
_BRACKETED_WITHIN = 4
_TWO = frozenset({"two", "both"})


class Resolved(NamedTuple):
    """A phrase and the referents it stands for; several where it takes up several."""

    phrase: Phrase
    referent: int
    members: tuple[int, ...]
    form: Form


def resolve(
    tokens: Tokens, phrases: list[Phrase], home: str | None = None
) -> tuple[list[Resolved], tuple[Party, ...]]:
    """Give the parties of the release: named persons first, then every short form in text order.

    An office without a body is one of `home`, the publisher's country.
    """
    register = Register(home)
    named = _name_persons(register, phrases)
    _name_bodies(register, tokens, phrases)
    reader = _Reader(tokens, register, named, home)
    found = [one for phrase in phrases if (one := reader.read(phrase))]
    return found, tuple(one.party() for one in register.known)


def _name_persons(register: Register, phrases: list[Phrase]) -> dict[int, Known]:
    """Enter names that something proves before names that only look so."""
    named: dict[int, Known] = {}
    persons = [phrase for phrase in phrases if phrase.kind == "person"]
    for phrase in sorted(persons, key=lambda phrase: not phrase.personal):
        if phrase.personal or register.find_person(phrase.name, phrase.gender):
            one = register.person(phrase.name, phrase.honorific, phrase.gender, phrase.offices)
            register.hold(one, (office for office in phrase.offices if office.head != _COUNTERPART))
            one.last_seen = phrase.start
            named[phrase.start] = one
    for one in register.known:
        one.last_seen = -1
    return named


def _name_bodies(register: Register, tokens: Tokens, phrases: list[Phrase]) -> None:
    for phrase in phrases:
        body = phrase.organisation
        if body and phrase.kind != "acronym" and not body.bare:
            register.body(tokens.slice(body.start, body.name_end), body.abbreviation)


class _Reader:
    """Walks the phrases in text order and remembers who was told last."""

    def __init__(self, tokens: Tokens, register: Register, named: dict[int, Known], home: str | None) -> None:
        self._tokens = tokens
        self._home = state_of(home)
        self._register = register
        self._named = named
        self._told = Told(tokens)
        self._last_end = 0
        self._readers: dict[Kind, Callable[[Phrase], Resolved | None]] = {
            "person": self._person,
            "office": self._office,
            "organisation": self._organisation,
            "acronym": self._acronym,
            "group": self._group,
            "delegation": self._group,
            "pair": self._pair,
            "pronoun": self._pronoun,
            "pronouns": self._pronouns,
            "style": self._style,
        }

    def read(self, phrase: Phrase) -> Resolved | None:
        """Give the phrase its referent, or nothing where it has none."""
        self._told.pass_to(phrase.start)
        return self._readers[phrase.kind](phrase)

    def _one(self, phrase: Phrase, one: Known, form: Form) -> Resolved:
        if one.kind == "person":
            one.last_seen = phrase.start
            self._last_end = phrase.end
            if not phrase.headline:
                self._told.tell(one)
        return Resolved(phrase, one.number, (one.number,), form)

    def _person(self, phrase: Phrase) -> Resolved | None:
        one = self._named.get(phrase.start)
        if one is None:
            bare = phrase._replace(start=phrase.offices[0].start) if phrase.offices else None
            return self._office(bare) if bare else None
        self._register.hold(one, (self._spelled(office) for office in phrase.offices))
        return self._one(phrase, one, "full" if len(phrase.name) >= len(one.name) else "short")

    def _office(self, phrase: Phrase) -> Resolved:
        register = self._register
        offices = [self._spelled(office) for office in phrase.offices]
        one = register.holder(offices[0], told=True) or self._loosely(offices[0])
        one = one or register.holder(offices[0], told=False)
        if one is None:
            one = register.add("person")
            one.honorific, one.gender = phrase.honorific, phrase.gender
        new = (office for office in offices if self._is_ones_own(office, one, alone=len(offices) == 1))
        register.hold(one, list(new))
        return self._one(phrase, one, "office")

    def _is_ones_own(self, office: Office, one: Known, *, alone: bool) -> bool:
        """Say whether an office is news of a person; "Defence Minister and Navy Chief" may be two people."""
        if any(tells_no_more(office, role) for role in one.roles):
            return False
        return alone or self._register.holder(office, told=False) in (None, one)

    def _loosely(self, office: Office) -> Known | None:
        """Find whom "the Peruvian leader" or "the envoy" takes up, whatever their office was called."""
        heads = words().takes_up.get(office.title.casefold())
        ours = state_of(office.organisation)
        if heads is None or (office.organisation and not ours):
            return None
        fitting: list[Known] = []
        for one in self._told.all_holding(heads):
            states = [state_of(role.organisation) or self._home for role in one.roles if role.head in heads]
            if not ours or any(states_agree(ours, state) for state in states):
                fitting.append(one)
        # Of several told without a state the publisher's own is told first.
        return (fitting[-1] if ours and ours <= self._home else fitting[0]) if fitting else None

    def _spelled(self, office: Office) -> Office:
        """Give a counterpart the office of the one whose counterpart it is."""
        if office.head != _COUNTERPART:
            return office
        owner = self._told.antecedent(None)
        if owner is None or not owner.roles:
            return office
        held = owner.roles[0]
        return held._replace(organisation=office.organisation, bare=False)

    def _organisation(self, phrase: Phrase) -> Resolved | None:
        body = phrase.organisation
        assert body is not None
        name = self._tokens.slice(body.start, body.name_end)
        one = self._register.body_of_kind(name) if body.bare else None
        return self._one(phrase, one or self._register.body(name, body.abbreviation), "organisation")

    def _acronym(self, phrase: Phrase) -> Resolved | None:
        letters = phrase.organisation.abbreviation if phrase.organisation else None
        assert letters is not None
        register = self._register
        one = register.find_body(letters) or register.by_initials(letters) or self._bracketed(phrase, letters)
        if one is None and " " in letters:
            return None
        return self._one(phrase, one or register.body(letters, None), "abbreviation")

    def _bracketed(self, phrase: Phrase, letters: str) -> Known | None:
        """Find whose office the letters in brackets stand for: "Chief of Navy, New Zealand (CNNZ)"."""
        one, words = self._told.last, self._tokens.words
        opening = phrase.start - 1
        if one is None or words[opening] != "(" or not 0 < opening - self._last_end <= _BRACKETED_WITHIN:
            return None
        return one if self._register.named_by(letters, words[self._last_end : opening], one) else None

    def _group(self, phrase: Phrase) -> Resolved | None:
        if phrase.organisation:
            return self._organisation(phrase)
        return self._one(phrase, self._entered(phrase), "group")

    def _entered(self, phrase: Phrase) -> Known:
        kind = "delegation" if phrase.kind == "delegation" else "group"
        return self._register.add(kind, self._tokens.slice(phrase.start, phrase.end))

    def _pair(self, phrase: Phrase) -> Resolved | None:
        one = self._entered(phrase)
        told = {word.casefold() for word in self._tokens.words[phrase.start : phrase.end]}
        members = () if told.isdisjoint(_TWO) else self._told.latest(self._tokens.words[phrase.end - 1])
        return Resolved(phrase, one.number, members or (one.number,), "group")

    def _style(self, phrase: Phrase) -> Resolved | None:
        """Read "Her Majesty": the queen told last, else as a pronoun."""
        one = self._told.holding(self._styled(phrase), phrase.gender)
        return self._one(phrase, one, "pronoun") if one else self._pronoun(phrase)

    def _styled(self, phrase: Phrase) -> frozenset[str]:
        style = self._tokens.words[phrase.end - 1].casefold()
        return words().takes_up.get(style, frozenset())

    def _pronoun(self, phrase: Phrase) -> Resolved | None:
        one = self._told.antecedent(phrase.gender)
        return self._one(phrase, one, "pronoun") if one else None

    def _pronouns(self, phrase: Phrase) -> Resolved | None:
        members = self._told.pair_holding(self._styled(phrase)) or self._told.together()
        return Resolved(phrase, members[0], members, "pronoun") if members else None
