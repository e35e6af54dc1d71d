"""Ruled tables of a page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ydparse.document import Box, Cell
from ydparse.readers.pdf_lines import Char, rows_of

if TYPE_CHECKING:
    from pdfplumber.page import Page

NEAR = 3.0
"""Points within which two edges are one rule."""
SHORTEST = 8.0
"""A rule of a table is at least so long; shorter strokes are marks and dashes."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one page: the edges of its columns, and its rows; a merged cell is one object in several places."""

    box: Box
    page: int
    edges: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def holds(self, char: Char) -> bool:
        """Whether the middle of a character lies in the table."""
        return _inside(char, self.box)


def tables_of(page: Page, chars: Sequence[Char]) -> list[Table]:
    """The ruled tables of at least two columns and two rows.

    Rules that only cross the page (below the red head, around the 版记) and boxes around one text are no tables.
    """
    if not _is_ruled(page):
        return []
    found = []
    for table in page.find_tables({"snap_tolerance": NEAR, "join_tolerance": NEAR, "intersection_tolerance": NEAR}):
        boxes: list[Box] = [tuple(map(float, cell)) for cell in table.cells if cell]  # type: ignore[misc]
        columns = merge_edges(edge for box in boxes for edge in (box[0], box[2]))
        lines = merge_edges(edge for box in boxes for edge in (box[1], box[3]))
        if len(columns) < 3 or len(lines) < 3 or len(boxes) < 3:
            continue
        rows = _rows(boxes, columns, lines, chars, page.page_number)
        found.append(Table((columns[0], lines[0], columns[-1], lines[-1]), page.page_number, columns, rows))
    return found


def _is_ruled(page: Page) -> bool:
    """Whether there are upright and level rules at all: finding tables is dear, and most pages have none."""
    upright = level = 0
    for edge in page.edges:
        if edge["orientation"] == "v" and edge["height"] >= SHORTEST:
            upright += 1
        elif edge["orientation"] == "h" and edge["width"] >= SHORTEST:
            level += 1
        if upright >= 2 and level >= 2:
            return True
    return False


def merge_edges(values: Iterable[float]) -> tuple[float, ...]:
    """Ascending edges, those nearer than NEAR as one: 10, 11, 50 → 10, 50."""
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > NEAR:
            merged.append(value)
    return tuple(merged)


def place(edges: Sequence[float], value: float) -> int:
    """The index of the edge that a value lies on."""
    return max(bisect_right(edges, value + NEAR) - 1, 0)


def _rows(
    boxes: Sequence[Box], columns: Sequence[float], lines: Sequence[float], chars: Sequence[Char], page: int
) -> tuple[tuple[Cell, ...], ...]:
    """Every place of the grid with the cell that covers it; a place that no cell covers gets an empty one."""
    box = (columns[0], lines[0], columns[-1], lines[-1])
    chars = [char for char in chars if _inside(char, box)]
    grid: list[list[Cell | None]] = [[None] * (len(columns) - 1) for _ in range(len(lines) - 1)]
    for box in boxes:
        cell = _cell(box, chars, page)
        for row in range(place(lines, box[1]), place(lines, box[3])):
            for column in range(place(columns, box[0]), place(columns, box[2])):
                grid[row][column] = cell
    return tuple(
        tuple(
            cell or _cell((columns[x], lines[y], columns[x + 1], lines[y + 1]), chars, page)
            for x, cell in enumerate(row)
        )
        for y, row in enumerate(grid)
    )


def _cell(box: Box, chars: Iterable[Char], page: int) -> Cell:
    """The text in a box, its lines joined by line breaks."""
    rows = rows_of(char for char in chars if _inside(char, box))
    return Cell("\n".join(text for text, _ in rows), page=page, box=box)


def _inside(char: Char, box: Box) -> bool:
    x, y = char.middle
    return box[0] <= x < box[2] and box[1] <= y < box[3]
