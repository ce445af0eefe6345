import pytest
from prometheus_client import Metric

from services.telemetry.metrics import create_metrics

FAMILIES = list(create_metrics().registry.collect())


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_every_metric_carries_the_prefix_and_says_what_it_counts(family: Metric) -> None:
    assert family.name.startswith("visitwire_")
    assert family.documentation.endswith(".")


def test_two_processes_in_one_test_do_not_share_metrics() -> None:
    one, other = create_metrics(), create_metrics()
    one.dead_letters.labels("not_json").inc()
    assert other.registry.get_sample_value("visitwire_dead_letters_total", {"reason": "not_json"}) is None
