"""Tables that a converter flattened into lines of text: found by their header, put back into rows and columns.

What stands between two cells of the header tells the form: a sign (tab, bar, two blanks), one blank, or a line break.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import regex

from ydparse.document import Line
from ydparse.document.characters import is_plain, plain
from ydparse.document.view import FOLD
from ydparse.grammar.columns import column_kind
from ydparse.grammar.days import DATE
from ydparse.grammar.numbering import mark_at
from ydparse.layout.flat_aligned import aligned_rows
from ydparse.layout.flat_cells import UNIT_COLUMNS, FlatCell, Row, reads_like_units, says_what_columns_hold
from ydparse.layout.flat_divided import RULE, divided_rows
from ydparse.layout.flat_header import Header, header_at
from ydparse.lexicon import words

_LEADING = frozenset({"section", "number"})  # columns before the task, whose cells are merged over several rows
_TRIES = 20  # headers without a table in all lines that follow, after which a file is taken to have none
_END = regex.compile(rf"\s*(?:\L<ends>|（此件|\(此件|.{{2,30}}{DATE}印发)", ends=words("table_words", "end"))


class FlatTable(NamedTuple):
    """A table in lines[first:last]; merged cells are one object, as in a Grid."""

    first: int
    last: int
    rows: tuple[Row, ...]


def find_flat_tables(lines: Sequence[Line]) -> list[FlatTable]:
    """The flat tables of a run of lines, in order; those in traditional characters are found in simplified ones."""
    if is_plain("".join(line.text for line in lines)):
        return _tables(lines)
    simpler = [line._replace(text=plain(line.text)) for line in lines]
    return [_as_printed(table, dict(zip(map(id, simpler), lines, strict=True))) for table in _tables(simpler)]


def _as_printed(table: FlatTable, lines: Mapping[int, Line]) -> FlatTable:
    """A table whose cells say what the lines say; `lines` are those, by the ids of what the table was found in."""
    printed: dict[FlatCell, FlatCell] = {}
    for cell in (cell for row in table.rows for cell in row if cell not in printed):
        printed[cell] = FlatCell(
            tuple((_printed(text, line, lines[id(line)]), lines[id(line)]) for text, line in cell.lines)
        )
    return table._replace(rows=tuple(tuple(printed[cell] for cell in row) for row in table.rows))


def _printed(text: str, simpler: Line, line: Line) -> str:
    """A wording of a line as it is printed there: character for character, for a piece only leaves out blanks and signs."""
    at = max(simpler.text.find(text), 0)
    made = []
    for char in text:
        place = simpler.text.find(char, at)
        made.append(line.text[place] if place >= 0 else char)
        at = place + 1 if place >= 0 else at
    return "".join(made)


def _tables(lines: Sequence[Line]) -> list[FlatTable]:
    found: list[FlatTable] = []
    end = i = rejected = 0
    while i < len(lines) and rejected < _TRIES:
        header = header_at(lines, i)
        if header and header.body > end:  # found once for all tables before it
            end = next((j for j in range(header.body, len(lines)) if _END.match(lines[j].text)), len(lines))
        table = _below(lines, i, end, header) if header else None
        if table is not None:
            found.append(table)
            i = table.last
        else:
            i += 1
            rejected += header is not None and header.looks_far
    return found


def _below(lines: Sequence[Line], first: int, end: int, header: Header) -> FlatTable | None:
    """The table that a header opens, or None where no rows stand below it."""
    found = divided_rows(lines, end, header) if header.divider in ("tab", "bar", "wide") else None
    if found is None and header.divider == "wide":
        found = aligned_rows(lines, end, header)
    if found is not None:
        heads, (rows, last) = header.cells, found
    else:
        from ydparse.layout.flat_lines import rows_of_lines  # its patterns are dear, and few texts have such a table

        heads, rows, last = rows_of_lines(lines, end, header)
    if header.divider == "bar":
        while first and RULE.fullmatch(lines[first - 1].text):
            first -= 1
        while last < len(lines) and RULE.fullmatch(lines[last].text):
            last += 1
    return FlatTable(first, last, _widen(heads, rows)) if rows else None


def _widen(header: Row, rows: list[Row]) -> tuple[Row, ...]:
    """Rows of one length, with merged cells as one object.

    A row longer than the header shows that the task column is divided; a short row of one cell is a band that spans
    all columns; a row that begins with empty cells goes on from the row above.
    """
    kinds = [column_kind(cell.text) for cell in header]
    task = kinds.index("task") if "task" in kinds else min(1, len(header) - 1)
    size = max([len(header), *(len(row) for row in rows if len(row) <= len(header) + 2)])
    out = [_stretch(header, task, size)]
    for row in rows:
        if len(row) == 1:
            out.append(row * size)
            continue
        full = _stretch(row, task, size) if len(row) < size else row[:size]
        is_row = len(out) > 1 and len(set(out[-1])) > 1
        out.append((_below_group(row, full, out[-1], kinds) if is_row else None) or _carry(full, out[-1], task))
    return tuple(out)


def _below_group(row: Row, full: Row, above: Row, kinds: Sequence[str | None]) -> Row | None:
    """A row that lacks the merged cells before its task or subtask (the group, its number), put right below those of the row above;
    None for any other. It shows by bodies and limits that stand in their columns only then, or by a number that goes on from
    the task above."""
    said = row[: max((i + 1 for i, one in enumerate(row) if one.lines), default=0)]
    if not said or len(full) > len(kinds) or (kinds[0] == "number" and said[0].text.isdigit()):
        return None
    room = len(kinds) - len(said)
    leading = next((i for i, kind in enumerate(kinds) if kind not in _LEADING), 0)
    leading += kinds[leading : leading + 2] == [
        "task",
        "subtask",
    ]  # the task itself may be merged over what is asked for
    for lacks in range(1, min(room, leading) + 1):
        placed = above[:lacks] + said + (FlatCell(),) * (room - lacks)
        if says_what_columns_hold(placed, kinds) and (
            _goes_on_from(above[lacks], said[0])
            or not says_what_columns_hold(full, kinds)
            or (_names_bodies(full, kinds) and not _names_bodies(placed, kinds))
        ):
            return placed
    return None


def _names_bodies(row: Row, kinds: Sequence[str | None]) -> bool:
    """Whether bodies stand where the task should, of a row whose last column is that of bodies or of limits."""
    tells = kinds[-1] == "deadline" or kinds[-1] in UNIT_COLUMNS
    return tells and any(kind == "task" and reads_like_units(one.text) for one, kind in zip(row, kinds, strict=True))


def _goes_on_from(above: FlatCell, below: FlatCell) -> bool:
    """Whether two cells are numbered, the one right after the other."""
    first, second = (mark_at(one.text.translate(FOLD)) for one in (above, below))
    return bool(first and second and first.style == second.style and first.number + 1 == second.number)


def _stretch(row: Row, task: int, size: int) -> Row:
    if len(row) <= task:
        return row + (FlatCell(),) * (size - len(row))
    return row[:task] + (row[task],) * (size - len(row) + 1) + row[task + 1 :]


def _carry(row: Row, above: Row, task: int) -> Row:
    """Fill leading empty cells (number, task) from the row above where something else in the row is not empty."""
    lead = next((i for i, cell in enumerate(row) if cell.lines), 0)
    if lead == 0 or lead > task + 1 or mark_at(row[lead].text.translate(FOLD)) is not None:
        return row
    return above[:lead] + row[lead:]
