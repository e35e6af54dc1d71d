"""Tables that a converter flattened into lines: three shapes, put back into rows and columns."""

from __future__ import annotations

from typing import TypeAlias

import pytest
from notices import what, when, who
from tables import params

from ydparse import Notice, extract_text

BODY = "青禾市2026年工作要点\n一、重点任务\n1.新建充电桩500个。（市发改委牵头）\n2.改造幼儿园12所。（市教育局牵头）\n"
HEAD = BODY + "附件\n青禾市2026年重点任务分解表\n"
Row: TypeAlias = tuple[str | None, str, list[str], list[str]]
ROWS: list[Row] = [
    ("1", "新建充电桩500个", ["2026年6月底 = 2026-06-30"], ["responsible 市发改委", "responsible 市住建局"]),
    ("2", "改造幼儿园12所", ["持续推进 = ongoing"], ["responsible 市教育局", "responsible 各县区政府"]),
    ("3", "开展安全检查", ["每季度 = P3M"], ["responsible 市应急管理局"]),
]
SHAPES = {
    "a row a line, tabs": """序号\t目标任务\t完成时限\t责任单位
1\t新建充电桩500个\t2026年6月底\t市发改委、市住建局
2\t改造幼儿园12所\t持续推进\t市教育局，各县区政府
3\t开展安全检查\t每季度\t市应急管理局
""",
    "a cell a line, led by tabs, blank lines between rows": """序号
目标任务
完成时限
责任单位

\t1
\t新建充电桩500个
\t2026年6月底
\t市发改委、市住建局

\t2
\t改造幼儿园12所
\t持续推进
\t市教育局，各县区政府

\t3
\t开展安全检查
\t每季度
\t市应急管理局
""",
    "a cell a line, blank lines between rows": """序号
目标任务
完成时限
责任单位

1
新建充电桩500个
2026年6月底
市发改委、市住建局

2
改造幼儿园12所
持续推进
市教育局，各县区政府

3
开展安全检查
每季度
市应急管理局
""",
    "cells over several lines, nothing between": """序号 目标任务 完成时限 责任单位
1 新建充电桩
500个
2026年6月底 市发改委、
市住建局
2 改造幼儿园12所
持续推进 市教育局，各县
区政府
3 开展安全检查
每季度 市应急管理局
""",
    "units before the limit": """序号\t目标任务\t责任单位\t完成时限
1\t新建充电桩500个\t市发改委、市住建局\t2026年6月底
2\t改造幼儿园12所\t市教育局，各县区政府\t持续推进
3\t开展安全检查\t市应急管理局\t每季度
""",
}


def rows_of(notice: Notice) -> list[Row]:
    (table,) = notice.tables
    return [(row.number, row.task, when(row.deadlines), who(row.units)) for row in table.rows]


@pytest.mark.parametrize("shape", params(list(SHAPES.items())))
def test_shape(shape: str) -> None:
    assert rows_of(extract_text(HEAD + shape)) == ROWS


@pytest.mark.parametrize("shape", params(list(SHAPES.items())))
def test_a_table_is_no_part_of_the_body(shape: str) -> None:
    notice = extract_text(HEAD + shape)
    assert [item.label for item in notice.items] == ["1.", "2."]
    assert notice.items[-1].text == "改造幼儿园12所。（市教育局牵头）"


def test_rows_point_to_the_items_that_they_match() -> None:
    notice = extract_text(HEAD + SHAPES["a row a line, tabs"])
    assert [row.item_id for row in notice.tables[0].rows] == [notice.items[0].id, notice.items[1].id, None]


def test_title_columns_and_cells() -> None:
    (table,) = extract_text(HEAD + SHAPES["a row a line, tabs"]).tables
    assert table.title == "青禾市2026年重点任务分解表"
    assert table.columns == ("序号", "目标任务", "完成时限", "责任单位")
    assert table.rows[0].cells == {
        "序号": "1",
        "目标任务": "新建充电桩500个",
        "完成时限": "2026年6月底",
        "责任单位": "市发改委、市住建局",
    }
    assert what(table.rows[0].targets) == ["新建充电桩 = 500 个"]


def test_bands_give_the_section() -> None:
    text = "序号\t目标任务\t责任单位\n一、产业发展\n1\t新建充电桩\t市发改委\n二、民生保障\n2\t改造幼儿园\t市教育局\n3\t建设公园\t市园林局\n"
    (table,) = extract_text(HEAD + text).tables
    assert [(row.section, row.task) for row in table.rows] == [
        ("一、产业发展", "新建充电桩"),
        ("二、民生保障", "改造幼儿园"),
        ("二、民生保障", "建设公园"),
    ]


def test_sub_rows_repeat_what_stands_above() -> None:
    text = (
        "序号\t重点任务\t节点任务\t完成时限\t责任单位\n1\t建设充电设施\t完成选址\t2026年3月\t市发改委\n"
        "\t\t建成投用\t2026年9月\t市住建局\n2\t改造幼儿园\t完成设计\t2026年5月\t市教育局\n"
    )
    (table,) = extract_text(HEAD + text).tables
    assert [(row.number, row.task, row.subtask) for row in table.rows] == [
        ("1", "建设充电设施", "完成选址"),
        ("1", "建设充电设施", "建成投用"),
        ("2", "改造幼儿园", "完成设计"),
    ]


COLUMNS = [
    (
        "lead and responsible",
        "序号\t目标任务\t牵头单位\t责任单位\n1\t新建充电桩\t市发改委\t市住建局\n2\t改造幼儿园\t市教育局\t市财政局\n",
        ["lead 市发改委", "responsible 市住建局"],
    ),
    (
        "lead and support",
        "序号\t目标任务\t主办单位\t协办单位\n1\t新建充电桩\t市发改委\t市住建局、市财政局\n2\t改造幼儿园\t市教育局\t市财政局\n",
        ["lead 市发改委", "support 市住建局", "support 市财政局"],
    ),
    (
        "verbs within the cell",
        "序号\t目标任务\t责任单位\n1\t新建充电桩\t市发改委牵头，市住建局配合\n2\t改造幼儿园\t市教育局\n",
        ["lead 市发改委", "support 市住建局"],
    ),
    (
        "labels within the cell",
        "序号\t目标任务\t责任单位\n1\t新建充电桩\t牵头单位：市发改委；配合单位：市住建局\n2\t改造幼儿园\t市教育局\n",
        ["lead 市发改委", "support 市住建局"],
    ),
    (
        "a dash is no unit",
        "序号\t目标任务\t牵头单位\t配合单位\n1\t新建充电桩\t市发改委\t—\n2\t改造幼儿园\t市教育局\t/\n",
        ["lead 市发改委"],
    ),
    (
        "first leads, said in the heading",
        "序号\t目标任务\t责任单位（列第一位者为牵头单位）\n1\t新建充电桩\t市发改委、市住建局\n2\t改造幼儿园\t市教育局\n",
        ["lead 市发改委", "responsible 市住建局"],
    ),
    (
        "star, said in a note",
        "序号\t目标任务\t责任单位\n1\t新建充电桩\t*市发改委、市住建局\n2\t改造幼儿园\t*市教育局\n注：标*的为牵头单位。\n",
        ["lead 市发改委", "responsible 市住建局"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), params(COLUMNS))
def test_units_of_columns(text: str, expected: list[str]) -> None:
    (table,) = extract_text(HEAD + text).tables
    assert who(table.rows[0].units) == expected


def test_without_a_column_of_limits_they_come_from_the_text() -> None:
    text = "序号\t目标任务\t责任单位\n1\t2026年6月底前新建充电桩500个\t市发改委\n2\t改造幼儿园\t市教育局\n"
    (table,) = extract_text(HEAD + text).tables
    assert when(table.rows[0].deadlines) == ["2026年6月底前 = 2026-06-30"]


OTHER = [
    ("contacts", "序号\t姓名\t职务\t电话\n1\t张三\t科长\t12345\n2\t李四\t科员\t54321\n"),
    ("statistics", "指标\t2024年\t2025年\n总产值\t120亿元\t130亿元\n税收\t12亿元\t13亿元\n"),
]


@pytest.mark.parametrize("text", params(OTHER))
def test_other_tables_are_none(text: str) -> None:
    assert extract_text(HEAD + text).tables == ()


def test_two_tables() -> None:
    one = "附件1\n产业发展任务清单\n序号\t目标任务\t责任单位\n1\t新建充电桩\t市发改委\n2\t改造路灯\t市城管局\n"
    two = "附件2\n民生保障任务清单\n序号\t目标任务\t责任单位\n1\t改造幼儿园\t市教育局\n2\t建设公园\t市园林局\n"
    tables = extract_text(HEAD + one + two).tables
    assert [(table.title, [row.task for row in table.rows]) for table in tables] == [
        ("产业发展任务清单", ["新建充电桩", "改造路灯"]),
        ("民生保障任务清单", ["改造幼儿园", "建设公园"]),
    ]


def test_the_record_of_printing_ends_a_table() -> None:
    text = SHAPES["a row a line, tabs"] + "抄送：市委各部门。\n青禾市人民政府办公室 2026年3月19日印发\n"
    notice = extract_text(HEAD + text)
    assert rows_of(notice) == ROWS
    assert notice.metadata.cc == ("市委各部门",)
