"""Reads the data of the place room, `rules/<language>/place/`."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_RULES = Path(__file__).parent.parent / "rules"


def path_of(name: str, language: str = "en") -> Path:
    """Say where one file of the data stands."""
    return _RULES / language / "place" / name


def rows(name: str, language: str = "en") -> Iterator[dict[str, str]]:
    """Read a table of comma-separated values whose first line names the columns."""
    with path_of(f"{name}.csv", language).open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)


def several(cell: str) -> list[str]:
    """Split a cell that holds several values."""
    return cell.split("|") if cell else []


@cache
def words(language: str = "en") -> Mapping[str, Any]:
    """Read the words around and inside place names."""
    return tomllib.loads(path_of("words.toml", language).read_text("utf-8"))


@cache
def word_set(name: str, language: str = "en") -> frozenset[str]:
    """Read one list of `words.toml`."""
    return frozenset(words(language)[name])
