"""Noun phrases one after another: the sites, places and occasions of a list, each cut where it ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MASKED = r"[\ue000-\ue005]"
_TOKEN = re.compile(
    rf"{_MASKED}+(?:['\u2019]s?(?!\w))?(?:[-\u2013](?:{_MASKED}|\w)+)*"  # a name, its owner's mark, what is joined to it
    r"|[^\W_]+(?:['\u2019.\-\u2013/&][^\W_\ue000-\ue005]+)*(?:[-\u2013][\ue000-\ue005]+)?"  # a word
    r"|[“\"\u2018][^“”\"\u2019\u2018]{2,120}[”\"\u2019]"  # a quoted title
    r"|\([^()]*\)|[^\w\s]|_+"
)
_OPENERS = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "this",
        "that",
        "these",
        "those",
        "some",
        "several",
        "various",
        "both",
        "all",
    ]
)
_STOPS = frozenset(
    [
        "in",
        "at",
        "on",
        "with",
        "by",
        "from",
        "to",
        "into",
        "during",
        "under",
        "before",
        "after",
        "as",
        "about",
        "near",
        "through",
        "via",
        "amid",
        "within",
        "across",
        "while",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "that",
        "when",
        "then",
        "also",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "will",
        "would",
        "ahead",
        "along",
        "alongside",
        "including",
        "followed",
        "accompanied",
        "together",
        "respectively",
        "today",
        "tomorrow",
        "yesterday",
        "and/or",
        "or",
        "but",
        "because",
        "since",
        "until",
        "towards",
        "toward",
        "upon",
        "over",
        "among",
        "between",
    ]
)
_NOUNS_IN_ING = frozenset(
    ["meeting", "gathering", "opening", "signing", "briefing", "hearing", "screening", "groundbreaking", "wedding", "building", "training", "evening", "morning", "planning"]
)
_COMMEMORATING = frozenset({"marking", "celebrating", "commemorating", "honouring", "honoring"})
_LINKS = frozenset({"and", "&"})
_AFTER_PARTICIPLE = frozenset(
    ["by", "in", "at", "for", "to", "from", "with", "on", "as", "under", "between", "near", "within"]
)
_AFTER_GERUND = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "in", "on", "with", "of", "for", "to"]
)


@dataclass(frozen=True, slots=True)
class Item:
    """One noun phrase; `within` is the place told right after it ("the Museum of Glass in Turku")."""

    start: int
    end: int
    within: tuple[int, int] | None = None


def items(masked: str, start: int, end: int) -> tuple[Item, ...]:
    """Read the list of noun phrases that begins at `start`; it ends with the first word that fits no phrase."""
    tokens = [(token.start(), token.end(), token.group()) for token in _TOKEN.finditer(masked, start, end)]
    return tuple(_read(masked, tokens))


def _read(masked: str, tokens: list[tuple[int, int, str]]) -> Iterator[Item]:
    at = 0
    while at < len(tokens):
        at = _skip_openers(tokens, at)
        begin, at = at, _phrase_end(tokens, at)
        if at == begin:
            return
        item = Item(tokens[begin][0], tokens[at - 1][1])
        within, at = _place_after(tokens, at)
        yield Item(item.start, item.end, within)
        following = _next_item(tokens, at)
        if following is None:
            return
        at = following


def _skip_openers(tokens: list[tuple[int, int, str]], at: int) -> int:
    while at < len(tokens) and (tokens[at][2].casefold() in _OPENERS or tokens[at][2] in {",", "\u2013", "-"}):
        at += 1
    return at


def _phrase_end(tokens: list[tuple[int, int, str]], at: int) -> int:
    begin = at
    while at < len(tokens):
        word = tokens[at][2]
        following = tokens[at + 1][2] if at + 1 < len(tokens) else ""
        if (
            _starts_anew(tokens, begin, at)
            or _ends(word, following)
            or (word in _LINKS and not _binds(tokens, begin, at))
        ):
            break
        at += 1
    while at > begin and (
        tokens[at - 1][2] in _LINKS or tokens[at - 1][2].casefold() in _OPENERS | {"of", "for"}
    ):
        at -= 1
    while at > begin and tokens[at - 1][2].startswith("("):
        at -= 1
    return at


def _starts_anew(tokens: list[tuple[int, int, str]], begin: int, at: int) -> bool:
    """Say whether a person's name, or a place's after a place's, stands here without a link."""
    if at == begin or tokens[at - 1][2] in {"of", "for", "to", "by"}:
        return False
    word, before = tokens[at][2][0], tokens[at - 1][2][0]
    return word == "\ue000" or (word in "\ue001\ue002" and before in "\ue002\ue000")


def _ends(word: str, following: str) -> bool:
    lower = word.casefold()
    if (
        lower in _STOPS
        or word[0] == "\ue003"
        or (not word[0].isalnum() and word[0] not in '“"\u2018(\ue000\ue001\ue002\ue004&')
    ):
        return True
    if word == "for":
        return not (following[:1].isupper() or following[:1] in "\ue000\ue001\ue002\ue004")
    if not word.islower():
        return False
    if word in _COMMEMORATING:
        return False
    if word.endswith("ly"):
        return following.endswith("ed") and following.islower()
    if word.endswith("ed"):
        return following in _AFTER_PARTICIPLE
    return word.endswith("ing") and word not in _NOUNS_IN_ING and following in _AFTER_GERUND


def _binds(tokens: list[tuple[int, int, str]], begin: int, at: int) -> bool:
    """Say whether "and" stands inside one name, as in "Ministry of Labour and Welfare"."""
    if at + 1 >= len(tokens):
        return False
    before, following = tokens[at - 1][2], tokens[at + 1][2]
    after = tokens[at + 2][2] if at + 2 < len(tokens) else ""
    if before.islower() and following.islower() and not following.endswith("ed"):
        return following not in _OPENERS and following not in _STOPS
    if not (before[0].isupper() and following[0].isupper()):
        return False
    words = {token[2] for token in tokens[begin:at]}
    return bool(words & {"of", "for"}) and not after[:1].isupper() and after != "of"


def _place_after(tokens: list[tuple[int, int, str]], at: int) -> tuple[tuple[int, int] | None, int]:
    while at < len(tokens) and tokens[at][2].startswith("("):
        at += 1
    ahead = at
    if ahead + 1 >= len(tokens) or tokens[ahead][2] not in {"in", "at", ","}:
        return None, at
    letter = tokens[ahead + 1][2][0]
    if letter == "\ue005" or (letter == "\ue002" and tokens[ahead][2] != ","):
        return (tokens[ahead + 1][0], tokens[ahead + 1][1]), _past_wider(tokens, ahead + 2)
    return None, at


def _past_wider(tokens: list[tuple[int, int, str]], at: int) -> int:
    """Step over the wider places behind a place: "Lyon, France,"."""
    while at + 1 < len(tokens) and tokens[at][2] == "," and tokens[at + 1][2][0] == "\ue005":
        at += 2
    return at


def _next_item(tokens: list[tuple[int, int, str]], at: int) -> int | None:
    """Step over a comma or "and" to the next phrase of the list, unless what follows is no phrase."""
    begin = at
    while at < len(tokens) and tokens[at][2] in {",", ";", "and", "&", "as", "well", "then", "later"}:
        at += 1
    if at == begin or at >= len(tokens):
        return None
    word = tokens[at][2]
    if word.casefold() in _OPENERS:
        named = at + 1 < len(tokens) and not tokens[at + 1][2].islower()
        return at if named or tokens[at - 1][2] == "and" else None
    return None if word.islower() and (word.endswith(("ed", "ing")) or word in _STOPS) else at
