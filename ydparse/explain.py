"""Why: the rule, the evidence and the lexicon's words behind each value, and why other numbers and dates are none.

The finders that made the values are asked again (`pipeline.parse` hands them out), so what is told here is what was done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from ydparse.document import Document
from ydparse.fields.finding import Entry, Finding
from ydparse.lexicon import load
from ydparse.models import Deadline, Item, Row, Section, Span, Strength, Target, Unit
from ydparse.models.base import Model
from ydparse.normalize.headers import column_kind, column_word
from ydparse.normalize.strength import opening_word
from ydparse.pipeline import Parsed
from ydparse.structure import Node, TaskTable, headings_above
from ydparse.values import Findings
from ydparse.writers.tasks import row_id


class Word(Model):
    """A word of the lexicon that took part: the file, the word, and what the file says of it."""

    file: str
    word: str
    meaning: str


class Reason(Model):
    """One value, a task's strength among them, or one wording that is none (`value` null): `text` is its evidence, `by`
    the wording elsewhere that decided (牵头 behind the names, a column's heading, a convention pages before)."""

    value: Unit | Deadline | Target | Strength | None
    text: str
    rule: str
    meaning: str
    by: str | None
    words: tuple[Word, ...]
    span: Span


class Explanation(Model):
    """A section, an item or a row, with a reason for each of its values and for each wording in it that is none."""

    id: str
    label: str
    text: str
    taken: tuple[Reason, ...]
    refused: tuple[Reason, ...]


class Place(NamedTuple):
    """Something that carries values: how it is called, and its explanation, made when it is asked for."""

    id: str
    number: int | None
    label: str
    text: str
    explain: Callable[[], Explanation]


def places(parsed: Parsed) -> list[Place]:
    """Every section and item in the order of the text, then every row of the tables."""
    return [*_entries(parsed), *_rows(parsed)]


def named(places: Iterable[Place], name: str) -> list[Place]:
    """The places that `name` means: an id (i12, s3, t1r5); else the items with that number or label; else the rows."""
    known = list(places)
    if exact := [place for place in known if place.id == name]:
        return exact
    bare = name.strip("、.．。()（）")
    for kind in ("i", "t", "s"):
        found = [p for p in known if p.id.startswith(kind) and (p.label == name or str(p.number) == bare)]
        if found:
            return found
    return []


def _entries(parsed: Parsed) -> Iterator[Place]:
    sections, items = iter(parsed.notice.sections), iter(parsed.notice.items)
    for node in parsed.nodes:
        entry: Section | Item = next(items) if node.is_item else next(sections)
        text = entry.task if isinstance(entry, Item) else entry.title
        number = entry.number if isinstance(entry, Item) else None
        yield Place(entry.id, number, entry.label, text, partial(_explain_entry, parsed, entry, node))


def _rows(parsed: Parsed) -> Iterator[Place]:
    for i, (table, task_table) in enumerate(zip(parsed.notice.tables, parsed.tables, strict=True), 1):
        for j, row in enumerate(table.rows, 1):
            number = int(row.number) if row.number and row.number.isdecimal() else None
            text = f"{row.task}｜{row.subtask}" if row.subtask else row.task
            explain = partial(_explain_row, parsed, row, task_table, j - 1, row_id(i, j))
            yield Place(row_id(i, j), number, row.number or "", text, explain)


def _explain_entry(parsed: Parsed, entry: Section | Item, node: Node) -> Explanation:
    document, is_item = parsed.finders.document, isinstance(entry, Item)
    headings = headings_above(document, node) if is_item else []
    found = parsed.finders.find(*node.text, entry.id if is_item else None, headings)
    strength = _strength(document, *node.text) if isinstance(entry, Item) else []
    text = entry.task if isinstance(entry, Item) else entry.title
    return _explanation(parsed.finders.document, entry.id, entry.label, text, found, strength)


def _explain_row(parsed: Parsed, row: Row, table: TaskTable, at: int, id_: str) -> Explanation:
    task, document = table.rows[at], parsed.finders.document
    strengths = (_strength(document, cell.start, cell.end) for cell in task.said)
    found = parsed.finders.find_in_row(task)
    strength = next(filter(None, strengths), [])
    return _explanation(document, id_, row.number or "", row.task, found, strength, table)


def _explanation(
    document: Document,
    id_: str,
    label: str,
    text: str,
    found: Findings,
    strength: list[Reason],
    table: TaskTable | None = None,
) -> Explanation:
    reason = partial(_reason, document, table)
    findings: list[Finding[Unit] | Finding[Deadline] | Finding[Target]] = [
        *found.units, *found.deadlines, *(f for f in found.targets if f.value or not _is_date(f, found.deadlines))
    ]  # fmt: skip
    taken = [reason(finding) for finding in findings if finding.value is not None]
    refused = sorted((f for f in findings if f.value is None), key=lambda f: f.start)
    return Explanation(
        id=id_, label=label, text=text, taken=(*strength, *taken), refused=tuple(reason(f) for f in refused)
    )


def _is_date(number: Finding[Target], dates: Iterable[Finding[Deadline]]) -> bool:
    """Whether a number that is no target is part of a date: that one is told of already."""
    return any(date.start <= number.start < date.end for date in dates)


def _strength(document: Document, start: int, end: int) -> list[Reason]:
    """Why a task is meant as firmly as it is: the word that opens it."""
    word = opening_word(document.folded(start, end))
    if word is None:
        return []
    low = document.view.to_view(start)
    place = document.view.to_text(low + word.start, low + word.end)
    said: Finding[Unit] = Finding(None, "strength.opening", *place)
    reason = _reason(document, None, said)
    return [reason.model_copy(update={"value": word.strength, "words": (_word(("strength_words", reason.text)),)})]


def _reason(
    document: Document, table: TaskTable | None, finding: Finding[Unit] | Finding[Deadline] | Finding[Target]
) -> Reason:
    by, entries = document.quote(*finding.by) if finding.by else None, list(finding.entries())
    if finding.rule.endswith(".column") and table is not None:
        by, entry = _column(table, finding)
        entries += entry
    return Reason(
        value=finding.value,
        text=document.quote(finding.start, finding.end),
        rule=finding.rule,
        meaning=_meanings()[finding.rule],
        by=by,
        words=tuple(_word(entry) for entry in dict.fromkeys(entries)),
        span=document.span(finding.start, finding.end),
    )


def _column(
    table: TaskTable, finding: Finding[Unit] | Finding[Deadline] | Finding[Target]
) -> tuple[str | None, list[Entry]]:
    """The heading of the column that gives a cell its meaning, and the word in it that says so."""
    kind = finding.value.role if isinstance(finding.value, Unit) else "deadline"
    heading = next((heading for heading in table.columns if column_kind(heading) == kind), None)
    word = column_word(heading, kind) if heading else None
    return heading, [("table_headers", word)] if word else []


def _meanings() -> dict[str, str]:
    return {rule: meaning for rule, meaning, _ in load("rules")}


def _word(entry: Entry) -> Word:
    name, word = entry
    rows = [row[1:] for row in load(name) if row[0] == word]
    meanings = dict.fromkeys(next((said for said in row if said != "-"), "") for row in rows)  # time labels: no role
    return Word(file=f"{name}.tsv", word=word, meaning="、".join(meanings))
