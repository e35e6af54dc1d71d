"""Markdown: a page to read, with the elements, the outline and the tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ydparse.models import Notice, Section
from ydparse.writers.labels import STRENGTHS, metadata_lines
from ydparse.writers.marks import sealed_page
from ydparse.writers.tasks import TaskRow, item_rows, table_rows

_COLUMNS = ("序号", "所属", "任务", "强度", "牵头", "责任", "配合", "时限", "目标", "请核对")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~])")


def write(notices: Sequence[Notice]) -> bytes:
    """The file's content: one chapter a notice, and the mark that shows whether somebody has changed it."""
    return sealed_page("\n".join("\n".join(_notice(notice)) + "\n" for notice in notices).encode())


def _notice(notice: Notice) -> Iterator[str]:
    yield f"# {_escape(notice.metadata.title or notice.source.path or '无题')}"
    yield ""
    yield from (f"- {name}：{_escape(value)}" for name, value in metadata_lines(notice))
    if notice.sections:
        yield from ("", "## 提纲", "")
        yield from (_heading(section) for section in notice.sections)
    yield from _table("任务", item_rows(notice))
    for number, (table, rows) in enumerate(zip(notice.tables, table_rows(notice), strict=True), 1):
        title = f"任务表 {number}" + (f" {_escape(table.title)}" if table.title else "")
        yield from _table(title, rows)
    if notice.warnings:
        yield from ("", "## 提示", "")
        yield from (f"- {warning.code} {_escape(warning.message)}" for warning in notice.warnings)


def _heading(section: Section) -> str:
    return f"{'  ' * (section.level - 1)}- {_escape(section.label + section.title)}"


def _table(title: str, rows: Sequence[TaskRow]) -> Iterator[str]:
    if not rows:
        return
    yield from ("", f"## {title}", "")
    yield _line(_COLUMNS)
    yield _line("---" for _ in _COLUMNS)
    for row in rows:
        yield _line(_escape(cell) for cell in _cells(row))


def _cells(row: TaskRow) -> tuple[str, ...]:
    task = row["task"] + (f"（{row['subtask']}）" if row["subtask"] else "")
    units = ("、".join(row["lead"]), "、".join(row["responsible"]), "、".join(row["support"]))
    return (
        row["label"] or "",
        row["section"] or "",
        task,
        STRENGTHS[row["strength"]],
        *units,
        "；".join(row["deadlines"]),
        "；".join(row["targets"]),
        "；".join(row["to_check"]),
    )


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    """The text as it stands, on one line: nothing in it is markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
