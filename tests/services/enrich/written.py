"""The project's own evaluation set: own-written releases, and the events a careful reader finds in each.

An event is written as one line, as in

    meeting completed | by Vera Holm; Jon Aas | with Kenji Arai | place Osaka, JP // JP | date 2024-05-07

Its slots are `by` (visitors), `with` (counterparts), `site`, `occasion`, `place`, `origin`, `date`, `period`.
Parties are divided by semicolons; `//` sets another right answer apart, `-` standing for none. Where careful
readers differ on whether there is an event at all, its line opens with `maybe`. Values are written as the
contract on visit events writes them: "role:Mayor of Bergen", "group:students", "Osaka, JP", "2024-05-07".

`python -m tests.services.enrich.written FOLDER` writes the whole set there as gold.jsonl and releases.jsonl.
"""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from schemas.release import AcceptedRelease
from services.evaluation.gold import Gold

Answer = str | list[str] | None

FOLDER = Path(__file__).parent / "releases"
SLOTS = {
    "by": "visitors",
    "with": "counterparts",
    "site": "site",
    "occasion": "occasion",
    "place": "place",
    "origin": "origin",
    "date": "date",
    "period": "period",
}
PARTIES = ("visitors", "counterparts")


def sets() -> dict[str, list[dict[str, Any]]]:
    """Each file's releases under its name, as they stand in TOML."""
    return {file.stem: releases_of(file) for file in sorted(FOLDER.glob("*.toml"))}


def releases_of(file: Path) -> list[dict[str, Any]]:
    told = tomllib.loads(file.read_text(encoding="utf-8"))["release"]
    return [{**release, "id": f"{file.stem}: {release['what']}"} for release in told]


def accepted(told: dict[str, Any], **changes: object) -> AcceptedRelease:
    fields = {
        "id": told["id"],
        "revision": 1,
        "url": None,
        "title": told["title"],
        "publisher": told["publisher"],
        "published_at": told.get("published_at"),
        "language": "en",
        "published_at_source": "message" if "published_at" in told else None,
        "text": told["text"].strip(),
    }
    return AcceptedRelease.model_validate({**fields, **changes})


def gold(told: dict[str, Any]) -> Gold:
    """What a careful reader finds in a release."""
    return Gold.model_validate_json(gold_line(told))


def gold_line(told: dict[str, Any]) -> str:
    events = [event(line) for line in told["events"]]
    return json.dumps({"id": told["id"], "events": events, "trips": []}, ensure_ascii=False)


def event(line: str) -> dict[str, Any]:
    """The event that a line tells, in the shape in which gold stands in JSON."""
    head, *slots = line.removeprefix("maybe ").split(" | ")
    kind, status = head.split()
    event: dict[str, Any] = {"type": kind, "status": status}
    event |= {slot: [] if slot in PARTIES else None for slot in SLOTS.values()}
    alt: dict[str, list[Any]] = {}
    for told in slots:
        word, _, value = told.partition(" ")
        slot = SLOTS[word]
        event[slot], *others = (answer(slot, reading) for reading in value.split(" // "))
        alt |= {slot: others} if others else {}
    return event | ({"alt": alt} if alt else {}) | ({"optional": True} if line.startswith("maybe ") else {})


def answer(slot: str, told: str) -> Answer:
    if slot in PARTIES:
        return [] if told == "-" else told.split("; ")
    return None if told == "-" else told


def release_line(told: dict[str, Any]) -> str:
    release = {
        "id": told["id"],
        "publisher": told["publisher"],
        "title": told["title"],
        "published_at": told.get("published_at"),
        "lang": "en",
        "text": told["text"].strip(),
    }
    return json.dumps(release, ensure_ascii=False)


def export(folder: Path) -> None:
    """Write gold.jsonl and releases.jsonl, one line for each release of the whole set."""
    releases = [release for releases in sets().values() for release in releases]
    folder.mkdir(parents=True, exist_ok=True)
    for name, line in (("gold", gold_line), ("releases", release_line)):
        lines = "".join(f"{line(told)}\n" for told in releases)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    export(Path(sys.argv[1]))
