"""Offices: "Vice Mayor of Shanghai", "Indian Prime Minister", "Secretary for Security"."""

from typing import NamedTuple

from services.enrich.party.lexicon import (
    CAPITAL,
    DEMONYM,
    GIVEN,
    HEADLINE,
    HONORIFIC,
    LAND,
    OFFICE,
    OFFICE_DEGREE,
    OFFICE_GENERAL,
    OFFICE_PLURAL,
    OFFICE_REACH,
    ORDINARY,
    ORGANISATION,
    SUBJECT,
    UPPER,
    lexicon,
)
from services.enrich.party.tokens import Tokens

_LONGEST_OFFICE = 10
_MOST_PARTS = 6
_HEAD = OFFICE | OFFICE_PLURAL
_VOCABULARY = SUBJECT | ORGANISATION | LAND | DEMONYM | UPPER
_AND = frozenset({"and", "&"})
_ARTICLE = frozenset({"the", "The"})
_FAR = frozenset({"to", "at", "in"})


class Office(NamedTuple):
    """An office as printed between two tokens, split into its title and its body."""

    start: int
    end: int
    head: str
    title: str
    organisation: str | None
    bare: bool
    plural: bool


class _Part(NamedTuple):
    link: str
    article: bool
    start: int
    end: int


def read_office(tokens: Tokens, start: int) -> Office | None:
    """Read the office that opens at `start`, if one does."""
    head = _head(tokens, start)
    if head is None:
        return None
    parts = _parts(tokens, head)
    end = parts[-1].end if parts else head + 1
    title, organisation = _split(tokens, start, head, parts)
    flags = tokens.flags
    return Office(
        start,
        end,
        _key(tokens.words, head),
        title,
        organisation,
        bare=end == start + 1,
        plural=bool(flags[head] & OFFICE_PLURAL),
    )


def _key(words: list[str], head: int) -> str:
    """Give the one word by which offices are compared: Director General and Director-General alike."""
    word = words[head - 1] if words[head] == "General" else words[head]
    word = lexicon().titles.get(word, word).lower().split()[-1]
    return word.removesuffix("-general").rpartition("-")[2]


def singular(noun: str) -> str:
    """Give the singular of an office: "Secretaries" one Secretary."""
    for plural, one in (("ies", "y"), ("men", "man"), ("s", "")):
        if noun.endswith(plural):
            return noun[: -len(plural)] + one
    return noun


def _head(tokens: Tokens, start: int) -> int | None:
    """Find the last word of the office's own noun."""
    words, flags = tokens.words, tokens.flags
    head = None
    place = start
    last = min(tokens.size, start + _LONGEST_OFFICE)
    while place < last:
        flag = flags[place]
        if flag & _HEAD:
            head = place
        elif head is not None:
            if words[place] == "General" and flags[place - 1] & OFFICE_GENERAL:
                head = place
            elif not (flag & (OFFICE_DEGREE | SUBJECT)) or flag & (HONORIFIC | GIVEN):
                break
        elif words[place] in _AND or words[place] == ",":
            if not (flags[place - 1] & SUBJECT and flags[place + 1] & SUBJECT):
                return None
        elif not _premodifies(flag, first=place == start):
            return None
        place += 1
    if head is None or (flags[head + 1] & ORGANISATION and not flags[head + 1] & (GIVEN | HEADLINE)):
        return None
    return head


def _premodifies(flag: int, *, first: bool) -> bool:
    if flag & HONORIFIC and not flag & (SUBJECT | OFFICE_DEGREE):
        return False
    if flag & (SUBJECT | ORGANISATION | LAND | DEMONYM | OFFICE_DEGREE | UPPER):
        return True
    return bool(flag & CAPITAL) and not first and not flag & (HEADLINE | ORDINARY)


def _parts(tokens: Tokens, head: int) -> list[_Part]:
    """Read "of the Republic", "of Uzbekistan", "to Japan", one after the other."""
    words, flags = tokens.words, tokens.flags
    parts: list[_Part] = []
    place = head + 1
    reach = flags[head] & OFFICE_REACH or words[head] == "General"
    while len(parts) < _MOST_PARTS:
        link = words[place]
        if link not in {"of", "for"} and not (link in _FAR and reach):
            break
        start = place + 1
        article = words[start] in _ARTICLE
        start += article
        end = complement_end(tokens, start)
        if end == start:
            break
        parts.append(_Part(link, article, start, end))
        place = end
    return parts


def complement_end(tokens: Tokens, start: int) -> int:
    """Say where the capitalised complement that opens at `start` ends, a name behind it left out."""
    flags = tokens.flags
    end = start
    while end - start < _LONGEST_OFFICE and flags[end] & CAPITAL and not _titles(flags[end]):
        end += 1
    if end == start:
        return _office_end(tokens, start)
    cut = _cut(tokens, start, end)
    return subjects_end(tokens, cut) if cut == end else cut


def _titles(flag: int) -> bool:
    return bool(flag & (HONORIFIC | _HEAD)) and not flag & (SUBJECT | ORGANISATION)


def _office_end(tokens: Tokens, start: int) -> int:
    """Pass over an office inside a complement: "to the President", "of the Secretary-General"."""
    end = start
    while tokens.flags[end] & (OFFICE | OFFICE_PLURAL | OFFICE_DEGREE) and tokens.flags[end] & CAPITAL:
        end += 1
    return end


def _cut(tokens: Tokens, start: int, end: int) -> int:
    """Part a body from a name that follows it: "Uzbekistan | Shavkat Mirziyoyev"."""
    flags = tokens.flags
    cut = start
    for place in range(start, end):
        if flags[place] & ORGANISATION and not flags[place] & GIVEN:
            cut = place + 1
    while cut < end and flags[cut] & (_VOCABULARY | ORDINARY):
        cut += 1
    if cut > start:
        return cut
    for place in range(start + 1, end):
        if flags[place] & GIVEN:
            return place
    return end if end - start <= 2 else start + 1  # noqa: PLR2004  (a place of two words, no name behind it)


def subjects_end(tokens: Tokens, start: int) -> int:
    """Go on over ", Port Services and Transport" where every item is a field of work."""
    words = tokens.words
    end = place = start
    while words[place] in _AND or words[place] == ",":
        item = place + 1
        closing = words[place] != ","
        if not closing and words[item] in _AND:
            item, closing = item + 1, True
        behind = _subject_end(tokens, item)
        if behind == item:
            behind = _odd_item_end(tokens, item)
            closing = False
        if behind == item:
            break
        place = behind
        if closing:
            end = place
    return end


def _subject_end(tokens: Tokens, start: int) -> int:
    flags = tokens.flags
    end = start
    while flags[end] & SUBJECT and flags[end] & CAPITAL and end - start < _LONGEST_OFFICE:
        end += 1
    while end > start and flags[end] & ORGANISATION and flags[end] & CAPITAL:
        end += 1
    return start if flags[end] & (OFFICE | OFFICE_PLURAL) else end


def _odd_item_end(tokens: Tokens, start: int) -> int:
    """Pass over one word that no list knows, amid fields of work: ", Aquaculture and Ocean Resources"."""
    words, flags = tokens.words, tokens.flags
    alone = words[start + 1] in _AND or words[start + 1] == ","
    unknown = flags[start] & CAPITAL and not flags[start] & (
        _VOCABULARY | _HEAD | HONORIFIC | GIVEN | ORDINARY
    )
    return start + 1 if alone and unknown else start


def _split(tokens: Tokens, start: int, head: int, parts: list[_Part]) -> tuple[str, str | None]:
    """Part the title from the body: "Prime Minister" and "India"."""
    flags = tokens.flags
    first = start
    organisation = None
    if (
        first < head
        and not flags[first] & (OFFICE_DEGREE | SUBJECT)
        and flags[first] & (LAND | DEMONYM | UPPER | CAPITAL)
    ):
        while first < head and not flags[first] & (OFFICE | OFFICE_DEGREE | SUBJECT):
            first += 1
        printed = tokens.slice(start, first)
        organisation = lexicon().countries.get(printed, printed)
    title = _capitalised(tokens, first, head + 1)
    body = next((place for place, part in enumerate(parts) if _is_body(tokens, part)), len(parts))
    for part in parts[:body]:
        title = f"{title} {part.link} {'the ' if part.article else ''}{tokens.slice(part.start, part.end)}"
    if body < len(parts) and organisation is None:
        organisation = tokens.slice(parts[body].start, parts[-1].end)
    return title, organisation


def _is_body(tokens: Tokens, part: _Part) -> bool:
    flags = tokens.flags[part.start : part.end]
    if part.link in {"to", "for"}:
        return False
    return part.article or any(flag & (LAND | ORGANISATION | DEMONYM) or not flag & SUBJECT for flag in flags)


def _capitalised(tokens: Tokens, start: int, end: int) -> str:
    printed = tokens.slice(start, end)
    for short, title in lexicon().titles.items():
        if printed.endswith(short) and tokens.words[end - 1] == short:
            return printed.removesuffix(short) + title
    return printed if printed[0].isupper() else printed.title()
