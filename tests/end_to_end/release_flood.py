"""Many releases told apart by their number, a few of them unreadable, and what must come of each."""

from collections.abc import Sequence

import orjson

from schemas.topics import ACCEPTED, PUBLISHED
from services.enrich.pipeline import handle as enrich
from services.ingest.pipeline import handle as ingest
from services.stream.record import Handler, OutgoingRecord, Record, Refusal

STORED_AT_MS = 1_733_500_000_000

BODIES = (
    (
        "The Minister of Transport, Ms Ilse Varga, met with the Mayor of Vienna, Mr Paul Berger, in Vienna"
        " today (December {day}). She also visited the Danube Lock Control Centre.\n\n"
        "Ms Varga will depart for Graz tomorrow morning (December {next_day})."
    ),
    (
        "The Secretary for Fisheries, Mr Chan Tai-lok, arrived in Tokyo today (December {day}) and called on"
        " the Director-General of the Harbour Agency, Ms Sato Hanae."
    ),
    "The library will be closed on Monday for maintenance.",
)


def id_of(number: int) -> str:
    """Name the release that has this number."""
    return f"flood-{number:05d}"


def is_unreadable(number: int) -> bool:
    """Tell whether the message of this number is cut off in the middle: one in fifty is."""
    return number % 50 == 7


def message(number: int) -> bytes:
    """Write the message of one release."""
    if is_unreadable(number):
        return b'{"id": "' + id_of(number).encode() + b'", "title": '
    day = number % 9 + 1
    return orjson.dumps(
        {
            "id": id_of(number),
            "publisher": "Press Office of the Ministry of Transport",
            "title": f"Notice {number}",
            "published_at": f"2024-12-{day:02d}",
            "body": BODIES[number % len(BODIES)].format(day=day, next_day=day + 1),
        }
    )


def expected_event_ids(number: int) -> list[str]:
    """Compute the ids of one release's visit events, in order, with no Kafka in between."""
    stored = Record(PUBLISHED, 0, 0, STORED_AT_MS, id_of(number).encode(), message(number), ())
    return [
        orjson.loads(visit.value)["event_id"]
        for accepted in _handled(ingest, stored)
        for visit in _handled(enrich, _as_stored(accepted))
    ]


def _handled(handler: Handler, record: Record) -> Sequence[OutgoingRecord]:
    outcome = handler(record)
    return () if isinstance(outcome, Refusal) else outcome


def _as_stored(record: OutgoingRecord) -> Record:
    return Record(ACCEPTED, 0, 0, STORED_AT_MS, record.key, record.value, record.headers)
