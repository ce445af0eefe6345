"""Text as a publisher sent it to clean text: NFC, newlines only, paragraphs separated by one blank line.

Text that is clean already comes back unchanged, so that offsets into it are offsets into the publisher's own.
"""

import re
from unicodedata import combining, is_normalized, normalize

_PARAGRAPH_SEPARATOR = "\u2029"
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028]")
_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Controls; soft hyphen and zero-width characters; marks that turn the direction of what a reader sees;
# interlinear marks; tags. None changes what the words are.
_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
# Joiners change words of Arabic and Indic scripts and join emoji; anywhere else they only hide.
_IDLE_JOINER = re.compile(
    "(?<![\u0600-\u10ff\u1200-\u1cff\u2600-\u27bf\ua800-\uabff\ufe0f\U00010a00-\U00011fff\U0001f000-\U0001faff])"
    "[\u200c\u200d]+"
)
# Putting marks in canonical order takes the square of their number: 500,000 on one letter held Python's
# normalize for six minutes. No language needs more than 30 (Unicode UAX #15, Stream-Safe Text Format).
_MARKS = frozenset(char for char in map(chr, range(0x300, 0x20000)) if combining(char))
_PILED_MARKS = re.compile("([{marks}]{{30}})[{marks}]+".format(marks="".join(_MARKS)))
_PLAIN_ASCII = bytes([*b"\n", *range(0x20, 0x7F)])
_BLANK_LINES = re.compile("\n{3,}")


def clean_text(text: str) -> str:
    """Clean a text of many paragraphs. Spaces of every kind become plain ones, one for one.

    Each step is taken only where a cheap test finds something to do: most text is clean.
    """
    rare = _rare_characters(text)
    if not rare.isprintable():
        text = rare = _without_invisible(text)
    if not _MARKS.isdisjoint(rare):
        text = _PILED_MARKS.sub(r"\1", text)
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    if " \n" in text or text.endswith(" "):
        text = "\n".join([line.rstrip(" ") for line in text.split("\n")])
    if "\n\n\n" in text:
        text = _BLANK_LINES.sub("\n\n", text)
    return text.strip("\n")


def clean_line(text: str) -> str:
    """Clean a text of one line, such as a title: runs of white space become one space."""
    return " ".join(clean_text(text).split())


def _rare_characters(text: str) -> str:
    return text.encode().translate(None, _PLAIN_ASCII).decode()


def _without_invisible(text: str) -> str:
    text = _LINE_END.sub("\n", text).replace(_PARAGRAPH_SEPARATOR, "\n\n")
    return _IDLE_JOINER.sub("", _INVISIBLE.sub("", _SPACE.sub(" ", text)))
