"""The tabular formats of a batch: one relational layout (`layout.py`), one streaming writer a format.

`WRITERS[suffix](target, rows)` makes `target` new. Rows come as (table, some rows of it) in any mix of tables, and no more
than a batch a table is in memory at a time. What is half done stands in `target` and in files beside it, so `target` should
be in a folder of its own, from which the caller moves it. Where the disk refuses, an OSError is raised.

.parquet  a folder: `items/part-0.parquet` and so on (needs ydparse[parquet])
.csv      a folder: `items.csv` and so on
.sqlite   one file
.duckdb   one file (needs ydparse[duckdb])
.xlsx     one workbook, a sheet a table (needs ydparse[xlsx])
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path

from ydparse.errors import OutputError
from ydparse.writers import suffix_of
from ydparse.writers.tabular import csv, duckdb, parquet, sqlite, xlsx
from ydparse.writers.tabular.layout import Row

Writer = Callable[[Path, Iterable[tuple[str, Sequence[Row]]]], None]

WRITERS: dict[str, Writer] = {
    ".parquet": parquet.write,
    ".csv": csv.write,
    ".sqlite": sqlite.write,
    ".duckdb": duckdb.write,
    ".xlsx": xlsx.write,
}

_LIBRARIES = {".parquet": ("pyarrow",), ".duckdb": ("duckdb", "pyarrow"), ".xlsx": ("xlsxwriter",)}

__all__ = ["WRITERS", "check"]


def check(path: str | Path) -> None:
    """Raise an OutputError now if no writer makes files like `path`, or its library is missing or too old."""
    suffix = suffix_of(path)
    if suffix not in WRITERS:
        raise OutputError(
            str(path), f"不认识的输出格式（{suffix or '无扩展名'}）", f"可用的扩展名：{' '.join(WRITERS)}"
        )
    if suffix == ".sqlite":
        sqlite.check_library(str(path))
    for library in _LIBRARIES.get(suffix, ()):
        try:
            import_module(library)
        except ImportError as error:
            extra = suffix.removeprefix(".")
            raise OutputError(
                str(path),
                f"写 {suffix} 需要 {library}",
                f"请运行 pip install {library}（它在扩展 ydparse[{extra}] 里），或改用 .sqlite、.csv",
            ) from error
