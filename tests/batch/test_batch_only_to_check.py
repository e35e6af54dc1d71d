"""`--only-to-check` of a batch: every format holds what must be looked at alone, and another choice is another result."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from pyarrow import parquet

from ydparse import extract
from ydparse.batch import Cluster, Plan, Reading, Summary, run
from ydparse.writers.json import dumps
from ydparse.writers.picked import only_to_check

PICKED = Reading(only_to_check=True)
GAP = (
    "白石县2025年工作要点\n一、稳增长\n1.新建充电桩30个。（县工信局牵头）\n2.改造厂房5万平方米。（县住建局负责）\n"
    "二、惠民生\n1.新建学校2所。（县教育局负责）\n3.新增学位300个。（县教育局负责）\n"
)
WHOLE = GAP.replace("3.", "2.")


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    folder = tmp_path / "公文"
    folder.mkdir()
    (folder / "跳号.txt").write_text(GAP, encoding="utf-8")
    (folder / "不缺.txt").write_text(WHOLE, encoding="utf-8")
    return folder


def _run(notices: Path, out: Path, **more: Any) -> Summary:
    return run(Plan([str(notices)], jobs=1, **more), out)


def wanted(notices: Path) -> list[str]:
    """The ids of the tasks that must be looked at; some are and some are not."""
    found = extract(notices / "跳号.txt")
    named = {one.item_id for one in found.check.items_to_check}
    ids = [item.id for item in found.items if item.id in named]
    assert 0 < len(ids) < len(found.items)
    return ids


def read_table(out: Path, table: str, column: str) -> list[str]:
    """A column of a table of OUT, whatever the format."""
    if out.suffix == ".parquet":
        return list(parquet.read_table(out / table)[column].to_pylist())
    if out.suffix == ".csv":
        with (out / f"{table}.csv").open(encoding="utf-8-sig", newline="") as lines:
            return [row[column] for row in csv.DictReader(lines)]
    if out.suffix == ".xlsx":
        with closing(openpyxl.load_workbook(out, read_only=True)) as book:
            head, *rows = book[table].iter_rows(values_only=True)
            return [str(row[head.index(column)]) for row in rows]
    query = f"SELECT {column} FROM {table}"
    if out.suffix == ".duckdb":
        with duckdb.connect(str(out), read_only=True) as base:
            return [str(value) for (value,) in base.execute(query).fetchall()]
    with closing(sqlite3.connect(out)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        return [str(value) for (value,) in database.execute(query)]


@pytest.mark.parametrize("suffix", [".sqlite", ".duckdb", ".xlsx", ".csv", ".parquet"])
def test_tables_hold_what_must_be_looked_at(notices: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"核对{suffix}"
    summary = _run(notices, out, reading=PICKED)
    ids = wanted(notices)
    assert (summary.tasks, summary.to_check) == (8, len(ids)), "the counts are of all tasks"
    assert read_table(out, "items", "item_id") == ids
    assert set(read_table(out, "units", "owner_id")) == set(ids)
    assert len(read_table(out, "notices", "notice_id")) == 2
    assert sorted(map(str, read_table(out, "files", "tasks"))) == ["4", "4"]
    assert set(ids) <= set(read_table(out, "to_check", "owner_id"))


def test_json_holds_what_must_be_looked_at(notices: Path, tmp_path: Path) -> None:
    files = sorted(notices.iterdir())
    picked = {path: only_to_check(extract(path)) for path in files}
    _run(notices, tmp_path / "核对.jsonl", reading=PICKED)
    lines = (tmp_path / "核对.jsonl").read_text(encoding="utf-8")
    assert lines == "".join(dumps(picked[path]) + "\n" for path in files)
    _run(notices, tmp_path / "核对", reading=PICKED)
    for path in files:
        page = json.loads((tmp_path / "核对" / f"{path.name}.json").read_text(encoding="utf-8"))
        assert page == picked[path].model_dump(mode="json")


@pytest.mark.parametrize("name", ["任务.jsonl", "任务.sqlite", "任务"])
def test_another_choice_is_another_result(notices: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    _run(notices, out)
    first = {path.name: path.read_bytes() for path in (out.glob("*.json") if out.is_dir() else (out,))}
    for reading in (PICKED, Reading()):
        summary = _run(notices, out, reading=reading)
        assert (summary.read, summary.renewed) == (2, True)
        assert _run(notices, out, reading=reading).read == 0
    assert first == {path.name: path.read_bytes() for path in (out.glob("*.json") if out.is_dir() else (out,))}


@pytest.mark.slow
def test_a_cluster_holds_the_same(notices: Path, tmp_path: Path) -> None:
    out = tmp_path / "核对.parquet"
    summary = _run(notices, out, reading=PICKED, cluster=Cluster())
    assert (summary.done, summary.failed) == (2, 0)
    assert read_table(out, "items", "item_id") == wanted(notices)
