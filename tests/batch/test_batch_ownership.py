"""What others made, or changed, at any place that a batch writes to: refused, unchanged to the byte, nothing left behind."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import batch, make_notices, notice

from ydparse.batch import Plan, Summary, run
from ydparse.errors import OutputError

OUTS = ("任务.jsonl", "任务.sqlite", "任务.duckdb", "任务.xlsx", "任务.csv", "任务.parquet", "任务")
ALONE = OUTS[:4]  # of one file


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    folder = make_notices(tmp_path / "公文", 3)
    (folder / "坏.txt").write_bytes(b"")
    return folder


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    (tmp_path / "结果").mkdir()
    return tmp_path / "结果"


def _run(notices: Path, out: Path, *, force: bool = False) -> Summary:
    return run(Plan([str(notices)], jobs=1, force=force), out)


def everything(folder: Path) -> dict[str, bytes | str]:
    """All that lies in a folder: the bytes of files, where links point, what else there is."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        else:
            found[name] = path.read_bytes() if path.is_file() else "folder" if path.is_dir() else "special"
    return found


def refused(notices: Path, out: Path, said: str = "YD010", *, force: bool = False) -> None:
    """The run is refused, and all that lies beside OUT is as it was."""
    before = everything(out.parent)
    with pytest.raises(OutputError, match=said) as caught:
        _run(notices, out, force=force)
    assert (caught.value.code, bool(caught.value.remedy)) == ("YD010", True)
    assert everything(out.parent) == before


def _database(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as database:
        for statement in statements or ("CREATE TABLE 台账 (甲)", "INSERT INTO 台账 VALUES (1)"):
            database.execute(statement)
    database.close()


def _wal_database(path: Path) -> None:
    _database(path, "PRAGMA journal_mode = WAL", "CREATE TABLE files (path)")


def _workbook(path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("任务").write(0, 0, "自己的台账")


def _duckdb(path: Path) -> None:
    import duckdb

    with duckdb.connect(path) as database:
        database.execute("CREATE TABLE items AS SELECT 1 AS notice_id")


def _broken_database(path: Path) -> None:
    _database(path)
    path.write_bytes(path.read_bytes()[:3000])


def _text(text: str) -> Callable[[Path], None]:
    return lambda path: Path(path).write_text(text, encoding="utf-8") and None


FOREIGN: dict[str, tuple[str, Callable[[Path], None]]] = {
    "lines of the user's": ("任务.jsonl", _text('{"id": 1}\n{"id": 2}\n')),
    "lines with one of the user's among them": ("任务.jsonl", _text('{"text": ""}\n')),
    "a plan with this name": ("任务.jsonl", _text(notice(3))),
    "no text at all": ("任务.jsonl", lambda path: path.write_bytes(b"\xff\xfe\0") and None),
    "a database": ("任务.sqlite", _database),
    "a database that is being written": ("任务.sqlite", _wal_database),
    "half a database": ("任务.sqlite", _broken_database),
    "text named so": ("任务.sqlite", _text("备忘")),
    "a database of DuckDB": ("任务.duckdb", _duckdb),
    "no database": ("任务.duckdb", _text("备忘")),
    "a workbook": ("任务.xlsx", _workbook),
    "no workbook": ("任务.xlsx", lambda path: path.write_bytes(b"PK\3\4" + bytes(99)) and None),
    "a table that would become a folder": ("任务.csv", _text("单位,任务\n")),
    "a file that would become a folder": ("任务.parquet", _text("备忘")),
    "nothing yet, that would become a folder": ("任务.csv", _text("")),
    "a file without a suffix": ("任务", _text("备忘")),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_out(notices: Path, beside: Path, name: str) -> None:
    out, make = FOREIGN[name]
    make(beside / out)
    refused(notices, beside / out)


@pytest.mark.parametrize("out", OUTS[:-1])
@pytest.mark.parametrize("inside", ["", "备忘.txt", "items.csv", "items/part-0.parquet", "part-0000.jsonl", "甲.json"])
def test_a_folder_of_the_users_at_out(notices: Path, beside: Path, out: str, inside: str) -> None:
    (beside / out).mkdir()
    if inside:
        (beside / out / inside).parent.mkdir(exist_ok=True)
        (beside / out / inside).write_text("单位,任务\n", encoding="utf-8")
    refused(notices, beside / out, "不是 ydparse batch 所写|要写成目录")
    refused(notices, beside / out, force=True)


def _fifo(path: Path) -> None:
    os.mkfifo(path)


BESIDE: dict[str, tuple[str, Callable[[Path], None]]] = {
    "errors of others": ("{out}.errors.jsonl", _text('{"level": "error"}\n')),
    "a link to what others have": ("{out}.errors.jsonl", lambda path: path.symlink_to("/etc/hostname")),
    "a link to nothing": ("{out}.errors.jsonl", lambda path: path.symlink_to("没有")),
    "a folder of errors": ("{out}.errors.jsonl", Path.mkdir),
    "a pipe": ("{out}.errors.jsonl", _fifo),
    "a database in the place of the manifest": ("{out}.manifest.sqlite", _database),
    "one that is being written": ("{out}.manifest.sqlite", _wal_database),
    "half a one": ("{out}.manifest.sqlite", _broken_database),
    "text": ("{out}.manifest.sqlite", _text("备忘")),
    "a folder": ("{out}.manifest.sqlite", Path.mkdir),
    "a log that SQLite would throw away": ("{out}.manifest.sqlite-journal", _text("备忘")),
    "another": ("{out}.manifest.sqlite-wal", _text("备忘")),
    "a file where half-done work goes": (".{out}.ydparse", _text("备忘")),
    "a link there": (".{out}.ydparse", lambda path: path.symlink_to("/tmp")),
}


@pytest.mark.parametrize("name", BESIDE)
@pytest.mark.parametrize("out", ["任务.jsonl", "任务.csv", "任务"])
def test_beside_out(notices: Path, beside: Path, out: str, name: str) -> None:
    place, make = BESIDE[name]
    path = beside / place.format(out=out)
    if out == "任务" and path.name.startswith("."):
        (beside / out).mkdir()
        path = beside / out / ".ydparse"
    make(path)
    refused(notices, beside / out)
    if "errors" not in place or not path.is_file() or path.is_symlink():
        refused(notices, beside / out, force=True)


@pytest.mark.parametrize("out", ["任务.jsonl", "任务.csv", "任务"])
@pytest.mark.parametrize("name", ["备忘.txt", "errors", "old", "1234"])
def test_a_folder_where_half_done_work_goes(notices: Path, beside: Path, out: str, name: str) -> None:
    folder = beside / out / ".ydparse" if out == "任务" else beside / f".{out}.ydparse"
    for known in (False, True):
        if known:
            _run(notices, beside / out)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("备忘", encoding="utf-8")
        refused(notices, beside / out, "临时文件")
        refused(notices, beside / out, "临时文件", force=True)
        (folder / name).unlink()
        folder.rmdir()
        _run(notices, beside / out)


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_a_database_that_is_in_use(notices: Path, beside: Path, suffix: str) -> None:
    out = beside / "任务.sqlite"
    _run(notices, out)
    (beside / f"任务.sqlite{suffix}").write_text("备忘")
    refused(notices, out, "可能有程序正开着它")
    refused(notices, out, force=True)
    out.unlink()
    refused(notices, out)


def _page_of(folder: Path) -> Path:
    """The place of a result in a mirrored tree."""
    first = sorted(folder.rglob("关于*"))[0]
    return folder.parent / "结果" / "任务" / f"{first.relative_to(folder)}.json"


@pytest.mark.parametrize("text", ["{}", "备忘", '[{"text": ""}]', '{"schema_version": "1", "text": "", "mine": 1}'])
def test_a_page_of_the_users_in_a_folder(notices: Path, beside: Path, text: str) -> None:
    page = _page_of(notices)
    page.parent.mkdir(parents=True)
    page.write_text(text, encoding="utf-8")
    (beside / "任务" / "备忘.txt").write_text("备忘", encoding="utf-8")
    refused(notices, beside / "任务", "已有这个文件")
    page.unlink()
    page.symlink_to(beside / "任务" / "备忘.txt")
    refused(notices, beside / "任务", "链接")
    page.unlink()
    assert _run(notices, beside / "任务").done == 3
    assert (beside / "任务" / "备忘.txt").read_text(encoding="utf-8") == "备忘"


def test_a_page_that_comes_meanwhile_costs_its_file_alone(
    notices: Path, beside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ydparse.batch.manifest import Manifest

    page, claim = _page_of(notices), Manifest.claim_targets

    def come(manifest: Manifest) -> None:
        claim(manifest)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("备忘", encoding="utf-8")

    monkeypatch.setattr(Manifest, "claim_targets", come)
    summary = _run(notices, beside / "任务")
    assert (summary.done, summary.codes) == (2, {"YD003": 1, "YD010": 1})
    assert page.read_text(encoding="utf-8") == "备忘"


@pytest.mark.parametrize("out", ALONE)
def test_an_out_that_comes_meanwhile(notices: Path, beside: Path, out: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from ydparse.batch.manifest import Manifest

    claim = Manifest.choose

    def come(manifest: Manifest) -> None:
        claim(manifest)
        (beside / out).write_text("备忘", encoding="utf-8")

    monkeypatch.setattr(Manifest, "choose", come)
    with pytest.raises(OutputError, match="有人改过、另存过或换过"):
        _run(notices, beside / out)
    assert (beside / out).read_text(encoding="utf-8") == "备忘"
    assert (beside / f"{out}.manifest.sqlite").exists(), "what was read is kept"


def _edit(path: Path) -> None:
    """Change what a file says and neither its size nor its time."""
    status, data = path.stat(), bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize("out", OUTS[:-1])
def test_a_result_that_was_changed(notices: Path, beside: Path, out: str) -> None:
    _run(notices, beside / out)
    files = [file for file in (beside / out).rglob("*") if file.is_file()] or [beside / out]
    for file in (files[0], files[-1], beside / f"{out}.errors.jsonl"):
        before = file.read_bytes()
        _edit(file)
        refused(notices, beside / out, "有人改过")
        file.write_bytes(before)
    assert _run(notices, beside / out).read == 1
    _edit(files[0])
    assert _run(notices, beside / out, force=True).read == 4
    assert _run(notices, beside / out).read == 1


@pytest.mark.parametrize("size", ["the same", "another"])
def test_a_page_that_was_changed(notices: Path, beside: Path, size: str) -> None:
    out, page = beside / "任务", _page_of(notices)
    _run(notices, out)
    if size == "another":
        page.write_text(page.read_text(encoding="utf-8").replace("：", "： "), encoding="utf-8")
    else:
        _edit(page)
        edited = page.read_bytes()
        assert _run(notices, out).read == 1
        assert page.read_bytes() == edited, "it was not to be written anyway"
        (notices / page.relative_to(out).with_suffix("")).write_text(notice(30), encoding="utf-8")
    refused_but_for_the_manifest(notices, out, page)
    assert _run(notices, out, force=True).done == 3
    assert json.loads(page.read_text(encoding="utf-8"))["source"]["sha256"]


def test_a_page_that_was_changed_and_whose_notice_is_gone(notices: Path, beside: Path) -> None:
    out, page = beside / "任务", _page_of(notices)
    _run(notices, out)
    _edit(page)
    (notices / page.relative_to(out).with_suffix("")).unlink()
    refused_but_for_the_manifest(notices, out, page)


def refused_but_for_the_manifest(notices: Path, out: Path, page: Path) -> None:
    before = {name: data for name, data in everything(out.parent).items() if not name.endswith(".manifest.sqlite")}
    with pytest.raises(OutputError, match=f"{page.name}：YD010 ydparse 写好以后，有人改过"):
        _run(notices, out)
    after = {name: data for name, data in everything(out.parent).items() if not name.endswith(".manifest.sqlite")}
    assert after == before


@pytest.mark.parametrize("out", ["任务.csv", "任务.parquet"])
def test_what_the_user_put_into_a_folder_of_results(notices: Path, beside: Path, out: str) -> None:
    _run(notices, beside / out)
    (beside / out / "备忘.txt").write_text("备忘", encoding="utf-8")
    refused(notices, beside / out, "里面有别的东西（备忘.txt）")
    refused(notices, beside / out, force=True)


@pytest.mark.parametrize("out", OUTS)
def test_a_lost_manifest_leaves_the_mark(notices: Path, beside: Path, out: str) -> None:
    """What shows by itself that ydparse made it may be replaced; a database or workbook shows a change by itself too."""
    _run(notices, beside / out)
    (beside / f"{out}.manifest.sqlite").unlink()
    assert _run(notices, beside / out).done == 3


def test_a_lost_manifest_and_a_changed_database(notices: Path, beside: Path) -> None:
    out = beside / "任务.sqlite"
    _run(notices, out)
    (beside / "任务.sqlite.manifest.sqlite").unlink()
    _database(out, "UPDATE items SET label = '改'")
    refused(notices, out, "有人改过")


def test_a_lost_manifest_and_a_saved_workbook(notices: Path, beside: Path) -> None:
    out = beside / "任务.xlsx"
    _run(notices, out)
    (beside / "任务.xlsx.manifest.sqlite").unlink()
    with zipfile.ZipFile(out) as workbook:
        parts = {name: workbook.read(name) for name in workbook.namelist()}
    core = parts["docProps/core.xml"].decode()
    start = core.index(">", core.index("<dcterms:modified")) + 1
    parts["docProps/core.xml"] = f"{core[:start]}2026-03-04T05:06:07Z{core[start + 20 :]}".encode()
    with zipfile.ZipFile(out, "w") as workbook:
        for name, data in parts.items():
            workbook.writestr(name, data)
    refused(notices, out, "有人改过")


@pytest.mark.parametrize("out", OUTS)
def test_an_empty_file_holds_nothing(notices: Path, beside: Path, out: str) -> None:
    (beside / f"{out}.errors.jsonl").touch()
    (beside / f"{out}.manifest.sqlite").touch()
    if out in ALONE:
        (beside / out).touch()
    assert _run(notices, beside / out).done == 3


def _forget_marks(manifest: Path) -> None:
    """As a release left it that noted nothing of what it wrote."""
    with sqlite3.connect(manifest) as database:
        database.execute("DROP TABLE outputs")
        database.execute("PRAGMA application_id = 0")
    database.close()


@pytest.mark.parametrize("out", OUTS)
def test_what_an_earlier_release_made(notices: Path, beside: Path, out: str) -> None:
    """Its manifest beside it vouches for what was there when it was written last, and for nothing that came later."""
    _run(notices, beside / out)
    manifest = beside / f"{out}.manifest.sqlite"
    files = [file for file in (beside / out).rglob("*") if file.is_file()] or [beside / out]
    if out == "任务.sqlite":
        _database(beside / out, "PRAGMA application_id = 0")
    _forget_marks(manifest)
    told = manifest.read_bytes()
    (notices / "新.txt").write_text(notice(40), encoding="utf-8")
    sorted(notices.rglob("关于*"))[0].write_text(notice(41), encoding="utf-8")
    for file in files:
        os.utime(file, ns=(0, manifest.stat().st_mtime_ns + 100 * 10**9))
    if out == "任务":
        with pytest.raises(OutputError, match="有人改过"):
            _run(notices, beside / out)
        manifest.write_bytes(told)
    else:
        with pytest.raises(OutputError, match="有人改过"):
            _run(notices, beside / out)
    for file in files:
        os.utime(file, ns=(0, manifest.stat().st_mtime_ns - 100 * 10**9))
    assert _run(notices, beside / out).done == 4
    assert _run(notices, beside / out).read == 1


def test_an_earlier_manifest_vouches_for_no_foreign_file(notices: Path, beside: Path) -> None:
    out = beside / "任务.sqlite"
    _run(notices, out)
    _forget_marks(beside / "任务.sqlite.manifest.sqlite")
    out.unlink()
    _database(out)
    os.utime(out, ns=(0, 0))
    with pytest.raises(OutputError, match="已有这个文件"):
        _run(notices, out)


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        (("要点.jsonl",), "要点.jsonl"),
        (("./公文/../要点.jsonl",), "要点.jsonl"),
        (("链接.jsonl",), "要点.jsonl"),
        (("要点.jsonl",), "链接.jsonl"),
        (("同一个.txt",), "要点.jsonl"),
        (("--from-file", "清单"), "要点.jsonl"),
        (("要点.jsonl.manifest.sqlite",), "要点.jsonl"),
        (("要点.jsonl.errors.jsonl",), "要点.jsonl"),
        (("公文/第0批",), "公文"),
        (("公文",), "."),
        (("--from-file", "目录清单"), "公文"),
        (("公文/坏.txt",), "公文"),
    ],
)
def test_what_is_read_is_never_written(
    notices: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], out: str, force: tuple[str, ...]
) -> None:
    folder = notices.parent
    monkeypatch.chdir(folder)
    for name in ("要点.jsonl", "要点.jsonl.manifest.sqlite", "要点.jsonl.errors.jsonl"):
        if name in (*arguments, out) or name == "要点.jsonl":
            Path(name).write_text(notice(3), encoding="utf-8")
    Path("链接.jsonl").symlink_to("要点.jsonl")
    Path("同一个.txt").hardlink_to("要点.jsonl")
    Path("清单").write_text("公文/坏.txt\n要点.jsonl\n", encoding="utf-8")
    Path("目录清单").write_text("公文/第0批\n", encoding="utf-8")
    before = everything(folder)
    done = batch(*arguments, "-o", out, *force)
    assert (done.returncode, "YD010" in done.stderr) == (2, True), done.stderr
    assert everything(folder) == before


def test_force_takes_what_the_user_says(notices: Path, beside: Path) -> None:
    out = beside / "自己的.sqlite"
    _database(out)
    before = everything(beside)
    done = batch(notices, "-o", out)
    assert done.returncode == 2
    assert (
        "YD010 已有这个文件，看不出是 ydparse 写的。请换一个名字，或先把它移走；确定要覆盖它的，加 --force"
        in done.stderr
    )
    assert everything(beside) == before
    assert batch(notices, "-o", out, "--force").returncode == 4
    assert batch(notices, "-o", out).returncode == 4


@pytest.mark.parametrize("out", ["任务.jsonl", "任务"])
def test_a_forced_run_that_is_stopped_goes_on_unforced(notices: Path, beside: Path, out: str) -> None:
    """What was given up once is not asked for again."""
    _run(notices, beside / out)
    edited = _page_of(notices) if out == "任务" else beside / out
    edited.write_text("备忘", encoding="utf-8")
    run(Plan([str(notices)], jobs=1, force=True), beside / out, is_stopping=lambda: True)
    assert edited.read_text(encoding="utf-8") == "备忘"
    assert _run(notices, beside / out).done == 3
    assert edited.read_text(encoding="utf-8") != "备忘"


def test_a_folder_that_may_not_be_written(notices: Path, beside: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root writes everywhere")
    beside.chmod(0o555)
    try:
        refused(notices, beside / "任务.jsonl", "权限")
    finally:
        beside.chmod(0o755)
