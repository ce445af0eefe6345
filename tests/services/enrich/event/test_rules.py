"""Every event rule says what it means by examples; here they run."""

import pytest

from services.enrich import extract as cascade
from services.enrich.event.rules import Example, Rule
from services.enrich.language import language_of
from services.enrich.read import read
from tests.services.enrich.example_release import release_of

LANGUAGE = language_of("en")
assert LANGUAGE is not None
EXAMPLES = [(rule, example) for rule in LANGUAGE.rules for example in rule.examples]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", None) or "example"
)
def test_a_rules_example_is_read_by_that_rule(rule: Rule, example: Example) -> None:
    assert LANGUAGE is not None
    reading = read(release_of(example.text), LANGUAGE)
    fired = {draft.trigger.rule.name for draft in cascade.read_drafts(reading, LANGUAGE)}
    assert rule.name in fired


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", None) or "example"
)
def test_a_rules_example_gives_the_event_it_says(rule: Rule, example: Example) -> None:
    events = cascade.extract(release_of(example.text))
    assert example.gives in {event.type for event in events}, rule.means


def test_no_two_rules_share_a_name() -> None:
    assert LANGUAGE is not None
    names = [rule.name for rule in LANGUAGE.rules]
    assert len(names) == len(set(names))
