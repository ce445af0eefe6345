"""Wires the enrich service."""

from schemas.release import AcceptedRelease
from schemas.topics import ACCEPTED
from services.enrich.extract import extract
from services.enrich.pipeline import handle
from services.runtime.service import run_service

_FIRST_READING = AcceptedRelease(
    id="first-reading",
    revision=1,
    url=None,
    title="",
    publisher="",
    published_at=None,
    published_at_source=None,
    language="en",
    text="Mr Tang visited Paris on Monday.",
)
"""Read before the service says it is ready: rules and gazetteer are loaded by the first release read."""


def run() -> int:
    """Run until told to stop; the process's exit code."""
    extract(_FIRST_READING)
    return run_service(name="enrich", input_topic=ACCEPTED, group="visitwire-enrich", handler=handle)
