"""`ydparse extract -o FILE` onto what is there already: its own is replaced, all else needs `--force`."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runs import PLAN, Run, runner_in, write_plan

SUFFIXES = (".json", ".jsonl", ".csv", ".md", ".xlsx")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    write_plan(tmp_path)
    return runner_in(tmp_path)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("more", [(), ("--tasks",), ("要点.txt",), ("要点.txt", "--tasks")], ids=str)
def test_its_own_is_replaced(run: Run, tmp_path: Path, suffix: str, more: tuple[str, ...]) -> None:
    out = f"任务{suffix}"
    assert run("extract", "要点.txt", *more, "-o", out).code == 0
    before = (tmp_path / out).read_bytes()
    done = run("extract", "要点.txt", *more, "--year", "2031", "-o", out)
    assert (done.code, done.err.startswith(f"已写入 {out}")) == (0, True)
    assert (tmp_path / out).read_bytes() != before


FOREIGN = {
    "an object": (".json", b'{"schema_version": "1"}'),
    "an array": (".json", b"[1, 2]"),
    "a notice with a field of the user's": (
        ".json",
        b'{"schema_version":"1","text":"","source":{"sha256":""},"items":[],"mine":1}',
    ),
    "half an object": (".json", b'{"schema_version":"1","text":"'),
    "deep brackets": (".json", b"[" * 100_000),
    "lines": (".jsonl", b'{"id": 1}\n'),
    "a table": (".csv", "单位,任务\n市财政局,督办\n".encode()),
    "a table in GB 18030": (".csv", "单位,任务\n".encode("gb18030")),
    "a page": (".md", "# 备忘\n".encode()),
    "a page that names it": (".md", "# 备忘\n<!-- ydparse -->\n".encode()),
    "a plan": (".md", PLAN.encode()),
    "no workbook": (".xlsx", b"PK\x03\x04" + bytes(99)),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_not_its_own(run: Run, tmp_path: Path, name: str) -> None:
    suffix, content = FOREIGN[name]
    path = tmp_path / f"台账{suffix}"
    path.write_bytes(content)
    path.chmod(0o640)
    done = run("extract", "要点.txt", "-o", path.name)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"错误：{path.name}：YD010 ")
    assert "加 --force" in done.err
    assert path.read_bytes() == content
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(["要点.txt", path.name]), "nothing is left behind"
    assert run("extract", "要点.txt", "-o", path.name, "--force").code == 0
    assert path.read_bytes() != content
    assert run("extract", "要点.txt", "-o", path.name).code == 0, "now it is its own"


def _insert(data: bytes, at: bytes, more: bytes) -> bytes:
    assert at in data
    return data.replace(at, at + more, 1)


def _day_as_spreadsheets_have_it(data: bytes) -> bytes:
    return data.replace(b"2025-09-30", b"2025/9/30", 1)


CHANGED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "a column more": (".csv", lambda data: data.replace(b"\r\n", ",完成情况\r\n".encode())),
    "days as spreadsheets write them": (".csv", _day_as_spreadsheets_have_it),
    "other line ends": (".csv", lambda data: data.replace(b"\r\n", b"\n")),
    "no byte-order mark": (".csv", lambda data: data.removeprefix(b"\xef\xbb\xbf")),
    "a row of the user's": (".csv", lambda data: data + "合计\r\n".encode()),
    "a word in a page": (".md", lambda data: _insert(data, "充电桩".encode(), "（已完成）".encode())),
    "a line after a page": (".md", lambda data: data + "已完成\n".encode()),
    "a line before a page": (".md", lambda data: "已完成\n".encode() + data),
    "a field in a notice": (".json", lambda data: _insert(data, b"{", b'"done": true,')),
    "a field in a line": (".jsonl", lambda data: _insert(data, b"{", b'"done": true,')),
    "a line of the user's": (".jsonl", lambda data: data + b'{"done": true}\n'),
}


@pytest.mark.parametrize("name", CHANGED)
def test_what_was_changed(run: Run, tmp_path: Path, name: str) -> None:
    suffix, change = CHANGED[name]
    path = tmp_path / f"任务{suffix}"
    run("extract", "要点.txt", "-o", path.name)
    path.write_bytes(change(path.read_bytes()))
    before = path.read_bytes()
    done = run("extract", "要点.txt", "-o", path.name)
    assert (done.code, "YD010" in done.err, "--force" in done.err) == (2, True, True)
    assert path.read_bytes() == before
    assert run("extract", "要点.txt", "-o", path.name, "--force").code == 0


def _write_parts(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as workbook:
        for name, data in parts.items():
            workbook.writestr(name, data)


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "docProps/core.xml"]
)
def test_a_ledger_that_was_filled_in(run: Run, tmp_path: Path, part: str) -> None:
    path = tmp_path / "台账.xlsx"
    run("extract", "要点.txt", "-o", path.name)
    with zipfile.ZipFile(path) as workbook:
        parts = {name: workbook.read(name) for name in workbook.namelist()}
    _write_parts(path, parts)
    assert run("extract", "要点.txt", "-o", path.name).code == 0, "packed anew, and nothing is another"
    _write_parts(path, parts | {part: parts[part] + b"<!-- -->"})
    before = path.read_bytes()
    done = run("extract", "要点.txt", "-o", path.name)
    assert (done.code, "YD010 ydparse 写好以后，有人改过" in done.err) == (2, True)
    assert path.read_bytes() == before
    _write_parts(path, {name: data for name, data in parts.items() if name != "docProps/custom.xml"})
    assert run("extract", "要点.txt", "-o", path.name).code == 2
    assert run("extract", "要点.txt", "-o", path.name, "--force").code == 0


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_in_it(run: Run, tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"空{suffix}").touch()
    assert run("extract", "要点.txt", "-o", f"空{suffix}").code == 0


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_what_is_no_file(run: Run, tmp_path: Path, force: tuple[str, ...]) -> None:
    os.mkfifo(tmp_path / "管道.json")
    (tmp_path / "零.json").symlink_to("/dev/zero")
    (tmp_path / "目录.json").mkdir()
    for name in ("管道.json", "零.json", "目录.json"):
        assert run("extract", "要点.txt", "-o", name, *force).code == 2
    assert (tmp_path / "管道.json").is_fifo()
    assert (tmp_path / "零.json").is_symlink()


def test_a_link_keeps_pointing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "别处.json").write_text("{}")
    (tmp_path / "链接.json").symlink_to("别处.json")
    (tmp_path / "新的.json").symlink_to("还没有.json")
    done = run("extract", "要点.txt", "-o", "链接.json")
    assert (done.code, done.err.startswith("错误：链接.json：YD010")) == (2, True)
    assert (tmp_path / "别处.json").read_text() == "{}"
    assert run("extract", "要点.txt", "-o", "链接.json", "--force").code == 0
    assert (tmp_path / "链接.json").is_symlink()
    assert len(json.loads((tmp_path / "别处.json").read_bytes())["items"]) == 3
    assert run("extract", "要点.txt", "-o", "新的.json").code == 0
    assert (tmp_path / "还没有.json").is_file()


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("given", ["要点.md", "硬链.txt", "软链.txt", "./要点.md"])
def test_the_source_is_never_written_over(run: Run, tmp_path: Path, given: str, force: tuple[str, ...]) -> None:
    (tmp_path / "要点.md").write_text(PLAN, encoding="utf-8")
    (tmp_path / "硬链.txt").hardlink_to(tmp_path / "要点.md")
    (tmp_path / "软链.txt").symlink_to("要点.md")
    assert run("extract", given, "-o", "要点.md", *force).code == 2
    assert (tmp_path / "要点.md").read_text(encoding="utf-8") == PLAN


def test_a_database_with_another_suffix_is_no_json(run: Run, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "库.json") as database:
        database.execute("CREATE TABLE 台账 (甲)")
    database.close()
    before = (tmp_path / "库.json").read_bytes()
    assert run("extract", "要点.txt", "-o", "库.json").code == 2
    assert (tmp_path / "库.json").read_bytes() == before


def test_a_ledger_that_a_program_has_saved(run: Run, tmp_path: Path) -> None:
    import openpyxl

    run("extract", "要点.txt", "-o", "台账.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "台账.xlsx")
    workbook["任务"]["V2"] = "已完成"
    workbook.save(tmp_path / "台账.xlsx")
    done = run("extract", "要点.txt", "-o", "台账.xlsx")
    assert (done.code, "YD010 ydparse 写好以后，有人改过" in done.err) == (2, True)
    assert openpyxl.load_workbook(tmp_path / "台账.xlsx")["任务"]["V2"].value == "已完成"
