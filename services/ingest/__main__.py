"""`python -m services.ingest` runs the service."""

import sys

from services.ingest.app import run

sys.exit(run())
