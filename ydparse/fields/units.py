"""Units of a task: its clauses, the conventions that hold for them, and assignments in running text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ydparse.document import Document
from ydparse.fields.clauses import Assigned, Clause, parse_clause
from ydparse.fields.conventions import Convention, holding
from ydparse.fields.inline import find_inline
from ydparse.models import Span, Unit
from ydparse.normalize.units import Name


@dataclass(slots=True)
class UnitFinder:
    """Finds units in one document: its clauses and conventions are known once and used for every task."""

    document: Document
    clauses: Sequence[Clause]
    conventions: Sequence[Convention]
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [clause.start for clause in self.clauses]

    def within(self, start: int, end: int) -> list[Clause]:
        """The clauses in text[start:end]."""
        found = self.clauses[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return [clause for clause in found if clause.end <= end]

    def find_units(self, start: int, end: int, is_task: bool = False) -> list[Unit]:
        """The units of text[start:end]: from clauses, from running text, and, for a task, implied ones."""
        document = self.document
        clauses = self.within(start, end)
        units: list[Unit] = []
        at = start
        for clause in clauses:
            low = at
            while low < clause.start and (document.text[low].isspace() or document.text[low] in "。；;.，,、"):
                low += 1
            scope = document.span(low, clause.start) if len(clauses) > 1 and low < clause.start else None
            units += self._units(clause.assigned, clause.end, scope)
            at = clause.end
        units += self._inline(start, end, clauses)
        if clauses or is_task:
            units += self._implied(clauses[0].start if clauses else start, units)
        return units

    def find_in_cell(self, start: int, end: int, role: str) -> list[Unit]:
        """The units of a table cell whose column gives them `role`."""
        view = self.document.view
        low, high = view.to_view(start), view.to_view(end)
        return self._units(parse_clause(view.text[low:high], low, role), end, None)

    def _units(self, assigned: Sequence[Assigned], end: int, scope: Span | None) -> list[Unit]:
        led = self._led(assigned, end)
        seen: set[tuple[str, str]] = set()
        units: list[Unit] = []
        for i, one in enumerate(assigned):
            unit = self._unit(one.name, "lead" if i in led else one.role, scope=scope)
            if (unit.name, unit.role) not in seen:
                seen.add((unit.name, unit.role))
                units.append(unit)
        return units

    def _led(self, assigned: Sequence[Assigned], end: int) -> set[int]:
        """Which of the responsible units lead by a convention, where the clause itself says of none that it leads."""
        if any(one.role == "lead" for one in assigned):
            return set()
        answering = [i for i, one in enumerate(assigned) if one.role == "responsible"]
        if not answering:
            return set()
        starred = {i for i in answering if assigned[i].name.starred}
        if starred and holding(self.conventions, "star", end):
            return starred
        comma = holding(self.conventions, "comma", end)
        first = holding(self.conventions, "first", end)
        if comma and (not first or comma.start > first.start):
            head = assigned[answering[0]].name.group
            return {i for i in answering if assigned[i].name.group == head}
        if first and not assigned[answering[0]].name.collective:
            return {answering[0]}
        return set()

    def _unit(
        self, name: Name, role: str, *, inline: bool = False, implied: bool = False, scope: Span | None = None
    ) -> Unit:
        start, end = self.document.view.to_text(name.start, name.end)
        return Unit.model_construct(
            name=self.document.quote(start, end),
            role=role,  # type: ignore[arg-type]
            inline=inline,
            implied=implied,
            collective=name.collective,
            open_ended=name.open_ended,
            canonical=None,
            scope=scope,
            span=self.document.span(start, end),
        )

    def _inline(self, start: int, end: int, clauses: Sequence[Clause]) -> Iterator[Unit]:
        seen: set[tuple[str, str]] = set()
        for name, role in find_inline(self.document, start, end, [(c.start, c.end) for c in clauses]):
            unit = self._unit(name, role, inline=True)
            if (unit.name, unit.role) not in seen:
                seen.add((unit.name, unit.role))
                yield unit

    def _implied(self, at: int, units: Sequence[Unit]) -> Iterator[Unit]:
        """Units that 以下均需…不再列出, stated before this task, adds to it. Their span is their name in that sentence."""
        convention = holding(self.conventions, "implied", at)
        named = {unit.name for unit in units}
        for name in convention.names if convention else ():
            unit = self._unit(name, "responsible", implied=True)
            if unit.name not in named:
                yield unit
