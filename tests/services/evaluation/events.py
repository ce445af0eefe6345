"""Events and gold as the tests of evaluation tell them."""

import json

from schemas.release import ReleaseIdentity
from schemas.visit import Evidence, Extractor, Party, Place, Role, Time, Trip, VisitEvent
from services.evaluation.gold import Expected, Gold

RELEASE = ReleaseIdentity(
    id="r-1", revision=1, url=None, title="", publisher="Ministry", published_at=None, language="en"
)
OSLO = Place(name="Oslo", kind="city", country="NO")
NORWAY = Place(name="Norway", kind="country", country="NO")


def person(name: str) -> Party:
    return Party(kind="person", name=name)


def office(title: str, organisation: str | None = None) -> Party:
    return Party(kind="person", roles=(Role(title=title, organisation=organisation),))


def on(date: str) -> Time:
    return Time(edtf=date, basis="explicit")


def event(**fields: object) -> VisitEvent:
    """Make a completed meeting in Oslo, but for the fields given."""
    meeting: dict[str, object] = {
        "event_id": "e-1",
        "trip_id": "t-1",
        "release": RELEASE,
        "type": "meeting",
        "status": "completed",
        "visitors": (person("Ana Reyes"),),
        "counterparts": (person("Ola Berg"),),
        "place": OSLO,
        "time": on("2026-03-03"),
        "trip": Trip(),
        "evidence": (Evidence(field="type", start=0, end=3, text="met"),),
        "confidence": 0.8,
        "extractor": Extractor(name="rules", version="1"),
    }
    return VisitEvent.model_validate({**meeting, **fields})


def answer(**fields: object) -> Expected:
    """Expect that same meeting, but for the fields given."""
    meeting: dict[str, object] = {
        "type": "meeting",
        "status": "completed",
        "visitors": ["Ana Reyes"],
        "counterparts": ["Ola Berg"],
        "place": "Oslo, NO",
        "date": "2026-03-03",
    }
    return Expected.model_validate_json(json.dumps({**meeting, **fields}))


def gold(*events: Expected) -> Gold:
    return Gold(id="r-1", events=events)
