"""Reads the data of the place room, `rules/en/place/`."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent.parent / "rules" / "en" / "place"


def path_of(name: str) -> Path:
    """Say where one file of the data stands."""
    return _FOLDER / name


def rows(name: str) -> Iterator[dict[str, str]]:
    """Read a table of comma-separated values whose first line names the columns."""
    with path_of(f"{name}.csv").open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)


def several(cell: str) -> list[str]:
    """Split a cell that holds several values."""
    return cell.split("|") if cell else []


@cache
def words() -> Mapping[str, Any]:
    """Read the words around and inside place names."""
    return tomllib.loads(path_of("words.toml").read_text("utf-8"))


@cache
def word_set(name: str) -> frozenset[str]:
    """Read one list of `words.toml`."""
    return frozenset(words()[name])
