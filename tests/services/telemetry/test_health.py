import httpx
import pytest
from prometheus_client import CollectorRegistry

from services.telemetry.health import Health, health_app
from services.telemetry.http_server import listen, serving
from services.telemetry.metrics import create_metrics

WELL = Health(ok=True, explanation="polled 0.2 s ago", figures={"age_s": 0.2})
STUCK = Health(ok=False, explanation="no poll for 61 s", figures={"age_s": 61})


def client(
    *, alive: Health = WELL, ready: Health = WELL, registry: CollectorRegistry | None = None
) -> httpx.AsyncClient:
    app = health_app(alive=lambda: alive, ready=lambda: ready, registry=registry or CollectorRegistry())
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service")


async def test_a_service_that_is_well_answers_200() -> None:
    async with client() as http:
        for path in ("/livez", "/readyz"):
            answer = await http.get(path)
            assert (answer.status_code, answer.text) == (200, "polled 0.2 s ago\n")


async def test_a_stuck_loop_fails_liveness_and_says_why() -> None:
    async with client(alive=STUCK) as http:
        answer = await http.get("/livez")
        assert (answer.status_code, answer.text) == (503, "no poll for 61 s\n")
        assert (await http.get("/readyz")).status_code == 200


async def test_a_service_that_is_not_ready_is_still_alive() -> None:
    async with client(ready=STUCK) as http:
        assert (await http.get("/readyz")).status_code == 503
        assert (await http.get("/livez")).status_code == 200


async def test_verbose_gives_the_figures_as_json() -> None:
    async with client(alive=STUCK) as http:
        answer = await http.get("/livez?verbose")
        assert answer.status_code == 503
        assert answer.json() == {"ok": False, "explanation": "no poll for 61 s", "figures": {"age_s": 61}}


async def test_metrics_are_there_for_prometheus_to_scrape() -> None:
    metrics = create_metrics()
    metrics.dead_letters.labels("not_json").inc(2)
    async with client(registry=metrics.registry) as http:
        answer = await http.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert 'visitwire_dead_letters_total{reason="not_json"} 2.0' in answer.text


async def test_openmetrics_is_given_to_who_asks_for_it() -> None:
    async with client(registry=create_metrics().registry) as http:
        answer = await http.get("/metrics", headers={"accept": "application/openmetrics-text; version=1.0.0"})
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    assert answer.text.endswith("# EOF\n")


async def test_the_server_answers_in_the_running_loop_and_gives_its_port_back() -> None:
    listener = listen("127.0.0.1", 0)
    host, port = listener.getsockname()
    app = health_app(alive=lambda: WELL, ready=lambda: STUCK, registry=CollectorRegistry())
    async with serving(app, listener), httpx.AsyncClient(trust_env=False) as http:
        assert (await http.get(f"http://{host}:{port}/livez")).status_code == 200
        assert (await http.get(f"http://{host}:{port}/readyz")).status_code == 503
    listen(host, port).close()


def test_a_taken_port_is_an_error_where_it_was_asked_for() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(OSError, match="in use"):
        listen("127.0.0.1", taken.getsockname()[1])


def test_a_taken_port_is_replaced_by_a_free_one_where_any_will_do() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with listen("127.0.0.1", port, or_any_port=True) as other:
            assert other.getsockname()[1] not in {0, port}
