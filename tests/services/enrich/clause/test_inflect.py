import pytest

from services.enrich.clause.inflect import inflect

IRREGULAR = {"lead": ["led", "led"], "travel": ["travelled", "travelled"], "go": ["went", "gone"]}


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("visit", {"visit", "visits", "visited", "visiting"}),
        ("lead", {"lead", "leads", "led", "leading"}),
        ("travel", {"travel", "travels", "travelled", "travelling"}),
        ("go", {"go", "goes", "went", "gone", "going"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
    ],
)
def test_a_verb_has_its_written_forms(base: str, forms: set[str]) -> None:
    assert set(inflect(base, IRREGULAR)) == forms


def test_a_form_that_serves_two_uses_says_both() -> None:
    assert inflect("visit", {})["visited"] == {"past", "participle"}
