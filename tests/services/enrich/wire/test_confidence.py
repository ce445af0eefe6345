"""Confidence falls with what is untold, and its weights know every sign."""

import tomllib
from importlib.resources import files

import pytest

from services.enrich.span import Span
from services.enrich.story.told import Told
from services.enrich.wire.confidence import confidence_of, signs_of

TOLD = Told(
    type="meeting",
    status="completed",
    rule="meet",
    tense="past",
    sentence=0,
    group=0,
    trigger=Span(0, 3),
    clause=Span(0, 9),
)


def test_confidence_lies_between_nought_and_one() -> None:
    assert 0 < confidence_of(TOLD) < 1


@pytest.mark.parametrize("change", [{"tense": "nominal"}, {"listed": True}, {"rule": "receive"}])
def test_a_less_sure_way_of_telling_lowers_confidence(change: dict[str, object]) -> None:
    assert confidence_of(TOLD._replace(**change)) < confidence_of(TOLD)


def test_what_is_untold_is_a_sign() -> None:
    assert {"visitors_unnamed", "place_unknown", "time_unknown"} <= set(signs_of(TOLD))


def test_every_weight_is_a_number_and_one_of_them_is_always_added() -> None:
    text = files("services.enrich.wire").joinpath("confidence.toml").read_text(encoding="utf-8")
    weights = tomllib.loads(text)["weights"]
    assert "always" in weights
    assert all(isinstance(weight, float) for weight in weights.values())
