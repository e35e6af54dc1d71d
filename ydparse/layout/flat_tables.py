"""Tables that a converter flattened into lines of text: found by their header, put back into rows and columns.

Three shapes are met: a cell a line with a blank line between rows (Word to text); a row a line with tabs between cells;
and cells wrapped over several lines with nothing between them (PDF to text), told apart by what they say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from ydparse.document import Line
from ydparse.document.view import FOLD
from ydparse.normalize.headers import column_kind, is_header
from ydparse.normalize.numbering import mark_at

_TRIES = 20  # header lines without a table below them, after which a file is taken to have none
_BAND = 40  # characters; a heading between two rows is not longer
_GAP = regex.compile(r"\t+|[ \u3000]{1,}")
_END = regex.compile(r"\s*(?:抄送|附件|主办|联系人|扫一扫|（此件|\(此件|.{2,30}\d{4}年\d{1,2}月\d{1,2}日印发)")


@dataclass(frozen=True, slots=True, eq=False)
class FlatCell:
    """A cell and the lines that it was put together from."""

    lines: tuple[tuple[str, Line], ...]

    @property
    def text(self) -> str:
        """The cell's wording, its lines joined."""
        return "".join(text for text, _ in self.lines)


class FlatTable(NamedTuple):
    """A table in lines[first:last]; merged cells are one object, as in a Grid."""

    first: int
    last: int
    rows: tuple[tuple[FlatCell, ...], ...]


def find_flat_tables(lines: Sequence[Line]) -> list[FlatTable]:
    """The flat tables of a run of lines, in order."""
    found: list[FlatTable] = []
    i = rejected = 0
    while i < len(lines) and rejected < _TRIES:
        table = None if lines[i].whole else _table_at(lines, i)
        if table is not None and len(table.rows) > 1:
            found.append(table)
            i = table.last
        else:
            i += 1
            rejected += table is not None
    return found


def _table_at(lines: Sequence[Line], first: int) -> FlatTable | None:
    text = lines[first].text.strip()
    if not text or len(text) > 80:
        return None
    heads = [cell for cell in _GAP.split(text) if cell]
    if len(heads) >= 3 and is_header(heads):
        header = tuple(FlatCell(((head, lines[first]),)) for head in heads)
        body = first + 1
    else:
        header, body = _header_of_lines(lines, first)
        if not header:
            return None
    last = _end_of_tabbed(lines, body) if "\t" in text else _end_of_table(lines, body)
    rows = _rows(lines[body:last], header)
    return FlatTable(first, last, _widen(header, rows) if rows else ())


def _header_of_lines(lines: Sequence[Line], first: int) -> tuple[tuple[FlatCell, ...], int]:
    """A header with a heading a line: at least three lines in a row that name a kind of column."""
    header: list[FlatCell] = []
    i = first
    while i < len(lines):
        text = lines[i].text.strip()
        if text:
            if column_kind(text) is None or " " in text or "\t" in text:
                break
            header.append(FlatCell(((text, lines[i]),)))
        elif header and len(header) >= 3:
            break
        i += 1
    ok = len(header) >= 3 and is_header([cell.text for cell in header])
    return (tuple(header), i) if ok else ((), first)


def _end_of_table(lines: Sequence[Line], start: int) -> int:
    for i in range(start, len(lines)):
        if _END.match(lines[i].text):
            return i
    return len(lines)


def _end_of_tabbed(lines: Sequence[Line], start: int) -> int:
    """Where the header has tabs and rows too, a line without one is a band if a row follows, else it ends the table."""
    end = _end_of_table(lines, start)
    filled = [i for i in range(start, end) if lines[i].text.strip()]
    tabbed = [i for i in filled if "\t" in lines[i].text.strip()]
    if not tabbed or tabbed[0] not in filled[:2]:
        return end
    rows = set(tabbed)
    for i, following in zip(filled, [*filled[1:], None], strict=True):
        text = lines[i].text.strip()
        if i not in rows and (following not in rows or len(text) > _BAND or "。" in text):
            return i
    return end


def _rows(lines: Sequence[Line], header: tuple[FlatCell, ...]) -> list[tuple[FlatCell, ...]]:
    filled = [line for line in lines if line.text.strip()]
    if not filled:
        return []
    tabbed = [line for line in filled if "\t" in line.text.strip()]
    if len(tabbed) >= 0.5 * len(filled):
        return [tuple(_cell(line, part) for part in line.text.split("\t")) for line in filled]
    led = [line for line in lines if line.text[:1] == "\t"]
    if len(led) >= 0.8 * len(filled):
        return _groups(lines)
    apart = _apart(lines, len(header))
    if apart:
        return apart
    from ydparse.layout.flat_rows import rows_by_content  # its patterns are dear, and few texts have such a table

    kinds = [column_kind(cell.text) for cell in header]
    return [
        tuple(FlatCell(tuple((text, line) for text, line in cell)) for cell in row)
        for row in rows_by_content([(line.text.strip(), line) for line in filled], kinds)
    ]


def _cell(line: Line, text: str) -> FlatCell:
    return FlatCell(((text.strip(), line),) if text.strip() else ())


def _groups(lines: Sequence[Line]) -> list[tuple[FlatCell, ...]]:
    """A cell a line (each led by a tab, empty ones too), rows divided by lines that are truly empty."""
    rows: list[list[FlatCell]] = [[]]
    for line in lines:
        if line.text.strip(" \r") == "":
            rows.append([])
        else:
            rows[-1].append(_cell(line, line.text))
    return [tuple(row) for row in rows if any(cell.lines for cell in row)]


def _apart(lines: Sequence[Line], columns: int) -> list[tuple[FlatCell, ...]]:
    """A cell a line with empty lines between rows, empty cells lost among them: a row that lacks its first cells goes
    on from the row above. Empty unless most groups of lines are a number followed by about as many cells as columns."""
    groups: list[list[FlatCell]] = [[]]
    for line in lines:
        if line.text.strip():
            groups[-1].append(_cell(line, line.text))
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    led = [group for group in groups if regex.fullmatch(r"\d{1,3}[.．、]?", group[0].text)]
    fit = [group for group in led if columns - 1 <= len(group) <= columns + 2]
    if len(led) < 2 or len(fit) < 0.8 * len(led):
        return []
    size = max(columns, *(len(group) for group in fit))
    return [
        tuple(group) if len(group) == 1 or group in led else (FlatCell(()),) * (size - len(group)) + tuple(group)
        for group in groups
    ]


def _widen(header: tuple[FlatCell, ...], rows: list[tuple[FlatCell, ...]]) -> tuple[tuple[FlatCell, ...], ...]:
    """Rows of one length, with merged cells as one object.

    A row longer than the header shows that the task column is divided; a short row of one cell is a band that spans
    all columns; a row that begins with empty cells goes on from the row above.
    """
    task = next((i for i, cell in enumerate(header) if column_kind(cell.text) == "task"), min(1, len(header) - 1))
    size = max([len(header), *(len(row) for row in rows if len(row) <= len(header) + 2)])
    out = [_stretch(header, task, size)]
    for row in rows:
        if len(row) == 1:
            out.append(row * size)
            continue
        full = _stretch(row, task, size) if len(row) < size else row[:size]
        out.append(_carry(full, out[-1], task))
    return tuple(out)


def _stretch(row: tuple[FlatCell, ...], task: int, size: int) -> tuple[FlatCell, ...]:
    if len(row) <= task:
        return row + (FlatCell(()),) * (size - len(row))
    return row[:task] + (row[task],) * (size - len(row) + 1) + row[task + 1 :]


def _carry(row: tuple[FlatCell, ...], above: tuple[FlatCell, ...], task: int) -> tuple[FlatCell, ...]:
    """Fill leading empty cells (number, task) from the row above where something else in the row is not empty."""
    lead = next((i for i, cell in enumerate(row) if cell.lines), 0)
    if lead == 0 or lead > task + 1 or mark_at(row[lead].text.translate(FOLD)) is not None:
        return row
    return above[:lead] + row[lead:]
