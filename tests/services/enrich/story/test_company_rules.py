"""Every rule of company says what it means by examples; here they run."""

import pytest

from services.enrich.language import language_of
from services.enrich.read import read
from services.enrich.story.company_rules import CompanyRule, Example
from services.enrich.story.statement import Statement, read_statements
from tests.services.enrich.example_release import release_of

LANGUAGE = language_of("en")
assert LANGUAGE is not None
PATTERNS = {
    pattern.rule.name: pattern for patterns in LANGUAGE.company.by_word.values() for pattern in patterns
}
EXAMPLES = [(pattern.rule, example) for pattern in PATTERNS.values() for example in pattern.rule.examples]


def statements(text: str) -> tuple[Statement, ...]:
    assert LANGUAGE is not None
    release = release_of(text)
    return read_statements(read(release, LANGUAGE), LANGUAGE.company)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", "example"))
def test_a_rules_example_finds_the_people_it_names(rule: CompanyRule, example: Example) -> None:
    found = {one.rule: [mention.party.name for mention in one.people] for one in statements(example.text)}
    assert found[rule.name] == example.people
