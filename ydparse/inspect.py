"""What the parser saw: every line and cell of the file in order, in the characters that it shows, what became of it, and as
what its wording was taken.

Nothing is found again: the runs of the text know their lines, and the parts are the places that `pipeline.parse` made
the notice from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, cast

from ydparse.document import Cell, Document, InText, Line, Ranges, Raw, TextAt
from ydparse.models import FileLine, Item, LinePart, Row, Section, Span
from ydparse.models.inspection import Fate, PartKind
from ydparse.pipeline import Parsed
from ydparse.structure import Node, TaskRow, TaskTable, heading


class _Mark(NamedTuple):
    """text[start:end] was taken as `kind`."""

    start: TextAt
    end: TextAt
    kind: PartKind
    id: str | None = None


def inspect(parsed: Parsed) -> list[FileLine]:
    """Every line and every cell of the file once, in order."""
    document = parsed.finders.document
    runs = list(document.runs())
    of_origin: dict[int, list[int]] = {}
    for i, (_, _, origin) in enumerate(runs):
        of_origin.setdefault(id(origin), []).append(i)
    parts = _parts_of_runs(document, [(start, end) for start, end, _ in runs], _marks(parsed))
    fates = _Fates(document)
    found = []
    for origin in origins(parsed.raw):
        own = of_origin.get(id(origin), [])
        places = places_in_line(origin.text, [(runs[i][0], document.text[slice(*runs[i][:2])]) for i in own])
        said = [_part(mark, places) for i in own for mark in parts[i]]
        fate = fates.of(origin, runs[own[0]][0] if own else None)
        omitted = _omitted(origin.text, set(places.values())) if own else []
        found.append(_file_line(origin, fate, [part for part in said if part], omitted))
    return found


def origins(raw: Raw) -> Iterator[Line | Cell]:
    """Lines, and cells in the order of their first places; then what the reader left out."""
    for block in raw.blocks:
        if isinstance(block, Line):
            yield block
        else:
            yield from dict.fromkeys(cell for row in block.rows for cell in row)
    yield from raw.site
    yield from (Line(one.wording, page=one.page) for one in raw.left_out)


def _omitted(text: str, kept: set[int]) -> list[tuple[int, int]]:
    """Where wording of a line stands that did not become text: text[start:end] says something, and none of it is kept."""
    ends = [-1, *sorted(kept), len(text)]
    gaps = [(low + 1, high) for low, high in pairwise(ends) if high > low + 1]
    return [(start, end) for start, end in gaps if any(map(str.isalnum, text[start:end]))]


def _file_line(
    origin: Line | Cell, fate: Fate, parts: Sequence[LinePart], omitted: Sequence[tuple[int, int]]
) -> FileLine:
    box = None
    if origin.box:
        x0, top, x1, bottom = origin.box
        box = (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
    return FileLine.model_construct(
        line=origin.number,
        page=origin.page,
        bbox=box,
        text=origin.text,
        fate=fate,
        parts=tuple(parts),
        omitted=tuple(omitted),
    )


class _Fates:
    """What became of the lines of a document."""

    def __init__(self, document: Document) -> None:
        self._opens = {paragraph.start for paragraph in document.paragraphs}
        self._tables = Ranges((table.start, table.end) for table in document.tables)
        self._dropped = {id(one.line): one.reason for one in document.dropped}

    def of(self, origin: Line | Cell, start: TextAt | None) -> Fate:
        """The fate of a line or cell whose first run begins at `start` of the text (None: it has none)."""
        if start is None:
            shows = any(char.isprintable() and not char.isspace() for char in origin.text)
            return self._dropped.get(id(origin), "left_out") if shows else "blank"
        if start in self._tables:
            return "cell"
        return "paragraph" if start in self._opens else "joined"


def _parts_of_runs(document: Document, runs: Sequence[InText], marks: Iterable[_Mark]) -> list[list[_Mark]]:
    """The marks in each run, cut to it; wording without a mark is `unused`."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    starts = [start for start, _ in runs]
    parts: list[list[_Mark]] = [[] for _ in runs]
    for mark in ordered:
        for i in range(max(bisect_right(starts, mark.start) - 1, 0), len(runs)):
            start, end = runs[i]
            if start >= mark.end:
                break
            if mark.start < end:
                parts[i].append(mark._replace(start=max(start, mark.start), end=min(end, mark.end)))
    covered = Ranges((mark.start, mark.end) for mark in ordered)
    for (start, end), here in zip(runs, parts, strict=True):
        here += _unused(document.text, start, end, covered)
        here.sort(key=lambda mark: (mark.start, -mark.end))
    return parts


def _unused(text: str, start: TextAt, end: TextAt, covered: Ranges[TextAt]) -> Iterator[_Mark]:
    """What no mark covers of text[start:end], where it says something."""
    at = start
    for low, high in [*covered.overlapping(start, end), (end, end)]:
        if any(map(str.isalnum, text[at:low])):
            yield _Mark(at, low, "unused")
        at = max(at, high)


def places_in_line(text: str, runs: Sequence[tuple[TextAt, str]]) -> dict[TextAt, int]:
    """Offset in the final text → offset in a line's own `text`, for what shows of its `runs` (offset, wording).

    Layout only takes signs out of a line (blanks, bars, specks), so each character of a run stands in it, in order.
    """
    places: dict[TextAt, int] = {}
    at = 0
    for start, wording in runs:
        whole = text.find(wording, at)
        if whole < 0 and text.find(wording[:1], at) < 0:
            at = 0  # the cells of a flat table may stand in another order than in their line
        for i, char in enumerate(wording):
            found = whole + i if whole >= 0 else text.find(char, at)
            if found >= 0 and not char.isspace():
                places[TextAt(start + i)] = found
                at = found + 1
    return places


def _part(mark: _Mark, places: dict[TextAt, int]) -> LinePart | None:
    """A mark as a part of the line whose characters stand at `places`; None where nothing of it shows."""
    here = [TextAt(at) for at in range(mark.start, mark.end)]
    first = next((places[i] for i in here if i in places), None)
    last = next((places[i] for i in reversed(here) if i in places), None)
    if first is None or last is None:
        return None
    at = (first, last + 1)
    return LinePart.model_construct(kind=mark.kind, id=mark.id, start=mark.start, end=mark.end, at=at)


def _marks(parsed: Parsed) -> Iterator[_Mark]:
    """All places that the notice was made from; a wording that is the same to several is marked once."""
    document, finders = parsed.finders.document, parsed.finders
    for name, places in parsed.elements.items():
        yield from (_Mark(start, end, cast("PartKind", name)) for start, end in places)
    yield from (_Mark(*one.said, "convention") for one in finders.units.conventions if one.said[1])
    yield from (_Mark(*node.after, "closing") for node in parsed.nodes if _says(document, *node.after))
    for part in parsed.parts:
        if not part.states_tasks:
            yield _Mark(part.start, part.end, "site" if part.kind == "page" else "annex")
    values: dict[tuple[TextAt, TextAt, PartKind], _Mark] = {}
    for mark in (*_entries(parsed), *_tables(parsed)):
        if mark.kind in ("unit", "deadline", "target", "table_title", "band"):
            values.setdefault(mark[:3], mark)
        else:
            yield mark
    yield from values.values()


def _says(document: Document, start: TextAt, end: TextAt) -> bool:
    return any(map(str.isalnum, document.text[start:end]))


def _entries(parsed: Parsed) -> Iterator[_Mark]:
    """Headings with their text and tasks, their clauses, their values."""
    document = parsed.finders.document
    sections, items = iter(parsed.notice.sections), iter(parsed.notice.items)
    for node in parsed.nodes:
        entry: Section | Item = next(items) if node.is_item else next(sections)
        yield from _entry(document, node, entry)
        for clause in parsed.finders.units.within(*node.text):
            yield _Mark(clause.start, clause.end, "clause", entry.id)
        yield from _values(entry)


def _entry(document: Document, node: Node, entry: Section | Item) -> Iterator[_Mark]:
    end = node.text[1]
    if isinstance(entry, Item):
        yield _Mark(node.start, end, "item", entry.id)
        return
    titled = max(heading(document, node)[1], node.entry.text_start)
    yield _Mark(node.start, titled, "heading", entry.id)
    if _says(document, titled, end):
        yield _Mark(titled, end, "text", entry.id)


def _values(entry: Section | Item | Row) -> Iterator[_Mark]:
    """Values, but not the units that a convention adds to every task: the convention is marked itself."""
    spans: list[tuple[PartKind, Span]] = [("unit", unit.span) for unit in entry.units if not unit.implied]
    spans += [("deadline", limit.span) for limit in entry.deadlines]
    spans += [("target", target.span) for target in entry.targets]
    yield from (_Mark(TextAt(span.start), TextAt(span.end), kind, entry.id) for kind, span in spans)


def _tables(parsed: Parsed) -> Iterator[_Mark]:
    for table, task_table in zip(parsed.notice.tables, parsed.tables, strict=True):
        yield from _over(task_table)
        before: set[TextAt] = set()
        for row, task in zip(table.rows, task_table.rows, strict=True):
            yield from _cells(task, row.id, before)
            yield from _values(row)


def _over(table: TaskTable) -> Iterator[_Mark]:
    """What stands over the rows: header, title, bands."""
    yield from (_Mark(cell.start, cell.end, "header") for cell in dict.fromkeys(table.heads) if cell.end > cell.start)
    yield from (_Mark(row.title.start, row.title.end, "table_title") for row in table.rows if row.title)
    yield from (_Mark(row.band.start, row.band.end, "band") for row in table.rows if row.band)


def _cells(row: TaskRow, id_: str, before: set[TextAt]) -> Iterator[_Mark]:
    """The cells of a row; a merged cell belongs to the first of the rows that it covers, unless a row has no other."""
    for cell in row.headings:
        if cell.start not in before or row.start <= cell.start < row.end:
            before.add(cell.start)
            yield _Mark(cell.start, cell.end, "row", id_)
