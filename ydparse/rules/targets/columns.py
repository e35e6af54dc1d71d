"""A number alone in a cell whose heading gives its measure word: 总投资（亿元） | 3.5."""

from __future__ import annotations

import regex

from ydparse.document import Document, TableCell
from ydparse.document.view import FOLD
from ydparse.grammar.amounts import compared_by, pattern, to_quantity
from ydparse.grammar.columns import heading_measure
from ydparse.models import Target
from ydparse.rules.finding import Finding

_CELL = regex.compile(
    r"(?P<before>[^\d]{0,6}?)(?P<number>\d[\d,.]*(?:[-~至]\d[\d,.]*)?)(?P<after>(?:%|及?以上|以下|以内|左右)?)"
)
_SIGNS = {"≥": ">=", ">": ">", "≤": "<=", "<": "<"}
# Headings that do not say what is counted: 目标值, 2026年目标, 数量, 任务数.
_GENERAL = regex.compile(
    r"(?:20\d{2}年|年度|全年|本年|第?[一二三四]季度|[上下]半年|工作|计划|预期|考核|累计)*(?:目标任务|目标|任务|指标|计划|数量|完成|新建|数值|总)*[值数量]?"
)

# Headings of what is or was, and of what is no amount of anything: 现有（家）, 上年完成（亿元）, 权重（分）.
_NO_GOAL = regex.compile(r"现有|原有|现状|基数|上年|去年|往年|同期|已完成|(?<!前)完成情况|权重|分值|得分|编号")
_YEAR = regex.compile(r"20\d{2}(?=年)")


def is_over(heading: str, year: int | None) -> bool:
    """Whether a heading names years before the plan's only.

    >>> is_over("2025年完成（亿元）", 2026), is_over("2026年目标", 2026), is_over("数量", 2026)
    (True, False, False)
    """
    named = _YEAR.findall(heading)
    return year is not None and bool(named) and max(map(int, named)) < year


def holds_goals(heading: str, year: int | None) -> bool:
    """Whether a column can say what is to be reached, in a plan of `year`.

    >>> holds_goals("2026年计划（亿元）", 2026), holds_goals("现有（家）", 2026), holds_goals("2025年完成（亿元）", 2026)
    (True, False, False)
    """
    return _NO_GOAL.search(heading) is None and not is_over(heading, year)


def find_in_column(document: Document, cell: TableCell, heading: TableCell, task: TableCell) -> Finding[Target] | None:
    """The target that a bare number means under a heading with a measure word, or None.

    Its indicator is the heading, or, where that names nothing (目标值), the row's task.
    """
    name = document.quote(heading.start, heading.end)
    measure = heading_measure(name)
    said = _CELL.fullmatch(document.folded(cell.start, cell.end))
    if measure is None or said is None:
        return None
    match = pattern().fullmatch(f"{said.group('number').rstrip('%')}{measure}{said.group('after').lstrip('%')}")
    quantity = to_quantity(match) if match else None
    if quantity is None:
        return None
    before = said.group("before")
    comparator, _ = compared_by(before, _SIGNS.get(before, quantity.comparator))
    what = regex.sub(r"[（(][^（()）]*[）)]$", "", name)
    indicator = document.quote(task.start, task.end) if _GENERAL.fullmatch(what.translate(FOLD)) else what
    target = Target.model_construct(
        text=document.quote(cell.start, cell.end),
        indicator=indicator,
        value=quantity.value,
        value_max=quantity.value_max,
        unit=quantity.unit,
        comparator=comparator,  # type: ignore[arg-type]
        direction=None,
        kind="goal",
        strength=None,
        rule="target.column",
        span=document.span(cell.start, cell.end),
    )
    by = (heading.start, heading.end)
    return Finding(target, "target.column", cell.start, cell.end, by, lambda: (("measure_words", measure),))
