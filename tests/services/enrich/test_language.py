"""What holds for all rules of a language: nothing in them is idle, and nothing is told twice."""

import tomllib
from collections import Counter, UserDict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import pytest

from services.enrich import language
from services.enrich.event.rules import compile_rules
from services.enrich.language import language_of

LANGUAGE = language_of("en")
assert LANGUAGE is not None
FOLDER = Path(language.__file__).parent / "rules" / "en"
FILES = sorted(FOLDER.rglob("*.toml"))
LISTS_THAT_MAY_REPEAT = {"irregular"}
"""A verb's past and participle may be one form."""


class Watched(UserDict[str, Any]):
    """A table that notes which of its keys are asked for."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        super().__init__(told)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> object:
        self.asked.add(key)
        return super().__getitem__(key)


def lists_in(table: Mapping[str, object], name: str = "") -> Iterator[tuple[str, list[str]]]:
    for key, told in table.items():
        if isinstance(told, dict) and key not in LISTS_THAT_MAY_REPEAT:
            yield from lists_in(cast("dict[str, object]", told), f"{name}{key}.")
        elif isinstance(told, list):
            words = [word for word in cast("list[object]", told) if isinstance(word, str)]
            yield f"{name}{key}", words


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_no_list_tells_a_word_twice(file: Path) -> None:
    lists = dict(lists_in(tomllib.loads(file.read_text(encoding="utf-8"))))
    twice = {
        name: [word for word, times in Counter(told).items() if times > 1] for name, told in lists.items()
    }
    assert {name: words for name, words in twice.items() if words} == {}


def test_every_list_of_a_language_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    tables: dict[str, list[Watched]] = {}
    read = language._read  # pyright: ignore[reportPrivateUsage] - stands between a file and who reads it

    def watched(name: str, stem: str) -> Watched:
        tables.setdefault(stem, []).append(Watched(read(name, stem)))
        return tables[stem][-1]

    monkeypatch.setattr(language, "_read", watched)
    load = language._load  # pyright: ignore[reportPrivateUsage] - a language is loaded once; here it is anew
    load.__wrapped__("en")
    for stem, readings in tables.items():
        asked = {key for table in readings for key in table.asked}
        assert set(read("en", stem)) <= asked, stem


def test_no_pattern_of_an_event_rule_stands_behind_its_equal() -> None:
    assert LANGUAGE is not None
    triggers = compile_rules(LANGUAGE.rules)
    for kind in (triggers.verbs, triggers.nouns):
        for first, patterns in kind.items():
            told = Counter(pattern.steps for pattern in patterns)
            assert [steps for steps, times in told.items() if times > 1] == [], first


@pytest.mark.parametrize("rules", ["events", "company", "disbelief"])
def test_every_rule_has_a_name_a_meaning_and_examples(rules: str) -> None:
    told = tomllib.loads((FOLDER / f"{rules}.toml").read_text(encoding="utf-8"))
    listed = told["doubt" if rules == "disbelief" else "rule"]
    assert listed
    assert all(rule["name"] and rule["means"] and rule["examples"] for rule in listed)
    names = [rule["name"] for rule in listed]
    assert len(names) == len(set(names))
