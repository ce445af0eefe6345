"""Renders `schemas/json/<topic>.json` (JSON Schema 2020-12) from the models: `python -m schemas.export`."""

import json
from pathlib import Path

from pydantic import BaseModel

from schemas.announcement import Announcement
from schemas.release import AcceptedRelease
from schemas.topics import ACCEPTED, PUBLISHED, VISITS
from schemas.visit import VisitEvent

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = Path(__file__).parent / "json"
MODELS: dict[str, type[BaseModel]] = {
    PUBLISHED: Announcement,
    ACCEPTED: AcceptedRelease,
    VISITS: VisitEvent,
}


def render(topic: str) -> str:
    """Render the schema of one topic's value as the text of its file."""
    schema = MODELS[topic].model_json_schema(mode="validation")
    document = {"$schema": DIALECT, "$id": f"urn:visitwire:schemas:{topic}", **schema}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every schema file afresh."""
    for topic in MODELS:
        (FOLDER / f"{topic}.json").write_text(render(topic), encoding="utf-8")


if __name__ == "__main__":
    main()
