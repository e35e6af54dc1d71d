"""Units of a task: its clauses, the conventions that hold for them, and assignments in running text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from ydparse.document import Document, InText, TextAt
from ydparse.grammar.bodies import unit_ending
from ydparse.models import Span, Unit
from ydparse.rules.finding import Entry, Finding, taken
from ydparse.rules.ledger import OPEN, Ledger
from ydparse.rules.units.assigned import Assigned, assign, lead_by, other_readings
from ydparse.rules.units.clauses import Clause, divide_at_blanks
from ydparse.rules.units.context import Led, Listed, Named
from ydparse.rules.units.conventions import Convention, holding, leading
from ydparse.rules.units.lists import parse_clause
from ydparse.rules.units.running import find_headed, find_inline

_BETWEEN = "。；;.，,、"  # what may stand between a clause and the next passage


@dataclass(slots=True)
class UnitFinder:
    """Finds units in one document: its clauses and conventions are known once and used for every task.

    `thorough`: each finding tells which words took part, and which weaker rules read something, too."""

    document: Document
    clauses: Sequence[Clause]
    conventions: Sequence[Convention]
    thorough: bool = False
    ledger: Ledger = field(default_factory=Ledger)
    _starts: list[TextAt] = field(init=False)
    _spans: list[InText] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [clause.start for clause in self.clauses]
        self._spans = [(clause.start, clause.end) for clause in self.clauses]

    def within(self, start: TextAt, end: TextAt) -> list[Clause]:
        """The clauses in text[start:end]."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [clause for clause in self.clauses[low:high] if clause.end <= end]

    def spans_within(self, start: TextAt, end: TextAt) -> list[InText]:
        """Where they stand."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [span for span in self._spans[low:high] if span[1] <= end]

    def find_units(self, start: TextAt, end: TextAt, is_task: bool = False) -> list[Finding[Unit]]:
        """The units of text[start:end]: from clauses, from running text, and, for a task, implied ones."""
        document = self.document
        clauses = self.within(start, end)
        units: list[Finding[Unit]] = []
        at = start
        for clause in clauses:
            low = at
            while low < clause.start and (document.text[low].isspace() or document.text[low] in _BETWEEN):
                low = TextAt(low + 1)
            scope = document.span(low, clause.start) if len(clauses) > 1 and low < clause.start else None
            units += self._findings(self._led(clause.assigned, clause.end), scope)
            at = clause.end
        skip = self.spans_within(start, end)
        headed = list(find_headed(document, start, end, skip))
        subject = headed[0].rule if headed else OPEN
        units += self._findings([*headed, *find_inline(document, start, end, skip, self.ledger, subject)])
        if self.conventions and (clauses or is_task):
            units += self._implied(clauses[0].start if clauses else start, units)
        return units

    def find_in_cell(self, start: TextAt, end: TextAt, role: str) -> list[Finding[Unit]]:
        """The units of a table cell whose column gives them `role`."""
        view = self.document.view
        low, high = view.to_view(start), view.to_view(end)
        assigned = divide_at_blanks(self.document, parse_clause(view.text[low:high], low, role))
        return self._findings(self._led(assigned, end))

    def _findings(self, assigned: Iterable[Assigned], scope: Span | None = None) -> list[Finding[Unit]]:
        """Each (name, role) once, and each name that a rule refused."""
        found: dict[tuple[str, str | None], Finding[Unit]] = {}
        for one in assigned:
            finding = self._finding(one, scope)
            name = finding.value.name if finding.value else self.document.quote(finding.start, finding.end)
            found.setdefault((name, one.role), finding)
        return list(found.values())

    def _led(self, assigned: Sequence[Assigned], end: TextAt) -> Sequence[Assigned]:
        """The names of a clause, those that lead by a convention among them, where the clause says of none that it leads."""
        if not self.conventions:
            return assigned
        answering = [i for i, one in enumerate(assigned) if one.role == "responsible"]
        if not answering or any(one.role == "lead" for one in assigned):
            return assigned
        names = [assigned[i].name for i in answering]
        found = leading(self.document.view.text, names, self.conventions, end)
        if found is None:
            return assigned
        convention, leads = found
        led = {answering[i]: "lead" if i in leads else convention.rest for i in range(len(answering))}
        return [
            lead_by(one, Led(convention.kind, convention.said, role)) if (role := led.get(i)) else one
            for i, one in enumerate(assigned)
        ]

    def _finding(self, one: Assigned, scope: Span | None = None) -> Finding[Unit]:
        start, end = self.document.view.to_text(one.name.start, one.name.end)
        unit = self._unit(one, start, end, scope) if one.role else None
        if not self.thorough:
            return Finding(unit, one.rule, start, end)
        led = one.named.led
        by = led.said if led else one.by and self.document.view.to_text(*one.by)
        entries = partial(_entries, one, unit.name) if unit else tuple
        return Finding(unit, one.rule, start, end, by, entries, tuple(self._losers(one, start, end, scope)))

    def _losers(
        self, one: Assigned, start: TextAt, end: TextAt, scope: Span | None
    ) -> Iterator[tuple[str, Unit | None]]:
        """The weaker rules that read something of a name, each with the unit that it would have given."""
        for rule, role in other_readings(one.named):
            yield rule, self._unit(one._replace(role=role, rule=rule), start, end, scope) if role else None

    def _unit(self, one: Assigned, start: TextAt, end: TextAt, scope: Span | None) -> Unit:
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

    def _implied(self, at: TextAt, units: Sequence[Finding[Unit]]) -> Iterator[Finding[Unit]]:
        """Units that 以下均需…不再列出, stated before this task, adds to it. Their span is their name in that sentence."""
        convention = holding(self.conventions, "implied", at)
        named = {unit.name for unit in taken(units)}
        for name in convention.names if convention else ():
            wording = self.document.view.text[name.start : name.end]
            one = assign(Named(name, wording, Listed("convention")))
            if (
                one
                and convention
                and self.document.quote(*self.document.view.to_text(name.start, name.end)) not in named
            ):
                yield self._finding(one)._replace(by=convention.said)


def _entries(one: Assigned, name: str) -> Iterator[Entry]:
    """The word that gave the role; where none did, or names stand in running text, the ending that makes a name of it."""
    if one.word:
        yield "roles", one.word
    if one.rule in ("unit.names", "unit.inline", "unit.heading") and (ending := unit_ending(name)):
        yield "unit_suffixes", ending
