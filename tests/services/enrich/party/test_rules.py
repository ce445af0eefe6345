"""Every word list of the party rules proves itself by its own examples."""

from typing import Any

import pytest

from schemas.visit import Party
from services.enrich.party import read_parties
from services.enrich.party.lexicon import word_lists

LISTS = word_lists()


def told(party: Party) -> str:
    if party.name:
        return party.name
    if party.roles:
        role = party.roles[0]
        return f"role:{role.title} of {role.organisation}" if role.organisation else f"role:{role.title}"
    return f"{party.kind}:{party.text}"


@pytest.mark.parametrize("rule", LISTS, ids=lambda rule: rule["name"])
def test_a_list_says_what_it_means_and_shows_it(rule: dict[str, Any]) -> None:
    assert rule["meaning"]
    assert rule["words"].split()
    assert rule["examples"]


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        pytest.param(example["text"], example["finds"], id=f"{rule['name']}: {example['text']}")
        for rule in LISTS
        for example in rule["examples"]
    ],
)
def test_an_example_finds_the_parties_it_names(text: str, finds: list[str]) -> None:
    found = [told(party) for party in read_parties(text).referents]
    assert [name for name in finds if name not in found] == []
    if not finds:
        assert [name for name in found if not name.startswith("group:")] == []


def test_no_list_bears_the_name_of_another() -> None:
    names = [rule["name"] for rule in LISTS]
    assert len(names) == len(set(names))
