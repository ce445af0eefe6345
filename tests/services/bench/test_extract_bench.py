import pytest

from services.bench.extract_bench import measure_extract
from services.bench.samples import samples


def test_figures_are_of_what_was_read_and_each_step_is_said() -> None:
    said: list[str] = []
    figures = measure_extract(samples()[:2], 0.01, [1_000, 2_000], say=said.append)
    throughput = figures.throughput
    assert (throughput.releases, len(said)) == (2, 3)
    assert throughput.rounds >= 1
    assert 0 < throughput.p50 <= throughput.p99
    assert throughput.processor > 0
    assert throughput.bytes_per_second == pytest.approx(
        throughput.releases_per_second * throughput.mean_bytes
    )
    assert [one.bytes >= size for one, size in zip(figures.by_size, [1_000, 2_000], strict=True)] == [
        True,
        True,
    ]
    assert figures.cold_start_seconds > 0
    assert figures.resident_bytes > 0
    assert figures.resident_bytes_after_longest > 0
