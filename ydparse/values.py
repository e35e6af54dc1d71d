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
from ydparse.normalize.strength import task_strength
from ydparse.structure import TaskRow, TaskTable

_LIKE = 0.75  # share of a row's character pairs that an item has, from which both say the same


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
            tuple(self.units.find_units(start, end, is_task=item_id is not None)),
            tuple(self.deadlines.find_deadlines(start, end, item_id)),
            tuple(self.targets.find_targets(start, end, clauses)),
        )


def make_tables(finders: Finders, tables: Sequence[TaskTable], items: Sequence[Item]) -> list[Table]:
    """Task tables with the values of each row."""
    wordings = Wordings(items)
    return [
        Table.model_construct(
            title=table.title, columns=table.columns, rows=tuple(_row(finders, row, wordings) for row in table.rows)
        )
        for table in tables
    ]


def _row(finders: Finders, row: TaskRow, wordings: Wordings) -> Row:
    quote = finders.document.quote
    task, subtask = quote(row.task.start, row.task.end), row.subtask and quote(row.subtask.start, row.subtask.end)
    said = [cell for cell in (row.task, row.subtask) if cell is not None]
    own = [cell for cell in row.by_kind.get("target", []) if cell not in said]
    return Row.model_construct(
        number=quote(row.number.start, row.number.end) if row.number else None,
        section=row.section,
        task=task,
        subtask=subtask or None,
        strength=next(
            (one for cell in said if (one := task_strength(finders.document.folded(cell.start, cell.end)))), None
        ),
        units=_units(finders, row),
        deadlines=_deadlines(finders, row, said),
        targets=tuple(t for cell in (own or said) for t in finders.targets.find_targets(cell.start, cell.end)),
        cells=row.cells,
        item_id=wordings.find(task + (subtask or "")) or (wordings.find(task) if subtask else None),
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


class Wordings:
    """The wordings of the items, to find the one that says what a row says."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._where: dict[str, list[tuple[int, int]]] = {}  # pair → (place of the item, how often)
        for i, item in enumerate(items):
            for pair, count in _pairs(item.task).items():
                self._where.setdefault(pair, []).append((i, count))

    def find(self, wording: str) -> str | None:
        """The id of the item in which most of the wording stands; the best one, if it is clear."""
        pairs = _pairs(wording)
        total = sum(pairs.values())
        if total < 3:
            return None
        shared: Counter[int] = Counter()
        for pair, count in pairs.items():
            for i, there in self._where.get(pair, ()):
                shared[i] += min(count, there)
        best = shared.most_common(2)
        second = best[1][1] if len(best) > 1 else 0
        if not best or best[0][1] < _LIKE * total or best[0][1] - second < 0.1 * total:
            return None
        return self._items[best[0][0]].id
