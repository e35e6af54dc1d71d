"""A notice → flat task rows: one a task, for jq, spreadsheets and data frames."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypedDict

from ydparse.models import Deadline, Item, Notice, Role, Row, Table, Target, Unit

SECTION_SEPARATOR = " / "


class TaskRow(TypedDict):
    """One task, flat: `kind` is `item` (正文任务) or `row` (任务表的一行). Columns come in this order."""

    file: str | None
    document_number: str | None
    title: str | None
    plan_year: int | None
    region: str | None
    kind: Literal["item", "row"]
    id: str
    item_id: str | None
    number: int | None
    label: str | None
    section: str | None
    task: str
    subtask: str | None
    lead: list[str]
    responsible: list[str]
    support: list[str]
    due: str | None
    deadlines: list[str]
    recurrence: list[str]
    targets: list[str]
    page: int | None
    line: int | None
    start: int
    end: int


class _Head(TypedDict):
    file: str | None
    document_number: str | None
    title: str | None
    plan_year: int | None
    region: str | None


class _Values(TypedDict):
    lead: list[str]
    responsible: list[str]
    support: list[str]
    due: str | None
    deadlines: list[str]
    recurrence: list[str]
    targets: list[str]


COLUMNS: tuple[str, ...] = tuple(TaskRow.__annotations__)


def task_rows(notice: Notice) -> Iterator[TaskRow]:
    """Every item of the body, then every row of its task tables (`t1r2`: second row of the first table)."""
    head = _head(notice)
    titles = {section.id: section.title for section in notice.sections}
    for item in notice.items:
        yield _item_row(head, item, titles)
    for table_number, table in enumerate(notice.tables, 1):
        for row_number, row in enumerate(table.rows, 1):
            yield _table_row(head, table, row, f"t{table_number}r{row_number}")


def all_task_rows(notices: Iterable[Notice]) -> Iterator[TaskRow]:
    """The rows of several notices, one after the other."""
    for notice in notices:
        yield from task_rows(notice)


def last_due(deadlines: Sequence[Deadline]) -> dt.date | None:
    """The latest of the due dates (最迟的完成日), or None."""
    return max((d.date for d in deadlines if d.kind == "due" and d.date), default=None)


def _head(notice: Notice) -> _Head:
    metadata = notice.metadata
    return {
        "file": notice.source.path,
        "document_number": metadata.document_number,
        "title": metadata.title,
        "plan_year": metadata.plan_year,
        "region": metadata.region.name if metadata.region else None,
    }


def _item_row(head: _Head, item: Item, titles: dict[str, str]) -> TaskRow:
    return {
        **head,
        "kind": "item",
        "id": item.id,
        "item_id": None,
        "number": item.number,
        "label": item.label,
        "section": _path(titles.get(id_) for id_ in item.section_ids),
        "task": item.task,
        "subtask": None,
        **_values(item.units, item.deadlines, item.targets),
        "page": item.span.page,
        "line": item.span.line,
        "start": item.span.start,
        "end": item.span.end,
    }


def _table_row(head: _Head, table: Table, row: Row, id_: str) -> TaskRow:
    return {
        **head,
        "kind": "row",
        "id": id_,
        "item_id": row.item_id,
        "number": int(row.number) if row.number and row.number.isdecimal() else None,
        "label": row.number,
        "section": _path((table.title, row.section)),
        "task": row.task,
        "subtask": row.subtask,
        **_values(row.units, row.deadlines, row.targets),
        "page": row.span.page,
        "line": row.span.line,
        "start": row.span.start,
        "end": row.span.end,
    }


def _values(units: Sequence[Unit], deadlines: Sequence[Deadline], targets: Sequence[Target]) -> _Values:
    due = last_due(deadlines)
    return {
        "lead": _names(units, "lead"),
        "responsible": _names(units, "responsible"),
        "support": _names(units, "support"),
        "due": due.isoformat() if due else None,
        "deadlines": _distinct(d.text for d in deadlines),
        "recurrence": _distinct(d.recurrence for d in deadlines if d.recurrence),
        "targets": _distinct(t.text for t in targets),
    }


def _names(units: Sequence[Unit], role: Role) -> list[str]:
    return _distinct(unit.name for unit in units if unit.role == role)


def _distinct(values: Iterable[str]) -> list[str]:
    """Each value once, in the order of the text: an item of several clauses may name a body several times."""
    return list(dict.fromkeys(values))


def _path(titles: Iterable[str | None]) -> str | None:
    return SECTION_SEPARATOR.join(title for title in titles if title) or None
