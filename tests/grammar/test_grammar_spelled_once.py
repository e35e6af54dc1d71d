"""Dates are spelled in grammar/days.py alone: elsewhere a pattern is put together from its pieces."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from ydparse.grammar import days

SOURCE = Path(days.__file__).resolve().parents[1]
# In a pattern: figures before 年 月 日, a year's two figures, a list of quarters, 上半年 as a class, a list of years by word.
_SPELLED = regex.compile(
    r"\\d[^\p{Han}\n\\]{0,8}[年月日]|(?:19|20)\)?\\d|\][季](?:度)?|\[上下\]半年|\[[今本明当]{2,}[^\]]*\]年|20\["
)
# What still spells a date itself, and in how many strings. It may only shrink.
REMAINING = {
    "grammar/numbering.py": 1,
    "readers/html_box.py": 2,
    "readers/html_clean.py": 1,
    "readers/ocr_repairs.py": 2,
    "rules/metadata/years.py": 1,
    "rules/targets/columns.py": 2,
    "rules/targets/history.py": 3,
    "rules/targets/levels.py": 1,
    "rules/targets/wording.py": 1,
}


def _patterns(tree: ast.AST) -> Iterator[str]:
    """The strings of a module, without docstrings, the parts of an f-string each."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def spelled() -> dict[str, int]:
    """Each module outside the grammar with the number of its strings that spell a date."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if name in ("grammar/days.py", "grammar/limits.py"):
            continue
        count = sum(_SPELLED.search(text) is not None for text in _patterns(ast.parse(path.read_text("utf-8"))))
        if count:
            found[name] = count
    return found


def test_no_module_spells_a_date_that_did_not_before() -> None:
    more = {name: count for name, count in spelled().items() if count > REMAINING.get(name, 0)}
    assert not more, "put it together from the pieces of grammar/days.py"


# A piece, what it is, and what it is not, each as a whole.
PIECES = [
    ("YEAR_NUMBER", ["2026", "1998", "二〇二六", "二零二六", "二O二六", "一九九八"], ["226", "2126", "二六"]),
    ("YEAR", ["2026年", "二〇二七年"], ["2026", "年"]),
    ("RELATIVE_YEAR", ["今年", "明年", "次年"], ["年", "半年"]),
    ("MONTH", ["6月", "06月", "12月", "十一月", "元月", "六月份"], ["13月", "0月", "十三月", "月"]),
    ("DAY", ["1日", "31日", "15号", "三十一日", "二十日", "十五日", "九日"], ["32日", "0日", "四十日"]),
    ("QUARTER", ["一季度", "第三季度", "4季度", "Q3", "二季"], ["五季度", "季度", "Q5"]),
    ("HALF", ["上半年", "下半年"], ["半年"]),
    ("DATE", ["2026年6月30日", "二〇二六年六月三十日", "2026月3月26日", "二O二六年元月二日"], ["2026年6月", "6月30日"]),
    ("DATE_IN_FIGURES", ["2026.6.30", "2026-06-30", "2026/6/3"], ["2026.6", "26.6.30"]),
]


@pytest.mark.parametrize(("name", "are", "are_not"), PIECES, ids=[name for name, _, _ in PIECES])
def test_pieces_of_dates(name: str, are: list[str], are_not: list[str]) -> None:
    pattern = regex.compile(getattr(days, name))
    assert [wording for wording in are if not pattern.fullmatch(wording)] == []
    assert [wording for wording in are_not if pattern.fullmatch(wording)] == []
