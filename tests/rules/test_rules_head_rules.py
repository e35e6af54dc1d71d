"""Every rule by which an element is found has an example that it takes, and no rule goes without a line in the table."""

from __future__ import annotations

import pytest

from ydparse.lexicon import load
from ydparse.pipeline import parse

RULES = {rule: example.replace("\\n", "\n") for rule, _, example in load("head_rules")}


@pytest.mark.parametrize("rule", RULES)
def test_the_example_of_a_rule_is_found_by_it(rule: str) -> None:
    element, _, _ = rule.partition(".")
    assert parse(RULES[rule].encode()).elements.rules.get(element) == rule


@pytest.mark.parametrize("text", RULES.values())
def test_what_is_found_names_a_rule_of_the_table(text: str) -> None:
    assert set(parse(text.encode()).elements.rules.values()) <= set(RULES)
