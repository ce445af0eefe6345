"""How well an office answers to another: "the Army Chief" to Chief of the Army Staff."""

import tomllib
from functools import cache, lru_cache
from typing import NamedTuple

from services.enrich.party.lexicon import RULES, lexicon
from services.enrich.party.office import Office


class Words(NamedTuple):
    """The words of offices by what they do, from reference.toml."""

    same: dict[str, str]
    idle: frozenset[str]
    degrees: frozenset[str]
    left_out: frozenset[str]
    loose_heads: frozenset[str]
    states: frozenset[str]
    takes_up: dict[str, frozenset[str]]


class _Read(NamedTuple):
    """An office by its words: its title's, those of a body that is no state, those of a state."""

    title: frozenset[str]
    body: frozenset[str]
    state: frozenset[str]


@cache
def words() -> Words:
    """Load the words once."""
    data = tomllib.loads((RULES.parent / "reference.toml").read_text(encoding="utf-8"))
    told = {name: frozenset(listed) for name, listed in data["words"].items()}
    countries = " ".join(lexicon().countries.values()).casefold().split()
    told["states"] |= frozenset(countries) - told["idle"]
    takes_up = {noun: frozenset(heads) for noun, heads in data["takes_up"].items()}
    return Words(data["same"], takes_up=takes_up, **told)


@lru_cache(maxsize=1024)
def head_key(head: str) -> str:
    """Give the commonest word for the noun that heads an office: a premier is a minister."""
    return words().same.get(head, head).split()[-1]


@lru_cache(maxsize=4096)
def title_words(title: str) -> frozenset[str]:
    """Give the words of a title that tell it from others, each by the commonest of its synonyms."""
    known = words()
    parted = title.casefold().replace("-", " ").replace(",", " ").split()
    spelled = " ".join(known.same.get(word, word) for word in parted)
    return frozenset(spelled.split()) - known.idle


@lru_cache(maxsize=4096)
def body_words(name: str | None) -> frozenset[str]:
    """Give the words of a body's name, a people's adjective as its country."""
    countries = lexicon().countries
    return title_words(" ".join(countries.get(word, word) for word in (name or "").split()))


@lru_cache(maxsize=4096)
def _read(title: str, organisation: str | None) -> _Read:
    body = body_words(organisation)
    is_state = body <= words().states
    none = frozenset[str]()
    return _Read(title_words(title), none if is_state else body, body if is_state else none)


def likeness(office: Office, role: Office, home: str | None) -> tuple[int, bool]:
    """Score how well a held office answers to a printed one: 0 not at all; then whether it is of `home`."""
    ours, theirs = _read(office.title, office.organisation), _read(role.title, role.organisation)
    at_home = body_words(home)
    if ours.state and not states_agree(ours.state, theirs.state or at_home):
        return 0, False
    is_home = not theirs.state or theirs.state <= at_home
    return _score(office, ours, theirs), is_home


def states_agree(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether two names may tell one state."""
    return bool(theirs) and (ours <= theirs or theirs <= ours)


def _score(office: Office, ours: _Read, theirs: _Read) -> int:
    if ours.title == theirs.title and (ours.body == theirs.body or (office.bare and not theirs.body)):
        return 4
    told, held = ours.title | ours.body, theirs.title | theirs.body
    differ = (told ^ held) & words().degrees
    if differ:
        loose = office.bare and office.head in words().loose_heads and differ <= words().left_out
        return 1 if loose and told <= held else 0
    if told <= held:
        return 3 if ours.title == theirs.title else 2
    return 2 if held <= told and len(held) > 1 else 0


def state_of(organisation: str | None) -> frozenset[str]:
    """Give the words of a body that is a state, none of another body."""
    return _read("", organisation).state


def tells_no_more(office: Office, role: Office) -> bool:
    """Say whether every word of an office is told by one held already."""
    ours, theirs = _read(office.title, office.organisation), _read(role.title, role.organisation)
    told, held = ours.title | ours.body, theirs.title | theirs.body
    return told <= held and ours.state <= theirs.state
