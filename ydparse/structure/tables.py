"""Task tables (任务分解表): which column holds what, bands, sub-rows. Says where cells stand; fields read what they say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

import regex

from ydparse.document import Document, InText, Ranges, TableCell, TableText, TextAt
from ydparse.document.characters import plain
from ydparse.grammar.columns import column_kind, is_header
from ydparse.grammar.numbering import mark_at
from ydparse.lexicon import words
from ydparse.structure.nodes import Node

_NOTE = regex.compile(r"[(（]?\L<words>", words=words("table_words", "note"))
_NUMBERED = regex.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}[、.）)]|\d{1,3}[、.．）)])")
_CHINESE = regex.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、.）)]?")
_BAND = regex.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、）)]\P{P}")
_WORDS = regex.compile(r"\p{Han}{2}")
_SENTENCE = regex.compile("[。;；]$")
_STOPS = regex.compile(r"[。：:；;]$|^附件")
_LIST_OF_ANNEXES = regex.compile("^附件:?")
_NAMES_TABLE = regex.compile(r"\L<kinds>", kinds=words("title_kinds", "table"))


class Said(NamedTuple):
    """A wording at text[start:end] that heads rows: a title, a band."""

    text: str
    start: TextAt
    end: TextAt


@dataclass(slots=True)
class TaskRow:
    """A row: its cells by kind of column, and by heading."""

    number: TableCell | None
    section: str | None
    task: TableCell
    subtask: TableCell | None
    by_kind: dict[str, list[TableCell]]
    headings: dict[TableCell, TableCell]
    """The heading of each cell that says something."""
    band: Said | None
    title: Said | None
    cells: dict[str, str]
    start: TextAt
    end: TextAt

    @property
    def said(self) -> list[TableCell]:
        """The cells that say what is to be done."""
        return [cell for cell in (self.task, self.subtask) if cell is not None]


@dataclass(slots=True)
class TaskTable:
    """A table of tasks with its title and its rows."""

    title: str | None
    columns: tuple[str, ...]
    kinds: tuple[str | None, ...]
    heads: list[TableCell]
    """The cells of its header, and of those that repeat it."""
    rows: list[TaskRow] = field(default_factory=list)


def find_task_tables(document: Document, clauses: Iterable[InText] = (), nodes: Sequence[Node] = ()) -> list[TaskTable]:
    """The task tables of a document, in order; other tables (contacts, statistics) are left in the text. `clauses` are the
    places of unit clauses, `nodes` the outline: a line above a table that is a task heads no rows."""
    assigned = Ranges([*clauses, *_tasks(nodes)])
    tables = []
    for table in document.tables:
        head = _header_row(document, table)
        if head is not None:
            tables.append(_read(document, table, head, assigned))
    return [table for table in tables if table.rows]


def _tasks(nodes: Sequence[Node]) -> Iterator[InText]:
    """Where the entries stand that are tasks, or are numbered among tasks; 一、 at the outermost numbers headings."""
    among = {(node.entry.part, id(node.parent), node.entry.mark.style) for node in nodes if node.is_item}
    for node in nodes:
        outermost = node.parent is None and node.entry.mark.style == "cn"
        if not outermost and (node.entry.part, id(node.parent), node.entry.mark.style) in among:
            yield node.start, node.entry.text_start


def _header_row(document: Document, table: TableText) -> int | None:
    """The first of the top rows that reads like the header of a task table."""
    for i, row in enumerate(table.rows[:4]):
        if _is_header(document, row):
            return i
    return None


def _is_header(document: Document, row: tuple[TableCell, ...]) -> bool:
    return is_header([document.quote(cell.start, cell.end) for cell in dict.fromkeys(row)])


def _has_number(document: Document, row: tuple[TableCell, ...], kinds: Sequence[str | None]) -> bool:
    """Whether a row has a number in the column of the numbers, as no header that a new page repeats does."""
    if "number" not in kinds:
        return False
    cell = row[kinds.index("number")]
    return document.text[cell.start : cell.end].isdecimal()


def _read(document: Document, table: TableText, head: int, assigned: Ranges[TextAt]) -> TaskTable:
    title, band = _above(document, table, head, assigned)
    upper, heads = table.rows[head], table.rows[head]
    if (lower := _second_header_row(document, table, head)) is not None:
        head, heads = head + 1, lower
    header = [document.quote(cell.start, cell.end) for cell in heads]
    kinds = _kinds(document, table, head, header)
    out = TaskTable(
        title.text if title else None, tuple(dict.fromkeys(header)), kinds, [*dict.fromkeys((*upper, *heads))]
    )
    before: set[TableCell] = set()
    group: str | None = None  # of a column of groups that is given once
    for row in table.rows[head + 1 :]:
        said = _band(document, row, kinds)
        if said is not None:
            band, group = said if said.text else band, None
            continue
        if not _has_number(document, row, kinds) and _is_header(document, row):
            out.heads += row
            continue
        made = _row(document, row, zip(heads, header, kinds, strict=True), (band, title), before)
        before = set(row)
        if made is not None:
            if "section" in kinds:
                group = made.section = made.section or group
            made.section = made.section or (band.text if band else None)
            out.rows.append(made)
    return out


def _second_header_row(document: Document, table: TableText, head: int) -> tuple[TableCell, ...] | None:
    """The headings of a header of two rows, where the first has one over several columns (责任分工 over 牵头单位 and
    配合单位): those of the second row, and where it has none, of the first. None for a header of one row."""
    upper = table.rows[head]
    lower = table.rows[head + 1] if head + 1 < len(table.rows) else ()
    if not lower or len(set(upper)) == len(upper):
        return None
    below: dict[TableCell, list[TableCell]] = {}
    for above, cell in zip(upper, lower, strict=True):
        if cell is not above and cell.end > cell.start:
            below.setdefault(above, []).append(cell)
    divided = all(upper.count(above) > 1 and len(set(cells)) > 1 for above, cells in below.items())
    known = any(column_kind(document.quote(cell.start, cell.end)) for cells in below.values() for cell in cells)
    if not (below and divided and known):
        return None
    return tuple(cell if cell.end > cell.start else above for above, cell in zip(upper, lower, strict=True))


def _band(document: Document, row: tuple[TableCell, ...], kinds: tuple[str | None, ...]) -> Said | None:
    """What a row says that only heads those below it, or None: one cell over all columns, one filled cell that is
    numbered in Chinese, or nothing but such a number and one more (一 | 产业发展)."""
    filled = list(dict.fromkeys(cell for cell in row if cell.end > cell.start))
    said = [document.quote(cell.start, cell.end) for cell in filled]
    if not filled:
        return Said("", row[0].start, row[0].end)
    place = filled[0].start, filled[-1].end
    led = kinds[0] == "number" and row[0] is filled[0]
    if len(set(row)) == 1 or (len(said) == 1 and (_BAND.match(said[0]) or (led and _WORDS.search(said[0])))):
        return Said(said[0], *place)
    if len(said) == 2 and led and _CHINESE.fullmatch(said[0]):
        return Said(said[0] + ("" if said[0].endswith(tuple("、.）)")) else "、") + said[1], *place)
    return None


def _kinds(document: Document, table: TableText, head: int, header: list[str]) -> tuple[str | None, ...]:
    """The kind of each column. A second task column, also under one merged heading, holds sub-tasks; a single
    sub-task column without a task column is the task; a column of nothing but numbers, where none is called so, is that
    of the numbers."""
    kinds: list[str | None] = []
    unnumbered = "number" not in map(column_kind, header)
    for at, heading in enumerate(header):
        kind = column_kind(heading)
        nameless = not heading or heading in header[:at] + header[at + 1 :]
        if unnumbered and nameless and _holds_numbers(document, table.rows[head + 1 :], at):
            kind = "number"
        kinds.append(_beside(kind, kinds))
    if "task" not in kinds:
        for other in ("subtask", "target", None):
            if other in kinds:
                kinds[kinds.index(other)] = "task"
                break
    return tuple(kinds)


def _holds_numbers(document: Document, rows: Sequence[tuple[TableCell, ...]], at: int) -> bool:
    """Whether a column says numbers and nothing else, bands aside."""
    said = [document.quote(row[at].start, row[at].end) for row in rows if len(set(row)) > 1]
    return any(said) and all(text.isdecimal() for text in said if text)


def _beside(kind: str | None, before: Sequence[str | None]) -> str | None:
    """The kind of a column beside those before it: of two task columns, the second says the sub-tasks; a third is a note."""
    if kind == "task" and "task" in before:
        return "subtask" if "subtask" not in before else "note"
    return "note" if kind == "subtask" and "subtask" in before else kind


def _above(
    document: Document, table: TableText, head: int, assigned: Ranges[TextAt]
) -> tuple[Said | None, Said | None]:
    """(title, band): a row over the header, or the paragraphs right above the table."""
    for row in table.rows[:head]:
        if len(set(row)) == 1:
            text = document.quote(row[0].start, row[0].end)
            return (Said(text, row[0].start, row[0].end) if text else None), None
    lines, band = _lines_above(document, table)
    if band is not None and (_SENTENCE.search(band.text) or assigned.overlapping(band.start, band.end)):
        band = None
    title = "".join(line.text for line in lines)
    named = title and _NAMES_TABLE.search(plain(title))
    return (Said(title, lines[0].start, lines[-1].end) if named else None), band


def _lines_above(document: Document, table: TableText) -> tuple[list[Said], Said | None]:
    """The paragraphs right above a table that read like its title, joined as far as they go on into it, and the numbered
    heading below them, which is the first band."""
    lines: list[Said] = []
    band: Said | None = None
    for i in reversed(range(bisect_right(document.paragraphs, table.start, key=attrgetter("end")))):
        paragraph = document.paragraphs[i]
        text = document.quote(paragraph.start, paragraph.end)
        if _NOTE.match(plain(text)):
            continue
        if not lines and band is None and _NUMBERED.match(text) and len(text) <= 40:
            if _is_of_list(document, i):
                break
            band = Said(text, *paragraph)
        elif len(lines) < 4 and not _STOPS.search(text) and len(text) <= 60 and (not lines or _continues(text)):
            lines.insert(0, Said(text, *paragraph))
        else:
            break
    return lines, band


def _is_of_list(document: Document, at: int) -> bool:
    """Whether a numbered paragraph stands right below the one of the number before it, as in a list of annexes: 附件：1.甲
    and 2.乙 head nothing."""
    said = [document.folded(*paragraph) for paragraph in document.paragraphs[max(at - 1, 0) : at + 1]]
    own, above = mark_at(said[-1]), mark_at(_LIST_OF_ANNEXES.sub("", said[0]))
    return (
        len(said) == 2
        and own is not None
        and above is not None
        and (above.style, above.number + 1) == (own.style, own.number)
    )


def _continues(line: str) -> bool:
    """Whether a line above goes on into the title: no end of a bracket or of a title, no heading of its own."""
    return 2 < len(line) <= 40 and not line.endswith(("）", ")", "表", "清单")) and not _NUMBERED.match(line)


def _row(
    document: Document,
    row: tuple[TableCell, ...],
    columns: Iterable[tuple[TableCell, str, str | None]],
    over: tuple[Said | None, Said | None],
    before: set[TableCell],
) -> TaskRow | None:
    """A row of `columns` (their heads, what these say, their kinds); its place is that of the cells that do not stand in
    the row `before` too; `over` are its band and title."""
    by_kind: dict[str, list[TableCell]] = {}
    headings: dict[TableCell, TableCell] = {}
    cells: dict[str, str] = {}
    for cell, (head, heading, kind) in zip(row, columns, strict=False):
        text = document.quote(cell.start, cell.end)
        _add(cells, heading, text)
        if text:
            headings.setdefault(cell, head)
            if kind and cell not in by_kind.setdefault(kind, []):
                by_kind[kind].append(cell)
    task = _first(by_kind, "task") or _first(by_kind, "subtask")
    if task is None:
        return None
    subtask = next((cell for cell in by_kind.get("subtask", ()) if cell is not task), None)
    group = _first(by_kind, "section")
    section = document.quote(group.start, group.end) if group is not None else None
    filled = [cell for cell in row if cell.end > cell.start]
    fresh = [cell for cell in filled if cell not in before and cell is not group] or filled
    start, end = min(cell.start for cell in fresh), max(cell.end for cell in fresh)
    return TaskRow(_first(by_kind, "number"), section, task, subtask, by_kind, headings, *over, cells, start, end)


def _add(cells: dict[str, str], heading: str, text: str) -> None:
    """What a row says under a heading; of several columns under one, each wording once: 甲局；乙局."""
    known = cells.get(heading)
    if not known:
        cells[heading] = text
    elif text and text not in known.split("；"):
        cells[heading] = f"{known}；{text}"


def _first(by_kind: dict[str, list[TableCell]], kind: str) -> TableCell | None:
    """The first cell of a kind that says something."""
    return next(iter(by_kind.get(kind, ())), None)
