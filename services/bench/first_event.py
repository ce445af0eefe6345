"""A process that reads one release and prints the first event: what a cold start is measured by."""

import sys

from services.bench.samples import samples
from services.enrich.extract import extract

if __name__ == "__main__":
    event = next(event for release in samples() for event in extract(release))
    sys.stdout.write(f"{event.model_dump_json()}\n")
