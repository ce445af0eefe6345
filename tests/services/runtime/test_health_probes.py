from services.runtime.health_probes import liveness, readiness
from services.stream.progress import Progress


def test_a_worker_whose_loops_go_round_is_alive() -> None:
    progress = Progress()
    progress.turn("group")
    assert liveness(progress, limit_s=60)().ok


def test_a_loop_that_stands_still_is_named() -> None:
    progress = Progress()
    progress.turn("partition 2")
    health = liveness(progress, limit_s=-1)()
    assert not health.ok
    assert "partition 2" in health.explanation


def test_a_worker_is_ready_when_each_partition_given_to_it_is_open() -> None:
    progress = Progress()
    probe = readiness(progress)
    assert (probe().ok, probe().explanation) == (
        False,
        "The consumer group has not given out its partitions yet.",
    )
    progress.member = True
    progress.waiting.update({3, 1})
    assert (probe().ok, probe().explanation) == (False, "Partitions 1, 3 are not open yet.")
    progress.waiting.clear()
    progress.lag.update({1: 0, 3: None})
    assert (probe().ok, probe().explanation) == (True, "Partitions being read: 2.")
    assert probe().figures["lag"] == {"1": 0, "3": None}
