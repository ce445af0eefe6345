"""Paragraphs and sentences: a line is a paragraph, a full stop ends a sentence unless it abbreviates."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_CAPTION = re.compile(r"\s*[\[(]?\s*(?:photo|caption|picture|image|pic)s?\b\s*\d*\s*[\]:)]", re.IGNORECASE)
_STOP = re.compile(r"[.!?][\"”\u2019')\]]*\s+(?=[\"“\u2018'(\[•*]?\s*[A-Z0-9])")
_NO_LETTERS = re.compile(r"[\W_]+")
_LONGEST_SENTENCE = 1_000
_INITIAL = re.compile(r"(?:^|[\s(.])[A-Z]\.$")


class Sentence(NamedTuple):
    """One sentence by its place in the text; `paragraph` counts lines that hold words, from 0."""

    start: int
    end: int
    paragraph: int
    headline: bool


def split(text: str, title: str, abbreviations: frozenset[str]) -> tuple[Sentence, ...]:
    """Split `text`; lines before the body that repeat `title`, whole or cut short, are headlines."""
    found: list[Sentence] = []
    headline, told = True, _plain(title)
    for paragraph, line in enumerate(_LINE.finditer(text)):
        headline = headline and _repeats(_plain(line.group()), told)
        caption = bool(_CAPTION.match(line.group()))
        start, end = _trimmed(text, line.start(), line.end())
        cuts = _cuts(text, start, end, abbreviations)
        found.extend(
            Sentence(a, b, paragraph, headline or caption)
            for a, b in zip([start, *cuts], [*cuts, end], strict=True)
        )
    return tuple(found)


def _plain(words: str) -> str:
    return _NO_LETTERS.sub(" ", words).strip().casefold()


def _repeats(said: str, told: str) -> bool:
    """Tell a headline: a short line that begins as the title does, though one of them may be cut off."""
    return bool(said and told) and (said.startswith(told) or told.startswith(said))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _cuts(text: str, start: int, end: int, abbreviations: frozenset[str]) -> list[int]:
    stops = (stop for stop in _STOP.finditer(text, start, end) if stop.end() < end)
    cuts = [stop.end() for stop in stops if not _abbreviates(text, start, stop.start(), abbreviations)]
    return list(_bounded(start, cuts, end))


def _bounded(start: int, cuts: list[int], end: int) -> Iterator[int]:
    """Cut what runs on without a full stop, so that no rule ever reads more than so much at once."""
    for cut in (*cuts, end):
        while cut - start > _LONGEST_SENTENCE:
            start += _LONGEST_SENTENCE
            yield start
        if cut != end:
            yield cut
        start = cut


def _abbreviates(text: str, start: int, dot: int, abbreviations: frozenset[str]) -> bool:
    if text[dot] != ".":
        return False
    words = text[max(start, dot - 24) : dot].split()
    word = words[-1].lstrip("(\"“'\u2018[") if words else ""
    return word.casefold() in abbreviations or bool(_INITIAL.search(text[max(start, dot - 2) : dot + 1]))
