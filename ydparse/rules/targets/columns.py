"""A number alone in a cell whose heading gives its measure word: 总投资（亿元） | 3.5."""

from __future__ import annotations

import re
from typing import NamedTuple

from ydparse.document import Document, TableCell
from ydparse.document.characters import plain
from ydparse.document.view import FOLD
from ydparse.grammar.amounts import pattern
from ydparse.grammar.columns import heading_measure
from ydparse.grammar.comparing import compared_by
from ydparse.grammar.quantities import Quantity, to_quantity
from ydparse.models import Target
from ydparse.rules.finding import Finding
from ydparse.rules.rule import Evidence, Rule
from ydparse.rules.targets.words import composed

_CELL = re.compile(
    r"(?P<before>[^\d]{0,6}?)(?P<number>\d[\d,.]*(?:[-~至]\d[\d,.]*)?)(?P<after>(?:%|及?以上|以下|以内|左右)?)"
)
_NOTE = re.compile(r"[（(][^（()）]*[）)]$")
_SIGNS = {"≥": ">=", ">": ">", "≤": "<=", "<": "<"}
# Headings that do not say what is counted: 目标值, 2026年目标, 数量, 任务数.
_GENERAL = composed(r"(?:20\d{2}年|第?[一二三四]季度|\L<heading_lead>)*\L<heading_goal>*[值数量]?")

# Headings of what is or was, and of what is no amount of anything: 现有（家）, 上年完成（亿元）, 权重（分）.
_NO_GOAL = composed(r"\L<heading_of_none>|(?<!前)完成情况")
_YEAR = re.compile(r"20\d{2}(?=年)")


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
    return _NO_GOAL.search(plain(heading)) is None and not is_over(heading, year)


class Bare(NamedTuple):
    """A cell of a column of goals, with the heading of the column and the task of the row."""

    document: Document
    cell: TableCell
    heading: TableCell
    task: TableCell


class Measured(NamedTuple):
    """The quantity that a bare number means, how it compares, what it is of, and the measure word of the heading."""

    quantity: Quantity
    comparator: str
    indicator: str
    measure: str


def measured_by_heading(bare: Bare) -> Measured | None:
    """A number alone under a heading with a measure word.

    Its indicator is the heading, or, where that names nothing (目标值), the row's task.
    """
    document, cell, heading, task = bare
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
    what = _NOTE.sub("", name)
    indicator = document.quote(task.start, task.end) if _GENERAL.fullmatch(what.translate(FOLD)) else what
    return Measured(quantity, comparator, indicator, measure)


COLUMN: Rule[Bare, Measured] = Rule(
    "target.column",
    "列名给出计量单位，格中只有数：目标值（个）",
    Evidence.STATED,
    measured_by_heading,
    (
        (
            r"序号\t目标任务\t新建数量（个）\t责任单位\n1\t新建泊位\t30\t县财政局",
            "新建泊位 = 30 个",
        ),
        (
            r"序号\t目标任务\t目标值（公里）\t责任单位\n1\t改造管网\t12\t县水利局",
            "改造管网 = 12 公里",
        ),
    ),
    (
        r"序号\t目标任务\t现有（个）\t责任单位\n1\t新建泊位\t30\t县财政局",
        r"序号\t目标任务\t备注\t责任单位\n1\t新建泊位\t30\t县财政局",
    ),
)  # fmt: skip


def find_in_column(document: Document, cell: TableCell, heading: TableCell, task: TableCell) -> Finding[Target] | None:
    """The target that a bare number means under a heading with a measure word, or None."""
    read = measured_by_heading(Bare(document, cell, heading, task))
    if read is None:
        return None
    target = Target.model_construct(
        text=document.quote(cell.start, cell.end),
        indicator=read.indicator,
        value=read.quantity.value,
        value_max=read.quantity.value_max,
        unit=read.quantity.unit,
        comparator=read.comparator,  # type: ignore[arg-type]
        direction=None,
        kind="goal",
        strength=None,
        rule=COLUMN.id,
        span=document.span(cell.start, cell.end),
    )
    by = (heading.start, heading.end)
    return Finding(target, COLUMN.id, cell.start, cell.end, by, lambda: (("measure_words", read.measure),))
