"""Headers of task tables in two rows."""

from __future__ import annotations

from ydparse import extract
from ydparse.models import Table

TOP = "<tr><td rowspan=2>序号</td><td rowspan=2>重点任务</td><td colspan=2>{0}</td><td rowspan=2>完成时限</td></tr>"
ROW = "<tr><td>1</td><td>新建公厕3座</td><td>{0}</td><td>{1}</td><td>6月底前</td></tr>"


def table_of(top: str, sub: tuple[str, str], cells: tuple[str, str]) -> Table:
    page = "<html><body><p>青禾市2026年重点任务清单</p><table>" + TOP.format(top)
    page += f"<tr><td>{sub[0]}</td><td>{sub[1]}</td></tr>" + ROW.format(*cells) + "</table></body></html>"
    (found,) = extract(page.encode()).tables
    return found


def test_bodies_below_a_merged_heading_have_the_role_of_their_own() -> None:
    found = table_of("责任分工", ("牵头单位", "配合单位"), ("市住建局", "市财政局、市城管局"))
    assert found.columns == ("序号", "重点任务", "牵头单位", "配合单位", "完成时限")
    assert [(unit.name, unit.role) for unit in found.rows[0].units] == [
        ("市住建局", "lead"),
        ("市财政局", "support"),
        ("市城管局", "support"),
    ]


def test_what_is_due_within_the_year_is_no_limit_of_the_task() -> None:
    page = TOP.format("进度安排").replace("<td rowspan=2>完成时限</td>", "<td rowspan=2>责任单位</td>")
    row = ROW.format("完成1座", "完成3座").replace("6月底前", "市住建局")
    table = f"<p>青禾市2026年重点任务清单</p><table>{page}<tr><td>上半年</td><td>全年</td></tr>{row}</table>"
    (found,) = extract(f"<html><body>{table}</body></html>".encode()).tables
    assert [(limit.text, str(limit.date)) for limit in found.rows[0].deadlines] == [("全年", "2026-12-31")]


def test_the_first_row_of_tasks_is_no_second_header() -> None:
    page = """<html><body><p>青禾市2026年重点任务清单</p><table>
    <tr><td>序号</td><td colspan=2>重点任务</td><td>责任单位</td></tr>
    <tr><td rowspan=2>1</td><td rowspan=2>改善环境</td><td>新建公厕3座</td><td>市住建局</td></tr>
    <tr><td>改造公厕5座</td><td>市城管局</td></tr></table></body></html>"""
    (found,) = extract(page.encode()).tables
    assert [row.subtask for row in found.rows] == ["新建公厕3座", "改造公厕5座"]
