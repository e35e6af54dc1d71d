"""Values of entries and rows: the finders of one document, put to work together."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import add
from typing import NamedTuple, TypedDict

import regex

from ydparse.document import Document, TableCell
from ydparse.fields.deadlines import DeadlineFinder
from ydparse.fields.finding import Finding, taken
from ydparse.fields.targets import TargetFinder
from ydparse.fields.targets.columns import find_in_column, holds_goals, is_over
from ydparse.fields.units import UnitFinder
from ydparse.models import Deadline, Item, Row, Table, Target, Unit
from ydparse.normalize.strength import task_strength
from ydparse.structure import Paper, Said, TaskRow, TaskTable

_YEAR = regex.compile(r"(?<![-—–~至到])20\d{2}(?=年)")  # not 2026—2028年
_LIKE = 0.75  # share of a row's character pairs that an item has, from which both say the same


class Values(TypedDict):
    """The values that an entry or a row carries."""

    units: tuple[Unit, ...]
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]


class Findings(NamedTuple):
    """What the finders saw in an entry or a row: values, and wordings that are none."""

    units: list[Finding[Unit]]
    deadlines: list[Finding[Deadline]]
    targets: list[Finding[Target]]

    def values(self) -> Values:
        """The values among them."""
        return {
            "units": tuple(taken(self.units)),
            "deadlines": tuple(taken(self.deadlines)),
            "targets": tuple(taken(self.targets)),
        }


class Finders(NamedTuple):
    """Who, by when, how much: one finder each, for one document."""

    document: Document
    units: UnitFinder
    deadlines: DeadlineFinder
    targets: TargetFinder

    def find(self, start: int, end: int, item_id: str | None, headings: Iterable[tuple[int, int]] = ()) -> Findings:
        """What was found in text[start:end]; only a task (with an id) takes what a convention adds to every task, and,
        where it has no limit of its own, that of the nearest of its `headings` (innermost first)."""
        clauses = [(clause.start, clause.end) for clause in self.units.within(start, end)]
        deadlines = self.deadlines.find_deadlines(start, end, item_id)
        if not any(taken(deadlines)):
            deadlines += self.deadlines.find_inherited(headings)
        return Findings(
            self.units.find_units(start, end, is_task=item_id is not None),
            deadlines,
            self.targets.find_targets(start, end, clauses),
        )

    def find_in_row(self, row: TaskRow) -> Findings:
        """What was found in the cells of a row: units and limits in their columns, the rest in what is to be done."""
        return Findings(
            [
                unit
                for role in ("lead", "responsible", "support")
                for cell in row.by_kind.get(role, [])
                for unit in self.units.find_in_cell(cell.start, cell.end, role)
            ],
            self._limits_in_row(row),
            self._targets_in_row(row),
        )

    def _limits_in_row(self, row: TaskRow) -> list[Finding[Deadline]]:
        """From the column of its own; else from the row's text; else from what stands over it: the heading of the last
        column in which something is said (一季度) that is not over, the heading of the task, the band, the title."""
        finder = self._counting_from(row.title)
        column = row.by_kind.get("deadline", [])
        if column:
            return [limit for cell in column for limit in finder.find_in_cell(cell.start, cell.end)]
        found = [limit for cell in row.said for limit in finder.find_deadlines(cell.start, cell.end)]
        if taken(found):
            return found
        for heading in reversed([row.headings[cell] for cell in row.by_kind.get("progress", [])]):
            if not taken(found) and not is_over(
                self.document.quote(heading.start, heading.end), finder.calendar.plan_year
            ):
                found += finder.find_in_cell(heading.start, heading.end, "deadline.heading")
        task, above = row.headings[row.task], [said for said in (row.band, row.title) if said]
        for start, end in [(task.start, task.end), *((said.start, said.end) for said in above)]:
            if not taken(found):
                found += [limit for limit in finder.find_deadlines(start, end) if limit.value]
        return found

    def _counting_from(self, title: Said | None) -> DeadlineFinder:
        """The finder of limits; a year in the table's title, if it names one only, is what bare months count from."""
        years = set(_YEAR.findall(title.text)) if title else set()
        if len(years) != 1:
            return self.deadlines
        return replace(self.deadlines, calendar=self.deadlines.calendar._replace(plan_year=int(years.pop())))

    def _targets_in_row(self, row: TaskRow) -> list[Finding[Target]]:
        """From columns of their own, whose headings may give the measure word; from the row's text where there are none."""
        own = [cell for kind in ("target", "progress") for cell in row.by_kind.get(kind, []) if cell not in row.said]
        found = [target for cell in own for target in self._targets_in_cell(cell, row)]
        if taken(found):
            return found
        return found + [target for cell in row.said for target in self.targets.find_targets(cell.start, cell.end)]

    def _targets_in_cell(self, cell: TableCell, row: TaskRow) -> list[Finding[Target]]:
        heading = row.headings[cell]
        name, year = self.document.quote(heading.start, heading.end), self._counting_from(row.title).calendar.plan_year
        if not holds_goals(name, year):
            return [Finding(None, "refused.past" if is_over(name, year) else "refused.amount", cell.start, cell.end)]
        bare = find_in_column(self.document, cell, heading, row.task)
        return [bare] if bare else self.targets.find_targets(cell.start, cell.end)


def part_id(place: int) -> str:
    """The id of a part by its place."""
    return f"p{place + 1}"


def part_at(parts: Sequence[Paper], offset: int) -> str:
    """The id of the part that holds an offset of the text."""
    return part_id(min(bisect_right([part.end for part in parts], offset), len(parts) - 1))


def make_tables(
    finders: Finders, tables: Sequence[TaskTable], items: Sequence[Item], parts: Sequence[Paper]
) -> list[Table]:
    """Task tables with the values of each row, each in its part."""
    if not tables:  # as in most notices: the wordings of the items are not asked for
        return []
    wordings = Wordings(items)
    return [
        Table.model_construct(
            part_id=part_at(parts, table.rows[0].start),
            title=table.title,
            columns=table.columns,
            rows=tuple(_row(finders, row, wordings) for row in table.rows),
        )
        for table in tables
    ]


def _row(finders: Finders, row: TaskRow, wordings: Wordings) -> Row:
    quote, folded = finders.document.quote, finders.document.folded
    task, subtask = quote(row.task.start, row.task.end), row.subtask and quote(row.subtask.start, row.subtask.end)
    strengths = (task_strength(folded(cell.start, cell.end)) for cell in row.said)
    return Row.model_construct(
        number=quote(row.number.start, row.number.end) if row.number else None,
        section=row.section,
        task=task,
        subtask=subtask or None,
        strength=next(filter(None, strengths), None),
        **finders.find_in_row(row).values(),
        cells=row.cells,
        item_id=wordings.find(task + (subtask or "")) or (wordings.find(task) if subtask else None),
        span=finders.document.span(row.start, row.end),
    )


def _pairs(text: str) -> Counter[str]:
    text = "".join(filter(str.isalnum, text))
    return Counter(map(add, text, text[1:]))


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
