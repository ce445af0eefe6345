from services.bench.resident import peak_resident_bytes

HELD = 100_000_000


def test_the_peak_counts_what_was_held_though_it_is_gone() -> None:
    held = b"x" * HELD
    assert len(held) == HELD
    del held
    assert peak_resident_bytes() > HELD
