"""By what a file shows that ydparse made it, each format in itself.

.json .jsonl  the shape of every object: a notice, a flat task, or a failure of a batch
.csv          the header, and that writing its rows again gives the same bytes
.md           a comment at the end, which no page shows, with a digest of what stands before it
.xlsx         a document property with a digest of the other parts: who fills it in or saves it anew breaks it
.sqlite       `application_id`, and the count of changes, which every later one raises
.duckdb       a comment on the view `tasks`, and no other tables
.parquet      a key in the file's metadata
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterable
from contextlib import closing
from enum import Enum, auto
from pathlib import Path
from typing import Any

KEY = "ydparse"  # of a property, a piece of metadata, a comment
APPLICATION_ID = 0x5964704F  # of a database that a batch has written: `YdpO`
SQLITE_CHANGES = 1  # the count of changes of a database that was written once and not touched since

_NOTICE_CORE = {"schema_version", "text", "source", "items"}
_FAILURE = {"path", "code", "problem", "remedy", "detail", "sha256", "size"}
_DAY = re.compile(r"(?:\d{4}-\d\d-\d\d)?")
_MD_SEAL = re.compile(rb"<!-- ydparse ([0-9a-f]{64}) -->\n\Z")
_XLSX_SEAL = re.compile(rb'name="ydparse"[^>]*>\s*<vt:lpwstr[^>]*>([^<]*)<')
_XLSX_SAVED = re.compile(rb"<dcterms:(created|modified)[^>]*>([^<]*)<")
_XLSX_PROPERTIES = "docProps/custom.xml"
_SQLITE_MAGIC = b"SQLite format 3\0"


class Mark(Enum):
    """What a file shows: made by ydparse; made by it and changed since; made by a release that did not mark yet, or so it
    looks; something else."""

    MADE = auto()
    CHANGED = auto()
    UNMARKED = auto()
    FOREIGN = auto()


def mark_of(path: Path) -> Mark:
    """What the file at `path` shows in the format of its suffix. It is only read."""
    look = _LOOKS.get(path.suffix.lower())
    try:
        return look(path) if look else Mark.FOREIGN
    except (ValueError, KeyError, TypeError, OSError, RecursionError, csv.Error, zipfile.BadZipFile, sqlite3.Error):
        return Mark.FOREIGN  # not of this format at all, or broken: nobody knows whose it is


def sealed_page(page: bytes) -> bytes:
    """A page of Markdown with its mark."""
    return page + f"\n<!-- {KEY} {hashlib.sha256(page).hexdigest()} -->\n".encode()


def workbook_seal(workbook: zipfile.ZipFile) -> str:
    """A digest of all that a workbook holds but for its own properties."""
    digest = hashlib.sha256()
    for part in sorted(workbook.infolist(), key=lambda part: part.filename):
        if part.filename != _XLSX_PROPERTIES:
            digest.update(f"{part.filename}\0{part.CRC}\0{part.file_size}\n".encode())
    return digest.hexdigest()


def application_id(path: Path) -> int | None:
    """The number by which a SQLite database says whose it is, 0 where it does not; None where it is no such database."""
    head = _sqlite_head(path)
    return int.from_bytes(head[68:72], "big") if head else None


def sqlite_tables(path: Path) -> set[str]:
    """The tables of a database, which is not touched: no lock, no journal played back."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        return {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _sqlite_head(path: Path) -> bytes:
    with path.open("rb") as stream:
        head = stream.read(100)
    return head if len(head) == 100 and head.startswith(_SQLITE_MAGIC) else b""


def _json(path: Path) -> Mark:
    found = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    many = isinstance(found, list)
    return _made(_all(found if many else [found], *((_is_notice, _is_task) if many else (_is_notice,))))


def _jsonl(path: Path) -> Mark:
    with path.open("rb") as stream:
        objects = (json.loads(line.decode("utf-8", "surrogatepass")) for line in stream)
        return _made(_all(objects, _is_notice, _is_task, _is_failure))


def _csv(path: Path) -> Mark:
    from ydparse.writers.tabular.layout import TABLES
    from ydparse.writers.tasks import COLUMNS

    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.reader(stream)
        header = next(rows, [])
        if tuple(header) != COLUMNS:
            return _made(any(header == [column.name for column in table.columns] for table in TABLES))
        again, due = io.StringIO(newline=""), header.index("due")
        csv.writer(again).writerow(header)
        for row in rows:
            csv.writer(again).writerow(row)
            if len(row) != len(header) or not _DAY.fullmatch(row[due]):  # as spreadsheets like to write days anew
                return Mark.CHANGED
    return Mark.MADE if again.getvalue().encode("utf-8-sig") == path.read_bytes() else Mark.CHANGED


def _md(path: Path) -> Mark:
    data = path.read_bytes()
    if not (found := _MD_SEAL.search(data)):
        return Mark.CHANGED if b"<!-- ydparse " in data else Mark.FOREIGN
    return Mark.MADE if sealed_page(data[: found.start() - 1]) == data else Mark.CHANGED


def _xlsx(path: Path) -> Mark:
    with zipfile.ZipFile(path) as workbook:
        names = set(workbook.namelist())
        found = _XLSX_SEAL.search(workbook.read(_XLSX_PROPERTIES)) if _XLSX_PROPERTIES in names else None
        if not found:
            return Mark.UNMARKED if _has_our_sheets(workbook.read("xl/workbook.xml")) else Mark.FOREIGN
        if found[1] == STREAMED.encode():
            saved = dict(_XLSX_SAVED.findall(workbook.read("docProps/core.xml")))
            return Mark.MADE if saved[b"created"] == saved[b"modified"] else Mark.CHANGED
        return Mark.MADE if found[1].decode() == workbook_seal(workbook) else Mark.CHANGED


STREAMED = "batch"
"""The property of a workbook that is written as it comes: it has no digest, but a time of its last saving."""


def _has_our_sheets(workbook: bytes) -> bool:
    from ydparse.writers.tabular.layout import TABLES

    return all(f'name="{table.name}"'.encode() in workbook for table in TABLES)


def _sqlite(path: Path) -> Mark:
    from ydparse.writers.tabular.layout import TABLES

    if application_id(path) == APPLICATION_ID:
        head = _sqlite_head(path)
        untouched = int.from_bytes(head[24:28], "big") == SQLITE_CHANGES and head[18:20] == b"\1\1"  # no WAL
        return Mark.MADE if untouched else Mark.CHANGED
    ours = application_id(path) == 0 and sqlite_tables(path) == {table.name for table in TABLES}
    return Mark.UNMARKED if ours else Mark.FOREIGN


def _duckdb(path: Path) -> Mark:
    import duckdb

    from ydparse.writers.tabular.layout import TABLES

    try:
        with closing(duckdb.connect(path, read_only=True)) as database:
            tables = {name for (name,) in database.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
            views = database.execute("SELECT comment FROM duckdb_views() WHERE view_name = 'tasks'").fetchall()
    except duckdb.Error:
        return Mark.FOREIGN
    same = tables == {table.name for table in TABLES}
    if views != [(KEY,)]:
        return Mark.UNMARKED if same and views else Mark.FOREIGN
    return Mark.MADE if same else Mark.CHANGED


def _parquet(path: Path) -> Mark:
    from pyarrow import parquet

    from ydparse.writers.tabular.layout import TABLES

    schema = parquet.read_schema(path)
    told = schema.metadata or {}
    if KEY.encode() in told:
        return Mark.MADE
    ours = any(schema.names == [column.name for column in table.columns] for table in TABLES)
    return Mark.UNMARKED if ours and b"description" in told else Mark.FOREIGN


def _all(objects: Iterable[Any], *kinds: Callable[[Any], bool]) -> bool:
    """Whether all are of one of these kinds."""
    open_kinds = list(kinds)
    for one in objects:
        open_kinds = [kind for kind in open_kinds if kind(one)]
        if not open_kinds:
            return False
    return True


def _is_notice(value: Any) -> bool:
    from ydparse.models import Notice

    if not isinstance(value, dict) or not _NOTICE_CORE <= value.keys() <= Notice.model_fields.keys():
        return False
    return isinstance(value["source"], dict) and "sha256" in value["source"]


def _is_task(value: Any) -> bool:
    from ydparse.writers.tasks import COLUMNS

    return isinstance(value, dict) and value.keys() == set(COLUMNS)


def _is_failure(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == _FAILURE


def _made(so: bool) -> Mark:
    return Mark.MADE if so else Mark.FOREIGN


_LOOKS: dict[str, Callable[[Path], Mark]] = {
    ".json": _json,
    ".jsonl": _jsonl,
    ".csv": _csv,
    ".md": _md,
    ".xlsx": _xlsx,
    ".sqlite": _sqlite,
    ".duckdb": _duckdb,
    ".parquet": _parquet,
}
