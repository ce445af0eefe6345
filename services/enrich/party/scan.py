"""One pass over a release's tokens: every phrase that may tell a party, in text order."""

from services.enrich.party.bodies import read_agent, read_listed_bodies
from services.enrich.party.group import read_group
from services.enrich.party.lexicon import (
    ARTICLE,
    BODIES,
    CAPITAL,
    DELEGATION,
    DEMONYM,
    FAMILY_FIRST,
    GIVEN,
    GROUP,
    HEADLINE,
    HONORIFIC,
    INITIAL,
    LAND,
    OFFICE,
    OFFICE_DEGREE,
    OFFICE_OF_LOWER,
    OFFICE_PLURAL,
    OFFICE_WITH_NAME,
    ORDINARY,
    ORGANISATION,
    PAIR,
    PRONOUN,
    PRONOUN_PLURAL,
    RANK_OPENING,
    STYLE,
    STYLE_OPENING,
    SUBJECT,
    UPPER,
    lexicon,
)
from services.enrich.party.neighbours import heed_neighbours
from services.enrich.party.organisation import read_acronym, read_organisation
from services.enrich.party.person import read_bare_name, read_person
from services.enrich.party.phrase import Phrase
from services.enrich.party.tokens import POSSESSIVE, Tokens

_OPENS = (
    CAPITAL
    | HONORIFIC
    | OFFICE
    | OFFICE_PLURAL
    | OFFICE_DEGREE
    | GROUP
    | DELEGATION
    | PAIR
    | PRONOUN
    | PRONOUN_PLURAL
    | BODIES
)
_PARTS = _OPENS & ~CAPITAL | SUBJECT | LAND | DEMONYM | ORGANISATION | STYLE_OPENING | RANK_OPENING
_OPENINGS = STYLE_OPENING | RANK_OPENING
_ALONE = _OPENS & ~CAPITAL | SUBJECT | ORGANISATION | UPPER | GIVEN | FAMILY_FIRST | INITIAL | _OPENINGS
_LONGEST_COUNTRY = 4
_TITLES = HONORIFIC | OFFICE | OFFICE_PLURAL | OFFICE_DEGREE | RANK_OPENING | STYLE_OPENING
_LEADS_ON = _TITLES | CAPITAL
_LIST = frozenset({",", "and", "&"})
_LETTERS = CAPITAL | UPPER
_CLASS = GROUP | DELEGATION | PAIR


def read_phrases(tokens: Tokens) -> list[Phrase]:
    """Read the body first: it proves the names that a headline's capitals only suggest."""
    phrases: list[Phrase] = []
    place = 0
    for start, end in tokens.headlines:
        _read(tokens, place, start, frozenset(), phrases)
        place = end
    _read(tokens, place, tokens.size, frozenset(), phrases)
    heed_neighbours(tokens, phrases)
    if not tokens.headlines:
        return phrases
    proved = [phrase for phrase in phrases if phrase.kind == "person" and phrase.personal]
    known = frozenset(word.casefold() for phrase in proved for word in phrase.name)
    for start, end in tokens.headlines:
        _read(tokens, start, end, known, phrases)
    phrases.sort(key=_start)
    return phrases


def _start(phrase: Phrase) -> int:
    return phrase.start


def _read(tokens: Tokens, start: int, end: int, known: frozenset[str], phrases: list[Phrase]) -> None:
    flags = tokens.flags
    floor = start
    for place in [place for place in range(start, end) if flags[place] & _OPENS]:
        if place < floor or _is_passed_over(tokens, place, floor):
            continue
        found = _read_one(tokens, place, floor, known)
        if found:
            phrases += found
            floor = max(place + 1, found[-1].end)


def _is_passed_over(tokens: Tokens, place: int, floor: int) -> bool:
    """Say whether no phrase opens at a word: an ordinary one alone, an article, one more title."""
    flags = tokens.flags
    flag = flags[place]
    if flag & (ARTICLE | HONORIFIC):
        titled = flag & HONORIFIC and place > floor and flags[place - 1] & HONORIFIC
        return bool(flag & ARTICLE or titled)
    if not flag & CAPITAL or flag & _ALONE or flags[place + 1] or flag == CAPITAL:
        return False
    return not (flag & LAND and tokens.words[place + 1] in POSSESSIVE)


def _read_one(tokens: Tokens, place: int, floor: int, known: frozenset[str]) -> list[Phrase]:
    flag = tokens.flags[place]
    if flag & STYLE_OPENING and tokens.flags[place + 1] & STYLE:
        return read_person(tokens, place, known) or _read_style(tokens, place)
    if flag & (PRONOUN | PRONOUN_PLURAL):
        return _read_delegation(tokens, place) or [_pronoun(tokens, place)]
    if flag & BODIES:
        bodies = read_listed_bodies(tokens, place)
        return [Phrase(one.start, one.end, "organisation", organisation=one) for one in bodies]
    if not flag & CAPITAL:
        return _read_lower(tokens, place, floor, known)
    return _read_capital(tokens, place, known)


def _read_capital(tokens: Tokens, place: int, known: frozenset[str]) -> list[Phrase]:
    flag = tokens.flags[place]
    if flag & LAND or flag == _LETTERS:
        led = _read_owned(tokens, place, known) if flag & LAND else _read_lettered(tokens, place, known)
        if led:
            return led
    if not (flag & _PARTS or tokens.flags[place + 1] & CAPITAL):
        return _read_name(tokens, place, known)
    if _opens_body(tokens, place):
        return _read_body(tokens, place) or read_person(tokens, place, known)
    return (
        (_may_title(tokens, place) and read_person(tokens, place, known))
        or _read_body(tokens, place)
        or _read_name(tokens, place, known)
    )


def _may_title(tokens: Tokens, place: int) -> bool:
    """Say whether an office or a form of address may open here, before anyone reads on to find it."""
    flags = tokens.flags
    return bool(flags[place] & _TITLES or flags[place + 1] & _LEADS_ON) or tokens.words[place + 1] in _LIST


def _read_lettered(tokens: Tokens, place: int, known: frozenset[str]) -> list[Phrase]:
    """Read letters that stand for an office before its holder: "COAS General Haddad"."""
    if not tokens.flags[place + 1] & HONORIFIC:
        return []
    persons = read_person(tokens, place + 1, known)
    return [persons[0]._replace(start=place), *persons[1:]] if persons and persons[0].name else []


def _read_owned(tokens: Tokens, place: int, known: frozenset[str]) -> list[Phrase]:
    """Read "Latvia's Defence Minister Juris Ozols"."""
    owner = place + 1
    while tokens.flags[owner] & LAND and owner - place < _LONGEST_COUNTRY:
        owner += 1
    titled = tokens.flags[owner + 1] & (OFFICE | OFFICE_DEGREE | SUBJECT)
    if not titled or tokens.words[owner] not in POSSESSIVE:
        return []
    persons = read_person(tokens, owner + 1, known)
    if not persons or not persons[0].offices:
        return []
    return [persons[0]._replace(start=place), *persons[1:]]


def _read_name(tokens: Tokens, place: int, known: frozenset[str]) -> list[Phrase]:
    acronym = read_acronym(tokens, place)
    if acronym:
        return [Phrase(place, acronym.end, "acronym", organisation=acronym)]
    if _mid_run(tokens, place):
        return []
    agent = read_agent(tokens, place)
    if agent:
        return [Phrase(place, agent.end, "organisation", organisation=agent)]
    name = read_bare_name(tokens, place, known)
    return [name] if name else []


def _mid_run(tokens: Tokens, place: int) -> bool:
    """Say whether capitals before a word make it the tail of a longer name: "Kong" of Hong Kong."""
    before = tokens.flags[place - 1] if place else 0
    return bool(before & CAPITAL) and (
        not before & (ORDINARY | PRONOUN) or bool(tokens.flags[place] & ORDINARY)
    )


def _read_delegation(tokens: Tokens, owner: int) -> list[Phrase]:
    """Read "his delegation", "her five-member delegation"."""
    for head in range(owner + 1, owner + 4):
        if tokens.flags[head] & DELEGATION:
            group = read_group(tokens, head, head)
            if group:
                return [Phrase(owner, group.end, "delegation", group=group)]
    return []


def _opens_body(tokens: Tokens, place: int) -> bool:
    """Say whether a head word opens the name of a body: "Office of the President", "Ministry of Health"."""
    return bool(tokens.flags[place] & ORGANISATION) and tokens.words[place + 1] in {"of", "for"}


def _read_body(tokens: Tokens, place: int) -> list[Phrase]:
    body = read_organisation(tokens, place)
    if body and tokens.flags[body.name_end - 1] & DELEGATION and not tokens.flags[place] & UPPER:
        return [Phrase(place, body.end, "group")]
    headline = bool(tokens.flags[place] & HEADLINE)
    return [Phrase(place, body.end, "organisation", organisation=body, headline=headline)] if body else []


def _read_lower(tokens: Tokens, place: int, floor: int, known: frozenset[str]) -> list[Phrase]:
    flag = tokens.flags[place]
    plural = flag & OFFICE_PLURAL and tokens.flags[place + 1] & CAPITAL
    if flag & (OFFICE | OFFICE_DEGREE) or plural:
        persons = read_person(tokens, place, known)
        if persons and not _lacks_name(tokens, persons[0]):
            return persons
    group = read_group(tokens, place, floor) if flag & _CLASS else None
    return [Phrase(group.start, group.end, group.kind, group=group, organisation=group.body)] if group else []


def _lacks_name(tokens: Tokens, person: Phrase) -> bool:
    """Say whether an office that stands only before a name has none: "to chair", "the head of the table"."""
    flags = tokens.flags[person.start : person.end]
    if flags[-1] & OFFICE_OF_LOWER:
        return False
    return person.kind == "office" and any(flag & OFFICE_WITH_NAME and not flag & CAPITAL for flag in flags)


def _pronoun(tokens: Tokens, place: int) -> Phrase:
    several = tokens.flags[place] & PRONOUN_PLURAL
    gender = lexicon().gender.get(tokens.words[place])
    return Phrase(place, place + 1, "pronouns" if several else "pronoun", gender=gender)


def _read_style(tokens: Tokens, place: int) -> list[Phrase]:
    """Read "His Majesty" standing for a person; "His Majesty's" before an office or a body is a formula."""
    flags = tokens.flags
    end = place + 1
    while flags[end] & STYLE:
        end += 1
    if tokens.words[end] in POSSESSIVE:
        return []
    kind = "pronouns" if flags[place] & PRONOUN_PLURAL else "style"
    return [Phrase(place, end, kind, gender=lexicon().gender.get(tokens.words[place]))]
