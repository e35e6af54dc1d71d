# ruff: noqa: E501 - one case a line reads best
"""PDF files: lines, ruled tables, tables over several pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from made import grids, only_grid, pdf, shape, table, texts, write

from ydparse.document import Grid, Line
from ydparse.readers import read

COLUMNS = (60, 110, 360, 520)
HEADER = ("序号", "重点任务", "责任单位")


def on_pages(*draws: Callable[[Any], None]) -> bytes:
    def draw(canvas: Any) -> None:
        for one in draws:
            one(canvas)
            canvas.showPage()

    return pdf(draw)


def test_lines_with_page_and_box() -> None:
    raw = read(on_pages(lambda c: write(c, 90, 100, "一、总体要求", 16), lambda c: write(c, 90, 700, "— 2 —")))
    assert texts(raw) == ["一、总体要求", "— 2 —"]
    assert raw.page_count == 2
    first, second = raw.blocks
    assert isinstance(first, Line) and isinstance(second, Line)
    assert (first.page, second.page, first.whole) == (1, 2, False)
    assert first.box is not None
    assert [round(value) for value in first.box][::2] == [90, 186]
    assert 90 < first.box[1] < 110 < first.box[3] < 125


def spread(canvas: Any) -> None:
    """Justified text: a third of a character between all."""
    for at, char in enumerate("青禾市人民政府"):
        write(canvas, 90 + at * 16, 100, char)


LINES: list[tuple[str, Callable[[Any], None], list[str]]] = [
    ("reading order", lambda c: (write(c, 90, 130, "乙"), write(c, 90, 100, "甲"), write(c, 300, 100, "丙")), ["甲 丙", "乙"]),
    ("drawn twice for bold", lambda c: (write(c, 90, 100, "青禾市"), write(c, 90.4, 100, "青禾市")), ["青禾市"]),
    ("repeated characters stay", lambda c: write(c, 90, 100, "人人有责"), ["人人有责"]),
    ("spread to fill the line", spread, ["青禾市人民政府"]),
    ("a wide gap is one blank", lambda c: (write(c, 90, 100, "青政办〔2026〕7号"), write(c, 400, 100, "签发人：某某")), ["青政办〔2026〕7号 签发人：某某"]),
    ("a blank between words", lambda c: write(c, 90, 100, "GDP growth 8%"), ["GDP growth 8%"]),
    ("figures set apart from Chinese", lambda c: (write(c, 90, 100, "到"), write(c, 105, 100, "2026"), write(c, 132, 100, "年")), ["到2026年"]),
    ("a small raised character", lambda c: (write(c, 90, 100, "面积10m"), write(c, 90 + c.stringWidth("面积10m"), 99, "2", 6)), ["面积10m2"]),
    ("rules of the red head", lambda c: (c.line(60, 700, 540, 700), c.line(60, 695, 540, 695), write(c, 90, 200, "通知")), ["通知"]),
    ("rules around the 版记", lambda c: (c.line(60, 200, 540, 200), write(c, 70, 650, "抄送：市委各部门。"), c.line(60, 180, 540, 180), write(c, 70, 675, "青禾市人民政府办公室"), c.line(60, 150, 540, 150)), ["抄送：市委各部门。", "青禾市人民政府办公室"]),
    ("a box around text", lambda c: (c.rect(60, 600, 400, 100), write(c, 70, 160, "专栏1"), write(c, 70, 180, "重点工程")), ["专栏1", "重点工程"]),
]  # fmt: skip


@pytest.mark.parametrize(("draw", "lines"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_lines(draw: Callable[[Any], None], lines: list[str]) -> None:
    raw = read(pdf(draw))
    assert texts(raw) == lines
    assert grids(raw) == []


def test_radicals_are_read_as_characters() -> None:
    from ydparse.document.characters import show

    assert show("⽅") == "方"
    assert show("％") == "％"


Rows = Sequence[Sequence[str]]

TABLES: list[tuple[str, Rows, list[list[str]], list[list[int]]]] = [
    ("plain", [HEADER, ("1", "新建学校", "市教育局")], [list(HEADER), ["1", "新建学校", "市教育局"]], [[0, 1, 2], [3, 4, 5]]),
    ("cell of two lines", [HEADER, ("1", "新建\n学校", "市教育局")], [list(HEADER), ["1", "新建\n学校", "市教育局"]], [[0, 1, 2], [3, 4, 5]]),
    ("band across", [HEADER, ("一、产业", "<", "<"), ("1", "甲", "乙")], [list(HEADER), ["一、产业"] * 3, ["1", "甲", "乙"]], [[0, 1, 2], [3, 3, 3], [4, 5, 6]]),
    ("merged down", [HEADER, ("1", "甲", "乙"), ("2", "丙", "^")], [list(HEADER), ["1", "甲", "乙"], ["2", "丙", "乙"]], [[0, 1, 2], [3, 4, 5], [6, 7, 5]]),
    ("empty cell", [HEADER, ("1", "", "乙")], [list(HEADER), ["1", "", "乙"]], [[0, 1, 2], [3, 4, 5]]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "want", "places"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_tables(rows: Rows, want: list[list[str]], places: list[list[int]]) -> None:
    def draw(canvas: Any) -> None:
        write(canvas, 60, 80, "附件：任务分解表")
        table(canvas, 110, COLUMNS, rows)
        write(canvas, 60, 400, "注：按季度报送。")

    raw = read(pdf(draw))
    assert [type(block) for block in raw.blocks] == [Line, Grid, Line]
    assert grids(raw) == [want]
    assert shape(only_grid(raw)) == places
    assert all(cell.page == 1 and cell.box for row in only_grid(raw).rows for cell in row)


def paged(rows: Rows, columns: Sequence[float] = COLUMNS, before: str = "", after: str = "") -> Callable[[Any], None]:
    """A page with a table, maybe a line before and after, and a page number."""

    def draw(canvas: Any) -> None:
        if before:
            write(canvas, 60, 80, before)
        table(canvas, 110, columns, rows)
        if after:
            write(canvas, 60, 700, after)
        write(canvas, 280, 790, f"— {canvas.getPageNumber()} —")

    return draw


FIRST = [HEADER, ("1", "新建学校。", "市教育局")]
SECOND = ["2", "新建公路。", "市交通局"]
SPLIT = ("2", "推进公共服务平台建设和\n数据资源共享，建立联席会", "市数据局")

JOINED: list[tuple[str, list[Callable[[Any], None]], list[list[str]]]] = [
    ("going on", [paged(FIRST), paged([SECOND, ("3", "甲。", "乙")])],
     [list(HEADER), ["1", "新建学校。", "市教育局"], SECOND, ["3", "甲。", "乙"]]),
    ("header on each page", [paged(FIRST), paged([HEADER, SECOND])], [list(HEADER), ["1", "新建学校。", "市教育局"], SECOND]),
    ("band row makes other columns", [paged(FIRST), paged([("一、产业", "<", "<"), ("2", "甲。", "<")])],
     [list(HEADER), ["1", "新建学校。", "市教育局"], ["一、产业"] * 3, ["2", "甲。", "甲。"]]),
    ("running head between", [paged(FIRST, before="青禾市工作要点"), paged([SECOND, SECOND], before="青禾市工作要点")],
     [list(HEADER), ["1", "新建学校。", "市教育局"], SECOND, SECOND]),
    ("row split by the page", [paged([HEADER, SPLIT]), paged([("", "议制度。", ""), ("3", "甲。", "乙")])],
     [list(HEADER), ["2", "推进公共服务平台建设和\n数据资源共享，建立联席会\n议制度。", "市数据局"], ["3", "甲。", "乙"]]),
    ("a sentence that ended is no split row", [paged([HEADER, ("2", "推进公共服务平台建设和\n数据资源共享，建立制度。", "甲")]), paged([("", "新建学校。", ""), ("3", "甲。", "乙")])],
     [list(HEADER), ["2", "推进公共服务平台建设和\n数据资源共享，建立制度。", "甲"], ["", "新建学校。", ""], ["3", "甲。", "乙"]]),
    ("merged cell goes on", [paged([HEADER, ("产业", "甲。", "乙"), ("^", "丙。", "丁")]), paged([("", "戊。", "己"), ("民生", "庚。", "辛")])],
     [list(HEADER), ["产业", "甲。", "乙"], ["产业", "丙。", "丁"], ["产业", "戊。", "己"], ["民生", "庚。", "辛"]]),
    ("merged unit goes on", [paged([HEADER, ("1", "甲。", "乙局"), ("2", "丙。", "^")]), paged([("3", "丁。", ""), ("4", "戊。", "己局")])],
     [list(HEADER), ["1", "甲。", "乙局"], ["2", "丙。", "乙局"], ["3", "丁。", "乙局"], ["4", "戊。", "己局"]]),
    ("merged unit goes on below a repeated header", [paged([HEADER, ("1", "甲。", "乙局"), ("2", "丙。", "^")]), paged([HEADER, ("3", "丁。", ""), ("4", "戊。", "^")])],
     [list(HEADER), ["1", "甲。", "乙局"], ["2", "丙。", "乙局"], ["3", "丁。", "乙局"], ["4", "戊。", "乙局"]]),
    ("merged over three pages", [paged([HEADER, ("1", "甲。", "乙局"), ("2", "丙。", "^")]), paged([("3", "丁。", ""), ("4", "戊。", "^")]), paged([("5", "庚。", ""), ("6", "辛。", "壬局")])],
     [list(HEADER), ["1", "甲。", "乙局"], ["2", "丙。", "乙局"], ["3", "丁。", "乙局"], ["4", "戊。", "乙局"], ["5", "庚。", "乙局"], ["6", "辛。", "壬局"]]),
    ("an empty cell below one of its own is empty", [paged([HEADER, ("1", "甲。", "乙局"), ("2", "丙。", "丁局")]), paged([("3", "戊。", ""), ("4", "己。", "庚局")])],
     [list(HEADER), ["1", "甲。", "乙局"], ["2", "丙。", "丁局"], ["3", "戊。", ""], ["4", "己。", "庚局"]]),
    ("right of a group that begins anew", [paged([HEADER, ("产业", "甲。", "乙局"), ("^", "丙。", "^")]), paged([("民生", "丁。", ""), ("^", "戊。", "己局")])],
     [list(HEADER), ["产业", "甲。", "乙局"], ["产业", "丙。", "乙局"], ["民生", "丁。", ""], ["民生", "戊。", "己局"]]),
    ("three pages", [paged(FIRST), paged([HEADER, SECOND]), paged([HEADER, ("3", "甲。", "乙")])],
     [list(HEADER), ["1", "新建学校。", "市教育局"], SECOND, ["3", "甲。", "乙"]]),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "want"), [case[1:] for case in JOINED], ids=[case[0] for case in JOINED])
def test_a_table_over_pages_is_one_grid(pages: list[Callable[[Any], None]], want: list[list[str]]) -> None:
    raw = read(on_pages(*pages))
    assert grids(raw) == [want]
    assert sum("—" in text for text in texts(raw)) == len(pages)


def test_a_merged_cell_over_pages_is_one_cell() -> None:
    rows = [HEADER, ("产业", "甲。", "乙"), ("^", "丙。", "丁")]
    raw = read(on_pages(paged(rows), paged([("", "戊。", "己"), ("^", "庚。", "辛")])))
    assert [row[0] for row in shape(only_grid(raw))] == [0, 3, 3, 3, 3]


APART: list[tuple[str, list[Callable[[Any], None]]]] = [
    ("text between", [paged(FIRST, after="附件2"), paged([HEADER, SECOND])]),
    ("text before the second", [paged(FIRST), paged([HEADER, SECOND], before="附件2：另一张表")]),
    ("an annex each", [paged(FIRST, before="附件1"), paged([HEADER, SECOND], before="附件2")]),
    ("an annex each, unnumbered", [paged(FIRST, before="附件"), paged([HEADER, SECOND], before="附件")]),
    ("other columns", [paged(FIRST), paged([HEADER, SECOND], columns=(60, 200, 300, 520))]),
    ("a page between", [paged(FIRST), lambda c: write(c, 60, 300, "正文。"), paged([HEADER, SECOND])]),
]


@pytest.mark.parametrize("pages", [case[1] for case in APART], ids=[case[0] for case in APART])
def test_tables_that_do_not_belong_together(pages: list[Callable[[Any], None]]) -> None:
    assert len(grids(read(on_pages(*pages)))) == 2


def test_table_in_a_form_object() -> None:
    def draw(canvas: Any) -> None:
        canvas.beginForm("table")
        table(canvas, 110, COLUMNS, FIRST)
        canvas.endForm()
        canvas.doForm("table")

    assert grids(read(pdf(draw))) == [[list(row) for row in FIRST]]


def boxes(canvas: Any) -> None:
    """A rectangle a cell."""
    for row in range(2):
        for column in range(3):
            left, right = COLUMNS[column], COLUMNS[column + 1]
            canvas.rect(left, 842 - 134 - row * 24, right - left, 24)


def strips(canvas: Any) -> None:
    """Rules as thin filled rectangles, as Word exports them, broken off at each crossing."""
    for row in range(3):
        for column in range(3):
            left, right = COLUMNS[column], COLUMNS[column + 1]
            canvas.rect(left, 842 - 110 - row * 24, right - left, 0.5, stroke=0, fill=1)
    for row in range(2):
        for x in COLUMNS:
            canvas.rect(x, 842 - 134 - row * 24, 0.5, 24, stroke=0, fill=1)


@pytest.mark.parametrize("rules", [boxes, strips])
def test_other_ways_to_rule_a_table(rules: Callable[[Any], None]) -> None:
    def draw(canvas: Any) -> None:
        rules(canvas)
        for row, texts_ in enumerate(FIRST):
            for x, text in zip(COLUMNS, texts_, strict=False):
                write(canvas, x + 3, 113 + row * 24, text, 10)

    assert grids(read(pdf(draw))) == [[list(row) for row in FIRST]]


def test_a_page_on_its_side() -> None:
    def draw(canvas: Any) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.translate(0, -842)
        write(canvas, 60, 300, "附件")
        table(canvas, 330, COLUMNS, FIRST)

    raw = read(pdf(draw))
    assert texts(raw) == ["附件"]
    assert grids(raw) == [[list(row) for row in FIRST]]


SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.pdf"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_have_the_characters_that_pdfplumber_finds(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as document:
        want = Counter(char["text"] for page in document.pages for char in page.chars)
    raw = read(path.read_bytes())
    cells = {cell for block in raw.blocks if isinstance(block, Grid) for row in block.rows for cell in row}
    have = Counter("".join([*texts(raw), *(cell.text for cell in cells)]))
    headers = {char for cell in cells for char in cell.text}  # each page repeats them
    lacking = {char for char in want if have[char] < want[char] and not char.isspace()}
    assert not have - want - Counter({" ": 10**6, "\n": 10**6})
    assert lacking <= headers
