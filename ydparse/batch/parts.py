"""A part of an OUT that is written in parts: the notices of some files, in the order of their paths, as JSON Lines or Parquet.

A part is made of what stands in it and of what was newly read, always whole and always with the same bytes, whichever of
its notices are old.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from ydparse.batch.payloads import unpack, unpack_rows
from ydparse.batch.storage import Disk, Store

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 32  # notices whose rows are Python objects at a time


class Old(Protocol):
    """A part as it was written before."""

    def has(self, sha256: str) -> bool:
        """Whether the notice of this content stands in it."""

    def merge(self, order: Sequence[str], fresh: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        """Name and bytes of each of the part's files, with the notices of these contents in this order: of `fresh`,
        which holds packed payloads, or else those that stand. The last file is the one that `has` looks at."""


class JsonLines:
    """One file: a line of JSON a notice."""

    def __init__(self, place: Disk | Store, number: int) -> None:
        (self._name,) = part_names(".jsonl", number)
        lines = (place.read(self._name) or b"").splitlines(keepends=True)
        try:
            self._lines = {
                json.loads(line.decode("utf-8", "surrogatepass"))["source"]["sha256"]: line for line in lines
            }
        except (ValueError, KeyError, TypeError):  # not as it was written
            self._lines = {}

    def has(self, sha256: str) -> bool:
        return sha256 in self._lines

    def merge(self, order: Sequence[str], fresh: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        lines = (unpack(fresh[sha256]) if sha256 in fresh else self._lines[sha256] for sha256 in order)
        yield self._name, b"".join(lines)


class ParquetTables:
    """A file a table; the table of notices is written last. Where one is missing or broken off, nothing stands."""

    def __init__(self, place: Disk | Store, number: int) -> None:
        from pyarrow import ArrowInvalid, parquet

        self._names = part_names(".parquet", number)
        self._known: set[str] = set()
        found = {name: data for name in self._names if (data := place.read(name))}
        if len(found) < len(self._names):
            return
        try:
            self._tables = {name: parquet.ParquetFile(io.BytesIO(data)) for name, data in found.items()}
            self._known = set(self._tables[self._names[-1]].read(["sha256"])["sha256"].to_pylist())
        except (ArrowInvalid, OSError):  # not as it was written
            return

    def has(self, sha256: str) -> bool:
        return sha256 in self._known

    def merge(self, order: Sequence[str], fresh: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        import pyarrow as pa
        from pyarrow import compute, parquet

        from ydparse.writers.tabular.layout import BY_NAME
        from ydparse.writers.tabular.parquet import COMPRESSION, schema
        from ydparse.writers.tabular.rows import notice_id

        new = _tables([fresh[sha256] for sha256 in order if sha256 in fresh])
        ids = pa.array([notice_id(sha256) for sha256 in order], pa.string())
        stand = pa.array([notice_id(sha256) for sha256 in order if sha256 not in fresh], pa.string())
        for name in self._names:
            table = BY_NAME[name.partition("/")[0]]
            rows = new[table.name]
            if len(stand):
                old = self._tables[name].read()
                rows.insert(0, old.filter(compute.is_in(old["notice_id"], stand)))
            whole = pa.concat_tables(rows) if rows else schema(table).empty_table()
            place = compute.index_in(whole["notice_id"], ids)
            # Rows of a notice keep their order: the sort is stable.
            whole = whole.take(compute.sort_indices(place)).combine_chunks()
            whole = pa.Table.from_arrays(whole.columns, schema=schema(table))  # reading adds metadata of its own
            sink = io.BytesIO()
            parquet.write_table(whole, sink, compression=COMPRESSION)
            yield name, sink.getvalue()


FORMATS: dict[str, type[JsonLines | ParquetTables]] = {".jsonl": JsonLines, ".parquet": ParquetTables}


def part_names(suffix: str, number: int) -> list[str]:
    """The files of a part, below OUT."""
    if suffix == ".jsonl":
        return [f"part-{number:04}.jsonl"]
    from ydparse.writers.tabular.layout import FILES, NOTICES, TABLES

    tables = [table for table in TABLES if table not in (FILES, NOTICES)] + [NOTICES]
    return [f"{table.name}/part-{number:04}.parquet" for table in tables]


def _tables(payloads: Sequence[bytes]) -> dict[str, list[pa.Table]]:
    """The rows of notices by table, some notices at a time."""
    from ydparse.writers.tabular.layout import TABLES
    from ydparse.writers.tabular.parquet import to_arrow

    found: dict[str, list[pa.Table]] = {table.name: [] for table in TABLES}
    for at in range(0, len(payloads), _BATCH):
        rows: dict[str, list[Sequence[Any]]] = {}
        for payload in payloads[at : at + _BATCH]:
            for name, some in unpack_rows(payload):
                rows.setdefault(name, []).extend(some)
        for table in TABLES:
            if rows.get(table.name):
                found[table.name].append(to_arrow(table, rows[table.name]))
    return found
