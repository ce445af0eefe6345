"""One pass over a release's tokens: every phrase that may tell a party, in text order."""

from services.enrich.party.group import read_group
from services.enrich.party.lexicon import (
    CAPITAL,
    DELEGATION,
    GROUP,
    HEADLINE,
    HONORIFIC,
    OFFICE,
    OFFICE_DEGREE,
    ORGANISATION,
    PAIR,
    PRONOUN,
    PRONOUN_PLURAL,
    STYLE,
    STYLE_OPENING,
    lexicon,
)
from services.enrich.party.organisation import read_acronym, read_organisation
from services.enrich.party.person import read_bare_name, read_person
from services.enrich.party.phrase import Phrase
from services.enrich.party.tokens import Tokens

_OPENS = CAPITAL | HONORIFIC | OFFICE | OFFICE_DEGREE | GROUP | DELEGATION | PAIR | PRONOUN | PRONOUN_PLURAL
_CLASS = GROUP | DELEGATION | PAIR


def read_phrases(tokens: Tokens) -> list[Phrase]:
    """Read the body first: it proves the names that a headline's capitals only suggest."""
    lines = [place for place, flag in enumerate(tokens.flags) if flag & HEADLINE]
    if not lines:
        return _read(tokens, 0, tokens.size, frozenset())
    phrases: list[Phrase] = []
    headlines: list[tuple[int, int]] = []
    place = 0
    for start, end in _stretches(lines):
        phrases += _read(tokens, place, start, frozenset())
        headlines.append((start, end))
        place = end
    phrases += _read(tokens, place, tokens.size, frozenset())
    known = frozenset(
        word.casefold()
        for phrase in phrases
        if phrase.kind == "person" and phrase.personal
        for word in phrase.name
    )
    for start, end in headlines:
        phrases += _read(tokens, start, end, known)
    return sorted(phrases, key=lambda phrase: phrase.start)


def _stretches(places: list[int]) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    start = before = places[0]
    for place in places[1:]:
        if place != before + 1:
            stretches.append((start, before + 1))
            start = place
        before = place
    return [*stretches, (start, before + 1)]


def _read(tokens: Tokens, start: int, end: int, known: frozenset[str]) -> list[Phrase]:
    flags = tokens.flags
    phrases: list[Phrase] = []
    place = floor = start
    while place < end:
        flag = flags[place]
        if not flag & _OPENS:
            place += 1
            continue
        found = _read_one(tokens, place, floor, known)
        if found:
            phrases += found
            place = floor = max(phrase.end for phrase in found)
        else:
            place += 1
    return phrases


def _read_one(tokens: Tokens, place: int, floor: int, known: frozenset[str]) -> list[Phrase]:
    flag = tokens.flags[place]
    if flag & STYLE_OPENING and tokens.flags[place + 1] & STYLE:
        return read_person(tokens, place, known) or [_style(tokens, place)]
    if flag & (PRONOUN | PRONOUN_PLURAL):
        return _read_delegation(tokens, place) or [_pronoun(tokens, place)]
    if not flag & CAPITAL:
        return _read_lower(tokens, place, floor, known)
    if _opens_body(tokens, place):
        return _read_body(tokens, place) or read_person(tokens, place, known)
    return read_person(tokens, place, known) or _read_body(tokens, place) or _read_name(tokens, place, known)


def _read_name(tokens: Tokens, place: int, known: frozenset[str]) -> list[Phrase]:
    acronym = read_acronym(tokens, place)
    if acronym:
        return [Phrase(place, acronym.end, "acronym", organisation=acronym)]
    name = read_bare_name(tokens, place, known)
    return [name] if name else []


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
    headline = bool(tokens.flags[place] & HEADLINE)
    return [Phrase(place, body.end, "organisation", organisation=body, headline=headline)] if body else []


def _read_lower(tokens: Tokens, place: int, floor: int, known: frozenset[str]) -> list[Phrase]:
    flag = tokens.flags[place]
    if flag & (OFFICE | OFFICE_DEGREE):
        persons = read_person(tokens, place, known)
        if persons:
            return persons
    group = read_group(tokens, place, floor) if flag & _CLASS else None
    return [Phrase(group.start, group.end, group.kind, group=group, organisation=group.body)] if group else []


def _pronoun(tokens: Tokens, place: int) -> Phrase:
    several = tokens.flags[place] & PRONOUN_PLURAL
    gender = lexicon().gender.get(tokens.words[place])
    return Phrase(place, place + 1, "pronouns" if several else "pronoun", gender=gender)


def _style(tokens: Tokens, place: int) -> Phrase:
    end = place + 1
    while tokens.flags[end] & STYLE:
        end += 1
    return Phrase(place, end, "style", gender=lexicon().gender.get(tokens.words[place]))
