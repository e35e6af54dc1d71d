"""Why: the rule, the evidence and the lexicon's words behind each value, and why other numbers and dates are none.

The finders that made the values are asked again (`pipeline.parse` hands them out), so what is told here is what was done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import NamedTuple

from ydparse.document import Document, InText, TextAt, ViewAt
from ydparse.find import Findings
from ydparse.grammar.columns import column_kind, column_word
from ydparse.grammar.strength import opening_word
from ydparse.lexicon import load
from ydparse.models import Deadline, Item, Row, Section, Span, Strength, Target, Unit
from ydparse.models.base import Model
from ydparse.pipeline import Parsed
from ydparse.rules.catalog import meaning, why_weaker
from ydparse.rules.finding import Entry, Finding
from ydparse.structure import Node, TaskRow, headings_above

_MARKS = "、.．。()（）"  # around the number of a label


class Word(Model):
    """A word of the lexicon that took part: the file, the word, its kinds as the file has them, and what they mean."""

    file: str
    word: str
    kinds: tuple[str, ...]
    meaning: str


class Loser(Model):
    """What else the wording could be read as: the value (null: none), the rule that would read it so, what that means, and
    why it is weaker than the rule that holds (empty where the strength of one of them is not known)."""

    value: Unit | Deadline | Target | None
    rule: str
    meaning: str
    weaker: str


class Reason(Model):
    """One value, a task's strength among them, or one wording that is none (`value` null): `text` is its evidence, `by`
    the wording elsewhere that decided (牵头 behind the names, a column's heading, a convention pages before), and each has
    its place (`by_span` is null where `by` is). `losers` are the other readings, the stronger first."""

    value: Unit | Deadline | Target | Strength | None
    text: str
    rule: str
    meaning: str
    by: str | None
    words: tuple[Word, ...]
    span: Span
    by_span: Span | None
    losers: tuple[Loser, ...] = ()


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
    asked = parsed._replace(finders=parsed.finders.thorough())
    return [*_entries(asked), *_rows(asked)]


def refusals(parsed: Parsed) -> dict[str, tuple[tuple[str, str], ...]]:
    """By the id of a section, an item or a row: each rule that refused a wording in it, and the wording."""
    explained = (place.explain() for place in places(parsed))
    return {one.id: tuple((reason.rule, reason.text) for reason in one.refused) for one in explained}


def named(places: Iterable[Place], name: str) -> list[Place]:
    """The places that `name` means: an id (i12, s3, t1r5); else the items with that number or label (十 is （十）); else the
    rows; else the headings."""
    known = list(places)
    if exact := [place for place in known if place.id == name]:
        return exact
    bare = name.strip(_MARKS)
    for kind in ("i", "t", "s"):
        labels = [(place, (place.label, place.label.strip(_MARKS))) for place in known if place.id.startswith(kind)]
        found = [place for place, said in labels if bare and (name in said or str(place.number) == bare)]
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
    for table, task_table in zip(parsed.notice.tables, parsed.tables, strict=True):
        for row, task in zip(table.rows, task_table.rows, strict=True):
            number = int(row.number) if row.number and row.number.isdecimal() else None
            text = f"{row.task}｜{row.subtask}" if row.subtask else row.task
            explain = partial(_explain_row, parsed, row, task)
            yield Place(row.id, number, row.number or "", text, explain)


def _explain_entry(parsed: Parsed, entry: Section | Item, node: Node) -> Explanation:
    document, is_item = parsed.finders.document, isinstance(entry, Item)
    headings = headings_above(document, node) if is_item else ()
    found = parsed.finders.find(*node.text, entry.id if is_item else None, headings)
    strength = _strength(document, *node.text) if isinstance(entry, Item) else []
    text = entry.task if isinstance(entry, Item) else entry.title
    return _explanation(parsed.finders.document, entry.id, entry.label, text, found, strength)


def _explain_row(parsed: Parsed, row: Row, task: TaskRow) -> Explanation:
    document = parsed.finders.document
    strengths = (_strength(document, cell.start, cell.end) for cell in task.said)
    found = parsed.finders.find_in_row(task)
    strength = next(filter(None, strengths), [])
    return _explanation(document, row.id, row.number or "", row.task, found, strength, task)


def _explanation(
    document: Document,
    id_: str,
    label: str,
    text: str,
    found: Findings,
    strength: list[Reason],
    row: TaskRow | None = None,
) -> Explanation:
    reason = partial(_reason, document, row)
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


def _strength(document: Document, start: TextAt, end: TextAt) -> list[Reason]:
    """Why a task is meant as firmly as it is: the word that opens it."""
    word = opening_word(document.folded(start, end))
    if word is None:
        return []
    low = document.view.to_view(start)
    place = document.view.to_text(ViewAt(low + word.start), ViewAt(low + word.end))
    said: Finding[Unit] = Finding(None, "strength.opening", *place)
    reason = _reason(document, None, said)
    return [reason.model_copy(update={"value": word.strength, "words": (_word(("strength_words", reason.text)),)})]


def _reason(
    document: Document, row: TaskRow | None, finding: Finding[Unit] | Finding[Deadline] | Finding[Target]
) -> Reason:
    by, entries = finding.by, list(finding.entries())
    if finding.rule.endswith(".column") and row is not None:
        by, entry = _column(document, row, finding.start)
        entries += entry
    return Reason(
        value=finding.value,
        text=document.quote(finding.start, finding.end),
        rule=finding.rule,
        meaning=meaning(finding.rule),
        by=document.quote(*by) if by else None,
        words=tuple(dict.fromkeys(map(_word, entries))),
        span=document.span(finding.start, finding.end),
        by_span=document.span(*by) if by else None,
        losers=tuple(
            Loser(value=value, rule=rule, meaning=meaning(rule), weaker=why_weaker(rule, finding.rule))
            for rule, value in finding.losers
        ),
    )


def _column(document: Document, row: TaskRow, at: TextAt) -> tuple[InText | None, list[Entry]]:
    """Where the heading stands that gives the cell at `at` its meaning, and the word in it that says so."""
    head = next((head for cell, head in row.headings.items() if cell.start <= at < cell.end), None)
    if head is None:
        return None, []
    heading = document.quote(head.start, head.end)
    kind = column_kind(heading)
    word = column_word(heading, kind) if kind else None
    return (head.start, head.end), [word] if word else []


def _word(entry: Entry) -> Word:
    """A word as its lexicon has it; 新 before a verb that it belongs to (新购置) is left out."""
    name, word = entry
    rows = [row for row in load(name) if row[0] == word] or [row for row in load(name) if f"新{row[0]}" == word]
    kinds = dict.fromkeys(next((said for said in row[1:] if said != "-"), "") for row in rows)  # time labels: no role
    meant = (_kinds()[name, kind] for kind in kinds if kind)
    return Word(
        file=f"{name}.tsv",
        word=rows[0][0],
        kinds=tuple(filter(None, kinds)),
        meaning="；".join(dict.fromkeys(meant)),
    )


@cache
def _kinds() -> dict[tuple[str, str], str]:
    """What the kind of a word means, by lexicon and kind."""
    return {(name, kind): meaning for name, kind, meaning in load("kinds")}
