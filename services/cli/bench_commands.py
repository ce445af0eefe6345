"""`visitwire bench`: what visitwire does on this machine, in figures."""

from collections.abc import Sequence
from typing import Annotated

from cyclopts import App, Parameter
from cyclopts.validators import Number
from rich.box import SIMPLE_HEAD
from rich.table import Table

from schemas.release import AcceptedRelease
from services.bench.extract_bench import SIZES, BenchError, ExtractFigures, measure_extract
from services.bench.samples import samples
from services.cli.faults import CommandError, ExitCode
from services.cli.release_files import Fault, read_releases
from services.cli.release_options import flag
from services.cli.terminal import at_terminal, console, say, write_object

bench_app = App(name="bench", help="Measure how fast visitwire is on this machine.")

Releases = Annotated[
    str | None,
    Parameter(help="Releases to read, in any form that extract reads.", allow_leading_hyphen=True),
]
Seconds = Annotated[
    float, Parameter(help="How long to read them over and over.", validator=Number(gt=0, lte=3600))
]
UpTo = Annotated[
    int, Parameter(help="Characters of the longest text to read.", validator=Number(gte=SIZES[0]))
]
Json = Annotated[bool, flag("Print one JSON object at a terminal too, as in a pipe.")]


@bench_app.command
def extract(
    *, releases: Releases = None, seconds: Seconds = 5, up_to: UpTo = SIZES[-1], json: Json = False
) -> int:
    """Measure how fast press releases are read, on one core.

    Reads a dozen releases of about 2 kB, written for this purpose, or those of --releases. After one round to
    warm up: releases a second (the median round), the time one release takes (median and 99th percentile),
    its processor time, and the most memory that was resident. Then a fresh process, from its start to its
    first event. Last, the same text at 10 kB, 100 kB and 1 MB: milliseconds a kB that stay the same mean time
    that grows with length alone.

    A table at a terminal, one JSON object in a pipe. Other programs that run meanwhile change the figures.

    ```
    visitwire bench extract
    visitwire bench extract --releases releases.jsonl --seconds 20 | jq .releases_per_second
    ```

    Exit codes: 0 measured; 1 a release cannot be read, or a fresh process failed; 2 wrong usage.
    """
    read = _read(releases) if releases else samples()
    try:
        figures = measure_extract(read, seconds, [size for size in SIZES if size <= up_to], say=say)
    except BenchError as error:
        raise CommandError(str(error)) from error
    if json or not at_terminal():
        write_object(_as_object(figures))
    else:
        console().print("", _table(figures), sep="\n")
    return ExitCode.DONE


def _read(path: str) -> Sequence[AcceptedRelease]:
    releases: list[AcceptedRelease] = []
    for read in read_releases((path,), {}):
        if isinstance(read, Fault):
            raise CommandError(str(read))
        releases.append(read.release)
    if not releases:
        raise CommandError(f"{path}: There is no release in it.")
    return releases


def _as_object(figures: ExtractFigures) -> dict[str, object]:
    throughput = figures.throughput
    return {
        "releases": throughput.releases,
        "mean_bytes": round(throughput.mean_bytes),
        "rounds": throughput.rounds,
        "releases_per_second": round(throughput.releases_per_second, 1),
        "bytes_per_second": round(throughput.bytes_per_second),
        "seconds": {"p50": round(throughput.p50, 6), "p99": round(throughput.p99, 6)},
        "processor_seconds": round(throughput.processor, 6),
        "peak_resident_bytes": figures.resident_bytes,
        "cold_start_seconds": round(figures.cold_start_seconds, 3),
        "by_size": [{"bytes": one.bytes, "seconds": round(one.seconds, 6)} for one in figures.by_size],
        "peak_resident_bytes_after_longest": figures.resident_bytes_after_longest,
    }


def _table(figures: ExtractFigures) -> Table:
    throughput = figures.throughput
    table = Table("measured", box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("figure", justify="right")
    table.add_column("of", style="dim")
    what = f"{throughput.releases:,} releases, {throughput.mean_bytes:,.0f} bytes on average"
    table.add_row("releases a second", f"{throughput.releases_per_second:,.0f}", what)
    table.add_row("text a second", f"{throughput.bytes_per_second / 1e3:,.0f} kB", "")
    table.add_row("one release, median", _milliseconds(throughput.p50), f"{throughput.rounds:,} rounds")
    table.add_row("one release, 99 in 100", _milliseconds(throughput.p99), "")
    table.add_row("one release, processor", _milliseconds(throughput.processor), "on average")
    table.add_row("peak resident memory", _megabytes(figures.resident_bytes), "after these")
    table.add_row("", _megabytes(figures.resident_bytes_after_longest), "after the longest text")
    table.add_row("cold start", f"{figures.cold_start_seconds:.2f} s", "a fresh process to its first event")
    for one in figures.by_size:
        each = f"{_milliseconds(one.seconds / one.bytes * 1e3)} a kB"
        table.add_row(f"a text of {one.bytes / 1e3:,.0f} kB", _milliseconds(one.seconds), each)
    return table


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:,.2f} ms"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
