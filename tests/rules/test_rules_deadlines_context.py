"""The year of a limit by its context, limits before the day of issue, and those of the cells of a table."""

from __future__ import annotations

import pytest
from notices import codes, when
from tables import params

from ydparse import extract_text

# A task of a plan of 2026 that was issued on 8 May, its limits, and whether one of them is told to be early.
EARLY = [
    ("month end", "2月底前制定方案。", ["2月底前 = 2026-02-28"], True),
    ("bare month, done", "3月完成选苗，9月完成补植。", ["3月 = 2026-03-31", "9月 = 2026-09-30"], True),
    ("quarter", "一季度末完成选苗。", ["一季度末 = 2026-03-31"], True),
    ("range", "3月至4月开展选苗。", ["3月至4月 = 2026-03-01/2026-04-30"], True),
    ("year named", "2026年3月20日前上报名单。", ["2026年3月20日前 = 2026-03-20"], True),
    ("label", "选苗。（完成时限：3月）", ["3月 = 2026-03-31"], True),
    ("bracket", "选苗。（3月底前完成，县林业局负责）", ["3月底前 = 2026-03-31"], True),
    ("later", "9月底前完成补植。", ["9月底前 = 2026-09-30"], False),
    ("the same month", "5月底前完成补植。", ["5月底前 = 2026-05-31"], False),
    ("last year's", "去年3月底前已完成选苗，今年继续补植。", [], False),
    ("last year's, named", "2025年12月底前完成选苗。", [], False),
    ("what was held", "3月，召开了动员会。", [], False),
    ("already", "3月底前已完成选苗。", [], False),
    ("until", "截至3月底，完成选苗30亩。", [], False),
    ("a paper's", "落实2026年2月印发的方案。", [], False),
]
SIGNED = ("白石县人民政府", "2026年9月11日")
# Lines of a notice whose first item's limits are those.
CONTEXTS = [
    ("heading", ("白石县公园建设方案", "一、2027年任务", "1.建园。（年底前完成）"), ["年底前 = 2027-12-31"]),
    (
        "heading of the heading",
        ("白石县公园建设方案", "一、2028年任务", "（一）重点工作", "1.建园。6月底前完成。"),
        ["6月底前 = 2028-06-30"],
    ),
    (
        "heading over signature",
        ("白石县公园建设方案", "一、2027年任务", "1.建园。年内完成。", *SIGNED),
        ["年内 = 2027-12-31"],
    ),
    (
        "the plan over a heading",
        ("白石县2026年公园建设方案", "一、2027年任务", "1.建园。年底前完成。"),
        ["年底前 = 2026-12-31"],
    ),
    (
        "a heading of a range is none",
        ("白石县公园建设方案", "一、2027—2029年任务", "1.建园。年底前完成。", *SIGNED),
        ["年底前 = 2026-12-31"],
    ),
    (
        "nor one that says 年 twice",
        ("白石县公园建设方案", "一、2027年—2029年任务", "1.建园。年底前完成。", *SIGNED),
        ["年底前 = 2026-12-31"],
    ),
    (
        "a preamble of a range is none",
        ("白石县公园建设方案", "为做好2027—2029年工作，现提出如下意见。", "一、任务", "1.建园。年底前完成。"),
        ["年底前 = None"],
    ),
    (
        "another limit before",
        ("青禾市泵站改造方案", "一、任务", "1.改造。2027年9月30日前完成设计，11月30日前完成改造。"),
        ["2027年9月30日前 = 2027-09-30", "11月30日前 = 2027-11-30"],
    ),
    (
        "another limit behind",
        ("青禾市泵站改造方案", "一、任务", "1.改造。6月底前完成设计，2027年11月30日前完成改造。"),
        ["6月底前 = 2027-06-30", "2027年11月30日前 = 2027-11-30"],
    ),
    (
        "发文字号",
        ("白石县人民政府文件", "白政发〔2026〕8号", "白石县公园建设方案", "一、任务", "1.建园。年内完成。"),
        ["年内 = 2026-12-31"],
    ),
    ("signature", ("青石旗园区服务方案", "一、任务", "1.对接。年底前完成。", *SIGNED), ["年底前 = 2026-12-31"]),
    (
        "signature, next year",
        ("青石旗园区服务方案", "一、任务", "1.对接。明年6月底前完成。", *SIGNED),
        ["明年6月底前 = 2027-06-30"],
    ),
    (
        "preamble",
        ("白石县公园建设意见", "各乡镇：", "为做好2026年工作，现提出如下意见：", "一、任务", "1.建园。年内完成。"),
        ["年内 = 2026-12-31"],
    ),
    (
        "a past year names none",
        ("白石县公园建设方案", "一、任务", "1.巩固2024年成果。年底前建园。", *SIGNED),
        ["年底前 = 2026-12-31"],
    ),
    ("none", ("白石县公园建设方案", "一、任务", "1.建园。年内完成。"), ["年内 = None"]),
]
# A cell of the column 完成时限 in a table of 2026, and its limits.
CELLS = [
    ("month and day", "6.30", ["6.30 = 2026-06-30"]),
    ("slash", "6/30", ["6/30 = 2026-06-30"]),
    ("eight figures", "20260915", ["20260915 = 2026-09-15"]),
    ("dots", "2026.9", ["2026.9 = 2026-09-30"]),
    ("all year", "全年", ["全年 = ongoing"]),
    ("all year, with a verb", "全年实施", ["全年实施 = ongoing"]),
    ("two quarters", "二、三季度", ["二、三季度 = 2026-09-30"]),
    ("quarter", "三季度", ["三季度 = 2026-09-30"]),
    ("going on", "长期巩固", ["长期巩固 = ongoing"]),
    ("all the year through", "常年坚持", ["常年坚持 = ongoing"]),
    ("holiday", "“七一”前", ["“七一”前 = 2026-06-30"]),
    ("two limits", "6月底前完成初稿，9月底前印发", ["6月底前 = 2026-06-30", "9月底前 = 2026-09-30"]),
    ("rhythm", "每季度", ["每季度 = P3M"]),
    ("range", "2026年3月—11月", ["2026年3月—11月 = 2026-03-01/2026-11-30"]),
    ("numerals", "十一月底", ["十一月底 = 2026-11-30"]),
    ("both", "12月底前，并持续推进", ["12月底前 = 2026-12-31", "持续推进 = ongoing"]),
    ("nothing", "—", []),
]


def early(text: str) -> str:
    """A plan of 2026 of 8 May."""
    return f"白石县2026年植绿工作方案\n白石县人民政府\n2026年5月8日\n一、重点任务\n（一）植绿。{text}\n（二）宣传。加强宣传。\n"


@pytest.mark.parametrize(("text", "expected", "is_told"), params(EARLY))
def test_limits_before_the_day_of_issue(text: str, expected: list[str], is_told: bool) -> None:
    notice = extract_text(early(text))
    assert when(notice.items[0].deadlines) == expected
    assert ("YD135" in codes(notice)) == is_told


@pytest.mark.parametrize(("lines", "expected"), params(CONTEXTS))
def test_the_year_by_its_context(lines: tuple[str, ...], expected: list[str]) -> None:
    assert when(extract_text("\n".join(lines)).items[0].deadlines) == expected


def table(
    *rows: str, title: str = "白石县2026年重点任务分解表", head: str = "序号\t目标任务\t责任单位\t完成时限"
) -> str:
    """A table of tasks."""
    return "\n".join([title, "", head, *rows]) + "\n"


@pytest.mark.parametrize(("cell", "expected"), params(CELLS))
def test_limits_of_a_column(cell: str, expected: list[str]) -> None:
    (read,) = extract_text(table(f"1\t修订办法\t县财政局\t{cell}")).tables
    assert when(read.rows[0].deadlines) == expected


def test_a_cell_of_limits_that_nobody_understands_is_told() -> None:
    notice = extract_text(table("1\t修订办法\t县财政局\t视情况而定", "2\t巡查\t县水利局\t9月"))
    assert [warning.message for warning in notice.warnings if warning.code == "YD132"] == [
        "写明是时限的“视情况而定”没有读懂，请人工核对"
    ]


def test_a_cell_of_a_schedule_says_that_work_goes_on() -> None:
    head = "序号\t工作内容\t节点任务\t责任单位"
    notice = extract_text(
        table("1\t巡查河道\t持续跟进\t县水利局", "2\t建站\t1.持续跟进；2.9月底前建成\t县水利局", head=head)
    )
    assert [sorted(when(row.deadlines)) for row in notice.tables[0].rows] == [
        ["持续跟进 = ongoing"],
        ["9月底前 = 2026-09-30", "持续跟进 = ongoing"],
    ]
