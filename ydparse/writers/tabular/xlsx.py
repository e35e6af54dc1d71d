"""Excel workbook: a sheet a table; a table of more rows than a sheet holds goes on in `items (2)`, `items (3)`, …"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ydparse.writers.marks import KEY, STREAMED
from ydparse.writers.tabular.batches import batches
from ydparse.writers.tabular.layout import TABLES, Row, Scalar, Table
from ydparse.writers.xlsx import cell_text, load

SHEET_ROWS = 1_048_576  # rows of a sheet, its header among them

_WIDTHS = {"text": 20, "integer": 10, "real": 14, "boolean": 10, "date": 12}

_FIRST_DAY = dt.date(1900, 3, 1)  # Excel counts a 29 February 1900, and nothing before 1900: such dates stay text
_MADE = dt.datetime(1980, 1, 1)  # not the time of writing: the same rows give the same bytes


def write(target: Path, rows: Iterable[tuple[str, Sequence[Row]]]) -> None:
    """Make the workbook `target`; the rows of its sheets stand in files beside it until it is done."""
    library = load(str(target))
    options = {"constant_memory": True, "tmpdir": str(target.parent), "use_zip64": True}
    workbook = library.Workbook(str(target), options)
    workbook.set_properties({"created": _MADE})
    workbook.set_custom_property(KEY, STREAMED)
    sheets = {table.name: _Sheets(workbook, table) for table in TABLES}
    for table, batch in batches(rows):
        for row in batch:
            sheets[table.name].add(row)
    for pages in sheets.values():
        pages.finish()
    try:
        workbook.close()
    except library.exceptions.FileCreateError as error:
        raise OSError(str(error)) from error


class _Sheets:
    """The sheets of a table; rows are added to the last one."""

    def __init__(self, workbook: Any, table: Table) -> None:
        self._workbook = workbook
        self._table = table
        self._head = workbook.add_format({"bold": True, "bg_color": "#D9E2F3", "border": 1})
        self._date = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._count = 0
        self._open()

    def add(self, row: Row) -> None:
        """Write a row below the last, on a new sheet where the last one is full."""
        if self._next == SHEET_ROWS:
            self.finish()
            self._open()
        for at, (column, value) in enumerate(zip(self._table.columns, row, strict=True)):
            if value is not None and value != "":
                self._write(at, value, column.type == "date")
        self._next += 1

    def finish(self) -> None:
        """Give the last sheet its filter, for whose rows are known now."""
        self._sheet.autofilter(0, 0, max(self._next - 1, 1), len(self._table.columns) - 1)

    def _open(self) -> None:
        self._count += 1
        name = self._table.name if self._count == 1 else f"{self._table.name} ({self._count})"
        self._sheet = self._workbook.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for at, column in enumerate(self._table.columns):
            self._sheet.set_column(at, at, _WIDTHS[column.type])
            self._sheet.write_string(0, at, column.name, self._head)
        self._next = 1

    def _write(self, at: int, value: Scalar, is_date: bool) -> None:
        """Text is written as text, never as a formula or a link."""
        if isinstance(value, bool):
            self._sheet.write_boolean(self._next, at, value)
        elif not isinstance(value, str):
            self._sheet.write_number(self._next, at, value)
        elif is_date and (day := dt.date.fromisoformat(value)) >= _FIRST_DAY:
            self._sheet.write_datetime(self._next, at, day, self._date)
        else:
            self._sheet.write_string(self._next, at, cell_text(value))
