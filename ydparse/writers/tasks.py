"""A notice → flat task rows: one a task, for jq, spreadsheets and data frames."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias, TypedDict

from ydparse.models import Deadline, Item, Notice, Role, Row, Section, Span, Strength, Table, Target, Unit
from ydparse.writers import picked

Owner: TypeAlias = Literal["section", "item", "row"]

SECTION_SEPARATOR = " / "

MAX_DIGITS = 18  # what a 64-bit integer always holds


class _Head(TypedDict):
    file: str | None
    document_number: str | None
    title: str | None
    plan_year: int | None
    region: str | None


class _Task(TypedDict):
    kind: Literal["item", "row"]
    id: str
    item_id: str | None
    number: int | None
    label: str | None
    section: str | None
    task: str
    subtask: str | None
    strength: Strength | None


class _Values(TypedDict):
    lead: list[str]
    responsible: list[str]
    support: list[str]
    due: str | None
    deadlines: list[str]
    recurrence: list[str]
    targets: list[str]


class _Place(TypedDict):
    page: int | None
    line: int | None
    start: int
    end: int


class _Said(_Head, _Task, _Values, _Place):
    pass


class _Doubts(TypedDict):
    to_check: list[str]


class TaskRow(_Said, _Doubts):
    """One task, flat: `kind` is `item` (正文任务) or `row` (任务表的一行); `to_check` says why it must be looked at, and is
    empty where it need not be. Columns come in this order."""


COLUMNS: tuple[str, ...] = tuple(TaskRow.__annotations__)


def task_rows(notice: Notice, *, only_to_check: bool = False) -> Iterator[TaskRow]:
    """Every item of the body, then every row of its task tables (`t1r2`: second row of the first table); or only
    those that must be looked at."""
    shown = picked.only_to_check(notice) if only_to_check else notice
    for rows in (item_rows(shown), *table_rows(shown)):
        yield from rows


def item_rows(notice: Notice) -> list[TaskRow]:
    """Every item of the body."""
    head = _head(notice)
    titles = {section.id: section.title for section in notice.sections}
    doubts = doubts_of(notice)
    return [{**_item_row(head, item, titles), **_doubts(doubts, item.id)} for item in notice.items]


def table_rows(notice: Notice) -> list[list[TaskRow]]:
    """Every row of each task table."""
    head, doubts = _head(notice), doubts_of(notice)
    return [
        [{**_table_row(head, table, row), **_doubts(doubts, row.id)} for row in table.rows] for table in notice.tables
    ]


def doubts_of(notice: Notice) -> dict[str, list[str]]:
    """What is said of each task, heading or row that must be looked at, by its id."""
    return {one.item_id: [reason.message for reason in one.reasons] for one in notice.check.items_to_check}


def _doubts(doubts: dict[str, list[str]], id_: str) -> _Doubts:
    return {"to_check": doubts.get(id_, [])}


def owners(notice: Notice) -> Iterator[tuple[Owner, str, Section | Item | Row]]:
    """Everything that carries units, deadlines and targets, with its kind and id."""
    for section in notice.sections:
        yield "section", section.id, section
    for item in notice.items:
        yield "item", item.id, item
    for table in notice.tables:
        for row in table.rows:
            yield "row", row.id, row


def all_task_rows(notices: Iterable[Notice], *, only_to_check: bool = False) -> Iterator[TaskRow]:
    """The rows of several notices, one after the other."""
    for notice in notices:
        yield from task_rows(notice, only_to_check=only_to_check)


def ordinal(printed: str | None) -> int | None:
    """The number that a row prints, where it is nothing but digits (no more than a database's integers hold)."""
    return int(printed) if printed and printed.isdecimal() and len(printed) <= MAX_DIGITS else None


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


def _item_row(head: _Head, item: Item, titles: dict[str, str]) -> _Said:
    return {
        **head,
        "kind": "item",
        "id": item.id,
        "item_id": None,
        "number": item.number,
        "label": item.label,
        "section": title_path(titles.get(id_) for id_ in item.section_ids),
        "task": item.task,
        "subtask": None,
        "strength": item.strength,
        **_values(item.units, item.deadlines, item.targets),
        **_place(item.span),
    }


def _table_row(head: _Head, table: Table, row: Row) -> _Said:
    return {
        **head,
        "kind": "row",
        "id": row.id,
        "item_id": row.item_id,
        "number": ordinal(row.number),
        "label": row.number,
        "section": title_path((table.title, row.section)),
        "task": row.task,
        "subtask": row.subtask,
        "strength": row.strength,
        **_values(row.units, row.deadlines, row.targets),
        **_place(row.span),
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


def _place(span: Span) -> _Place:
    return {"page": span.page, "line": span.line, "start": span.start, "end": span.end}


def _names(units: Sequence[Unit], role: Role) -> list[str]:
    return _distinct(unit.name for unit in units if unit.role == role)


def _distinct(values: Iterable[str]) -> list[str]:
    """Each value once, in the order of the text: an item of several clauses may name a body several times."""
    return list(dict.fromkeys(values))


def title_path(titles: Iterable[str | None]) -> str | None:
    """The titles of headings, outermost first, as one text; None where there are none."""
    return SECTION_SEPARATOR.join(title for title in titles if title) or None
