"""CSV: one row a task, the columns of `--tasks`, UTF-8 with a byte-order mark so that Excel reads the Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ydparse.models import Notice
from ydparse.writers.tasks import COLUMNS, all_task_rows

LIST_SEPARATOR = "；"  # 、 stands inside names: 各县（市、区）

# A spreadsheet takes a cell that begins so for a formula (the full-width ones too, under a Chinese or Japanese locale).
_FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r\n")


def write(notices: Sequence[Notice], *, only_to_check: bool = False) -> bytes:
    """The file's content."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for row in all_task_rows(notices, only_to_check=only_to_check):
        writer.writerow([_cell(value) for value in row.values()])
    return buffer.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """A value as a cell's text."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    return guarded(LIST_SEPARATOR.join(value) if isinstance(value, list) else str(value))


def guarded(text: str) -> str:
    """Text that a spreadsheet would run as a formula gets a quote mark in front."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
