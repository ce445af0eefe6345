import pytest

from schemas.release import AcceptedRelease
from services.bench.samples import joined, samples
from services.enrich.extract import extract


def test_there_are_a_dozen_releases_of_about_two_kilobytes() -> None:
    sizes = [len(release.text.encode()) for release in samples()]
    assert len(sizes) == 12
    assert all(1_900 <= size <= 2_200 for size in sizes)
    assert len({release.publisher for release in samples()}) == 12


@pytest.mark.parametrize("release", samples(), ids=lambda release: release.id)
def test_every_release_but_the_one_that_tells_no_visit_gives_events(release: AcceptedRelease) -> None:
    assert bool(extract(release)) == (release.id != "bench-no-visit")


@pytest.mark.parametrize("size", [10, 2_000, 50_000])
def test_a_joined_text_is_as_long_as_asked_and_begins_with_the_first(size: int) -> None:
    release = joined(samples(), size)
    assert len(release.text) == size
    assert release.text[:10] == samples()[0].text[:10]
