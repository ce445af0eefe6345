"""How fast releases are read: throughput, latency, memory, cold start, and growth with the text's length."""

import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from schemas.release import AcceptedRelease
from services.bench.resident import peak_resident_bytes
from services.bench.samples import joined
from services.enrich.extract import extract

SIZES = (10_000, 100_000, 1_000_000)
_REPEATS = 3
_FIRST_EVENT = (sys.executable, "-m", "services.bench.first_event")

Say = Callable[[str], None]


class BenchError(Exception):
    """A measurement could not be taken."""


@dataclass(frozen=True, slots=True)
class Throughput:
    """One core reading the same releases over and over: the median round, and single releases in seconds.

    `processor` is the processor time of one, on average: what is left of the time went to other programs.
    """

    releases: int
    mean_bytes: float
    rounds: int
    releases_per_second: float
    p50: float
    p99: float
    processor: float

    @property
    def bytes_per_second(self) -> float:
        """Bytes of text (UTF-8) read a second."""
        return self.releases_per_second * self.mean_bytes


@dataclass(frozen=True, slots=True)
class Sized:
    """One text of so many bytes: the median of the seconds it takes."""

    bytes: int
    seconds: float


@dataclass(frozen=True, slots=True)
class ExtractFigures:
    """What was measured; memory is the peak after the releases and after the longest text."""

    throughput: Throughput
    resident_bytes: int
    cold_start_seconds: float
    by_size: tuple[Sized, ...]
    resident_bytes_after_longest: int


def measure_extract(
    releases: Sequence[AcceptedRelease], seconds: float, sizes: Sequence[int] = SIZES, *, say: Say
) -> ExtractFigures:
    """Measure; reading over and over goes on for `seconds`, and each step is said before it begins.

    Raises BenchError when a fresh process finds no event.
    """
    say(f"Reading {len(releases)} releases over and over for {seconds:g} s.")
    throughput = _throughput(releases, seconds)
    resident = peak_resident_bytes()
    say(f"Starting a fresh process {_REPEATS} times.")
    cold_start = statistics.median(_cold_start() for _ in range(_REPEATS))
    say(f"Reading texts of {', '.join(f'{size:,}' for size in sizes)} characters, {_REPEATS} times each.")
    by_size = tuple(_sized(joined(releases, size)) for size in sizes)
    return ExtractFigures(throughput, resident, cold_start, by_size, peak_resident_bytes())


def _throughput(releases: Sequence[AcceptedRelease], seconds: float) -> Throughput:
    _round(releases)  # loads the rules and fills the caches
    rounds: list[list[float]] = []
    worked = time.process_time()
    end = time.perf_counter() + seconds
    while not rounds or time.perf_counter() < end:
        rounds.append(_round(releases))
    worked = time.process_time() - worked
    single = sorted(taken for one in rounds for taken in one)
    return Throughput(
        releases=len(releases),
        mean_bytes=statistics.mean(len(release.text.encode()) for release in releases),
        rounds=len(rounds),
        releases_per_second=len(releases) / statistics.median(map(sum, rounds)),
        p50=_percentile(single, 0.5),
        p99=_percentile(single, 0.99),
        processor=worked / len(single),
    )


def _round(releases: Sequence[AcceptedRelease]) -> list[float]:
    return [_seconds(release) for release in releases]


def _seconds(release: AcceptedRelease) -> float:
    began = time.perf_counter()
    extract(release)
    return time.perf_counter() - began


def _percentile(ascending: Sequence[float], part: float) -> float:
    """Give the smallest value that this part of all values does not exceed (nearest rank)."""
    return ascending[max(0, math.ceil(part * len(ascending)) - 1)]


def _sized(release: AcceptedRelease) -> Sized:
    taken = statistics.median(_seconds(release) for _ in range(_REPEATS))
    return Sized(len(release.text.encode()), taken)


def _cold_start() -> float:
    """Time a process from its start to its first event."""
    began = time.perf_counter()
    with subprocess.Popen(_FIRST_EVENT, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own module
        assert process.stdout is not None
        first = process.stdout.readline()
        taken = time.perf_counter() - began
    if not first:
        raise BenchError("A fresh process ended without an event; what it wrote stands above.")
    return taken
