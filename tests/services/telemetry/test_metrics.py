import pytest
from prometheus_client import Metric

from services.telemetry.metrics import LagCollector, create_metrics

FAMILIES = list(create_metrics().registry.collect())


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_every_metric_carries_the_prefix_and_says_what_it_counts(family: Metric) -> None:
    assert family.name.startswith("visitwire_")
    assert family.documentation.endswith(".")


def test_two_processes_in_one_test_do_not_share_metrics() -> None:
    one, other = create_metrics(), create_metrics()
    one.dead_letters.labels("not_json").inc()
    assert other.registry.get_sample_value("visitwire_dead_letters_total", {"reason": "not_json"}) is None


def test_lag_is_that_of_the_partitions_held_at_the_time_of_the_scrape() -> None:
    lag: dict[int, int | None] = {0: 7, 1: None}
    registry = create_metrics().registry
    registry.register(LagCollector("visits.events.v1", lambda: lag))

    def scraped(partition: str) -> float | None:
        labels = {"topic": "visits.events.v1", "partition": partition}
        return registry.get_sample_value("visitwire_lag_records", labels)

    assert (scraped("0"), scraped("1")) == (7, None)
    lag.pop(0)
    assert scraped("0") is None
