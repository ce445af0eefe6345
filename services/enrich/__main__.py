"""`python -m services.enrich` runs the service."""

import sys

from services.enrich.app import run

sys.exit(run())
