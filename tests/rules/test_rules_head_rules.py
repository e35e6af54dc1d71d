"""Every rule by which an element is found takes its examples and leaves its near misses alone."""

from __future__ import annotations

import pytest

from ydparse.pipeline import parse
from ydparse.rules.metadata import RULES
from ydparse.rules.metadata.said import written

TAKES = [
    pytest.param(rule.id, *example, id=f"{rule.id}-{i}") for rule in RULES for i, example in enumerate(rule.takes, 1)
]
REFUSES = [
    pytest.param(rule.id, wording, id=f"{rule.id}-{i}") for rule in RULES for i, wording in enumerate(rule.refuses, 1)
]


@pytest.mark.parametrize(("rule", "text", "value"), TAKES)
def test_a_rule_takes_its_examples(rule: str, text: str, value: str) -> None:
    element, _, _ = rule.partition(".")
    parsed = parse(text.encode())
    found = getattr(parsed.notice.metadata, element)
    assert (parsed.elements.rules.get(element), "" if found is None else written(found)) == (
        rule if value else None,
        value,
    )


@pytest.mark.parametrize(("rule", "text"), REFUSES)
def test_a_rule_leaves_its_near_misses_alone(rule: str, text: str) -> None:
    element, _, _ = rule.partition(".")
    assert parse(text.encode()).elements.rules.get(element) != rule


def test_each_rule_has_a_name_of_its_own_and_says_enough() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.says and len(rule.takes) >= 2 and len(rule.refuses) >= 2 for rule in RULES)
