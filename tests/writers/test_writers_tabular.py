"""Each tabular format, read back by its own library, holds the rows that it was given."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import sqlite3
import sys
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import duckdb
import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from pyarrow import parquet
from tabular_rows import FILES, Stream, many, notices, sample, stream, tables

from ydparse.errors import OutputError
from ydparse.writers.tabular import WRITERS, batches, check, sqlite, xlsx
from ydparse.writers.tabular.layout import BY_NAME, TABLES, Row

Tables = dict[str, list[dict[str, object]]]

CUT = 32_767


@pytest.fixture(scope="module")
def rows() -> Stream:
    return stream(notices())


def types(table: str) -> dict[str, str]:
    """The type of each column of a table."""
    return {column.name: column.type for column in BY_NAME[table].columns}


def each_value(found: Tables, as_read: Callable[[object, str], object]) -> Tables:
    """The rows with every value as `as_read(value, type)`."""
    return {
        table: [{name: as_read(value, types(table)[name]) for name, value in row.items()} for row in rows]
        for table, rows in found.items()
    }


def read_parquet(path: Path) -> Tables:
    return {table.name: parquet.read_table(path / table.name).to_pylist() for table in TABLES}


def read_sqlite(path: Path) -> Tables:
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        return {
            table.name: [dict(row) for row in database.execute(f"SELECT * FROM {table.name} ORDER BY rowid")]
            for table in TABLES
        }


def read_duckdb(path: Path) -> Tables:
    with duckdb.connect(path, read_only=True) as database:
        found = {}
        for table in TABLES:
            answer = database.execute(f"SELECT * FROM {table.name} ORDER BY rowid")
            names = [column[0] for column in answer.description]
            found[table.name] = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
        return found


def read_xlsx(path: Path) -> Tables:
    """Sheets of one table one after the other."""
    found: Tables = {table.name: [] for table in TABLES}
    with closing(openpyxl.load_workbook(path, read_only=True)) as book:
        for sheet in book:
            head, *lines = sheet.iter_rows(max_col=len(types(sheet.title.split(" ")[0])), values_only=True)
            for line in lines:
                values = [unescape(value) if isinstance(value, str) else value for value in line]
                found[sheet.title.split(" ")[0]].append(dict(zip(map(str, head), values, strict=True)))
    return found


def read_csv(path: Path) -> Tables:
    found: Tables = {}
    for table in TABLES:
        with (path / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as lines:
            found[table.name] = [dict(row) for row in csv.DictReader(lines)]
    return found


def written(suffix: str, rows: Iterable[tuple[str, Sequence[Row]]], folder: Path) -> Path:
    """The place where the writer of a suffix has put the rows."""
    path = folder / f"out{suffix}"
    WRITERS[suffix](path, rows)
    return path


def in_sqlite(value: object, type_: str) -> object:
    """Dates are text, booleans 0 and 1."""
    return int(bool(value)) if type_ == "boolean" else value.isoformat() if isinstance(value, dt.date) else value


def in_xlsx(value: object, type_: str) -> object:
    """A cell holds so much text, no date before March 1900, and cannot tell an empty text from none."""
    if isinstance(value, dt.date):
        return dt.datetime(*value.timetuple()[:3]) if value.year > 1900 else value.isoformat()
    if isinstance(value, str):
        text = f" {value}" if value.startswith("<r>") else value
        return (text if len(text) <= CUT else text[: CUT - 1] + "…") or None
    return value


def in_csv(value: object, type_: str) -> str:
    """All is text; a quote mark stands before what a spreadsheet would run."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value[:1] in tuple("=+-@＝＋－＠\t\r\n") else value
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_it_is(value: object, type_: str) -> object:
    return value


FORMATS: list[tuple[str, Callable[[Path], Tables], Callable[[object, str], object]]] = [
    (".parquet", read_parquet, as_it_is),
    (".duckdb", read_duckdb, as_it_is),
    (".sqlite", read_sqlite, in_sqlite),
    (".xlsx", read_xlsx, in_xlsx),
    (".csv", read_csv, in_csv),
]


@pytest.mark.parametrize(("suffix", "read", "as_read"), FORMATS)
def test_read_back_value_by_value(
    suffix: str,
    read: Callable[[Path], Tables],
    as_read: Callable[[object, str], object],
    rows: Stream,
    tmp_path: Path,
) -> None:
    found = read(written(suffix, rows, tmp_path))
    wanted = each_value(tables(rows), as_read)
    assert list(found) == list(wanted)
    for table, lines in wanted.items():
        assert lines, table
        assert found[table] == lines, table
        if suffix != ".xlsx":  # a cell has numbers of one kind
            assert [list(map(type, row.values())) for row in found[table]] == [
                list(map(type, row.values())) for row in lines
            ]


@pytest.mark.parametrize(("suffix", "read", "as_read"), FORMATS)
def test_tables_without_rows_are_there(
    suffix: str, read: Callable[[Path], Tables], as_read: Callable[[object, str], object], tmp_path: Path
) -> None:
    assert read(written(suffix, [], tmp_path)) == {table.name: [] for table in TABLES}


def whole(path: Path) -> dict[str, str]:
    """Every file of the output by its digest."""
    files = [path] if path.is_file() else [file for file in sorted(path.rglob("*")) if file.is_file()]
    return {file.relative_to(path).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.parametrize("suffix", [".parquet", ".sqlite", ".xlsx", ".csv"])
def test_the_same_rows_give_the_same_bytes(suffix: str, rows: Stream, tmp_path: Path) -> None:
    """However the rows were handed over: many at a time or one by one, as tuples or as the lists that JSON gives."""
    one_by_one = [(name, [list(row)]) for name, some in rows for row in some]
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
    first, second = (whole(written(suffix, given, at)) for given, at in zip((rows, one_by_one), folders, strict=True))
    assert first == second


@pytest.mark.parametrize("suffix", WRITERS)
def test_nothing_else_is_left_beside_it(suffix: str, rows: Stream, tmp_path: Path) -> None:
    path = written(suffix, rows, tmp_path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", WRITERS)
def test_where_nothing_can_be_written(suffix: str, rows: Stream, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        written(suffix, rows, tmp_path / "missing")


@pytest.mark.parametrize("suffix", [".parquet", ".sqlite", ".csv", ".xlsx", ".duckdb"])
def test_memory_does_not_grow_with_the_rows(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's part of it, for four times the rows; batches are small, so that both are many batches."""
    monkeypatch.setattr(batches, "ROWS", 20)
    monkeypatch.setattr(batches, "CHARACTERS", 20_000)

    def peak(count: int) -> int:
        folder = tmp_path / str(count)
        folder.mkdir()
        tracemalloc.start()
        try:
            written(suffix, many(count), folder)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(5)  # libraries are loaded
    assert peak(240) < peak(60) + 700_000  # all rows of the 180 others take 1.2 MB or more


def test_batches_are_bounded_and_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "ROWS", 70)
    monkeypatch.setattr(batches, "CHARACTERS", 9_000)
    drawn = 0

    def counted() -> Iterator[tuple[str, Sequence[Row]]]:
        nonlocal drawn
        for name, some in many(50):
            drawn += len(some)
            yield name, some

    given = handed_on = 0
    for table, batch in batches.batches(counted()):
        longest = max(sum(len(value) for value in row if isinstance(value, str)) for row in batch)
        assert len(batch) <= 70, table.name
        assert sum(len(value) for row in batch for value in row if isinstance(value, str)) < 9_000 + longest
        handed_on += len(batch)
        given += 1
        assert drawn - handed_on < 70 * len(TABLES) + 100
    assert given > 30
    assert handed_on == drawn


def test_a_sheet_that_is_full_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "SHEET_ROWS", 4)
    rows = list(many(1))
    path = written(".xlsx", rows, tmp_path)
    with closing(openpyxl.load_workbook(path)) as book:
        names = [name for name in book.sheetnames if name.startswith("items")]
        assert names == ["items", "items (2)", "items (3)"]
        assert [book[name].max_row for name in names] == [4, 4, 3]
        assert book["items (3)"].auto_filter.ref == "A1:Q3"
        assert all(book[name]["B1"].value == "item_id" for name in names)
    assert [row["item_id"] for row in read_xlsx(path)["items"]] == [f"i{number}" for number in range(1, 9)]


def test_a_cell_is_never_a_formula_or_a_link(rows: Stream, tmp_path: Path) -> None:
    with closing(openpyxl.load_workbook(written(".xlsx", rows, tmp_path))) as book:
        for sheet in book:
            for line in sheet.iter_rows():
                assert not [cell for cell in line if cell.data_type == "f" or cell.hyperlink]


def test_sqlite_has_keys_indexes_and_the_view(rows: Stream, tmp_path: Path) -> None:
    with closing(sqlite3.connect(written(".sqlite", rows, tmp_path))) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA user_version").fetchone() == (sqlite.LAYOUT_VERSION,)
        strict = {row[1] for row in database.execute("PRAGMA table_list") if row[5]}
        assert strict == set(BY_NAME)
        for table in TABLES:
            info = database.execute(f"PRAGMA table_info({table.name})").fetchall()
            assert tuple(row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]) == table.key
            assert all(row[3] for row in info if row[1] in table.key)
            keys = database.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
            assert {row[2] for row in keys} == {to.table for to in table.references}
            indexes = {
                tuple(row[2] for row in database.execute(f"PRAGMA index_info({index[1]})"))
                for index in database.execute(f"PRAGMA index_list({table.name})")
                if index[3] == "c"
            }
            assert indexes == set(table.indexes)
            (sql,) = database.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [table.name]).fetchone()
            assert all(f"-- {column.description}\n" in sql for column in table.columns)


def test_keys_are_unique_in_every_table(rows: Stream) -> None:
    for name, lines in tables(rows).items():
        keys = [tuple(line[column] for column in BY_NAME[name].key) for line in lines]
        assert len(set(keys)) == len(keys), name
        assert None not in {value for key in keys for value in key}


def test_duckdb_and_parquet_say_what_columns_mean(rows: Stream, tmp_path: Path) -> None:
    wanted = {(table.name, column.name): column.description for table in TABLES for column in table.columns}
    with duckdb.connect(written(".duckdb", rows, tmp_path), read_only=True) as database:
        said = database.execute("SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal")
        assert {(table, column): text for table, column, text in said.fetchall() if table != "tasks"} == wanted
        said = database.execute("SELECT table_name, comment FROM duckdb_tables()")
        assert dict(said.fetchall()) == {table.name: table.description for table in TABLES}
    folder = written(".parquet", rows, tmp_path)
    for table in TABLES:
        schema = parquet.read_schema(folder / table.name / "part-0.parquet")
        assert schema.metadata[b"description"].decode() == table.description
        assert {
            (table.name, field.name): field.metadata[b"description"].decode() for field in schema
        } == {key: text for key, text in wanted.items() if key[0] == table.name}  # fmt: skip


@pytest.mark.parametrize("suffix", [".sqlite", ".duckdb"])
def test_the_view_of_tasks(suffix: str, tmp_path: Path) -> None:
    """Under another name too: the file is moved when it is done."""
    notice = sample("baishi-key-points-2026.txt")
    path = written(suffix, stream([notice]), tmp_path).rename(tmp_path / f"moved{suffix}")
    query = "SELECT kind, task_id, section, label, number, due_on, span_start, item_id FROM tasks"
    with closing(sqlite3.connect(path) if suffix == ".sqlite" else duckdb.connect(path)) as database:
        found = [tuple(row) for row in database.execute(query).fetchall()]
    body, table = notice.items[0], notice.tables[0]
    assert len(found) == len(notice.items) + len(table.rows)
    day = dt.date(2026, 12, 31)
    due = day.isoformat() if suffix == ".sqlite" else day
    section = " / ".join(entry.title for entry in notice.sections if entry.id in body.section_ids)
    assert found[0] == ("item", "i1", section, "1.", 1, due, body.span.start, None)
    row = next(task for task in found if task[1] == "t1r16")
    assert row[0] == "row"
    assert row[2:5] == (f"{table.title} / {table.rows[15].section}", "10", 10)
    assert row[6:] == (table.rows[15].span.start, "i12")


@pytest.mark.parametrize(
    ("suffix", "library"),
    [(".parquet", "pyarrow"), (".duckdb", "duckdb"), (".duckdb", "pyarrow"), (".xlsx", "xlsxwriter")],
)
def test_a_missing_library_names_the_extra(suffix: str, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    check(f"out{suffix}")
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(OutputError) as caught:
        check(f"out{suffix}")
    assert caught.value.code == "YD010"
    assert caught.value.path == f"out{suffix}"
    assert library in caught.value.problem
    assert f"ydparse[{suffix[1:]}]" in caught.value.remedy


@pytest.mark.parametrize("suffix", [".sqlite", ".csv"])
def test_some_formats_need_no_library(suffix: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for library in ("pyarrow", "duckdb", "xlsxwriter"):
        monkeypatch.setitem(sys.modules, library, None)
    check(f"out{suffix}")
    assert written(suffix, [("files", FILES)], tmp_path).exists()


def test_an_old_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(OutputError, match=r"3\.37"):
        check("out.sqlite")


@pytest.mark.parametrize("name", ["out.txt", "out", "out.json"])
def test_an_unknown_suffix(name: str) -> None:
    with pytest.raises(OutputError, match=r"\.parquet"):
        check(name)


def test_suffixes_in_capitals() -> None:
    check("OUT.SQLITE")
