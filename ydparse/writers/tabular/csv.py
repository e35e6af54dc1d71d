"""CSV: a folder with a file a table, UTF-8 with a byte-order mark so that Excel reads the Chinese."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from ydparse.writers.csv import guarded
from ydparse.writers.tabular.batches import batches
from ydparse.writers.tabular.layout import TABLES, Row, Scalar


def write(target: Path, rows: Iterable[tuple[str, Sequence[Row]]]) -> None:
    """Make the folder `target`, with `<table>.csv` for each table, also for those without rows."""
    target.mkdir()
    with ExitStack() as stack:
        writers = {}
        for table in TABLES:
            path = target / f"{table.name}.csv"
            stream = stack.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            writers[table.name] = csv.writer(stream)
            writers[table.name].writerow([column.name for column in table.columns])
        for table, batch in batches(rows):
            writers[table.name].writerows([_cell(value) for value in row] for row in batch)


def _cell(value: Scalar) -> Scalar:
    """Text that no spreadsheet takes for a formula, `true` and `false`; numbers are left to the csv module."""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
