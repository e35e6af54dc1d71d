"""One page, and its lines and tables from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from ydparse.document import Line
from ydparse.readers.page.columns import in_reading_order
from ydparse.readers.page.grid import cells_of
from ydparse.readers.page.lines import Char, rows_of, wording
from ydparse.readers.page.notes import divide_notes
from ydparse.readers.page.sheet import Page
from ydparse.readers.page.tables import Table, table_of


def blocks_of(page: Page) -> list[Line | Table]:
    """Lines outside the ruled tables, the tables, and the footnotes, in reading order."""
    enclosed = cells_of(page.rules) if page.enclosed is None else page.enclosed
    found = (table_of(cells, page.chars, page.number) for cells in [*enclosed, *page.cells])
    tables = [table for table in found if table is not None]
    outside = [char for char in page.chars if not any(table.holds(char) for table in tables)] if tables else page.chars
    rows = rows_of(outside)
    body, notes = divide_notes(rows, page)
    return [*_in_order(body, sorted(tables, key=lambda table: table.box[1]), page.number), *notes]


def _in_order(rows: Sequence[Sequence[Char]], tables: Sequence[Table], page: int) -> list[Line | Table]:
    """The tables, and between them the lines of the rows that begin above the next one."""
    blocks: list[Line | Table] = []
    left = list(rows)
    for table in [*tables, None]:
        above = left if table is None else [row for row in left if row[0].top <= table.box[1]]
        left = [] if table is None else [row for row in left if row[0].top > table.box[1]]
        blocks += [Line(text, page=page, box=box) for text, box in wording(in_reading_order(above))]
        blocks += [table] if table is not None else []
    return blocks
