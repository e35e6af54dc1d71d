"""Parquet: a folder with a folder a table, typed and compressed; `read_parquet('OUT/items/*.parquet')`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from ydparse.writers.marks import KEY
from ydparse.writers.tabular.batches import batches
from ydparse.writers.tabular.layout import TABLES, Row, Table

if TYPE_CHECKING:
    import pyarrow as pa

PART = "part-0.parquet"
COMPRESSION = "zstd"


def write(target: Path, rows: Iterable[tuple[str, Sequence[Row]]]) -> None:
    """Make the folder `target`, with `<table>/part-0.parquet` for each table, also for those without rows."""
    from pyarrow import parquet

    target.mkdir()
    with ExitStack() as stack:
        writers = {}
        for table in TABLES:
            (target / table.name).mkdir()
            path = target / table.name / PART
            writer = parquet.ParquetWriter(path, schema(table), compression=COMPRESSION)
            writers[table.name] = stack.enter_context(writer)
        for table, batch in batches(rows):
            writers[table.name].write_table(to_arrow(table, batch))


def to_arrow(table: Table, rows: Sequence[Row]) -> pa.Table:
    """Rows of a table as an Arrow table of its `schema`; dates come as ISO 8601 text, which Arrow reads itself."""
    import pyarrow as pa

    wanted = schema(table)
    columns = zip(*rows, strict=True) if rows else ((),) * len(wanted)
    arrays = [
        pa.array(values, pa.string()).cast(field.type) if pa.types.is_date(field.type) else pa.array(values, field.type)
        for field, values in zip(wanted, columns, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=wanted)


def schema(table: Table) -> pa.Schema:
    """The table's Arrow schema: key columns are never null; descriptions are metadata of table and columns."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "real": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    fields = [
        pa.field(
            column.name,
            types[column.type],
            nullable=column.name not in table.key,
            metadata={"description": column.description},
        )
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"description": table.description, KEY: table.name})
