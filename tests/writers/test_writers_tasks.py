"""Notices → flat task rows."""

from __future__ import annotations

import datetime as dt

import pytest
from handmade import NOTICE

from ydparse.models import Deadline, Notice, Span
from ydparse.writers.tasks import COLUMNS, last_due, task_rows


@pytest.fixture
def notice() -> Notice:
    return NOTICE


def test_the_handmade_notice_points_at_its_evidence(notice: Notice) -> None:
    for item in notice.items:
        for value in (*item.deadlines, *item.targets):
            assert notice.text[value.span.start : value.span.end] == value.text


def test_an_item(notice: Notice) -> None:
    first = next(task_rows(notice))
    assert first == {
        "file": "青禾要点.txt",
        "document_number": "青政办发〔2025〕8号",
        "title": "青禾市2025年重点工作要点",
        "plan_year": 2025,
        "region": "青禾市",
        "kind": "item",
        "id": "i1",
        "item_id": None,
        "number": 1,
        "label": "1.",
        "section": "做强产业 / 壮大园区经济",
        "task": "建设充电设施。新建公共充电桩500个，实现乡镇全覆盖。",
        "subtask": None,
        "strength": "aim",
        "lead": ["市发改委"],
        "responsible": [],
        "support": ["市交通局", "白石县政府"],
        "due": "2025-09-30",
        "deadlines": ["2025年9月底前"],
        "recurrence": [],
        "targets": ["新建公共充电桩500个"],
        "page": None,
        "line": 9,
        "start": 123,
        "end": 186,
        "to_check": [],
    }


def test_a_row_of_a_table(notice: Notice) -> None:
    row = list(task_rows(notice))[-1]
    assert (row["kind"], row["id"], row["item_id"], row["number"], row["label"]) == ("row", "t1r1", "i1", 1, "1")
    assert (row["section"], row["task"], row["responsible"]) == ("任务分解表", "修复老旧桥梁2—3座", ["市交通局"])
    assert (row["due"], row["targets"]) == ("2025-06-30", ["修复老旧桥梁2—3座"])


def test_every_row_has_every_column_in_order(notice: Notice) -> None:
    rows = list(task_rows(notice))
    assert len(rows) == 3
    assert all(tuple(row) == COLUMNS for row in rows)


def test_recurring_and_ongoing(notice: Notice) -> None:
    second = list(task_rows(notice))[1]
    assert (second["due"], second["deadlines"], second["recurrence"]) == (None, ["按月", "持续推进"], ["P1M"])


@pytest.mark.parametrize("number", [None, "（一）", "1-2", "Ⅳ", "²"])
def test_a_row_number_that_is_no_number_stays_a_label(notice: Notice, number: str | None) -> None:
    table = notice.tables[0]
    row = table.rows[0].model_copy(update={"number": number})
    changed = notice.model_copy(update={"tables": (table.model_copy(update={"rows": (row,)}),)})
    flat = list(task_rows(changed))[-1]
    assert (flat["number"], flat["label"]) == (None, number)


def test_the_last_due_date_counts() -> None:
    span = Span(start=0, end=1)

    def due(*day: int) -> Deadline:
        return Deadline(text="前", kind="due", date=dt.date(*day), rule="deadline.monthly", span=span)

    assert last_due([due(2025, 6, 30), due(2025, 12, 31), due(2025, 9, 30)]) == dt.date(2025, 12, 31)
    assert last_due([Deadline(text="持续推进", kind="ongoing", rule="deadline.bracket", span=span)]) is None
    assert last_due([]) is None
