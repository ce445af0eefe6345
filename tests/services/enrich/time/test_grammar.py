"""The rules' own examples, run."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from services.enrich.time.expression import Parts, TimeExpression
from services.enrich.time.find import find_times
from services.enrich.time.grammar import Join, Rule, grammar
from services.enrich.time.join import join
from services.enrich.time.scan import scan

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


@pytest.mark.parametrize(("rule", "example"), examples_of(JOINS))
def test_an_example_is_joined_and_only_by_the_join_it_stands_under(rule: Join, example: Example) -> None:
    without_it = replace(
        GRAMMAR,
        joins=tuple(other for other in GRAMMAR.joins if other is not rule),
        ranges=tuple(other for other in GRAMMAR.ranges if other is not rule),
    )
    assert read_as(example)
    text = example["text"]
    unjoined = [text[each.start : each.end] for each in join(text, scan(text, without_it), without_it)]
    assert example["reads"] not in unjoined


@pytest.mark.parametrize(("series", "example"), examples_of(GRAMMAR.series))
def test_a_series_example_is_lent_its_month(series: Join, example: Example) -> None:
    assert read_as(example).parts.month is not None, series.name


@pytest.mark.parametrize("rule", [*RULES, *JOINS, *GRAMMAR.series], ids=lambda rule: rule.name)
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
