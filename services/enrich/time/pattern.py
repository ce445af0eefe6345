"""From the rules' own notation to regular expressions.

A pattern is a regular expression in which `<piece>` stands for a word list or a piece of `words.toml` and
captures it under its own name, `<name:piece>` captures it under another, `<~piece>` captures nothing, a blank
stands for one or two blanks or one line break, and a word for each of its spellings.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

_PIECE = re.compile(r"<(?:(?P<bare>~)|(?P<name>\w+):)?(?P<piece>[a-z]\w*)>")
_WORD_OR_NOTATION = re.compile(r"(\[[^\]]*\]|<[^>]*>|\\.)|[A-Za-z]{2,}")
_BLANK_OUTSIDE_A_SET = re.compile(r"(\[[^\]]*\])| ")
_BLANK = r"(?:[^\S\n]{1,2}|\n)"
_GROUP_NAME = re.compile(r"\(\?P<\w+>")

Words = Mapping[str, Mapping[str, int | str]]


def compiled(pattern: str, pieces: Mapping[str, str], after: Sequence[str] = ()) -> re.Pattern[str]:
    """Compile a pattern; where `after` is given, one of its words must stand before."""

    def expand(found: re.Match[str]) -> str:
        group = "" if found["bare"] else f"P<{found['name'] or found['piece']}>"
        return f"(?{group or ':'}{pieces[found['piece']]})"

    spelt = _WORD_OR_NOTATION.sub(lambda found: found[1] or f"(?:{'|'.join(spellings(found[0]))})", pattern)
    expanded = _PIECE.sub(expand, spelt)
    spaced = _BLANK_OUTSIDE_A_SET.sub(lambda found: found[1] or _BLANK, expanded)
    return re.compile(_preceded_by(after) + spaced)


def captures(pattern: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each group of a pattern, in order, and the piece that it captures."""
    for found in _PIECE.finditer(pattern):
        if not found["bare"]:
            yield found["name"] or found["piece"], found["piece"]


def unnamed(pattern: str) -> str:
    """Drop the names of the groups, so that patterns can stand side by side."""
    return _GROUP_NAME.sub("(?:", pattern)


def spellings(word: str) -> tuple[str, ...]:
    """Spell a word as prose, sentence openings and headlines do: "today", "Today", "TODAY"."""
    return tuple(dict.fromkeys((word, word[0].upper() + word[1:], word.upper())))


def alternatives(words: Iterable[str]) -> str:
    """Write words as one pattern, by initials, so that the engine tries only those that can begin here."""
    spelt = {spelling for word in words for spelling in spellings(word)}
    endings: dict[str, list[str]] = {}
    for word in sorted(spelt, key=lambda word: (-len(word), word)):
        endings.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{initial}(?:{'|'.join(rest)})" for initial, rest in sorted(endings.items()))


def word_lists(lexicon: Mapping[str, Any]) -> Words:
    """Give each word list its short forms."""
    full, short = lexicon["word"], lexicon["short"]
    return {name: {**full.get(name, {}), **short.get(name, {})} for name in dict.fromkeys((*full, *short))}


def spelt_out(words: Words) -> Words:
    """Return the word lists by every spelling, with and without the full stop of short forms."""
    return {
        name: {
            spelling + stop: value
            for word, value in values.items()
            for spelling in spellings(word)
            for stop in ("", ".")
        }
        for name, values in words.items()
    }


def pieces_of(lexicon: Mapping[str, Any], words: Words) -> Mapping[str, str]:
    """Write each word list, with what it takes besides words, as a pattern; a short form may take a dot."""
    pieces = dict(cast("dict[str, str]", lexicon["piece"]))
    for name in words:
        full, short = lexicon["word"].get(name), lexicon["short"].get(name)
        forms = [alternatives(full)] if full else []
        forms += [rf"(?:{alternatives(short)})\b\.?"] if short else []
        forms += [lexicon["digits"][name]] if name in lexicon["digits"] else []
        pieces[name] = "|".join(forms)
    return pieces


def _preceded_by(words: Sequence[str]) -> str:
    spelt = [spelling for word in words for spelling in spellings(word)[:2]]
    behind = "|".join(
        rf"(?<=\b{re.escape(word)}\s)" if word[0].isalpha() else f"(?<={re.escape(word)})" for word in spelt
    )
    return f"(?:{behind})" if behind else ""
