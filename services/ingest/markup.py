"""HTML to text that keeps what a reader sees: paragraphs, list items, table rows, line breaks.

What each element means is data: `markup.toml`.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from schemas.dead_letter import Reason
from services.ingest.errors import RefusedError

MAX_CHARACTERS = 256 * 1024
MAX_TAGS = 10_000
MAX_TAG_CHARACTERS = 8 * 1024
MAX_OPEN_TAGS = 64
MAX_OPTIONS = 1_000
MAX_REOPENED = 50_000

_PARAGRAPH_BREAK = "\n\n"
_LINE_BREAK = "\n"
# Stand for themselves only while a text is put together: text from the parser never holds them.
_CELL_MARK = "\x1f"
_ITEM_MARK = "\x1e"

_ELEMENTS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
_UNSEEN = frozenset(_ELEMENTS["unseen"])
_PARAGRAPHS = frozenset(_ELEMENTS["paragraph"])
_LINES = frozenset(_ELEMENTS["line"])
_CELLS = frozenset(_ELEMENTS["cell"])
_FORMATTING = frozenset(_ELEMENTS["formatting"])
_NEEDS_NO_END = frozenset(_ELEMENTS["needs_no_end"])

_DATA_ADDRESS = re.compile(r"data:[a-z]+/[a-z0-9.+-]+;base64,[A-Za-z0-9+/=]*+")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_OVERLONG_TAG = re.compile(rf"<[^>]{{{MAX_TAG_CHARACTERS}}}")
_BLANK_LINES = re.compile("\n{3,}")
_ITEM_START = re.compile(rf"{_ITEM_MARK}\s*")


def text_of_html(html: str) -> str:
    """Take the text out of a page or of part of one.

    A page's `main` element, where it has one, is all that is read. List items start with a bullet, cells of a
    table row are separated by a bar. Raises RefusedError for markup that would exhaust the parser.
    """
    html = _DATA_ADDRESS.sub("", html)
    _refuse_costly(html)
    tree = LexborHTMLParser(html)
    root = tree.css_first("main") or tree.body
    if root is None:
        return ""
    text = _ITEM_START.sub("• ", "".join(_pieces(root)).rstrip())
    text = " | ".join([cell.strip() for cell in text.split(_CELL_MARK)])
    text = "\n".join([" ".join(line.split()) for line in text.split("\n")])
    return _BLANK_LINES.sub(_PARAGRAPH_BREAK, text)


def _refuse_costly(html: str) -> None:
    """Keep away what takes the parser time or memory in the square of its length.

    Measured on selectolax 1.0.2: 500 kB of nested elements 24 s, 100,000 options of a select 20 s, 20,000
    attributes of one tag 0.7 s; 10,000 paragraphs under 63 open `b`, each of which is opened again in each
    paragraph (HTML, "reconstruct the active formatting elements"), 5 s to walk. A guard against what was
    measured is no proof; only a parser in a process that can be killed would be one.
    """
    if len(html) > MAX_CHARACTERS:
        raise _too_complex(f"has {len(html)} characters of HTML and {MAX_CHARACTERS} are read")
    if html.count("<") > MAX_TAGS:
        raise _too_complex(f"has over {MAX_TAGS} tags")
    if _OVERLONG_TAG.search(html):
        raise _too_complex(f"has a tag of over {MAX_TAG_CHARACTERS} characters")
    tags = _TAG.findall(html.lower())
    if tags.count(("", "option")) > MAX_OPTIONS:
        raise _too_complex(f"has over {MAX_OPTIONS} options to select from")
    if max(_open_after_each(tags, _nests), default=0) > MAX_OPEN_TAGS:
        raise _too_complex(f"has over {MAX_OPEN_TAGS} elements open inside one another")
    if sum(_open_after_each(tags, _FORMATTING.__contains__)) > MAX_REOPENED:
        raise _too_complex("leaves elements such as b or font open over too many others")


def _nests(element: str) -> bool:
    return element not in _NEEDS_NO_END


def _open_after_each(tags: list[tuple[str, str]], counts: Callable[[str], bool]) -> Iterator[int]:
    """Yield after each tag how many of the elements that count are open."""
    opened = 0
    for slash, element in tags:
        if counts(element):
            opened = max(opened - 1, 0) if slash else opened + 1
        yield opened


def _too_complex(fault: str) -> RefusedError:
    sentence = f"The body {fault}; send the release's own paragraphs, as HTML or as plain text."
    return RefusedError(Reason.MARKUP_TOO_COMPLEX, "body", sentence)


def _pieces(root: LexborNode) -> Iterator[str]:
    """Walk in reading order, without recursion: depth is the publisher's to choose."""
    waiting: list[tuple[LexborNode | str, bool]] = [(root, False)]
    while waiting:
        item, as_typed = waiting.pop()
        if isinstance(item, str):
            yield item
        elif item.is_text_node:
            yield _text(item, as_typed=as_typed)
        elif item.tag not in _UNSEEN and "hidden" not in item.attributes:
            before, after = _breaks(item)
            yield before
            waiting.append((after, as_typed))
            as_typed = as_typed or item.tag == "pre"
            waiting.extend((child, as_typed) for child in reversed(list(item.iter(include_text=True))))


def _text(node: LexborNode, *, as_typed: bool) -> str:
    text = (node.text_content or "").replace(_CELL_MARK, " ").replace(_ITEM_MARK, " ")
    return text if as_typed else text.replace("\n", " ").replace("\r", " ")


def _breaks(node: LexborNode) -> tuple[str, str]:
    tag = node.tag or ""
    if tag in _PARAGRAPHS:
        return _PARAGRAPH_BREAK, _PARAGRAPH_BREAK
    if tag == "li":
        return _LINE_BREAK + _ITEM_MARK, ""
    if tag in _LINES:
        return _LINE_BREAK, ""
    if tag in _CELLS and _follows_a_cell(node):
        return _CELL_MARK, ""
    return "", ""


def _follows_a_cell(node: LexborNode) -> bool:
    before = node.prev
    while before is not None and before.tag not in _CELLS:
        before = before.prev
    return before is not None
