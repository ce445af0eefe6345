"""The scorer that came with the definition of visit events, where it stands beside the repository, agrees."""

import importlib.util
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from schemas.release import AcceptedRelease
from schemas.visit import VisitEvent
from services.enrich.extract import extract
from services.evaluation.count import Count
from services.evaluation.figures import sum_up
from services.evaluation.gold import Gold
from services.evaluation.judge import judge

SHARED = Path(__file__).parents[4] / "shared"
SCORER = SHARED / "score" / "score.py"
CORPUS = SHARED / "corpus" / "dev"
OWN = Path(__file__).parent / "own"
WITHIN = 0.01

pytestmark = pytest.mark.skipif(
    not SCORER.is_file(), reason="the scorer is not beside the repository (../shared/score/score.py)"
)

Told = tuple[Gold, str, Sequence[VisitEvent]]


def scorer() -> Callable[..., tuple[dict[str, Any], list[str]]]:
    spec = importlib.util.spec_from_file_location("shared_score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


def told_in(folder: Path) -> list[Told]:
    releases = {line["id"]: line for line in map(json.loads, lines(folder / "releases.jsonl"))}
    read = (Gold.model_validate_json(line) for line in lines(folder / "gold.jsonl"))
    return [(gold, releases[gold.id]["text"], extract(accepted(releases[gold.id]))) for gold in read]


def lines(path: Path) -> Iterable[str]:
    return path.read_text(encoding="utf-8").splitlines()


def accepted(told: dict[str, Any]) -> AcceptedRelease:
    fields = {name: told[name] for name in ("id", "title", "publisher", "published_at", "text")}
    return AcceptedRelease(**fields, revision=1, url=None, language="en", published_at_source=None)


def gold_lines(folder: Path) -> dict[str, dict[str, Any]]:
    return {line["id"]: line for line in map(json.loads, lines(folder / "gold.jsonl"))}


@pytest.mark.parametrize("folder", [CORPUS, OWN], ids=["development corpus", "own releases"])
def test_both_come_to_the_same_figures(folder: Path) -> None:
    told = told_in(folder)
    ours = sum_up([judge(*one) for one in told])
    wire = {gold.id: [event.model_dump(mode="json") for event in events] for gold, _, events in told}
    theirs, _ = scorer()(gold_lines(folder), wire, {gold.id: text for gold, text, _ in told})
    assert_same(ours.events, theirs["event"])
    assert_same(ours.arguments, theirs["argument"])
    for kind, figures in theirs["by_type"].items():
        assert_same(ours.by_type[kind], figures)
    for slot, figures in theirs["by_slot"].items():
        assert_same(ours.by_slot[slot], figures)
        accuracy = ours.when_matched[slot].recall if ours.when_matched[slot].expected else 0
        assert accuracy == pytest.approx(theirs["accuracy_when_matched"][slot], abs=WITHIN)
    assert ours.exact_releases == theirs["exact_releases"]
    assert ours.empty_hit == theirs["negatives"]["with_false_events"]
    assert ours.broken_quotes == theirs["evidence"]["broken"]


def assert_same(ours: Count, theirs: dict[str, float]) -> None:
    assert ours.f1 == pytest.approx(theirs["f1"], abs=WITHIN)
    assert ours.precision == pytest.approx(theirs["p"], abs=WITHIN)
    assert ours.recall == pytest.approx(theirs["r"], abs=WITHIN)
