"""What phrases learn from those next to them: a country in common, a name in a list, an office for each."""

from itertools import pairwise

from services.enrich.party.person import is_sole
from services.enrich.party.phrase import Phrase
from services.enrich.party.tokens import Tokens

_AND_THE = 2
_FEWEST_WORDS = 2
_LETTERS_WITHIN = 5
_LIST = frozenset({",", "and", "&"})
_LINKS = _LIST | {"its", "the", "their", "his", "her"}


def heed_neighbours(tokens: Tokens, phrases: list[Phrase]) -> None:
    """Complete `phrases` by those that stand beside them in the text."""
    _drop_letters_of_things(tokens, phrases)
    _share_bodies(tokens, phrases)
    _give_each_an_office(tokens, phrases)
    _vouch(tokens, phrases, range(1, len(phrases)), -1)
    _vouch(tokens, phrases, range(len(phrases) - 2, -1, -1), 1)


def _share_bodies(tokens: Tokens, phrases: list[Phrase]) -> None:
    """Give both offices of "the President and the Prime Minister of Estonia" their country."""
    for place, (one, other) in enumerate(pairwise(phrases)):
        if one.kind == other.kind == "office" and other.start - one.end <= _AND_THE:
            office, body = one.offices[-1], other.offices[-1].organisation
            between = tokens.words[one.end : other.start]
            if (
                body
                and not office.organisation
                and "and" in between
                and is_sole(tokens, office)
                and is_sole(tokens, other.offices[-1])
            ):
                phrases[place] = one._replace(offices=(*one.offices[:-1], office._replace(organisation=body)))


def _vouch(tokens: Tokens, phrases: list[Phrase], places: range, step: int) -> None:
    """Take a name of two words for a person's where a person's stands next to it in a list."""
    for place in places:
        one, other = phrases[place], phrases[place + step]
        if one.personal or len(one.name) < _FEWEST_WORDS or not (other.kind == "person" and other.personal):
            continue
        first, last = (other, one) if step < 0 else (one, other)
        between = tokens.words[first.end : last.start]
        if len(between) <= _AND_THE and all(word in _LIST for word in between):
            phrases[place] = one._replace(personal=True)


def _drop_letters_of_things(tokens: Tokens, phrases: list[Phrase]) -> None:
    """Drop the acronyms that a bracket gives to what is no party: the "(GBA)" of the Greater Bay Area."""
    words = tokens.words
    ends = {phrase.end for phrase in phrases}
    # "Chief of Navy, New Zealand (CNNZ)": letters of an office stand a few words behind it.
    near = range(_LETTERS_WITHIN)
    ends |= {phrase.end + more for phrase in phrases if phrase.kind == "person" for more in near}
    things = {
        words[phrase.start]
        for phrase in phrases
        if phrase.kind == "acronym"
        and words[phrase.start - 1] == "("
        and words[phrase.end] == ")"
        and phrase.start - 1 not in ends
    }
    if things:
        phrases[:] = [one for one in phrases if one.kind != "acronym" or words[one.start] not in things]


def _give_each_an_office(tokens: Tokens, phrases: list[Phrase]) -> None:
    """Part "its Chairman and its Dean, Mr Low and Mr Tan, respectively": one office for each name."""
    words = tokens.words
    for place in range(len(phrases) - 3, -1, -1):
        office, one, other = phrases[place : place + 3]
        if office.kind != "office" or one.kind != "person" or other.kind != "person" or other.offices:
            continue
        end = other.end + (words[other.end] == ",")
        between = (*words[office.end : one.start], *words[one.end : other.start])
        if words[end] == "respectively" and _LINKS.issuperset(between):
            phrases[place + 1] = one._replace(start=office.start, offices=office.offices)
            held = tuple(each._replace(start=other.start) for each in one.offices)
            phrases[place + 2] = other._replace(offices=held)
            del phrases[place]
