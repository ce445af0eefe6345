"""The development corpus, where it stands beside the repository: what is reached must not be lost."""

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from schemas.release import AcceptedRelease
from services.enrich.extract import extract

SHARED = Path(__file__).parents[4] / "shared"
CORPUS = SHARED / "corpus" / "dev"
FOUNDING = "seed-000"

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the development corpus is not beside the repository (../shared/corpus/dev)"
)


def lines_of(name: str) -> dict[str, dict[str, Any]]:
    objects = (json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines())
    return {told["id"]: told for told in objects}


def events_of(told: dict[str, Any]) -> list[dict[str, Any]]:
    release = AcceptedRelease(
        id=told["id"],
        revision=1,
        url=told.get("url"),
        title=told["title"],
        publisher=told["publisher"],
        published_at=told["published_at"],
        language=told["lang"],
        published_at_source=None,
        text=told["text"],
    )
    return [event.model_dump(mode="json") for event in extract(release)]


def scorer() -> Callable[..., tuple[dict[str, Any], list[str]]]:
    spec = importlib.util.spec_from_file_location("corpus_score", SHARED / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


def test_the_corpus_is_read_as_well_as_before() -> None:
    releases, gold = lines_of("releases.jsonl"), lines_of("gold.jsonl")
    texts = {name: told["text"] for name, told in releases.items()}
    figures, _ = scorer()(gold, {name: events_of(told) for name, told in releases.items()}, texts)
    assert figures["event"]["f1"] >= 0.76
    assert figures["argument"]["f1"] >= 0.71
    assert figures["evidence"]["broken"] == 0


def test_the_founding_release_is_read_without_a_fault() -> None:
    releases, gold = lines_of("releases.jsonl"), lines_of("gold.jsonl")
    figures, errors = scorer()({FOUNDING: gold[FOUNDING]}, {FOUNDING: events_of(releases[FOUNDING])}, {})
    assert errors == []
    assert figures["exact_releases"] == 1
