"""DuckDB: one file with typed tables, comments and the view `tasks`.

Keys are columns that are never null, and no more than that is declared: a key or an index of DuckDB is a tree that grows
in memory with the rows (and makes the file four times as large), while its scans of single columns need none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from ydparse.writers.marks import KEY
from ydparse.writers.tabular.batches import batches
from ydparse.writers.tabular.layout import TABLES, TASKS_VIEW, Row, Table
from ydparse.writers.tabular.parquet import to_arrow

# One thread: the other cores read notices meanwhile. What a batch and its row groups need fits into the memory.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {"threads": 1, "memory_limit": "128MB"}

_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "real": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def write(target: Path, rows: Iterable[tuple[str, Sequence[Row]]]) -> None:
    """Make the database file `target`; DuckDB's own log stands beside it until it is done."""
    import duckdb

    try:
        with closing(duckdb.connect(target, config=_CONFIG)) as database:
            for table in TABLES:
                for statement in _create(table):
                    database.execute(statement)
            database.execute(TASKS_VIEW)
            database.execute(f"COMMENT ON VIEW tasks IS '{KEY}'")
            for table, batch in batches(rows):
                database.register("batch", to_arrow(table, batch))
                database.execute(f"INSERT INTO {table.name} SELECT * FROM batch")
                database.unregister("batch")
    except duckdb.Error as error:
        raise OSError(str(error)) from error


def _create(table: Table) -> Iterator[str]:
    columns = [
        f"{column.name} {_TYPES[column.type]}{' NOT NULL' if column.name in table.key else ''}"
        for column in table.columns
    ]
    yield f"CREATE TABLE {table.name} ({', '.join(columns)})"
    yield f"COMMENT ON TABLE {table.name} IS '{table.description}'"
    for column in table.columns:
        yield f"COMMENT ON COLUMN {table.name}.{column.name} IS '{column.description}'"
