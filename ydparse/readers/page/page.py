"""One page, and its lines and tables from top to bottom."""

from __future__ import annotations

from ydparse.document import Line
from ydparse.readers.page.columns import in_reading_order
from ydparse.readers.page.grid import cells_of
from ydparse.readers.page.lines import Char, rows_of, wording
from ydparse.readers.page.notes import divide_notes
from ydparse.readers.page.sheet import Page
from ydparse.readers.page.tables import Table, table_of

__all__ = ["Char", "Page", "blocks_of"]


def blocks_of(page: Page) -> list[Line | Table]:
    """Lines outside the ruled tables, the tables, and the footnotes, in reading order."""
    found = (table_of(cells, page.chars, page.number) for cells in [*cells_of(page.rules), *page.cells])
    tables = [table for table in found if table is not None]
    outside = [char for char in page.chars if not any(table.holds(char) for table in tables)] if tables else page.chars
    rows = rows_of(outside)
    body, notes = divide_notes(rows, page)
    lines = [Line(text, page=page.number, box=box) for text, box in wording(body if tables else in_reading_order(body))]
    return [*_in_order(lines, tables), *notes]


def _in_order(lines: list[Line], tables: list[Table]) -> list[Line | Table]:
    if not tables:
        return list(lines)
    blocks: list[tuple[float, Line | Table]] = [(table.box[1], table) for table in tables]
    blocks += [(line.box[1] if line.box else 0.0, line) for line in lines]
    return [block for _, block in sorted(blocks, key=lambda pair: pair[0])]
