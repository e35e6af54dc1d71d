"""A page whose text lies on its side is read as if it were turned; its boxes are told as the page is displayed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ydparse.document import Cell, Line
from ydparse.readers.page.tables import Table
from ydparse.readers.pdf_view import View


def turned_back(blocks: Iterable[Line | Table], view: View, turn: int) -> list[Line | Table]:
    """The blocks that were read in this view, with their boxes as seen with another turn."""
    return [_line(block, view, turn) if isinstance(block, Line) else _table(block, view, turn) for block in blocks]


def _line(line: Line, view: View, turn: int) -> Line:
    return line._replace(box=view.turned_back(line.box, turn)) if line.box else line


def _table(table: Table, view: View, turn: int) -> Table:
    new: dict[Cell, Cell] = {}
    for row in table.rows:
        for cell in row:
            if cell not in new:
                new[cell] = replace(cell, box=view.turned_back(cell.box, turn) if cell.box else None)
    return replace(table, rows=tuple(tuple(new[cell] for cell in row) for row in table.rows))
