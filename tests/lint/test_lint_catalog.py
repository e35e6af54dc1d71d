"""The catalog of the rules of `check`: each says enough of itself, and the page that is made of them is not stale."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from ydparse.lint import GROUPS, RULES

ROOT = Path(__file__).resolve().parents[2]


def make_check() -> ModuleType:
    """docs/make_check.py."""
    spec = importlib.util.spec_from_file_location("make_check", ROOT / "docs" / "make_check.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_made_of_the_rules() -> None:
    script = make_check()
    assert script.PAGE.read_text(encoding="utf-8") == script.page(), "run `python docs/make_check.py`"


def test_codes_and_names_stand_once_and_go_by_subject() -> None:
    assert all(re.fullmatch(r"YD2\d\d", code) for code in RULES)
    assert (
        len({rule.slug for rule in RULES.values()}) == len(RULES) == sum(len(group.RULES) for group in GROUPS.values())
    )
    for group in GROUPS.values():
        assert len({rule.code[:4] for rule in group.RULES}) == 1
        assert [rule.code for rule in group.RULES] == sorted(rule.code for rule in group.RULES)
    assert len({next(iter(group.RULES)).code[:4] for group in GROUPS.values()}) == len(GROUPS)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_enough_of_itself(code: str) -> None:
    rule = RULES[code]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.slug)
    assert all(text.endswith("。") for text in (rule.says, rule.why, rule.remedy))
    assert rule.right
    assert rule.right != rule.wrong
    assert not rule.name.endswith("。")
