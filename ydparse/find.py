"""The loop over the rules: what the finders of one document see in an entry or a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace
from typing import NamedTuple, TypedDict

import regex

from ydparse.checks import check_ties
from ydparse.document import Document, InText, TableCell, TextAt
from ydparse.grammar.years import Calendar, one_year
from ydparse.models import Deadline, Target, Unit, Warning
from ydparse.rules.deadlines.finder import DeadlineFinder
from ydparse.rules.finding import Finding, taken
from ydparse.rules.ledger import OPEN, Ledger
from ydparse.rules.targets import TargetFinder, Telling
from ydparse.rules.targets.columns import find_in_column, holds_goals, is_over
from ydparse.rules.targets.rules import UNSUPPORTED
from ydparse.rules.units.clauses import Clause
from ydparse.rules.units.conventions import Convention
from ydparse.rules.units.finder import UnitFinder
from ydparse.structure import Said, TaskRow

_SCHEDULE = regex.compile("节点|进度|时序")


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
    """Who, by when, how much: one finder each, for one document; `warnings` gathers what is doubtful in what they find."""

    document: Document
    units: UnitFinder
    deadlines: DeadlineFinder
    targets: TargetFinder
    warnings: list[Warning]
    ledger: Ledger

    @classmethod
    def of(
        cls,
        document: Document,
        clauses: Sequence[Clause],
        conventions: Sequence[Convention],
        calendar: Calendar,
        telling: Telling | None = None,
        ledger: Ledger | None = None,
    ) -> Finders:
        """Those of a document whose clauses, conventions and calendar are known, and what its kind tells of quantities."""
        warnings: list[Warning] = []
        ledger = ledger or Ledger()
        return cls(
            document,
            UnitFinder(document, clauses, conventions, ledger=ledger),
            DeadlineFinder(document, calendar, warnings, ledger=ledger),
            TargetFinder(document, calendar.base_year, telling),
            warnings,
            ledger,
        )

    def thorough(self) -> Finders:
        """The same, that tell which weaker rules read something too, and warn of nothing: for `explain`."""
        silent = replace(self.deadlines, warnings=[], thorough=True)
        targets = copy(self.targets)
        targets.thorough = True
        return Finders(self.document, replace(self.units, thorough=True), silent, targets, [], self.ledger)

    def find(self, start: TextAt, end: TextAt, item_id: str | None, headings: Iterable[InText] = ()) -> Findings:
        """What was found in text[start:end]; only a task (with an id) takes what a convention adds to every task, and,
        where it has no limit of its own, that of the nearest of its `headings` (innermost first)."""
        clauses = self.units.spans_within(start, end)
        headings = list(headings)
        limits = self.deadlines.under(headings)
        deadlines = limits.find_deadlines(start, end, item_id)
        if not any(taken(deadlines)):
            deadlines += limits.find_inherited(headings)
        targets = self.targets.find_targets(start, end, clauses)
        if not self.targets.thorough:  # what loses then is as strong as what wins
            self.warnings.extend(check_ties(self.document, targets, item_id))
        self._note(targets)
        return Findings(self.units.find_units(start, end, is_task=item_id is not None), deadlines, targets)

    def _note(self, targets: Iterable[Finding[Target]]) -> None:
        for one in targets:
            self.ledger.note("quantities", (one.start, one.end), OPEN if one.rule == UNSUPPORTED.id else one.rule)

    def find_in_row(self, row: TaskRow) -> Findings:
        """What was found in the cells of a row: units and limits in their columns, the rest in what is to be done."""
        targets = self._targets_in_row(row)
        self._note(targets)
        return Findings(
            [
                unit
                for role in ("lead", "responsible", "support")
                for cell in row.by_kind.get(role, [])
                for unit in self.units.find_in_cell(cell.start, cell.end, role)
            ],
            self._limits_in_row(row),
            targets,
        )

    def _limits_in_row(self, row: TaskRow) -> list[Finding[Deadline]]:
        """From the column of its own; else from the row's text; else from what stands over it: the heading of the last
        column in which something is said (一季度) that is not over, the heading of the task, the band, the title."""
        finder = self._counting_from(row.title)
        column = row.by_kind.get("deadline", [])
        if column:
            return [limit for cell in column for limit in finder.find_in_cell(cell.start, cell.end)]
        found = [limit for cell in row.said for limit in finder.find_deadlines(cell.start, cell.end)]
        found += [limit for cell in self._schedule(row) for limit in finder.find_lasting(cell.start, cell.end)]
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

    def _schedule(self, row: TaskRow) -> list[TableCell]:
        """The cells that say what is due at which time: those of a time's own column, and of 节点任务."""
        steps = [row.subtask] if row.subtask and row.subtask in row.headings else []
        return [
            *row.by_kind.get("progress", []),
            *(
                cell
                for cell in steps
                if _SCHEDULE.search(self.document.folded(row.headings[cell].start, row.headings[cell].end))
            ),
        ]

    def _counting_from(self, title: Said | None) -> DeadlineFinder:
        """The finder of limits; a year in the table's title, if it names one only, is what bare months count from."""
        year = one_year(self.document.folded(title.start, title.end)) if title else None
        return (
            replace(self.deadlines, calendar=self.deadlines.calendar._replace(plan_year=year))
            if year
            else self.deadlines
        )

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
