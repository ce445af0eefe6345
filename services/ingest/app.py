"""Wires the service: its settings, its topic, its handler."""

import sys
from functools import partial

from schemas.topics import PUBLISHED
from services.ingest.pipeline import handle
from services.ingest.settings import IngestSettings
from services.runtime.service import ServiceExit, run_service
from services.runtime.settings import SettingsError, read_settings


def run() -> int:
    """Run until told to stop; returns the exit code of the process."""
    try:
        settings = read_settings(IngestSettings)
    except SettingsError as error:
        sys.stderr.write(f"visitwire ingest: {error}\n")
        return ServiceExit.BAD_SETTINGS
    return run_service(
        name="ingest",
        input_topic=PUBLISHED,
        group="visitwire-ingest",
        handler=partial(handle, max_value_bytes=settings.ingest_max_value_bytes),
    )
