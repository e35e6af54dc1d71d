"""SQLite: one file with STRICT tables, keys, indexes and the view `tasks`. Dates are ISO 8601 text, booleans 0 and 1."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from ydparse.errors import OutputError
from ydparse.writers.marks import APPLICATION_ID
from ydparse.writers.tabular.batches import batches
from ydparse.writers.tabular.layout import BY_NAME, TABLES, TASKS_VIEW, Row, Table

LAYOUT_VERSION = 1  # `PRAGMA user_version`
OLDEST = (3, 37)  # the first with STRICT tables

_TYPES = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "boolean": "INTEGER", "date": "TEXT"}

# The file is new and is thrown away where it does not get done, so nothing has to survive a power cut half-way.
_SETTINGS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536")

# In the one transaction: `marks.py` knows a database that was changed since by its count of them.
_MARKS = (f"user_version = {LAYOUT_VERSION}", f"application_id = {APPLICATION_ID}")


def check_library(path: str) -> None:
    """Raise an OutputError if Python's SQLite is too old."""
    if sqlite3.sqlite_version_info < OLDEST:
        raise OutputError(
            path,
            f"Python 所带的 SQLite 太旧（{sqlite3.sqlite_version}，需要 {OLDEST[0]}.{OLDEST[1]}）",
            "请换一个较新的 Python，或改用 .parquet、.csv",
        )


def write(target: Path, rows: Iterable[tuple[str, Sequence[Row]]]) -> None:
    """Make the database file `target`. The same rows give the same bytes."""
    try:
        with closing(sqlite3.connect(target, isolation_level=None)) as database:
            for setting in _SETTINGS:
                database.execute(f"PRAGMA {setting}")
            database.execute("BEGIN")
            for mark in _MARKS:
                database.execute(f"PRAGMA {mark}")
            for table in TABLES:
                database.execute(_create(table))
            for table, batch in batches(rows):
                database.executemany(_insert(table), batch)
            for statement in _indexes():
                database.execute(statement)
            database.execute(TASKS_VIEW)
            database.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error


def _create(table: Table) -> str:
    """The table with its key and foreign keys; SQLite keeps the comments, `.schema` shows them."""
    columns = [
        f"  {column.name} {_TYPES[column.type]}{' NOT NULL' if column.name in table.key else ''}, -- {column.description}"
        for column in table.columns
    ]
    constraints = [f"  PRIMARY KEY ({', '.join(table.key)})"]
    constraints += [
        f"  FOREIGN KEY ({', '.join(to.columns)}) REFERENCES {to.table} ({', '.join(BY_NAME[to.table].key)})"
        for to in table.references
    ]
    lines = [f"CREATE TABLE {table.name} ( -- {table.description}", *columns, ",\n".join(constraints), ") STRICT"]
    return "\n".join(lines)


def _insert(table: Table) -> str:
    return f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"


def _indexes() -> Iterator[str]:
    for table in TABLES:
        for columns in table.indexes:
            name = "_".join((table.name, *columns))
            yield f"CREATE INDEX {name} ON {table.name} ({', '.join(columns)})"
