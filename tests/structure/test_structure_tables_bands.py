# ruff: noqa: E501 - one case a line reads best
"""The line right above a table: a heading that is the first band, or a task that heads no rows."""

from __future__ import annotations

import io

import pytest
from tables import params

from ydparse import extract

TASKS = [
    "1.建设县级数据平台（县数据局牵头）",
    "1.建设县级数据平台（牵头单位：县数据局；责任单位：县财政局）",
    "（一）整修水渠（责任单位：县水利局）",
    "（一）由县水利局负责整修水渠。",
    "3.清理河道，完成时限：6月底。",
    "一、培育苗木（县林业局负责）",
]
BANDS = ["一、产业发展", "（一）生态环境", "1.民生实事", "二、数字化（三年）"]
ROWS = [("序号", "任务", "责任单位"), ("1", "建成机房", "县财政局"), ("2", "建成专网", "县司法局")]


def as_page(line: str) -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in ROWS)
    return f"<html><body><p>白石县2026年任务清单</p><p>{line}</p><table>{rows}</table></body></html>".encode()


def as_word(line: str) -> bytes:
    from docx import Document

    document = Document()
    document.add_paragraph("白石县2026年任务清单")
    document.add_paragraph(line)
    table = document.add_table(rows=len(ROWS), cols=3)
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_text(line: str) -> bytes:
    return "\n".join(["白石县2026年任务清单", line, *map("\t".join, ROWS)]).encode()


@pytest.mark.parametrize("make", [as_page, as_word, as_text])
@pytest.mark.parametrize(("line", "band"), [*((line, None) for line in TASKS), *((line, line) for line in BANDS)])
def test_the_band_of_the_first_row(make: object, line: str, band: str | None) -> None:
    assert callable(make)
    (table,) = extract(make(line)).tables
    assert [row.section for row in table.rows] == [band, band]


AMONG: list[tuple[str, str, str, str, bool]] = [
    ("a task among tasks", "<p>一、建设任务</p><p>1.建设县级数据平台</p>", "<p>2.推进数据共享。（县数据局负责）</p>", "1.建设县级数据平台", False),
    ("the last of tasks", "<p>一、建设任务</p><p>1.推进数据共享。（县数据局负责）</p><p>2.建设县级数据平台</p>", "", "2.建设县级数据平台", False),
    ("tasks without a heading", "<p>1.建设县级数据平台</p>", "<p>2.推进数据共享。（县数据局负责）</p>", "1.建设县级数据平台", False),
    ("tasks in brackets", "<p>一、重点任务</p><p>（一）建设县级数据平台</p>", "<p>（二）推进数据共享。（县数据局负责）</p>", "（一）建设县级数据平台", False),
    ("a task without a clause beside it", "<p>一、建设任务</p><p>1.推进数据共享。</p><p>2.建设县级数据平台</p>", "<p>3.开展培训。</p>", "2.建设县级数据平台", False),
    ("a task of an article", "<p>第一条 建设县级数据平台</p>", "<p>第二条 推进数据共享。（县数据局负责）</p>", "第一条 建设县级数据平台", False),
    ("a heading among headings", "<p>一、产业发展</p>", "<p>二、保障措施</p><p>1.加强培训。（县人社局负责）</p>", "一、产业发展", True),
    ("a heading before an article of the end", "<p>一、产业发展</p>", "<p>二、加强组织领导。（县政府办负责）</p>", "一、产业发展", True),
    ("a heading of the second level", "<p>一、重点任务</p><p>（一）产业发展</p>", "<p>二、工作要求</p><p>1.加强培训。（县人社局负责）</p>", "（一）产业发展", True),
]  # fmt: skip


@pytest.mark.parametrize(("above", "below", "line", "is_band"), params(AMONG))
def test_an_entry_among_tasks_heads_no_rows(above: str, below: str, line: str, is_band: bool) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in ROWS)
    page = f"<html><body><p>白石县2026年数据工作要点</p>{above}<table>{rows}</table>{below}</body></html>"
    (table,) = extract(page.encode()).tables
    assert [row.section for row in table.rows] == [line if is_band else None] * 2


def test_bands_within_a_table_stay_below_a_task() -> None:
    inner = "<tr><td colspan=3>（一）强化供给</td></tr>"
    rows = [f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in ROWS]
    page = (
        "<html><body><p>白石县2026年数据工作要点</p><p>1.建设县级数据平台</p>"
        f"<table>{rows[0]}{rows[1]}{inner}{rows[2]}</table><p>2.推进数据共享。（县数据局负责）</p></body></html>"
    )
    (table,) = extract(page.encode()).tables
    assert [row.section for row in table.rows] == [None, "（一）强化供给"]
