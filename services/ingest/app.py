"""Wires the service: its settings, its topic, its handler."""

from functools import partial

from schemas.topics import PUBLISHED
from services.ingest.pipeline import handle
from services.ingest.settings import IngestSettings
from services.runtime.service import run_service


def run() -> int:
    """Run until told to stop; returns the exit code of the process."""
    settings = IngestSettings()
    return run_service(
        name="ingest",
        input_topic=PUBLISHED,
        group="visitwire-ingest",
        handler=partial(handle, max_value_bytes=settings.max_value_bytes),
    )
