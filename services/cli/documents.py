"""Takes files apart into documents: one text, one HTML page, or one JSON object for each line of JSONL.

A file's kind is told by its ending, else by its first character that is not blank.
"""

import codecs
import sys
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from services.cli.faults import CommandError, ExitCode

STANDARD_INPUT = "-"
Kind = Literal["text", "html", "json", "jsonl"]

_KIND_BY_SUFFIX: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one release as they stand in a file; `where` is the file, with the line for JSONL."""

    where: str
    kind: Literal["text", "html", "json"]
    content: bytes


def read_documents(paths: Iterable[str]) -> Iterator[Document]:
    """Read each file in order, `-` being standard input; JSONL is read line by line as it comes.

    Raises CommandError when a file cannot be read.
    """
    for path in paths:
        with _opened(path) as (name, file):
            yield from _documents(name, file, _KIND_BY_SUFFIX.get(Path(path).suffix.lower()))


def read_files(paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Give each file's name and its bytes; raises CommandError when it cannot be read."""
    for path in paths:
        with _opened(path) as (name, file):
            yield name, file.read()


@contextmanager
def _opened(path: str) -> Generator[tuple[str, BinaryIO]]:
    name = "standard input" if path == STANDARD_INPUT else path
    try:
        if path == STANDARD_INPUT:
            yield name, sys.stdin.buffer
        else:
            with Path(path).open("rb") as file:
                yield name, file
    except OSError as error:
        raise CommandError(f"{name}: cannot be read: {error.strerror}", ExitCode.USAGE) from error


def _documents(name: str, file: BinaryIO, kind: Kind | None) -> Iterator[Document]:
    head = _head(file)
    kind = kind or _kind_of(head)
    if kind == "jsonl":
        yield from _lines(name, head, file)
    else:
        yield Document(name, kind, (b"".join(head) + file.read()).removeprefix(codecs.BOM_UTF8))


def _head(file: BinaryIO) -> list[bytes]:
    """Read up to the first line that is not blank, that line included."""
    head: list[bytes] = []
    for line in file:
        head.append(line)
        if line.removeprefix(codecs.BOM_UTF8).strip():
            break
    return head


def _kind_of(head: list[bytes]) -> Kind:
    """Tell by the first line: one that closes the brace it opened is JSONL."""
    line = b"".join(head).removeprefix(codecs.BOM_UTF8).strip()
    if line.startswith(b"{"):
        return "jsonl" if line.endswith(b"}") else "json"
    return "html" if line.startswith(b"<") else "text"


def _lines(name: str, head: list[bytes], rest: BinaryIO) -> Iterator[Document]:
    number = 0
    for lines in (head, rest):
        for line in lines:
            number += 1
            content = line.removeprefix(codecs.BOM_UTF8).strip()
            if content:
                yield Document(f"{name}:{number}", "json", content)
