"""What others made, or changed, in an OUT in parts: refused, and unchanged to the byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from clusters import RunningCluster, cluster
from folders import batch, contents, make_notices, notice

pytest.importorskip("distributed")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCluster]:
    with cluster(tmp_path_factory.mktemp("dask"), workers=1) as found:
        yield found


@pytest.fixture
def dask(running: RunningCluster) -> tuple[str, ...]:
    return ("--engine", "dask", "--scheduler", running.address)


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    return make_notices(tmp_path / "公文", 12)


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    (tmp_path / "结果").mkdir()
    return tmp_path / "结果"


def refused(notices: Path, out: Path, dask: tuple[str, ...], said: str, *more: str) -> None:
    before = contents(out)
    done = batch(notices, "-o", out, *dask, *more)
    assert (done.returncode, "YD010" in done.stderr, said in done.stderr) == (2, True, True), done.stderr
    assert contents(out) == before


def test_before_there_is_a_manifest(notices: Path, beside: Path, dask: tuple[str, ...]) -> None:
    for out, inside in (
        ("任务.jsonl", "part-0000.jsonl"),
        ("任务.parquet", "items/part-0000.parquet"),
        ("空.jsonl", ""),
    ):
        (beside / out / inside).parent.mkdir(parents=True, exist_ok=True)
        if inside:
            (beside / out / inside).write_text("备忘", encoding="utf-8")
        else:
            (beside / out).mkdir(exist_ok=True)
        refused(notices, beside / out, dask, "不是 ydparse batch 所写")
        refused(notices, beside / out, dask, "不是 ydparse batch 所写", "--force")
        assert not (beside / f"{out}.manifest.sqlite").exists()
    (beside / "文件.jsonl").write_text("{}", encoding="utf-8")
    refused(notices, beside / "文件.jsonl", dask, "这是一个文件")
    (beside / "别的.jsonl.errors.jsonl").write_text("{}", encoding="utf-8")
    refused(notices, beside / "别的.jsonl", dask, "已有这个文件")
    refused(notices, notices, dask, "")


@pytest.mark.parametrize("out", ["任务.jsonl", "任务.parquet"])
def test_among_the_parts(notices: Path, beside: Path, dask: tuple[str, ...], out: str) -> None:
    assert batch(notices, "-o", beside / out, *dask).returncode == 0
    suffix = Path(out).suffix
    folder = beside / out if suffix == ".jsonl" else beside / out / "items"
    for number in ("0099", "0"):
        mine = folder / f"part-{number}{suffix}"
        mine.write_text('{"mine": 1}\n', encoding="utf-8")
        refused(notices, beside / out, dask, f"{mine.name}：YD010 已有这个文件")
        mine.unlink()
    (folder / ".ydparse-备忘").write_text("备忘", encoding="utf-8")
    (folder / "备忘.txt").write_text("备忘", encoding="utf-8")
    assert batch(notices, "-o", beside / out, *dask).returncode == 0
    assert {path.name for path in folder.iterdir()} >= {".ydparse-备忘", "备忘.txt"}


@pytest.mark.parametrize("out", ["任务.jsonl", "任务.parquet"])
def test_a_part_that_was_changed(notices: Path, beside: Path, dask: tuple[str, ...], out: str) -> None:
    assert batch(notices, "-o", beside / out, *dask).returncode == 0
    parts = sorted(path for path in (beside / out).rglob("part-*") if "files" not in path.parts)
    whole = contents(beside / out)
    for part in parts:
        data = part.read_bytes()
        changed = data.replace("充电桩".encode(), "换电站".encode())  # no other size, and as good a part as before
        if changed == data:
            changed = data[:-30] + bytes([data[-30] ^ 1]) + data[-29:]
        part.write_bytes(changed)
    edited = {part: part.read_bytes() for part in parts}
    assert batch(notices, "-o", beside / out, *dask).returncode == 0, "nothing is to be written"
    for path in notices.rglob("*.txt"):
        path.write_text(path.read_text(encoding="utf-8") + "3.另有任务。（市财政局负责）\n", encoding="utf-8")
    done = batch(notices, "-o", beside / out, *dask)
    assert (done.returncode, "有人改过" in done.stderr) == (2, True), done.stderr
    assert {part: part.read_bytes() for part in parts} == edited
    done = batch(notices, "-o", beside / out, *dask, "--year", "2031")
    assert (done.returncode, "有人改过" in done.stderr) == (2, True), "nor by other options"
    assert {part: part.read_bytes() for part in parts} == edited
    assert batch(notices, "-o", beside / out, *dask, "--force").returncode == 0
    assert contents(beside / out).keys() == whole.keys()


def test_the_table_of_files(notices: Path, beside: Path, dask: tuple[str, ...]) -> None:
    out = beside / "任务.parquet"
    assert batch(notices, "-o", out, *dask).returncode == 0
    (out / "files" / "part-0000.parquet").write_text("备忘", encoding="utf-8")
    refused(notices, out, dask, "YD010")
    assert batch(notices, "-o", out, *dask, "--force").returncode == 0
    (notices / "新.txt").write_text(notice(40), encoding="utf-8")
    assert batch(notices, "-o", out, *dask).returncode == 0


def test_from_parts_to_one_file(notices: Path, beside: Path, dask: tuple[str, ...]) -> None:
    """The folder goes only where all in it is ydparse's."""
    out = beside / "任务.jsonl"
    assert batch(notices, "-o", out, *dask).returncode == 0
    (out / "备忘.txt").write_text("备忘", encoding="utf-8")
    refused(notices, out, (), "里面有别的东西")
    refused(notices, out, (), "里面有别的东西", "--force")
    (out / "备忘.txt").unlink()
    assert batch(notices, "-o", out).returncode == 0
    assert out.is_file()
    refused(notices, out, dask, "这是一个文件", "--force")
