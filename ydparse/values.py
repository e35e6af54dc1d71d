"""Values of entries and rows: the finders of one document, put to work together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ydparse.document import Document, TableCell
from ydparse.fields.deadlines import DeadlineFinder
from ydparse.fields.targets import TargetFinder
from ydparse.fields.units import UnitFinder
from ydparse.models import Deadline, Item, Row, Table, Target, Unit
from ydparse.structure import TaskRow, TaskTable

_LIKE = 0.75  # Dice overlap of character pairs from which a row and an item say the same


class Finders(NamedTuple):
    """Who, by when, how much: one finder each, for one document."""

    document: Document
    units: UnitFinder
    deadlines: DeadlineFinder
    targets: TargetFinder

    def find_values(
        self, start: int, end: int, item_id: str | None
    ) -> tuple[tuple[Unit, ...], tuple[Deadline, ...], tuple[Target, ...]]:
        """Units, deadlines and targets of text[start:end]."""
        clauses = [(clause.start, clause.end) for clause in self.units.within(start, end)]
        return (
            tuple(self.units.find_units(start, end)),
            tuple(self.deadlines.find_deadlines(start, end, item_id)),
            tuple(self.targets.find_targets(start, end, clauses)),
        )


def make_tables(finders: Finders, tables: Sequence[TaskTable], items: Sequence[Item]) -> list[Table]:
    """Task tables with the values of each row."""
    grams = [(item, _pairs(item.task)) for item in items]
    return [
        Table.model_construct(
            title=table.title, columns=table.columns, rows=tuple(_row(finders, row, grams) for row in table.rows)
        )
        for table in tables
    ]


def _row(finders: Finders, row: TaskRow, items: Sequence[tuple[Item, Counter[str]]]) -> Row:
    quote = finders.document.quote
    task, subtask = quote(row.task.start, row.task.end), row.subtask and quote(row.subtask.start, row.subtask.end)
    said = [cell for cell in (row.task, row.subtask) if cell is not None]
    own = [cell for cell in row.by_kind.get("target", []) if cell not in said]
    return Row.model_construct(
        number=quote(row.number.start, row.number.end) if row.number else None,
        section=row.section,
        task=task,
        subtask=subtask or None,
        units=_units(finders, row),
        deadlines=_deadlines(finders, row, said),
        targets=tuple(t for cell in (own or said) for t in finders.targets.find_targets(cell.start, cell.end)),
        cells=row.cells,
        item_id=_matching(task + (subtask or ""), items),
        span=finders.document.span(row.start, row.end),
    )


def _units(finders: Finders, row: TaskRow) -> tuple[Unit, ...]:
    found: list[Unit] = []
    for role in ("lead", "responsible", "support"):
        for cell in row.by_kind.get(role, []):
            found += finders.units.find_in_cell(cell.start, cell.end, role)
    return tuple(found)


def _deadlines(finders: Finders, row: TaskRow, said: Sequence[TableCell]) -> tuple[Deadline, ...]:
    """From the column of its own; from the row's text where there is none, or where it is empty."""
    found = [
        d for cell in row.by_kind.get("deadline", []) for d in finders.deadlines.find_in_cell(cell.start, cell.end)
    ]
    if not found and not row.by_kind.get("deadline"):
        found = [d for cell in said for d in finders.deadlines.find_deadlines(cell.start, cell.end)]
    return tuple(found)


def _pairs(text: str) -> Counter[str]:
    text = "".join(char for char in text if char.isalnum())
    return Counter(text[i : i + 2] for i in range(len(text) - 1))


def _matching(wording: str, items: Sequence[tuple[Item, Counter[str]]]) -> str | None:
    """The item that says what a row says: most of the row's wording stands in it; the best one, if clear."""
    pairs = _pairs(wording)
    total = sum(pairs.values())
    if total < 3:
        return None
    best, second, chosen = 0.0, 0.0, None
    for item, other in items:
        share = sum((pairs & other).values()) / total
        if share > best:
            best, second, chosen = share, best, item.id
        elif share > second:
            second = share
    return chosen if best >= _LIKE and best - second >= 0.1 else None
