"""Wires the enrich service."""

from schemas.topics import ACCEPTED
from services.enrich.pipeline import handle
from services.runtime.service import run_service


def run() -> int:
    """Run until told to stop; the process's exit code."""
    return run_service(name="enrich", input_topic=ACCEPTED, group="visitwire-enrich", handler=handle)
