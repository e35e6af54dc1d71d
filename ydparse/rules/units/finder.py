"""Units of a task: its clauses, the conventions that hold for them, and assignments in running text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from ydparse.document import Document
from ydparse.grammar.bodies import unit_ending
from ydparse.models import Span, Unit
from ydparse.rules.finding import Entry, Finding, taken
from ydparse.rules.units.assignments import Assigned, parse_clause
from ydparse.rules.units.clauses import Clause, divide_at_blanks
from ydparse.rules.units.conventions import Convention, holding
from ydparse.rules.units.inline import find_headed, find_inline


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

    def find_units(self, start: int, end: int, is_task: bool = False) -> list[Finding[Unit]]:
        """The units of text[start:end]: from clauses, from running text, and, for a task, implied ones."""
        document = self.document
        clauses = self.within(start, end)
        units: list[Finding[Unit]] = []
        at = start
        for clause in clauses:
            low = at
            while low < clause.start and (document.text[low].isspace() or document.text[low] in "。；;.，,、"):
                low += 1
            scope = document.span(low, clause.start) if len(clauses) > 1 and low < clause.start else None
            units += self._units(clause.assigned, self._led(clause.assigned, clause.end), scope)
            at = clause.end
        skip = [(clause.start, clause.end) for clause in clauses]
        units += self._units([*find_headed(document, start, end, skip), *find_inline(document, start, end, skip)], {})
        if clauses or is_task:
            units += self._implied(clauses[0].start if clauses else start, units)
        return units

    def find_in_cell(self, start: int, end: int, role: str) -> list[Finding[Unit]]:
        """The units of a table cell whose column gives them `role`."""
        view = self.document.view
        low, high = view.to_view(start), view.to_view(end)
        assigned = divide_at_blanks(self.document, parse_clause(view.text[low:high], low, role))
        return self._units(assigned, self._led(assigned, end))

    def _units(
        self, assigned: Iterable[Assigned], led: Mapping[int, Convention], scope: Span | None = None
    ) -> list[Finding[Unit]]:
        """Each (name, role) once; those that `led` names lead by the convention, whatever their clause says."""
        found: dict[tuple[str, str], Finding[Unit]] = {}
        for i, one in enumerate(assigned):
            by = one.by and self.document.view.to_text(*one.by)
            if convention := led.get(i):
                one = one._replace(role="lead", rule=f"unit.convention.{convention.kind}", word=None)
                by = convention.said
            unit = self._unit(one, scope)
            found.setdefault((unit.name, unit.role), self._finding(unit, one, by))
        return list(found.values())

    def _led(self, assigned: Sequence[Assigned], end: int) -> dict[int, Convention]:
        """Which of the responsible units lead by a convention, where the clause itself says of none that it leads."""
        if any(one.role == "lead" for one in assigned):
            return {}
        answering = [i for i, one in enumerate(assigned) if one.role == "responsible"]
        if not answering:
            return {}
        starred = [i for i in answering if assigned[i].name.starred]
        star = holding(self.conventions, "star", end) if starred else None
        if star:
            return dict.fromkeys(starred, star)
        comma = holding(self.conventions, "comma", end)
        first = holding(self.conventions, "first", end)
        if comma and (not first or comma.start > first.start):
            head = assigned[answering[0]].name.group
            return dict.fromkeys((i for i in answering if assigned[i].name.group == head), comma)
        if first and not assigned[answering[0]].name.collective:
            return {answering[0]: first}
        return {}

    def _unit(self, one: Assigned, scope: Span | None) -> Unit:
        start, end = self.document.view.to_text(one.name.start, one.name.end)
        return Unit.model_construct(
            name=self.document.quote(start, end),
            role=one.role,  # type: ignore[arg-type]
            inline=one.rule in ("unit.inline", "unit.heading"),
            implied=one.rule == "unit.implied",
            collective=one.name.collective,
            open_ended=one.name.open_ended,
            canonical=None,
            scope=scope,
            rule=one.rule,
            span=self.document.span(start, end),
        )

    def _finding(self, unit: Unit, one: Assigned, by: tuple[int, int] | None) -> Finding[Unit]:
        return Finding(unit, one.rule, unit.span.start, unit.span.end, by, partial(_entries, one, unit.name))

    def _implied(self, at: int, units: Sequence[Finding[Unit]]) -> Iterator[Finding[Unit]]:
        """Units that 以下均需…不再列出, stated before this task, adds to it. Their span is their name in that sentence."""
        convention = holding(self.conventions, "implied", at)
        named = {unit.name for unit in taken(units)}
        for name in convention.names if convention else ():
            one = Assigned(name, "responsible", False, "unit.implied")
            unit = self._unit(one, None)
            if convention and unit.name not in named:
                yield self._finding(unit, one, convention.said)


def _entries(one: Assigned, name: str) -> Iterator[Entry]:
    """The word that gave the role; where none did, or names stand in running text, the ending that makes a name of it."""
    if one.word:
        yield "roles", one.word
    if one.rule in ("unit.names", "unit.inline", "unit.heading") and (ending := unit_ending(name)):
        yield "unit_suffixes", ending
