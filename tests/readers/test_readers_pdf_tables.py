"""Ruled tables of PDF files: rows that a page splits, headers that pages repeat, rules that close nothing."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from made import grids, pdf, table, texts, write

from ydparse.readers import read
from ydparse.readers.pdf_open import ladders

COLUMNS = (60, 110, 360, 520)
HEADER = ("序号", "重点任务", "责任单位")
TASK = "推进公共服务平台建设和\n数据资源共享，建立联席会"
OTHER = ("1", "加快新型基础设施的建设\n和改造。", "市教育局")

Rows = Sequence[Sequence[str]]


def paged(rows: Rows, before: str = "") -> Callable[[Any], None]:
    def draw(canvas: Any) -> None:
        if before:
            write(canvas, 60, 80, before)
        table(canvas, 110, COLUMNS, rows)
        write(canvas, 280, 790, f"— {canvas.getPageNumber()} —")

    return draw


def over(*pages: Rows, before: Sequence[str] = ("", "", "")) -> list[list[list[str]]]:
    """The grids of a table over pages, each below a line."""

    def draw(canvas: Any) -> None:
        for rows, line in zip(pages, before, strict=False):
            paged(rows, line)(canvas)
            canvas.showPage()

    return grids(read(pdf(draw)))


SPLIT: list[tuple[str, Rows, Rows, list[str]]] = [
    ("in one cell", [("2", TASK, "市数据局")], [("", "议制度。", "")], ["2", TASK + "\n议制度。", "市数据局"]),
    ("in two cells", [("2", TASK, "市数据局、市科技局、市\n发展改革委、市财政局、")], [("", "议制度。", "市司法局")],
     ["2", TASK + "\n议制度。", "市数据局、市科技局、市\n发展改革委、市财政局、\n市司法局"]),
    ("the number said again", [("2", TASK, "市数据局")], [("2", "议制度。", "")], ["2", TASK + "\n议制度。", "市数据局"]),
    ("one line of the cell on the first page", [("2", "推进公共服务平台建设和", "市数据局")], [("", "数据资源共享。", "")],
     ["2", "推进公共服务平台建设和\n数据资源共享。", "市数据局"]),
    ("after a comma", [("2", "推进建设，", "市数据局")], [("", "加快共享。", "")], ["2", "推进建设，\n加快共享。", "市数据局"]),
    ("before a comma", [("2", "推进建设。", "市教育局")], [("", "", "、市财政局")], ["2", "推进建设。", "市教育局\n、市财政局"]),
    ("in a bracket", [("2", "推进建设（含改造", "市数据局")], [("", "工程）", "")], ["2", "推进建设（含改造\n工程）", "市数据局"]),
    *((f"in a range, {end}", [("2", f"选派骨干{end}", "市数据局")], [("", f"{rest}。", "")], ["2", f"选派骨干{end}\n{rest}。", "市数据局"])
      for end, rest in (("8-", "10名"), ("2026—", "2028年36名"), ("5～", "8名"), ("3至", "5名"), ("30–", "40名"), ("1.5－", "2万名"))),
    ("in the units alone", [("2", "推进建设。", "市数据局、市科技局、")], [("", "", "市司法局")],
     ["2", "推进建设。", "市数据局、市科技局、\n市司法局"]),
]  # fmt: skip


@pytest.mark.parametrize("repeated", [False, True], ids=["", "below a repeated header"])
@pytest.mark.parametrize(("first", "second", "want"), [case[1:] for case in SPLIT], ids=[case[0] for case in SPLIT])
def test_a_row_that_the_page_splits_is_one_row(first: Rows, second: Rows, want: list[str], repeated: bool) -> None:
    below = [*([HEADER] if repeated else []), *second, ("3", "甲。", "乙")]
    assert over([HEADER, OTHER, *first], below) == [[list(HEADER), list(OTHER), want, ["3", "甲。", "乙"]]]


def test_a_row_over_three_pages() -> None:
    found = over(
        [HEADER, OTHER, ("2", TASK, "市数据局")],
        [("", "议制度，推进公共服务平台", "")],
        [("", "建设。", ""), ("3", "甲。", "乙")],
    )
    assert found == [
        [list(HEADER), list(OTHER), ["2", TASK + "\n议制度，推进公共服务平台\n建设。", "市数据局"], ["3", "甲。", "乙"]]
    ]


def test_a_split_row_below_a_merged_cell_and_a_band() -> None:
    band = ("推进各项工作落实见效任务安排", "<", "<")
    found = over(
        [HEADER, band, ("2", "推进建设。", "市教育局"), ("^", TASK, "市数据局")],
        [("", "议制度。", ""), ("3", "甲。", "乙")],
    )
    assert found[0][2:] == [
        ["2", "推进建设。", "市教育局"],
        ["2", TASK + "\n议制度。", "市数据局"],
        ["3", "甲。", "乙"],
    ]


def test_a_full_row_below_a_merged_cell_is_a_row() -> None:
    found = over([HEADER, ("2", "推进建设。", "市教育局"), ("^", TASK, "市数据局")], [("", "新建学校。", "市司法局")])
    assert len(found[0]) == 4


def test_a_merged_cell_beside_numbers_goes_on_over_the_page() -> None:
    columns = (60, 110, 200, 400)
    pages = (
        [("序号", "领域", "任务"), ("1", "经济发展", "甲。"), ("2", "^", "乙。")],
        [("3", "", "丙。"), ("4", "^", "丁。"), ("5", "社会治理", "戊。")],
    )

    def draw(canvas: Any) -> None:
        for top, rows in zip((700, 60), pages, strict=True):
            table(canvas, top, columns, rows)
            canvas.showPage()

    (found,) = grids(read(pdf(draw)))
    assert [row[1] for row in found] == ["领域", *["经济发展"] * 4, "社会治理"]


def test_a_table_with_another_header_and_numbers_of_its_own_is_another() -> None:
    found = over([HEADER, ("1", "甲。", "乙"), ("2", "丙。", "丁")], [("项目", "内容", "单位"), ("1", "戊。", "己")])
    assert [len(rows) for rows in found] == [3, 2]


WHOLE: list[tuple[str, Rows, Rows]] = [
    ("the next number", [("2", TASK, "市数据局")], [("3", "议制度。", "")]),
    ("a short line", [("2", "推进建设", "市数据局")], [("", "新建学校", "市教育局")]),
    ("units of its own", [("2", TASK, "市数据局")], [("", "新建学校", "市教育局")]),
    ("a sentence that ended", [("2", TASK + "。", "市数据局")], [("", "新建学校。", "")]),
    ("a dash for nothing", [("2", "推进建设", "—")], [("", "新建学校", "市教育局")]),
    ("a figure at the end", [("2", "推进建设8", "市数据局")], [("", "10所学校", "市教育局")]),
]


@pytest.mark.parametrize(("first", "second"), [case[1:] for case in WHOLE], ids=[case[0] for case in WHOLE])
def test_rows_that_no_page_split(first: Rows, second: Rows) -> None:
    assert over([HEADER, OTHER, *first], second) == [[list(row) for row in (HEADER, OTHER, *first, *second)]]


TWO_HEADERS = [("序号", "任务", "责任"), ("^", "内容", "单位")]
REPEATED: list[tuple[str, Rows, Rows, Sequence[str]]] = [
    ("two rows", [*TWO_HEADERS, OTHER], TWO_HEADERS, ("", "")),
    ("below a title in the table", [("任务分解表", "<", "<"), HEADER, OTHER], [HEADER], ("", "")),
    (
        "with the title in the table",
        [("任务分解表", "<", "<"), HEADER, OTHER],
        [("任务分解表", "<", "<"), HEADER],
        ("", ""),
    ),
    ("broken otherwise", [HEADER, OTHER], [("序\n号", "重点任务", "责任\n单位")], ("", "")),
    ("below 续表", [HEADER, OTHER], [HEADER], ("", "续表")),
    ("below 续上表", [HEADER, OTHER], [HEADER], ("", "（续上表）")),
    ("below the title, 续", [HEADER, OTHER], [HEADER], ("表1 重点任务", "表1 重点任务（续）")),
]


@pytest.mark.parametrize(
    ("first", "again", "before"), [case[1:] for case in REPEATED], ids=[case[0] for case in REPEATED]
)
def test_headers_that_a_page_repeats_are_dropped(first: Rows, again: Rows, before: Sequence[str]) -> None:
    (found,) = over(first, [*again, ("2", "甲。", "乙")], before=before)
    assert len(found) == len(first) + 1
    assert found[-2:] == [list(OTHER), ["2", "甲。", "乙"]]


OPEN = [
    ("序号", "重点任务", "责任单位", "完成时限"),
    ("1", "新建学校一批，改善条件，\n推动均衡。", "市教育局", "2026年6月"),
    ("2", "修公路。", "市交通局、市财\n政局", "12月底"),
]
STARTS = (63, 113, 323, 433)


def open_table(
    rules: Callable[[Any, Sequence[float]], None], rows: Rows = OPEN, starts: Sequence[float] = STARTS
) -> bytes:
    def draw(canvas: Any) -> None:
        write(canvas, 60, 60, "表1 重点任务")
        top, tops = 90.0, [90.0]
        for row in rows:
            lines = max(text.count("\n") for text in row) + 1
            for x, text in zip(starts, row, strict=False):
                for at, part in enumerate(text.split("\n")):
                    write(canvas, x, top + 4 + at * 14, part, 10)
            top += 10 + 14 * lines
            tops.append(top)
        rules(canvas, tops)
        write(canvas, 60, top + 30, "注：按季度报送。")

    return pdf(draw)


def three(canvas: Any, tops: Sequence[float]) -> None:
    for top in (tops[0], tops[1], tops[-1]):
        canvas.line(60, 842 - top, 520, 842 - top)


def level(canvas: Any, tops: Sequence[float]) -> None:
    for top in tops:
        canvas.line(60, 842 - top, 520, 842 - top)


def short(canvas: Any, tops: Sequence[float]) -> None:
    """Upright rules that do not reach the level ones."""
    level(canvas, tops)
    for x in (60, 110, 320, 430, 520):
        for top, bottom in itertools.pairwise(tops):
            canvas.line(x, 842 - top - 6, x, 842 - bottom + 6)


@pytest.mark.parametrize("rules", [three, level, short])
def test_a_table_whose_rules_do_not_close(rules: Callable[[Any, Sequence[float]], None]) -> None:
    raw = read(open_table(rules))
    assert texts(raw) == ["表1 重点任务", "注：按季度报送。"]
    assert grids(raw) == [[list(row) for row in OPEN]]


DOUBTFUL: list[tuple[str, Rows]] = [
    ("a heading that is missing", [("序号", "重点任务", "", "完成时限"), *OPEN[1:]]),
    (
        "rows that begin in mid-air",
        [OPEN[0], ("", "新建学校。", "市教育局", ""), ("1", "修公路。", "市交通局", "年底")],
    ),
    (
        "columns that run into one another",
        [
            OPEN[0],
            ("1", "新建学校一批，改善条件，推动均衡发展还有多", "市教育局", "年底"),
            ("2", "修公路。", "市交通局", "年底"),
        ],
    ),
    ("two columns", [("抄送", "市委各部门"), ("印发", "青禾市人民政府办公室"), ("1", "2")]),
]


@pytest.mark.parametrize("rows", [case[1] for case in DOUBTFUL], ids=[case[0] for case in DOUBTFUL])
def test_open_tables_in_doubt_stay_lines(rows: Rows) -> None:
    raw = read(open_table(three, rows))
    assert grids(raw) == []
    assert all(any(part in line for line in texts(raw)) for row in rows for text in row for part in text.split("\n"))


def test_ladders() -> None:
    rungs = [(60.0, y, 520.0, y) for y in (100.0, 124.0, 300.0)]
    assert ladders([*rungs, (60, 500, 90, 500)]) == [rungs]
    assert ladders(rungs[:2]) == ladders([(60, y, 520, y) for y in (100, 300, 500)]) == []


def shaded(canvas: Any) -> None:
    """The header on grey, without strokes; a white page below all."""
    canvas.setFillGray(1)
    canvas.rect(0, 0, 595, 842, stroke=0, fill=1)
    canvas.setFillGray(0.8)
    for left, right in itertools.pairwise(COLUMNS):
        canvas.rect(left + 2, 842 - 132, right - left - 4, 20, stroke=0, fill=1)
    canvas.setFillGray(0)
    table(canvas, 110, COLUMNS, [HEADER, ("1", "甲。", "乙")])


def scaled(canvas: Any) -> None:
    """In a form in a form, each with a matrix of its own."""
    canvas.beginForm("inner")
    canvas.scale(0.5, 0.5)
    canvas.saveState()
    canvas.scale(2, 2)
    table(canvas, 110, COLUMNS, [HEADER, ("1", "甲。", "乙")])
    canvas.restoreState()
    canvas.endForm()
    canvas.beginForm("outer")
    canvas.translate(0, 40)
    canvas.doForm("inner")
    canvas.endForm()
    canvas.doForm("outer")


def one_path(canvas: Any) -> None:
    """All rules as thin boxes of one path."""
    path = canvas.beginPath()
    for y in (110, 134, 158):
        path.rect(60, 842 - y, 460, 0.5)
    for x in COLUMNS:
        path.rect(x, 842 - 158, 0.5, 48)
    canvas.drawPath(path, stroke=0, fill=1)
    for row, line in enumerate((HEADER, ("1", "甲。", "乙"))):
        for x, text in zip(COLUMNS, line, strict=False):
            write(canvas, x + 3, 112 + 24 * row, text, 10)


def diagonal(canvas: Any) -> None:
    table(canvas, 110, COLUMNS, [HEADER, ("1", "甲。", "乙")])
    canvas.line(60, 842 - 110, 110, 842 - 134)


@pytest.mark.parametrize("draw", [shaded, scaled, one_path, diagonal])
def test_ways_of_drawing(draw: Callable[[Any], None]) -> None:
    assert grids(read(pdf(draw))) == [[list(HEADER), ["1", "甲。", "乙"]]]


def test_two_tables_on_a_page() -> None:
    def draw(canvas: Any) -> None:
        write(canvas, 60, 80, "第一张")
        table(canvas, 110, (60, 110, 300), [("序号", "任务"), ("1", "甲。")])
        write(canvas, 60, 250, "第二张")
        table(canvas, 280, (60, 110, 300), [("序号", "任务"), ("1", "乙。")])
        table(canvas, 280, (320, 370, 540), [("序号", "任务"), ("1", "丙。")])
        write(canvas, 60, 400, "完")

    raw = read(pdf(draw))
    assert texts(raw) == ["第一张", "第二张", "完"]
    assert [grid[1][1] for grid in grids(raw)] == ["甲。", "乙。", "丙。"]


def test_a_drawing_of_thousands_of_strokes_is_no_table() -> None:
    def draw(canvas: Any) -> None:
        for at in range(1500):
            canvas.line(10 + at / 3, 100, 10 + at / 3, 700)
            canvas.line(10, 100 + at / 3, 590, 100 + at / 3)
        write(canvas, 90, 50, "正文")

    raw = read(pdf(draw))
    assert (texts(raw), grids(raw)) == (["正文"], [])
