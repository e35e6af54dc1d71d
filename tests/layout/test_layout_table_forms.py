"""Forms of tables that have fallen into text: what divides the cells, what is left of rows, and what is no table."""

from __future__ import annotations

import pytest
from notices import when, who
from tables import params

from ydparse import extract, extract_text
from ydparse.models import Table

BODY = (
    "青禾市2026年工作要点\n一、重点任务\n1.开展安全检查。（市应急管理局牵头）\n2.整修村道。（市交通局牵头）\n"
    "附件\n青禾市2026年重点任务分解表\n"
)


def said(table: Table) -> list[str]:
    """Each row as `number | section | task | subtask | units | limits`, without what it lacks."""
    return [
        " | ".join(
            filter(
                None, (r.number, r.section, r.task, r.subtask, "、".join(who(r.units)), "、".join(when(r.deadlines)))
            )
        )
        for r in table.rows
    ]


PUMP, ROAD = (
    "1 | 新建泵站 | lead 市水务局 | 2026年6月底前 = 2026-06-30",
    "2 | 整修村道 | lead 市交通局 | 持续推进 = ongoing",
)
BARS = [
    (
        "Markdown",
        "| 序号 | 重点任务 | 牵头单位 | 完成时限 |\n| --- | :---: | --- | --- |\n"
        "| 1 | 新建泵站 | 市水务局 | 2026年6月底前 |\n| 2 | 整修村道 | 市交通局 | 持续推进 |\n",
        [PUMP, ROAD],
    ),
    (
        "Markdown with bold headings and breaks",
        "| **序号** | **重点任务** | **责任单位** |\n|--|--|--|\n| 1 | 新建泵站<br>清淤 | 市水务局<br>市城管局 |\n| 2 | **整修**村道 | 市交通局 |\n",
        ["1 | 新建泵站清淤 | responsible 市水务局、responsible 市城管局", "2 | 整修村道 | responsible 市交通局"],
    ),
    (
        "no outer bars",
        "序号 | 重点任务 | 牵头单位 | 完成时限\n1 | 新建泵站 | 市水务局 | 2026年6月底前\n2 | 整修村道 | 市交通局 | 持续推进\n",
        [PUMP, ROAD],
    ),
    (
        "full-width bars, no blanks",
        "序号｜重点任务｜牵头单位｜完成时限\n1｜新建泵站｜市水务局｜2026年6月底前\n2｜整修村道｜市交通局｜持续推进\n",
        [PUMP, ROAD],
    ),
    (
        "drawn with rules",
        "+---+---+---+---+\n| 序号 | 重点任务 | 牵头单位 | 完成时限 |\n+---+---+---+---+\n| 1 | 新建泵站 | 市水务局 | 2026年6月底前 |\n"
        "+---+---+---+---+\n| 2 | 整修村道 | 市交通局 | 持续推进 |\n+---+---+---+---+\n",
        [PUMP, ROAD],
    ),
    (
        "drawn with box characters",
        "│序号│重点任务│牵头单位│完成时限│\n├─┼─┼─┼─┤\n│1│新建泵站│市水务局│2026年6月底前│\n│2│整修村道│市交通局│持续推进│\n",
        [PUMP, ROAD],
    ),
    (
        "no number, closed by a bar, blanks between bodies",
        "整治行业名称 | 时间安排 | 责任单位 |\n烟花爆竹 | 1月份 | 安监站 安监所 |\n危险化学品 | 2月份 | 安监站 安监所 |\n",
        [
            "烟花爆竹 | responsible 安监站、responsible 安监所 | 1月份 = 2026-01-31",
            "危险化学品 | responsible 安监站、responsible 安监所 | 2月份 = 2026-02-28",
        ],
    ),
    (
        "bands, and sub-rows without number and task",
        "| 序号 | 重点任务 | 具体措施 | 责任单位 |\n|---|---|---|---|\n| 一、防汛抗旱 | | | |\n"
        "| 1 | 新建泵站 | 完成选址 | 市水务局 |\n| | | 建成投用 | 市住建局 |\n| 2 | 整修村道 | 完成设计 | 市交通局 |\n",
        [
            "1 | 一、防汛抗旱 | 新建泵站 | 完成选址 | responsible 市水务局",
            "1 | 一、防汛抗旱 | 新建泵站 | 建成投用 | responsible 市住建局",
            "2 | 一、防汛抗旱 | 整修村道 | 完成设计 | responsible 市交通局",
        ],
    ),
    (
        "a row over several lines up to its closing bar",
        "序号 | 重点任务 | 责任单位 |\n1 | 新建\n泵站 | 市水务局\n各乡镇 |\n2 | 整修村道 | 市交通局 |\n",
        ["1 | 新建泵站 | responsible 市水务局、responsible 各乡镇", "2 | 整修村道 | responsible 市交通局"],
    ),
    (
        "an empty cell at the end, and the header again",
        "序号 | 重点任务 | 牵头单位 | 配合单位\n1 | 新建泵站 | 市水务局 |\n序号 | 重点任务 | 牵头单位 | 配合单位\n2 | 整修村道 | 市交通局 | 无\n",
        ["1 | 新建泵站 | lead 市水务局", "2 | 整修村道 | lead 市交通局"],
    ),
    (
        "cells in lines of their own between bars",
        "序号\n|\n工作任务\n|\n具体要求\n|\n责任科室\n|\n完成时限\n|\n1\n|\n公开目录\n|\n全面清理\n并公布。\n|\n办公室、法规科\n|\n12月底前\n|\n"
        "2\n|\n解读政策\n|\n逐项解读。\n|\n各科室\n|\n持续推进\n|\n",
        [
            "1 | 公开目录 | 全面清理并公布。 | responsible 办公室、responsible 法规科 | 12月底前 = 2026-12-31",
            "2 | 解读政策 | 逐项解读。 | responsible 各科室 | 持续推进 = ongoing",
        ],
    ),
    (
        "the same, a number without heading and a task for several rows",
        "工作任务\n|\n具体要求\n|\n责任科室\n|\n时限要求\n|\n公开文件\n|\n1\n|\n清理目录。\n|\n办公室\n|\n12月底前\n|\n"
        "2\n|\n公布目录。\n|\n法规科\n|\n9月底前\n|\n解读政策\n|\n3\n|\n逐项解读。\n|\n各科室\n|\n持续推进\n|\n",
        [
            "1 | 公开文件 | 清理目录。 | responsible 办公室 | 12月底前 = 2026-12-31",
            "2 | 公开文件 | 公布目录。 | responsible 法规科 | 9月底前 = 2026-09-30",
            "3 | 解读政策 | 逐项解读。 | responsible 各科室 | 持续推进 = ongoing",
        ],
    ),
]
BLANKS = [
    (
        "two blanks",
        "序号  重点任务  牵头单位  完成时限\n1  新建泵站  市水务局  2026年6月底前\n2  整修村道  市交通局  持续推进\n",
        [PUMP, ROAD],
    ),
    (
        "many blanks, no number",
        "重点任务      牵头单位    责任单位   完成时限\n新建泵站    市水务局    市住建局  2026年6月\n整修村道    市交通局    各县区    2026年9月\n",
        [
            "新建泵站 | lead 市水务局、responsible 市住建局 | 2026年6月 = 2026-06-30",
            "整修村道 | lead 市交通局、responsible 各县区 | 2026年9月 = 2026-09-30",
        ],
    ),
    (
        "one full-width blank",
        "重点任务　牵头单位　责任单位　完成时限\n新建泵站　市水务局　市住建局　2026年6月\n整修村道　市交通局　各县区　2026年9月\n",
        [
            "新建泵站 | lead 市水务局、responsible 市住建局 | 2026年6月 = 2026-06-30",
            "整修村道 | lead 市交通局、responsible 各县区 | 2026年9月 = 2026-09-30",
        ],
    ),
    (
        "one blank",
        "序号 重点任务 牵头单位 责任单位 完成时限\n1 新建泵站 市水务局 市住建局 2026年6月\n2 整修 G60 沿线村道 市交通局 市财政局、各县区 9月底前\n"
        "3 建设文化中心 市文旅局 市住建局 市财政局 全年\n",
        [
            "1 | 新建泵站 | lead 市水务局、responsible 市住建局 | 2026年6月 = 2026-06-30",
            "2 | 整修G60沿线村道 | lead 市交通局、responsible 市财政局、responsible 各县区 | 9月底前 = 2026-09-30",
            "3 | 建设文化中心 | lead 市文旅局、responsible 市住建局、responsible 市财政局 | 全年 = ongoing",
        ],
    ),
    (
        "one blank, a cell broken over lines",
        "序号 工作任务 责任单位 完成时限\n1 公开财政信息，公布补贴标准。 市财政局、市农业局\n2026年10月底前\n2 完善制度。 市政府办 2026年12月底前\n",
        [
            "1 | 公开财政信息，公布补贴标准。 | responsible 市财政局、responsible 市农业局 | 2026年10月底前 = 2026-10-31",
            "2 | 完善制度。 | responsible 市政府办 | 2026年12月底前 = 2026-12-31",
        ],
    ),
    (
        "one blank, no number",
        "重点任务 责任单位 完成时限\n新建泵站 市水务局、市住建局 2026年6月\n整修村道 市交通局 持续推进\n",
        [
            "新建泵站 | responsible 市水务局、responsible 市住建局 | 2026年6月 = 2026-06-30",
            "整修村道 | responsible 市交通局 | 持续推进 = ongoing",
        ],
    ),
    (
        "one blank, numbers with a full stop right before the task",
        "序号 工作任务 责任单位\n1.新建泵站 市水务局\n2.整修村道 市交通局 市财政局\n",
        ["1 | 新建泵站 | responsible 市水务局", "2 | 整修村道 | responsible 市交通局、responsible 市财政局"],
    ),
    (
        "one blank, a group before its first number",
        "类别 序号 重点任务 责任单位 完成时限\n防汛抗旱 1 新建泵站 市水务局 2026年6月\n2 清理河道 市水务局 2026年7月\n"
        "道路交通 3 整修村道 市交通局 全年\n",
        [
            "1 | 防汛抗旱 | 新建泵站 | responsible 市水务局 | 2026年6月 = 2026-06-30",
            "2 | 防汛抗旱 | 清理河道 | responsible 市水务局 | 2026年7月 = 2026-07-31",
            "3 | 道路交通 | 整修村道 | responsible 市交通局 | 全年 = ongoing",
        ],
    ),
    (
        "one blank, bodies without the word of a level",
        "序号 工作任务 责任部门 完成时间\n1 修订培养方案 教务处 研究生院 6月\n2 开展评估 各学院 10月\n",
        [
            "1 | 修订培养方案 | responsible 教务处、responsible 研究生院 | 6月 = 2026-06-30",
            "2 | 开展评估 | responsible 各学院 | 10月 = 2026-10-31",
        ],
    ),
    (
        "one blank, the header again on a new page",
        "序号 重点任务 责任单位 完成时限\n1 新建泵站 市水务局 6月底\n序号 重点任务 责任单位 完成时限\n2 整修村道 市交通局 9月底\n",
        [
            "1 | 新建泵站 | responsible 市水务局 | 6月底 = 2026-06-30",
            "2 | 整修村道 | responsible 市交通局 | 9月底 = 2026-09-30",
        ],
    ),
    (
        "one blank, remarks here and there",
        "序号 重点任务 责任单位 备注\n1 新建泵站 市水务局 新增\n2 整修村道 市交通局\n",
        ["1 | 新建泵站 | responsible 市水务局", "2 | 整修村道 | responsible 市交通局"],
    ),
    (
        "one blank, persons",
        "序号 重点任务 分管领导 责任单位 责任人 完成时限\n1 新建泵站 张某某 市水务局 李某 10月\n2 整修村道 王某某 市交通局 赵某 8月底前\n",
        [
            "1 | 新建泵站 | responsible 市水务局 | 10月 = 2026-10-31",
            "2 | 整修村道 | responsible 市交通局 | 8月底前 = 2026-08-31",
        ],
    ),
]
ALIGNED = [
    (
        "set in columns by blanks, cells broken over lines",
        "  序号        重点任务                牵头单位          完成时限\n   1    新建泵站，完成清淤    市水务局、市住建局    2026年\n"
        "        30公里，改造涵闸。    市财政局            6月底前\n   2    整修村道              市交通局            持续推进\n",
        [
            "1 | 新建泵站，完成清淤30公里，改造涵闸。 | lead 市水务局、lead 市住建局、lead 市财政局 | 2026年6月底前 = 2026-06-30",
            "2 | 整修村道 | lead 市交通局 | 持续推进 = ongoing",
        ],
    ),
    (
        "the same with bands",
        "序号    重点任务            责任单位        完成时限\n一、防汛抗旱\n1       新建泵站，完成      市水务局、      6月底\n"
        "        清淤30公里          市住建局\n二、道路交通\n2       整修村道            市交通局        全年\n",
        [
            "1 | 一、防汛抗旱 | 新建泵站，完成清淤30公里 | responsible 市水务局、responsible 市住建局 | 6月底 = 2026-06-30",
            "2 | 二、道路交通 | 整修村道 | responsible 市交通局 | 全年 = ongoing",
        ],
    ),
]
LINES = [
    (
        "cells wrapped over lines, two columns of units",
        "序号 重点任务 牵头单位 配合单位 完成时限\n1\n推进“一网通办”，新增自助终\n端20台\n市政务局\n市发改委、市财\n政局\n2026年6月底\n"
        "2\n完善信用体系\n市发改委\n各县区\n长期坚持\n",
        [
            "1 | 推进“一网通办”，新增自助终端20台 | lead 市政务局、support 市发改委、support 市财政局 | 2026年6月底 = 2026-06-30",
            "2 | 完善信用体系 | lead 市发改委、support 各县区 | 长期坚持 = ongoing",
        ],
    ),
    (
        "a last column that is often empty",
        "序号\n任务\n责任单位\n备注\n1\n新建泵站\n市水务局\n2\n整修村道\n市交通局\n续建\n",
        ["1 | 新建泵站 | responsible 市水务局", "2 | 整修村道 | responsible 市交通局"],
    ),
    (
        "a task heading that no list has, bodies in lines of their own",
        "序号\n惠民清单\n责任单位\n完成时限\n1\n启动河道整治工程。\n县水务局\n县住建局\n县河道整治指挥部\n12月底前\n"
        "2\n新建2座人行天桥。\n县住建局\n9月投入使用\n3\n建成图书馆。\n县文旅局\n5月底前动工\n",
        [
            "1 | 启动河道整治工程。 | responsible 县水务局、responsible 县住建局、responsible 县河道整治指挥部 | 12月底前 = 2026-12-31",
            "2 | 新建2座人行天桥。 | responsible 县住建局 | 9月 = 2026-09-30",
            "3 | 建成图书馆。 | responsible 县文旅局 | 5月底前 = 2026-05-31",
        ],
    ),
    (
        "headings broken over lines",
        "序\n号\n重点任务\n牵头\n单位\n责任\n单位\n完成\n时限\n1\n新建泵站\n市水务局\n市住建局\n2026年6月\n2\n整修村道\n市交通局\n各县区\n2026年9月\n",
        [
            "1 | 新建泵站 | lead 市水务局、responsible 市住建局 | 2026年6月 = 2026-06-30",
            "2 | 整修村道 | lead 市交通局、responsible 各县区 | 2026年9月 = 2026-09-30",
        ],
    ),
    (
        "as many lines as columns, persons among them",
        "序号\n项目名称\n分管领导\n责任单位\n责任人\n完成时限\n1\n新建水厂\n张某某\n市水务局\n李某\n10月\n2\n改造小学\n王某某\n市教育局\n赵某\n8月底前\n",
        [
            "1 | 新建水厂 | responsible 市水务局 | 10月 = 2026-10-31",
            "2 | 改造小学 | responsible 市教育局 | 8月底前 = 2026-08-31",
        ],
    ),
    (
        "persons, rows of different length",
        "序号\n项目名称\n责任单位\n责任人\n完成时限\n1\n新建水厂\n市水务局\n市住建局\n李某\n10月\n2\n改造小学\n市教育局\n赵某\n8月底前\n",
        [
            "1 | 新建水厂 | responsible 市水务局、responsible 市住建局 | 10月 = 2026-10-31",
            "2 | 改造小学 | responsible 市教育局 | 8月底前 = 2026-08-31",
        ],
    ),
    (
        "no number",
        "重点任务\n责任单位\n完成时限\n新建泵站\n市水务局\n2026年6月\n整修村道\n市交通局、各县区\n持续推进\n",
        [
            "新建泵站 | responsible 市水务局 | 2026年6月 = 2026-06-30",
            "整修村道 | responsible 市交通局、responsible 各县区 | 持续推进 = ongoing",
        ],
    ),
    (
        "no number, cells that read like headings",
        "重点任务\n责任单位\n完成时限\n推进重点项目\n市水务局\n一季度\n落实年度任务\n市交通局\n上半年\n",
        [
            "推进重点项目 | responsible 市水务局 | 一季度 = 2026-03-31",
            "落实年度任务 | responsible 市交通局 | 上半年 = 2026-06-30",
        ],
    ),
    (
        "bands",
        "序号\n重点任务\n责任单位\n完成时限\n一、防汛抗旱\n1\n新建泵站\n市水务局\n2026年6月\n二、道路交通\n2\n整修村道\n市交通局\n持续推进\n",
        [
            "1 | 一、防汛抗旱 | 新建泵站 | responsible 市水务局 | 2026年6月 = 2026-06-30",
            "2 | 二、道路交通 | 整修村道 | responsible 市交通局 | 持续推进 = ongoing",
        ],
    ),
    (
        "a group that is given once",
        "类别\n序号\n重点任务\n责任单位\n完成时限\n防汛抗旱\n1\n新建泵站\n市水务局\n2026年6月\n2\n清理河道\n市水务局\n2026年7月\n"
        "道路交通\n3\n整修村道\n市交通局\n全年\n",
        [
            "1 | 防汛抗旱 | 新建泵站 | responsible 市水务局 | 2026年6月 = 2026-06-30",
            "2 | 防汛抗旱 | 清理河道 | responsible 市水务局 | 2026年7月 = 2026-07-31",
            "3 | 道路交通 | 整修村道 | responsible 市交通局 | 全年 = ongoing",
        ],
    ),
    (
        "an empty line after each",
        "序号\n\n重点任务\n\n牵头单位\n\n完成时限\n\n1\n\n新建泵站\n\n市水务局\n\n2026年6月底前\n\n2\n\n整修村道\n\n市交通局\n\n持续推进\n",
        [PUMP, ROAD],
    ),
]


@pytest.mark.parametrize(("text", "rows"), params(BARS, BLANKS, ALIGNED, LINES))
def test_form(text: str, rows: list[str]) -> None:
    notice = extract_text(BODY + text)
    (table,) = notice.tables
    assert said(table) == rows
    assert table.title == "青禾市2026年重点任务分解表"
    assert [item.label for item in notice.items] == ["1.", "2."]


@pytest.mark.parametrize("text", params([(name, text) for name, text, _ in [*BARS, *BLANKS, *ALIGNED, *LINES]]))
def test_what_follows_is_no_part_of_the_table(text: str) -> None:
    after = "各单位要加强协作，每月报送进展情况。"
    (before,), (table,) = extract_text(BODY + text).tables, extract_text(BODY + text + after + "\n").tables
    assert said(table) == said(before)
    assert all(after not in value for row in table.rows for value in row.cells.values())


BARRED = [(name, text, rows) for name, text, rows in BARS if name in ("Markdown", "no outer bars")]
BLANK = [case for case in BLANKS if case[0] in ("one blank", "one blank, persons")]


@pytest.mark.parametrize(
    ("text", "rows"),
    params(BARRED, BLANK, [c for c in LINES if c[0] == "as many lines as columns, persons among them"]),
)
def test_in_the_paragraphs_of_a_page(text: str, rows: list[str]) -> None:
    page = "".join(f"<p>{line}</p>" for line in (BODY + text).splitlines())
    (table,) = extract(f"<html><body><div class='article'>{page}</div></body></html>".encode()).tables
    assert said(table) == rows


def test_labels_in_lines_of_their_own_hide_no_table() -> None:
    labels = "".join(f"{i}.整修{i}号村道。\n责任单位\n市交通局\n完成时限\n2026年12月\n" for i in range(3, 40))
    (table,) = extract_text(BODY.replace("附件\n", labels + "附件\n") + BARS[0][1]).tables
    assert said(table) == BARS[0][2]


def test_two_tables_one_after_the_other() -> None:
    lines = "序号\n任务\n责任单位\n时限\n"
    one, two = (
        f"防汛任务清单\n{lines}1\n新建泵站\n市水务局\n6月\n2\n清淤\n市水务局\n7月\n",
        f"交通任务清单\n{lines}1\n整修村道\n市交通局\n8月\n",
    )
    tables = extract_text(BODY + one + two).tables
    assert [(table.title, said(table)[-1]) for table in tables] == [
        ("防汛任务清单", "2 | 清淤 | responsible 市水务局 | 7月 = 2026-07-31"),
        ("交通任务清单", "1 | 整修村道 | responsible 市交通局 | 8月 = 2026-08-31"),
    ]


NONE = [
    ("navigation", "首页 | 政务公开 | 重点任务 | 互动交流\n政策文件 | 通知公告 | 工作动态\n"),
    ("a trail", "当前位置：首页 | 工作动态 | 重点工作 | 责任落实\n新建泵站。\n"),
    ("bodies in columns", "参加单位：\n市水务局  市交通局  市财政局\n市住建局  市教育局  市文旅局\n"),
    ("names in columns", "张某某  李某  王某某\n赵某  钱某某  孙某\n"),
    ("headings of persons", "联系人 责任人 分管领导\n张某 李某 王某\n"),
    ("a sentence of column words", "明确工作任务 责任单位 完成时限 三个要素。\n各单位要按时报送。\n"),
    ("labels of a task", "责任单位：市水务局 市交通局\n完成时限：6月底前\n"),
    ("a heading a line without rows", "工作任务\n责任单位\n完成时限\n各单位要逐项明确。\n"),
    ("column words in a list", "一是明确目标任务\n二是明确责任单位\n三是明确完成时限\n"),
    ("header of bars without rows", "序号 | 重点任务 | 责任单位\n具体内容另行印发。\n"),
    ("figures", "指标 | 2025年 | 2026年\n泵站 | 12座 | 15座\n"),
]


@pytest.mark.parametrize("text", params(NONE))
def test_no_table(text: str) -> None:
    notice = extract_text(BODY + text)
    assert notice.tables == ()
    assert text.splitlines()[0].split()[0] in notice.text
