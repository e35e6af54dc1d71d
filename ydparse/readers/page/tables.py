"""A ruled table of a page, from its cells and the characters in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ydparse.document import Box, Cell
from ydparse.readers.page.grid import NEAR, merge_edges
from ydparse.readers.page.lines import Char, rows_of, wording


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


def table_of(boxes: Sequence[Box], chars: Iterable[Char], page: int) -> Table | None:
    """The table of the cells in `boxes`; None unless it has two columns, two rows and three cells.

    Rules that only cross the page (below the red head, around the 版记) and boxes around one text are no tables.
    """
    columns = merge_edges(edge for box in boxes for edge in (box[0], box[2]))
    lines = merge_edges(edge for box in boxes for edge in (box[1], box[3]))
    if len(columns) < 3 or len(lines) < 3 or len(boxes) < 3:
        return None
    places = _places(boxes, columns, lines)
    held: dict[Box, list[Char]] = {}
    for char in chars:
        x, y = bisect_right(columns, (char.x0 + char.x1) / 2) - 1, bisect_right(lines, (char.top + char.bottom) / 2) - 1
        if 0 <= x < len(columns) - 1 and 0 <= y < len(lines) - 1:
            held.setdefault(places[y][x], []).append(char)
    cells = {box: _cell(box, held.get(box, ()), page) for row in places for box in row}
    rows = tuple(tuple(cells[box] for box in row) for row in places)
    return Table((columns[0], lines[0], columns[-1], lines[-1]), page, columns, rows)


def place(edges: Sequence[float], value: float) -> int:
    """The index of the edge that a value lies on."""
    return max(bisect_right(edges, value + NEAR) - 1, 0)


def _places(boxes: Iterable[Box], columns: Sequence[float], lines: Sequence[float]) -> list[list[Box]]:
    """Every place of the grid with the cell that covers it; a place that no cell covers is one of its own."""
    places = [[(left, top, right, bottom) for left, right in pairwise(columns)] for top, bottom in pairwise(lines)]
    for box in boxes:
        for row in range(place(lines, box[1]), place(lines, box[3])):
            for column in range(place(columns, box[0]), place(columns, box[2])):
                places[row][column] = box
    return places


def _cell(box: Box, chars: Iterable[Char], page: int) -> Cell:
    """The text in a box, its lines joined by line breaks."""
    return Cell("\n".join(text for text, _ in wording(rows_of(chars))), page=page, box=box)


def _inside(char: Char, box: Box) -> bool:
    x, y = char.middle
    return box[0] <= x < box[2] and box[1] <= y < box[3]
