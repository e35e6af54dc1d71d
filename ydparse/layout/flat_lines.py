"""Rows of a flat table whose cells stand in lines of their own: what tells where a row ends, the surest sign first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, islice

import regex

from ydparse.document import Line
from ydparse.layout.flat_cells import FlatCell, Row, cell, opens_with_limit, says_what_columns_hold
from ydparse.layout.flat_header import Header, cells_between_bars, header_at, number_headings, opens_with_one
from ydparse.layout.flat_rows import Found, a_row_a_line, rows_by_content, rows_by_number

_MOST_BEFORE = 10  # lines before the first number: bands and blank ones
_NUMBER = regex.compile(r"\d{1,3}[.．、]?")


def rows_of_lines(lines: Sequence[Line], end: int, header: Header) -> tuple[Row, list[Row], int]:
    """The header, the rows below it and the line that they end before; no rows where the lines make none.

    The header is shorter than it was found where its last headings turn out to be cells of the first row.
    """
    kinds = header.kinds
    if header.divider == "barline":
        return header.cells, *_between_bars(lines, header)
    if header.looks_far:
        if header.is_numbered:
            end = _next_table(lines, header.body, end)
        below = lines[header.body : end]
        apart = _led_by_tabs(below) or _apart(below, len(header.cells))
        if apart:
            return header.cells, apart, end
        if header.is_numbered:
            found, used = rows_by_number(below, kinds)
            exact = _exact(found, kinds) if header.divider == "line" else []
            return header.cells, exact or rows_by_content(found, kinds), header.body + used
    if header.divider != "line":
        rows, used = a_row_a_line((lines[i] for i in range(header.body, end)), kinds)
        return header.cells, rows, header.body + used
    for size in range(3, len(kinds) + 1):
        first_row = [line for cell in header.cells[size:] for _, line in cell.lines]
        rows, used = _by_size(chain(first_row, (lines[i] for i in range(header.body, end))), kinds[:size])
        if rows:
            return header.cells[:size], rows, header.body + used - len(first_row)
    return header.cells, [], end


def _next_table(lines: Sequence[Line], start: int, end: int) -> int:
    """The line before `end` where a header opens another table: its numbers begin with 1 again."""
    for i in range(start + 1, end):
        if lines[i].text.lstrip().startswith(number_headings()):
            header = header_at(lines, i)
            if header and opens_with_one(lines, header.body):
                return i
    return end


def _led_by_tabs(lines: Sequence[Line]) -> list[Row]:
    """A cell a line (each led by a tab, empty ones too), rows divided by lines that are truly empty."""
    first = next((line for line in lines if line.text.strip()), None)
    if first is None or first.text[:1] != "\t":
        return []
    filled = [line for line in lines if line.text.strip()]
    if sum(line.text[:1] == "\t" for line in filled) < 0.8 * len(filled):
        return []
    rows: list[list[FlatCell]] = [[]]
    for line in lines:
        if line.text.strip(" \r") == "":
            rows.append([])
        else:
            rows[-1].append(cell((line.text, line)))
    return [tuple(row) for row in rows if any(one.lines for one in row)]


def _apart(lines: Sequence[Line], columns: int) -> list[Row]:
    """A cell a line with empty lines between rows, empty cells lost among them: a row that lacks its first cells goes
    on from the row above. Empty unless most groups of lines are a number followed by about as many cells as columns."""
    if not any(_NUMBER.fullmatch(line.text.strip()) for line in lines[:_MOST_BEFORE]):
        return []
    groups: list[list[FlatCell]] = [[]]
    for line in lines:
        if line.text.strip():
            groups[-1].append(cell((line.text, line)))
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    led = [group for group in groups if _NUMBER.fullmatch(group[0].text)]
    fit = [group for group in led if columns - 1 <= len(group) <= columns + 2]
    if len(led) < 2 or len(fit) < 0.8 * len(led):
        return []
    size = max(columns, *(len(group) for group in fit))
    return [
        tuple(group) if len(group) == 1 or group in led else (FlatCell(),) * (size - len(group)) + tuple(group)
        for group in groups
    ]


def _exact(found: Sequence[Found], kinds: Sequence[str | None]) -> list[Row]:
    """Where every row has exactly as many lines as there are columns, one to one, whatever they say; else empty."""
    columns = len(kinds) - (kinds[0] == "section")
    rows = [row for row in found if row.number is not None]
    if any(len(row.rest) + 1 != columns for row in rows):
        return []
    made: list[Row] = []
    for row in found:
        if row.number is None:
            made.append((cell(*row.rest),))
        else:
            group = [cell(row.group) if row.group else FlatCell()] if kinds[0] == "section" else []
            made.append((*group, cell(row.number), *(cell(piece) for piece in row.rest)))
    return made


def _by_size(lines: Iterable[Line], kinds: Sequence[str | None]) -> tuple[list[Row], int]:
    """Without a number column: so many lines a row as there are columns, as long as they say what their columns hold."""
    filled = ((i, cell((line.text, line))) for i, line in enumerate(lines) if line.text.strip())
    rows: list[Row] = []
    used = 0
    while len(group := list(islice(filled, len(kinds)))) == len(kinds):
        row = tuple(one for _, one in group)
        if not says_what_columns_hold(row, kinds):
            break
        rows.append(row)
        used = group[-1][0] + 1
    return (rows, used) if len(rows) > 1 else ([], 0)


def _between_bars(lines: Sequence[Line], header: Header) -> tuple[list[Row], int]:
    """Cells between lines that hold only a bar: so many a row as there are columns, or up to the limit that ends it."""
    cells, end = [], header.body
    for one, below in cells_between_bars(lines, header.body):
        cells.append(one)
        end = below
    kinds = header.kinds
    rows = [tuple(cells[i : i + len(kinds)]) for i in range(0, len(cells), len(kinds))]
    if rows and len(rows[-1]) == len(kinds) - 1 and end < len(lines):
        rows[-1] += (cell((lines[end].text, lines[end])),)
        end += 1
    rows = [row for row in rows if len(row) == len(kinds)]
    if sum(says_what_columns_hold(row, kinds) for row in rows) >= 0.8 * max(len(rows), 1):
        return rows, end
    return _up_to_limits(cells, kinds), end


def _up_to_limits(cells: Sequence[FlatCell], kinds: Sequence[str | None]) -> list[Row]:
    """Rows that end with a limit, where the last column holds one. A number that has no column of its own gets one
    at the place where it stands in the first row; a shorter row goes on from the row above."""
    if kinds[-1] != "deadline":
        return []
    rows: list[list[FlatCell]] = [[]]
    for one in cells:
        rows[-1].append(one)
        if opens_with_limit(one.text):
            rows.append([])
    rows = [row for row in rows if row and opens_with_limit(row[-1].text)]
    size = max((len(row) for row in rows), default=0)
    return [(FlatCell(),) * (size - len(row)) + tuple(row) for row in rows if len(row) <= size]
