"""One page, and its lines and tables from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ydparse.document import Box, Line
from ydparse.readers.page.grid import cells_of
from ydparse.readers.page.lines import Char, lines_of
from ydparse.readers.page.tables import Table, table_of

__all__ = ["Char", "Page", "blocks_of"]


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed on a page: all boxes in points from its top left corner.

    `number` is 1-based. `chars` are the upright characters, in any order, each drawn character once. `rules` are the
    straight strokes, level or upright, each as the thin box that it covers.
    """

    number: int
    width: float
    height: float
    chars: Sequence[Char]
    rules: Sequence[Box] = ()


def blocks_of(page: Page) -> list[Line | Table]:
    """Lines outside the ruled tables, and the tables, in reading order."""
    found = (table_of(cells, page.chars, page.number) for cells in cells_of(page.rules))
    tables = [table for table in found if table is not None]
    if not tables:
        return list(lines_of(page.chars, page.number))
    outside = [char for char in page.chars if not any(table.holds(char) for table in tables)]
    blocks: list[tuple[float, Line | Table]] = [(table.box[1], table) for table in tables]
    blocks += [(line.box[1] if line.box else 0.0, line) for line in lines_of(outside, page.number)]
    return [block for _, block in sorted(blocks, key=lambda pair: pair[0])]
