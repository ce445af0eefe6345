"""An office in the plural: held by each who is named behind it, by one in each country, or by a class."""

from services.enrich.party.complement import complement_end
from services.enrich.party.group import NUMBERS, read_group
from services.enrich.party.holder import read_holder
from services.enrich.party.lexicon import (
    CAPITAL,
    DEMONYM,
    GROUP,
    LAND,
    OFFICE_PLURAL,
    ORGANISATION,
    PAIR,
    SUBJECT,
    lexicon,
)
from services.enrich.party.name import read_honorifics
from services.enrich.party.office import Office, singular
from services.enrich.party.phrase import Phrase
from services.enrich.party.tokens import Tokens

_JOINS = frozenset({",", "and", "&"})
_ARTICLES = frozenset({"the", "The"})
_MOST_COUNTRIES = 40
_LONGEST_COUNTRY = 8
_OF_COUNTRY = LAND | DEMONYM | SUBJECT


def read_several(tokens: Tokens, start: int, plural: Office, known: frozenset[str]) -> list[Phrase]:
    """Read "Vice Presidents Mr Lin Tao and Mr Wang Li", "Presidents of Peru and Chile", "Service Chiefs"."""
    office = plural._replace(title=singular(plural.title), head=singular(plural.head), plural=False)
    return (
        _of_each(tokens, start, office)
        or _named(tokens, start, office, known)
        or [_class(tokens, start, plural)]
    )


def _class(tokens: Tokens, start: int, plural: Office) -> Phrase:
    """Read those who hold an office as a class; "Members of the Senate" are the Senate."""
    flags = tokens.flags
    head = max(place for place in range(plural.start, plural.end) if flags[place] & OFFICE_PLURAL)
    group = read_group(tokens, head, start) if flags[head] & GROUP else None
    body = group.body if group else None
    if flags[head] & PAIR and start and tokens.words[start - 1] in NUMBERS:
        return Phrase(start - 1, head + 1, "pair")
    return Phrase(start, body.end if body else plural.end, "group", organisation=body)


def _named(tokens: Tokens, start: int, office: Office, known: frozenset[str]) -> list[Phrase]:
    place = office.end + (tokens.words[office.end] in {",", ":"})
    found: list[Phrase] = []
    while True:
        address = read_honorifics(tokens, place)
        opening = place if found else start
        named = read_holder(tokens, opening, (office._replace(start=opening),), address, known)
        if named is None:
            break
        found.append(named)
        place = named.end
        while tokens.words[place] in _JOINS:
            place += 1
        if place == named.end:
            break
    return found


def _of_each(tokens: Tokens, start: int, office: Office) -> list[Phrase]:
    """Read one unnamed holder for each country of "Foreign Ministers of Iceland, the Faroes and Norway"."""
    countries = _countries(tokens, office)
    if len(countries) < 2:  # noqa: PLR2004  (one country has one of each, several are a class of it)
        return []
    reach = countries[-1][1]
    if tokens.words[reach] == "to":
        article = tokens.words[reach + 1] in _ARTICLES
        reach = complement_end(tokens, reach + 1 + article)
    elif tokens.flags[reach - 1] & DEMONYM and tokens.words[reach].islower():
        reach += 1
    found: list[Phrase] = []
    for place, (first, behind) in enumerate(countries):
        printed = tokens.slice(first, behind)
        held = office._replace(organisation=lexicon().countries.get(printed, printed))
        end = reach if place == len(countries) - 1 else behind
        found.append(Phrase(first if place else start, end, "office", offices=(held,)))
    return found


def _countries(tokens: Tokens, office: Office) -> list[tuple[int, int]]:
    """Give where each country stands in the list that opens the complement of `office`."""
    words = tokens.words
    place = next((at for at in range(office.start, office.end) if words[at] == "of"), None)
    found: list[tuple[int, int]] = []
    while place is not None and len(found) < _MOST_COUNTRIES:
        first = place + 1
        while words[first] in _JOINS or words[first] in _ARTICLES:
            first += 1
        behind = _country_end(tokens, first)
        if behind == first:
            break
        found.append((first, behind))
        place = behind if words[behind] in _JOINS else None
    return found


def _country_end(tokens: Tokens, start: int) -> int:
    """Pass over a country or a people: "Peru", "Democratic Republic of the Congo", "Lithuanian"."""
    words, flags = tokens.words, tokens.flags
    first, end = start, _lands_end(flags, start)
    if words[end] == "of" and end > start and flags[end - 1] & SUBJECT:
        first = end + 1 + (words[end + 1] == "the")
        end = _lands_end(flags, first)
    return end if any(flag & (LAND | DEMONYM) for flag in flags[first:end]) else start


def _lands_end(flags: list[int], start: int) -> int:
    end = start
    while end - start < _LONGEST_COUNTRY and flags[end] & CAPITAL and flags[end] & _OF_COUNTRY:
        if flags[end] & ORGANISATION:
            break
        end += 1
    return end
