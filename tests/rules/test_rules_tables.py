"""What the columns, bands and titles of task tables say of their rows: groups, units, limits, targets."""

from __future__ import annotations

import io
import zipfile
from typing import TypeAlias

import pytest
from notices import check_evidence, what, when, who
from tables import params

from ydparse import Notice, extract, extract_text

BODY = "青禾市2026年工作要点\n一、重点任务\n1.开展安全检查。（市应急管理局牵头）\n2.整修村道。（市交通局牵头）\n附件\n重点任务分解表\n"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Cells: TypeAlias = list[list[str]]


def as_text(cells: Cells) -> Notice:
    """The notice with a table whose rows are lines with tabs."""
    return extract_text(BODY + "\n".join("\t".join(row) for row in cells) + "\n")


def as_page(cells: Cells) -> Notice:
    """The same as a web page with a true table."""
    lines = "".join(f"<p>{line}</p>" for line in BODY.splitlines())
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    return extract(f"<html><body>{lines}<table>{rows}</table></body></html>".encode())


def as_word(cells: Cells) -> Notice:
    """The same as a Word file."""
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in cells)
    body = "".join(map(_paragraph, BODY.splitlines())) + f"<w:tbl>{rows}</w:tbl>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    return extract(stream.getvalue())


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


FORMS = params([("text", as_text), ("page", as_page), ("Word", as_word)])

SECTIONS: list[tuple[str, Cells, list[tuple[str | None, str | None]]]] = [
    (
        "a band of a Chinese numeral and one cell",
        [
            ["序号", "重点任务", "牵头单位", "配合单位"],
            ["一", "防汛抗旱", "", ""],
            ["1", "新建泵站", "市水务局", "市住建局"],
            ["（二）", "道路交通", "", ""],
            ["2", "整修村道", "市交通局", "市财政局"],
        ],
        [("一、防汛抗旱", "1"), ("（二）道路交通", "2")],
    ),
    (
        "a band in the first cell",
        [
            ["序号", "重点任务", "责任单位"],
            ["一、防汛抗旱", "", ""],
            ["1", "新建泵站", "市水务局"],
            ["道路交通类", "", ""],
            ["2", "整修村道", "市交通局"],
        ],
        [("一、防汛抗旱", "1"), ("道路交通类", "2")],
    ),
    (
        "rows with Chinese numbers are no bands",
        [["序号", "重点任务", "责任单位"], ["一", "新建泵站", "市水务局"], ["二", "整修村道", "市交通局"]],
        [(None, "一"), (None, "二")],
    ),
    (
        "a column of groups, given once",
        [
            ["类别", "序号", "重点任务", "责任单位"],
            ["防汛抗旱", "1", "新建泵站", "市水务局"],
            ["", "2", "清理河道", "市水务局"],
            ["道路交通", "3", "整修村道", "市交通局"],
            ["", "4", "加装护栏", "市交通局"],
        ],
        [("防汛抗旱", "1"), ("防汛抗旱", "2"), ("道路交通", "3"), ("道路交通", "4")],
    ),
]


@pytest.mark.parametrize("read", FORMS)
@pytest.mark.parametrize(("cells", "expected"), params(SECTIONS))
def test_section(read: type[Notice], cells: Cells, expected: list[tuple[str | None, str | None]]) -> None:
    notice = read(cells)
    (table,) = notice.tables
    assert [(row.section, row.number) for row in table.rows] == expected
    check_evidence(notice)


BODIES = [
    ("blanks between", "安监站 安监所", ["responsible 安监站", "responsible 安监所"]),
    ("full-width blanks", "计财科　项目办", ["responsible 计财科", "responsible 项目办"]),
    ("a blank within a name", "市自然资源 和规划局", ["responsible 市自然资源和规划局"]),
    ("a blank after the committee", "县委 组织部", ["responsible 县委组织部"]),
    ("verbs, a blank between", "市水务局牵头 市住建局配合", ["lead 市水务局", "support 市住建局"]),
]


@pytest.mark.parametrize("read", FORMS)
@pytest.mark.parametrize(("cell", "expected"), params(BODIES))
def test_bodies_in_a_cell(read: type[Notice], cell: str, expected: list[str]) -> None:
    (table,) = read([["序号", "重点任务", "责任单位"], ["1", "新建泵站", cell], ["2", "整修村道", "市交通局"]]).tables
    assert who(table.rows[0].units) == expected


def test_bodies_in_lines_of_a_cell() -> None:
    cells = [
        ["序号", "任务", "责任单位"],
        ["1", "新建泵站", "安监站<br>应急管理办公室<br>各乡镇"],
        ["2", "整修", "市交通局"],
    ]
    (table,) = as_page(cells).tables
    assert who(table.rows[0].units) == ["responsible 安监站", "responsible 应急管理办公室", "responsible 各乡镇"]


PERSONS = [
    ["序号", "重点任务", "牵头县领导", "责任单位", "责任人"],
    ["1", "新建泵站", "张某某", "市水务局", "李某"],
    ["2", "整修村道", "王某", "市交通局", "赵某"],
]


@pytest.mark.parametrize("read", FORMS)
def test_persons_are_no_units_and_no_task(read: type[Notice]) -> None:
    (table,) = read(PERSONS).tables
    assert [(row.task, who(row.units)) for row in table.rows] == [
        ("新建泵站", ["responsible 市水务局"]),
        ("整修村道", ["responsible 市交通局"]),
    ]
    assert table.rows[0].cells["牵头县领导"] == "张某某"


LIMITS: list[tuple[str, Cells, list[str]]] = [
    (
        "the last heading of progress, where something is said",
        [
            ["序号", "重点任务", "一季度", "上半年", "2026年目标", "责任单位"],
            ["1", "新建泵站", "完成选址", "", "建成投用", "市水务局"],
        ],
        ["2026年 = 2026-12-31"],
    ),
    (
        "a year that is over",
        [
            ["序号", "重点任务", "2025年完成", "2026年目标", "责任单位"],
            ["1", "新建泵站", "完成选址", "建成投用", "市水务局"],
        ],
        ["2026年 = 2026-12-31"],
    ),
    (
        "the heading of the task",
        [["序号", "6月底前完成的事项", "责任单位"], ["1", "新建泵站", "市水务局"]],
        ["6月底前 = 2026-06-30"],
    ),
    (
        "a band",
        [["序号", "重点任务", "责任单位"], ["一、9月底前完成的事项", "", ""], ["1", "新建泵站", "市水务局"]],
        ["9月底前 = 2026-09-30"],
    ),
    (
        "the row's own text comes first",
        [["序号", "重点任务", "上半年", "责任单位"], ["1", "5月底前完成选址", "开工", "市水务局"]],
        ["5月底前 = 2026-05-31"],
    ),
    (
        "a column of limits comes first",
        [["序号", "重点任务", "上半年", "责任单位", "完成时限"], ["1", "新建泵站", "开工", "市水务局", "10月底"]],
        ["10月底 = 2026-10-31"],
    ),
    (
        "a limit that says what is reached",
        [["序号", "重点任务", "责任单位", "完成时限"], ["1", "新建泵站", "市水务局", "9月投入使用"]],
        ["9月 = 2026-09-30"],
    ),
]


@pytest.mark.parametrize("read", FORMS)
@pytest.mark.parametrize(("cells", "expected"), params(LIMITS))
def test_limits(read: type[Notice], cells: Cells, expected: list[str]) -> None:
    notice = read([*cells, ["2", *["整修村道"] * (len(cells[0]) - 1)]])
    (table,) = notice.tables
    assert when(table.rows[0].deadlines) == expected
    check_evidence(notice)


def test_a_year_in_the_title_of_a_table() -> None:
    rows = "序号\t重点任务\t责任单位\t完成时限\n1\t新建泵站\t市水务局\t6月底前\n"
    text = f"{BODY}附件2\n2027年民生实事任务分解表\n{rows}附件3\n2027—2029年项目清单\n{rows}附件4\n2027年—2029年项目清单\n{rows}"
    own, *several = extract_text(text).tables
    assert when(own.rows[0].deadlines) == ["6月底前 = 2027-06-30"]
    assert [when(table.rows[0].deadlines) for table in several] == [["6月底前 = 2026-06-30"]] * 2


TARGETS: list[tuple[str, str, str, list[str]]] = [
    ("money", "总投资（亿元）", "3.5", ["总投资 = 350000000 元"]),
    ("万", "受益群众（万人次）", "1.2", ["受益群众 = 12000 人次"]),
    ("a heading that names nothing", "目标值（个）", "12", ["新建泵站 = 12 个"]),
    ("the plan's year in it", "2026年目标（%）", "85", ["新建泵站 = 85 %"]),
    ("the sign of percent again", "覆盖率（%）", "85%", ["覆盖率 = 85 %"]),
    ("a comparison before", "数量（个）", "≥12", ["新建泵站 >= 12 个"]),
    ("a comparison after", "数量（个）", "12以上", ["新建泵站 >= 12 个"]),
    ("a range", "数量（个）", "12-15", ["新建泵站 = 12-15 个"]),
    ("half-width brackets", "总投资(万元)", "1,200", ["总投资 = 12000000 元"]),
    ("wording", "工作目标", "建成泵站3座", ["建成泵站 = 3 座"]),
    ("no number", "目标值（个）", "—", []),
    ("the year before", "2025年完成（亿元）", "12", []),
    ("what there is", "现有（家）", "50", []),
    ("what it counts for", "权重（分）", "10", []),
    ("what there was", "上年基数（个）", "10", []),
    ("a number of what is no measure", "科室（处）长", "3", []),
]


@pytest.mark.parametrize("read", FORMS)
@pytest.mark.parametrize(("heading", "cell", "expected"), params(TARGETS))
def test_targets(read: type[Notice], heading: str, cell: str, expected: list[str]) -> None:
    cells = [
        ["序号", "重点任务", heading, "责任单位"],
        ["1", "新建泵站", cell, "市水务局"],
        ["2", "整修村道", "", "市交通局"],
    ]
    notice = read(cells)
    (table,) = notice.tables
    assert what(table.rows[0].targets) == expected
    check_evidence(notice)


def test_a_column_of_numbers_below_a_merged_heading() -> None:
    rows = "<tr><td>工作任务</td><td colspan=2>具体要求</td><td>责任科室</td></tr>"
    rows += "<tr><td rowspan=2>公开文件</td><td>1</td><td>清理目录</td><td>办公室</td></tr><tr><td>2</td><td>公布目录</td><td>法规科</td></tr>"
    (table,) = extract(f"<html><body>{BODY}<table>{rows}</table></body></html>".encode()).tables
    assert [(row.number, row.task, row.subtask) for row in table.rows] == [
        ("1", "公开文件", "清理目录"),
        ("2", "公开文件", "公布目录"),
    ]
