"""What a service tells over HTTP: `/livez`, `/readyz` and `/metrics`.

`/livez` and `/readyz` answer 200 or 503 with a sentence, or with `?verbose` the figures behind it as JSON.
The names of the paths are those of Kubernetes' own components.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass, field

import orjson
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route


@dataclass(frozen=True, slots=True)
class Health:
    """One answer: whether all is well, a sentence for a person, and the figures that led to it."""

    ok: bool
    explanation: str
    figures: Mapping[str, object] = field(default_factory=dict[str, object])


Probe = Callable[[], Health]
Answer = Callable[[Request], Awaitable[Response]]


def health_app(*, alive: Probe, ready: Probe, registry: CollectorRegistry) -> Starlette:
    """Build the web application; the probes are called anew for each request, and must not block."""
    return Starlette(
        routes=[
            Route("/livez", _answer(alive)),
            Route("/readyz", _answer(ready)),
            Route("/metrics", _exposition(registry)),
        ]
    )


def _answer(probe: Probe) -> Answer:
    async def answer(request: Request) -> Response:
        health = probe()
        status = 200 if health.ok else 503
        if "verbose" in request.query_params:
            return Response(orjson.dumps(asdict(health)), status, media_type="application/json")
        return PlainTextResponse(f"{health.explanation}\n", status)

    return answer


def _exposition(registry: CollectorRegistry) -> Answer:
    async def expose(request: Request) -> Response:
        encode, content_type = choose_encoder(request.headers.get("accept", ""))
        return Response(encode(registry), headers={"content-type": content_type})

    return expose
