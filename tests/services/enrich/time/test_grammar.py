"""The rules' own examples, run."""

import re
from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

import pytest

from services.enrich.time.expression import Parts, TimeExpression
from services.enrich.time.find import find_times
from services.enrich.time.grammar import Join, Rule, grammar

GRAMMAR = grammar("en")
RULES = (*GRAMMAR.rules, *GRAMMAR.tails.rules)
JOINS = (*GRAMMAR.joins, *GRAMMAR.ranges)
Example = Mapping[str, Any]


def read_as(example: Example) -> TimeExpression:
    found = {expression.text: expression for expression in find_times(example["text"])}
    assert example["reads"] in found, f"read {sorted(found)} instead"
    return found[example["reads"]]


def as_written(parts: Parts | None) -> dict[str, object]:
    if parts is None:
        return {}
    return {name: f"{told:%H:%M}" if isinstance(told, time) else told for name, told in parts.told().items()}


def examples_of(rules: Sequence[Rule | Join]) -> list[Any]:
    return [
        pytest.param(rule, example, id=f"{rule.name}: {example['reads']}")
        for rule in rules
        for example in rule.examples
    ]


@pytest.mark.parametrize(("rule", "example"), examples_of(RULES))
def test_an_example_is_read_by_the_rule_it_stands_under(rule: Rule, example: Example) -> None:
    assert rule.name in read_as(example).rules


@pytest.mark.parametrize(("rule", "example"), examples_of(GRAMMAR.rules))
def test_an_example_tells_just_the_parts_it_names(rule: Rule, example: Example) -> None:
    expression = read_as(example)
    assert as_written(expression.parts) == example["parts"], rule.name
    assert as_written(expression.until) == example.get("until", {})


@pytest.mark.parametrize(("join", "example"), examples_of(JOINS))
def test_a_join_s_example_needs_that_join(join: Join, example: Example) -> None:
    joined = read_as(example)
    assert len(joined.rules) > 1
    assert any(glue.strip(" (") in joined.text for glue in join.glue)


@pytest.mark.parametrize("rule", [*RULES, *JOINS], ids=lambda rule: rule.name)
def test_every_rule_says_what_it_means_and_has_an_example(rule: Rule | Join) -> None:
    assert rule.meaning
    assert rule.examples


def test_no_two_rules_share_a_name() -> None:
    names = [rule.name for rule in (*RULES, *JOINS)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_group_of_a_pattern_is_named(rule: Rule) -> None:
    assert rule.pattern.groups == len(rule.pattern.groupindex) == len(rule.captures)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_pattern_repeats_without_bound(rule: Rule) -> None:
    outside_sets = re.sub(r"\[(?:\\.|[^\]\\])*\]|\\.", "", rule.pattern.pattern)
    assert not re.search(r"[*+]|\{\d+,\}", outside_sets)


def test_a_language_is_compiled_once() -> None:
    assert grammar("en") is grammar("en")
