"""Tables in lines of text: headings that are spaced out, excerpts, cells that a bar closes, rows without their merged cells."""

from __future__ import annotations

import pytest
from notices import when, who
from tables import params

from ydparse import extract_text
from ydparse.models import Table

TITLE = "白石县2026年重点工作责任分解表\n"
POND, SCHOOL = "新建口袋公园6个 | responsible 县城管局", "新建小学2所 | responsible 县教育局"


def said(table: Table) -> list[str]:
    """Each row as `number | section | task | units | limits`, without what it lacks."""
    parts = ((r.number, r.section, r.task, "、".join(who(r.units)), "、".join(when(r.deadlines))) for r in table.rows)
    return [" | ".join(filter(None, part)) for part in parts]


def lines(*cells: str, between: str = "\n") -> str:
    return between.join(cells) + "\n"


HEADS, FIRST, SECOND = (
    ("序号", "工作任务", "责任单位"),
    ("1", "新建口袋公园6个", "县城管局"),
    ("2", "新建小学2所", "县教育局"),
)
SPACED_HEADS = ("序 号", "工 作 任 务", "责 任 单 位")
PLAIN = [f"1 | {POND}", f"2 | {SCHOOL}"]


def rows(*each: tuple[str, ...], between: str) -> str:
    return "".join(lines(*row, between=between) for row in each)


SPACED = [
    ("a cell a line", lines(*SPACED_HEADS, *FIRST, *SECOND)),
    ("a cell a line, empty lines between", lines(*SPACED_HEADS, *FIRST, *SECOND, between="\n\n")),
    ("one blank between cells", rows(SPACED_HEADS, FIRST, SECOND, between=" ")),
    ("one of them", rows(("序号", "工 作 任 务", "责任单位"), FIRST, SECOND, between=" ")),
    ("the last", rows(("序号", "工作任务", "责 任 单 位"), FIRST, SECOND, between=" ")),
    ("wide blanks", rows(SPACED_HEADS, FIRST, SECOND, between="    ")),
    ("wide blanks within and between", rows(("序号", "工  作  任  务", "责任单位"), FIRST, SECOND, between="  ")),
    ("full-width blanks within", rows(("序　号", "工作任务", "责任单位"), FIRST, SECOND, between="　　")),
    ("tabs", rows(SPACED_HEADS, FIRST, SECOND, between="\t")),
    ("bars", rows(SPACED_HEADS, FIRST, SECOND, between=" | ")),
    ("Markdown", "| 序 号 | 工 作 任 务 | 责 任 单 位 |\n|---|---|---|\n| 1 | 新建口袋公园6个 | 县城管局 |\n| 2 | 新建小学2所 | 县教育局 |\n"),
    ("with a note", rows(("序 号", "工 作 任 务", "责 任 单 位（列首位者牵头）"), FIRST, SECOND, between=" | ")),
]  # fmt: skip


@pytest.mark.parametrize("text", params(SPACED))
def test_a_header_may_be_spaced_out(text: str) -> None:
    (table,) = extract_text(TITLE + "\n" + text).tables
    assert [row.replace("lead", "responsible") for row in said(table)] == PLAIN
    assert table.columns[:2] == ("序号", "工作任务")


def test_a_spaced_heading_of_text_is_no_header() -> None:
    notice = extract_text(
        "白石县2026年要点\n一、工 作 任 务\n1.新建公园2个。（县城管局负责）\n2.新建小学1所。（县教育局负责）\n"
    )
    assert notice.tables == () and len(notice.items) == 2


def cells(*numbers: str, last: str = "") -> str:
    tasks = (("新建口袋公园6个", "县城管局"), ("新建小学2所", "县教育局"), ("新建医院1所", "县卫健局"))
    return lines(*HEADS, *(cell for number, row in zip(numbers, tasks, strict=False) for cell in (number, *row))) + last


EXCERPTS = [
    ("a cell a line", cells("80", "81"), [f"80 | {POND}", f"81 | {SCHOOL}"]),
    ("of three digits", cells("108", "109"), [f"108 | {POND}", f"109 | {SCHOOL}"]),
    ("with gaps", cells("3", "7", "12"), [f"3 | {POND}", f"7 | {SCHOOL}", "12 | 新建医院1所 | responsible 县卫健局"]),
    ("a row a line", rows(HEADS, ("80", *FIRST[1:]), ("81", *SECOND[1:]), between=" "), [f"80 | {POND}", f"81 | {SCHOOL}"]),
    ("a row a line, with a gap", rows(HEADS, ("80", *FIRST[1:]), ("85", *SECOND[1:]), between=" "), [f"80 | {POND}", f"85 | {SCHOOL}"]),
    ("bars", rows(HEADS, ("80", *FIRST[1:]), ("95", *SECOND[1:]), between=" | "), [f"80 | {POND}", f"95 | {SCHOOL}"]),
    (
        "bands between",
        lines(*HEADS, "一、主要目标", "3", *FIRST[1:], "二、改善民生", "68", *SECOND[1:]),
        [f"3 | 一、主要目标 | {POND}", f"68 | 二、改善民生 | {SCHOOL}"],
    ),
    (
        "set in columns, a cell broken over lines",
        "序号    工作任务            责任单位\n12      新建口袋公园        县城管局\n        6个\n15      新建小学2所         县教育局\n",
        [f"12 | {POND}", f"15 | {SCHOOL}"],
    ),
    ("near miss: from 1", cells("1", "2"), PLAIN),
    ("near miss: a column of figures", lines(*HEADS, "数量", *FIRST, "6", *SECOND, "12"), PLAIN),
    ("near miss: what follows", cells("33", "34", last="\n附件2\n其他名单\n"), [f"33 | {POND}", f"34 | {SCHOOL}"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), params(EXCERPTS))
def test_an_excerpt_begins_with_any_number(text: str, expected: list[str]) -> None:
    (table,) = extract_text(TITLE + text).tables
    assert said(table) == expected


def test_items_that_begin_at_eighty_are_no_table() -> None:
    notice = extract_text(
        "白石县2026年要点\n一、重点任务\n80.新建公园2个。（县城管局负责）\n81.新建小学1所。（县教育局负责）\n"
    )
    assert notice.tables == () and [item.number for item in notice.items] == [80, 81]


def closed(*each: str, bar: str = " |") -> str:
    return "".join(f"{cell}{bar}\n" for cell in each)


CLOSED = [
    ("a cell a line", closed(*HEADS, *FIRST, *SECOND), PLAIN),
    ("no blank before the bar", closed(*HEADS, *FIRST, *SECOND, bar="|"), PLAIN),
    ("full-width bars", closed(*HEADS, *FIRST, *SECOND, bar="｜"), PLAIN),
    ("spaced headings", closed(*SPACED_HEADS, *FIRST, *SECOND), PLAIN),
    ("text below", closed(*HEADS, *FIRST, *SECOND) + "本表由县政府办公室解释。\n", PLAIN),
    ("a cell of two lines", closed(*HEADS, "1", "新建口袋\n公园6个", "县城管局", *SECOND), PLAIN),
    ("an empty cell", closed(*HEADS, "备注", *FIRST, "", *SECOND, "续建"), PLAIN),
    (
        "with limits",
        closed(*HEADS, "完成时限", *FIRST, "2026年6月底", *SECOND, "2026年9月底"),
        [f"1 | {POND} | 2026年6月底 = 2026-06-30", f"2 | {SCHOOL} | 2026年9月底 = 2026-09-30"],
    ),
    ("near miss: no bars", lines(*HEADS, *FIRST, *SECOND), PLAIN),
    ("near miss: a row a line", "".join(" | ".join(row) + " |\n" for row in (HEADS, FIRST, SECOND)), PLAIN),
]


@pytest.mark.parametrize(("text", "expected"), params(CLOSED))
def test_a_bar_may_close_each_cell(text: str, expected: list[str]) -> None:
    notice = extract_text(TITLE + text)
    (table,) = notice.tables
    assert said(table) == expected
    assert "|" not in notice.text and "｜" not in notice.text


GROUP_HEADS = "类别 | 事项 | 年度目标 | 责任单位"
GROUPS = [
    (
        "padded at the end",
        f"{GROUP_HEADS} |\n教育 | 1.改扩建小学 | 建成楼2座。 | 县教育局 |\n2.建运动场 | 建成9处。 | 县文体局 | |\n",
        ["教育 | 1.改扩建小学 | responsible 县教育局", "教育 | 2.建运动场 | responsible 县文体局"],
    ),
    (
        "not padded",
        f"{GROUP_HEADS}\n教育 | 1.改扩建小学 | 建成楼2座。 | 县教育局\n2.建运动场 | 建成9处。 | 县文体局\n",
        ["教育 | 1.改扩建小学 | responsible 县教育局", "教育 | 2.建运动场 | responsible 县文体局"],
    ),
    (
        "without numbers, a column of persons behind",
        "类别 | 事项 | 责任单位 | 分管领导 |\n牧区 | 修牧道60公里 | 县交通局 | 张某 |\n打机井40眼 | 县水利局 | 李某 | |\n",
        ["牧区 | 修牧道60公里 | responsible 县交通局", "牧区 | 打机井40眼 | responsible 县水利局"],
    ),
    (
        "group and number",
        "领域 | 序号 | 事项 | 责任单位\n教育 | 1 | 改建校舍 | 县教育局\n2 | 建运动场 | 县文体局 |\n",
        ["1 | 教育 | 改建校舍 | responsible 县教育局", "2 | 教育 | 建运动场 | responsible 县文体局"],
    ),
    (
        "tabs, and an empty note",
        "类别\t事项\t责任单位\t备注\n教育\t1.改建校舍\t县教育局\t\n2.建运动场\t县文体局\t\t\n",
        ["教育 | 1.改建校舍 | responsible 县教育局", "教育 | 2.建运动场 | responsible 县文体局"],
    ),
    (
        "limits behind the bodies",
        "类别 | 事项 | 责任单位 | 完成时限\n教育 | 改建校舍 | 县教育局 | 6月\n建运动场 | 县文体局 | 9月\n",
        ["教育 | 改建校舍 | responsible 县教育局 | 6月 = 2026-06-30", "教育 | 建运动场 | responsible 县文体局 | 9月 = 2026-09-30"],
    ),
    (
        "the task is merged over what is asked for",
        "工作任务 | 具体要求 | 责任部门 |\n改建校舍 | 1.修屋面。 | 县教育局 |\n"
        "2.换门窗。 | 县住建局 | |\n3.整操场。 | 县教育局牵头，县文体局配合 | |\n",
        ["改建校舍 | responsible 县教育局", "改建校舍 | responsible 县住建局", "改建校舍 | lead 县教育局、support 县文体局"],
    ),
    (
        "near miss: the group is given",
        f"{GROUP_HEADS}\n教育 | 1.改建校舍 | 建成楼2座。 | 县教育局\n文体 | 2.建运动场 | 建成9处。 | —\n",
        ["教育 | 1.改建校舍 | responsible 县教育局", "文体 | 2.建运动场"],
    ),
    (
        "near miss: an empty note",
        "序号 | 事项 | 责任单位 | 备注\n1 | 改扩建东山小学 | 县教育局 |\n2 | 建运动场 | 县文体局 | 续建\n",
        ["1 | 改扩建东山小学 | responsible 县教育局", "2 | 建运动场 | responsible 县文体局"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), params(GROUPS))
def test_a_row_may_lack_the_merged_cell_before_its_task(text: str, expected: list[str]) -> None:
    (table,) = extract_text(TITLE + text).tables
    assert said(table) == expected


TABLE = rows(HEADS, FIRST, SECOND, between=" | ")
ABOVE = [
    ("a list of annexes", "附件：1.2026年度省级民生实事清单\n2.2026年度市级民生实事清单\n", None),
    ("another name", "附件：1.2026年度省级民生实事清单\n2.2026年度市级民生实事完成情况\n", None),
    ("a list of three", "附件：1.省级清单\n2.市级清单\n3.联系人名单\n", None),
    ("a list below its label", "附件\n1.2026年度省级民生实事清单\n2.2026年度市级民生实事清单\n", None),
    ("near miss: a title", "青禾市民生实事清单\n", None),
    ("near miss: a band", "青禾市任务分解表\n一、产业发展\n", "一、产业发展"),
    ("near miss: a band with a figure", "青禾市任务分解表\n1.产业发展\n", "1.产业发展"),
    (
        "near miss: a list, then a title and a band",
        "附件：1.任务分解表\n2.名单\n\n青禾市任务分解表\n一、产业发展\n",
        "一、产业发展",
    ),
]


@pytest.mark.parametrize(("above", "band"), params(ABOVE))
def test_a_list_above_a_table_is_no_band(above: str, band: str | None) -> None:
    (table,) = extract_text(above + TABLE).tables
    assert {row.section for row in table.rows} == {band}
    assert [when(row.deadlines) for row in table.rows] == [[], []]


def test_a_title_that_sounds_like_a_heading_is_no_heading() -> None:
    (table,) = extract_text(
        "白石县重点工作责任分解\n" + lines(*HEADS, "完成时限", *FIRST, "6月", *SECOND, "9月")
    ).tables
    assert table.columns == (*HEADS, "完成时限")


LASTING = [
    ("alone", "持续跟进", True), ("in a list", "1.长期坚持；2.4月前完成宣传活动", True), ("with a stop", "持续推进。", True),
    ("near miss: with an object", "持续推进河道清理和宣传工作", False), ("near miss: within a task", "对持续推进的项目开展检查", False),
]  # fmt: skip


@pytest.mark.parametrize(("step", "lasts"), params(LASTING))
def test_a_step_that_only_goes_on_is_ongoing(step: str, lasts: bool) -> None:
    text = f"序号\t考核内容\t节点任务\t责任单位\n1\t制度建设\t{step}\t县水务局\n2\t培训\t8月前完成培训\t县水务局\n"
    (table,) = extract_text(TITLE + text).tables
    assert ("ongoing" in {limit.kind for limit in table.rows[0].deadlines}) == lasts


LIMITED = lines("序号", "工作任务", "责任单位", "完成时限")
NEXT = lines("2", "新建小学2所", "县教育局", "12月底前")
OF_NEXT = f"2 | {SCHOOL} | 12月底前 = 2026-12-31"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            lines("1", "新建养老楼", "县民政局", "5月底前动工", "新建老年食堂", "11月底前"),
            [
                "1 | 新建养老楼 | responsible 县民政局 | 5月底前 = 2026-05-31",
                "1 | 新建老年食堂 | responsible 县民政局 | 11月底前 = 2026-11-30",
            ],
        ),
        (
            lines("1", "新建东湖公园", "县城管局", "5月底前", "新建西湖公园", "县住建局", "11月底前"),
            [
                "1 | 新建东湖公园 | responsible 县城管局 | 5月底前 = 2026-05-31",
                "1 | 新建西湖公园 | responsible 县住建局 | 11月底前 = 2026-11-30",
            ],
        ),
        (
            lines("1", "新建养老楼", "县民政局", "5月底前动工", "11月底前完成"),
            ["1 | 新建养老楼 | responsible 县民政局 | 5月底前 = 2026-05-31、11月底前 = 2026-11-30"],
        ),
        (
            lines("1", "新建养老楼，", "9月底前完成", "县民政局", "11月底前"),
            ["1 | 新建养老楼，9月底前完成 | responsible 县民政局 | 11月底前 = 2026-11-30"],
        ),
        (
            lines("1", "新建养老楼", "县民政局", "全年"),
            ["1 | 新建养老楼 | responsible 县民政局 | 全年 = ongoing"],
        ),
    ],
)
def test_a_number_may_hold_several_tasks_with_a_limit_each(row: str, expected: list[str]) -> None:
    (table,) = extract_text(TITLE + LIMITED + row + NEXT).tables
    assert said(table) == [*expected, OF_NEXT]
