"""Who comes along and who is the guest: the reports of company.toml, and the parties of their events."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from schemas.release import AcceptedRelease
from schemas.visit import Party
from services.enrich.extract import extract

REPORTS = tomllib.loads((Path(__file__).parent / "company.toml").read_text(encoding="utf-8"))["report"]


def names(parties: tuple[Party, ...]) -> str:
    told = (party.name or f"{party.roles[0].title} of {party.roles[0].organisation}" for party in parties)
    return ", ".join(told) or "-"


@pytest.mark.parametrize("told", REPORTS, ids=lambda told: told["what"])
def test_the_parties_of_each_event_are_on_their_side(told: dict[str, Any]) -> None:
    release = AcceptedRelease(
        id="example",
        revision=1,
        url=None,
        title="An example",
        publisher=told["publisher"],
        published_at="2024-05-10",
        language="en",
        published_at_source="message",
        text=" ".join(told["text"].split()),
    )
    found = [f"{one.type}: {names(one.visitors)} | {names(one.counterparts)}" for one in extract(release)]
    assert found == told["events"]
