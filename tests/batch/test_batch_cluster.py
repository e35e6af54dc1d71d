"""`--engine dask` on a real cluster: the same rows as the local engine, whoever is killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from clusters import RunningCluster, cluster
from folders import Gate, batch, contents, environment, make_notices, notice, wait_until
from pyarrow import parquet

pytest.importorskip("distributed")
pytestmark = pytest.mark.slow

COUNT = 400  # in 20 parts


@pytest.fixture(scope="module")
def notices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_notices(tmp_path_factory.mktemp("cluster") / "公文", COUNT)
    (folder / "坏.txt").write_bytes(b"")
    (folder / "一份副本.txt").write_text(notice(5), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Gate:
    """Halfway."""
    return Gate(tmp_path_factory.mktemp("gate") / "闸", part=10)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, gate: Gate) -> Any:
    with cluster(tmp_path_factory.mktemp("dask"), hooks=gate.hooks) as found:
        yield found


@pytest.fixture(scope="module")
def undisturbed(notices: Path, running: RunningCluster) -> dict[str, bytes]:
    """What a run leaves that nobody disturbs."""
    out = notices.parent / "undisturbed" / "任务.jsonl"
    out.parent.mkdir()
    done = batch(notices, "-o", out, "--engine", "dask", "--scheduler", running.address)
    assert done.returncode == 4, done.stderr
    return contents(out)


def lines(out: Path) -> list[str]:
    files = sorted(out.glob("part-*.jsonl")) if out.is_dir() else [out]
    return sorted(line for file in files for line in file.read_text(encoding="utf-8").splitlines())


def rows(out: Path, table: str) -> list[str]:
    files = sorted((out / table).glob("*.parquet"))
    return sorted(str(row) for file in files for row in parquet.ParquetFile(file).read().to_pylist())


def test_lines_are_those_of_the_local_engine(notices: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "任务.jsonl"
    assert batch(notices, "-o", out).returncode == 4
    assert lines(out) == lines(notices.parent / "undisturbed" / "任务.jsonl")
    assert out.with_name("任务.jsonl.errors.jsonl").read_bytes() == undisturbed["任务.jsonl.errors.jsonl"]


def test_rows_are_those_of_the_local_engine(notices: Path, running: RunningCluster, tmp_path: Path) -> None:
    from ydparse.writers.tabular.layout import TABLES

    here, there = tmp_path / "here.parquet", tmp_path / "there.parquet"
    assert batch(notices, "-o", here).returncode == 4
    assert batch(notices, "-o", there, "--engine", "dask", "--scheduler", running.address).returncode == 4
    for table in TABLES:
        assert rows(here, table.name) == rows(there, table.name), table.name
        schemas = [parquet.ParquetFile(next((out / table.name).iterdir())).schema_arrow for out in (here, there)]
        assert schemas[0].equals(schemas[1], check_metadata=True)
    assert len(rows(there, "notices")) == COUNT
    assert len(rows(there, "files")) == COUNT + 2


def test_a_killed_worker(notices: Path, undisturbed: dict[str, bytes], tmp_path: Path, gate: Gate) -> None:
    out = tmp_path / "任务.jsonl"
    with cluster(tmp_path, hooks=gate.hooks) as doomed:
        with gate.closed():
            process = _start(notices, out, doomed)
            wait_until(lambda: len(list(out.glob("part-*"))) >= 3)
            doomed.workers[0].send_signal(signal.SIGKILL)
        assert process.wait(300) == 4
    found = {place: data for place, data in contents(out).items() if place.startswith(out.name)}
    assert found == undisturbed


@pytest.mark.parametrize("parts", [0, 1, 8])
def test_a_killed_driver(
    notices: Path, running: RunningCluster, undisturbed: dict[str, bytes], tmp_path: Path, gate: Gate, parts: int
) -> None:
    out = tmp_path / "任务.jsonl"
    manifest = Path(f"{out}.manifest.sqlite")
    with gate.closed():
        process = _start(notices, out, running)
        wait_until(lambda: manifest.exists() and len(list(out.glob("part-*"))) >= parts)
        process.kill()
        process.wait()
    done = batch(notices, "-o", out, "--engine", "dask", "--scheduler", running.address)
    assert done.returncode == 4, done.stderr
    assert contents(out) == undisturbed


def test_a_killed_driver_with_workers_of_its_own(
    notices: Path, undisturbed: dict[str, bytes], tmp_path: Path, gate: Gate
) -> None:
    """Its workers end with it; the next run goes on."""
    out = tmp_path / "任务.jsonl"
    mark = str(tmp_path)
    with gate.closed():
        process = _start(notices, out, None, YDPARSE_MARK=mark, **gate.hooks)
        wait_until(lambda: len(list(out.glob("part-*"))) >= 2)
        process.kill()
        process.wait()
    wait_until(lambda: not _with_mark(mark))
    done = batch(notices, "-o", out, "--engine", "dask", "--jobs", "2")
    assert done.returncode == 4, done.stderr
    assert contents(out) == undisturbed


def test_an_interrupt_finishes_what_is_in_hand(
    notices: Path, undisturbed: dict[str, bytes], tmp_path: Path, gate: Gate
) -> None:
    out = tmp_path / "任务.jsonl"
    with gate.closed():
        process = _start(notices, out, None, stderr=subprocess.PIPE, **gate.hooks)
        wait_until(lambda: len(list(out.glob("part-*"))) >= 2)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
        assert process.stderr
        assert any("正在停下".encode() in line for line in process.stderr)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 130, err
    made = {place: data for place, data in contents(out).items() if "part-" in place}
    assert 2 <= len(made) < 20
    assert made.items() <= undisturbed.items()
    done = batch(notices, "-o", out, "--engine", "dask", "--jobs", "2")
    assert done.returncode == 4, done.stderr
    assert contents(out) == undisturbed


def test_what_is_new_changed_gone(running: RunningCluster, tmp_path: Path) -> None:
    """Only the parts of these are made again, and no other file of them is read."""
    folder = make_notices(tmp_path / "公文", 100)
    (folder / "坏.txt").write_bytes(b"")
    out, again = tmp_path / "结果" / "任务.parquet", tmp_path / "又一" / "任务.parquet"
    for place in (out, again):
        place.parent.mkdir()
    dask = ("--engine", "dask", "--scheduler", running.address)
    assert batch(folder, "-o", out, *dask).returncode == 4
    before = _stamps(out)
    done = batch(folder, "-o", out, *dask)
    assert "这次处理 1 个" in done.stderr, "the file that failed is tried again, alone"
    assert {place for place, stamp in _stamps(out).items() if stamp != before[place]} == {"files/part-0000.parquet"}

    (folder / "新.txt").write_text(notice(500), encoding="utf-8")
    files = sorted(folder.rglob("关于*"))
    files[3].write_text(notice(501), encoding="utf-8")
    files[40].unlink()
    done = batch(folder, "-o", out, *dask)
    assert "这次处理 3 个" in done.stderr
    touched = {place for place, stamp in _stamps(out).items() if stamp != before.get(place)}
    assert 2 <= len({place for place in touched if place.startswith("items/")}) <= 3
    assert batch(folder, "-o", again, *dask).returncode == 4
    for table in ("notices", "items", "units", "files"):
        assert rows(out, table) == rows(again, table), table


def test_a_part_is_the_same_however_it_came_about(running: RunningCluster, tmp_path: Path) -> None:
    folder = make_notices(tmp_path / "公文", 60)
    dask = ("--engine", "dask", "--scheduler", running.address)
    for name in ("任务.parquet", "任务.jsonl"):
        out = tmp_path / name.replace(".", "-") / name
        out.parent.mkdir()
        assert batch(folder, "-o", out, *dask).returncode == 0
        whole = contents(out)
        gone = sorted(folder.rglob("*.txt"))[7]
        shutil.move(gone, tmp_path / "别处")
        assert batch(folder, "-o", out, *dask).returncode == 0
        assert contents(out) != whole
        shutil.move(tmp_path / "别处", gone)
        assert batch(folder, "-o", out, *dask).returncode == 0
        assert contents(out) == whole


def test_parts_that_are_lost_or_damaged(running: RunningCluster, tmp_path: Path) -> None:
    folder = make_notices(tmp_path / "公文", 60)
    dask = ("--engine", "dask", "--scheduler", running.address)
    for name, lost, damaged in (
        ("任务.jsonl", "part-0001.jsonl", "part-0002.jsonl"),
        ("任务.parquet", "items/part-0001.parquet", "notices/part-0002.parquet"),
    ):
        out = tmp_path / name.replace(".", "-") / name
        out.parent.mkdir()
        assert batch(folder, "-o", out, *dask).returncode == 0
        whole = contents(out)
        (out / lost).unlink()
        (out / damaged).write_bytes((out / damaged).read_bytes()[:-9])
        left = contents(out)
        refused = batch(folder, "-o", out, *dask)
        assert refused.returncode == 2
        assert f"{damaged}：YD010 ydparse 写好以后，有人改过" in refused.stderr
        assert contents(out) == left, "damaged or corrected by hand: nobody can tell"
        (out / damaged).unlink()
        assert batch(folder, "-o", out, *dask).returncode == 0
        assert contents(out) == whole


def test_duplicates_moves_and_an_empty_folder(running: RunningCluster, tmp_path: Path) -> None:
    folder = make_notices(tmp_path / "公文", 30)
    out = tmp_path / "任务.jsonl"
    dask = ("--engine", "dask", "--scheduler", running.address)
    assert batch(folder, "-o", out, *dask).returncode == 0
    first = sorted(folder.rglob("*.txt"))[0]
    first.rename(folder / "搬了家.txt")
    assert batch(folder, "-o", out, *dask).returncode == 0
    paths = {json.loads(line)["source"]["path"] for line in lines(out)}
    assert paths == {str(path) for path in folder.rglob("*.txt")}
    for path in sorted(folder.rglob("*.txt"))[1:]:
        path.unlink()
    assert batch(folder, "-o", out, *dask).returncode == 0
    assert [json.loads(line)["source"]["path"] for line in lines(out)] == [str(path) for path in folder.rglob("*.txt")]


def test_poison_costs_itself_alone(tmp_path: Path) -> None:
    folder = make_notices(tmp_path / "公文", 40)
    for number, name in enumerate(("崩溃", "被杀", "卡住", "缺陷")):
        (folder / f"{name}.txt").write_text(notice(600 + number), encoding="utf-8")
    out = tmp_path / "任务.jsonl"
    with cluster(tmp_path, hooks={"YDPARSE_MISBEHAVE": "1"}) as poisoned:
        done = batch(folder, "-o", out, "--engine", "dask", "--scheduler", poisoned.address, "--timeout", "15")
        assert all(worker.poll() is None for worker in poisoned.workers)
    assert done.returncode == 4, done.stderr
    errors = (tmp_path / "任务.jsonl.errors.jsonl").read_text(encoding="utf-8").splitlines()
    told = {Path(error["path"]).stem: error["code"] for error in map(json.loads, errors)}
    assert told == {"崩溃": "YD014", "被杀": "YD014", "卡住": "YD012", "缺陷": "YD015"}
    assert len(lines(out)) == 40


def test_a_part_that_ends_its_workers_fails_alone(tmp_path: Path) -> None:
    """Workers that die at one part, again and again: its new files have failed, and the run ends."""
    folder = make_notices(tmp_path / "公文", 16)
    out = tmp_path / "任务.jsonl"
    hooks = {"YDPARSE_KILL_PART": "2", "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    done = batch(folder, "-o", out, "--engine", "dask", "--jobs", "2", hooks=hooks)
    assert done.returncode == 4, done.stderr
    errors = (tmp_path / "任务.jsonl.errors.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(error)["code"] for error in errors} == {"YD014"}
    assert len(errors) + len(lines(out)) == 16
    assert not (out / "part-0002.jsonl").exists()
    assert batch(folder, "-o", out, "--engine", "dask", "--jobs", "2").returncode == 0
    assert len(lines(out)) == 16


def test_a_scheduler_that_is_killed(notices: Path, undisturbed: dict[str, bytes], tmp_path: Path, gate: Gate) -> None:
    out = tmp_path / "结果" / "任务.jsonl"
    with cluster(tmp_path, hooks=gate.hooks) as doomed, gate.closed():
        process = _start(notices, out, doomed, DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="2s")
        wait_until(lambda: len(list(out.glob("part-*"))) >= 3)
        doomed.scheduler.kill()
        assert process.wait(120) == 2
    done = batch(notices, "-o", out, "--engine", "dask", "--jobs", "2")
    assert done.returncode == 4, done.stderr
    assert contents(out) == undisturbed


def test_workers_of_another_release(notices: Path, tmp_path: Path) -> None:
    with cluster(tmp_path, workers=1, hooks={"YDPARSE_OTHER_RELEASE": "9.9.9"}) as other:
        done = batch(notices, "-o", tmp_path / "任务.jsonl", "--engine", "dask", "--scheduler", other.address)
    assert done.returncode == 2
    assert "YD016" in done.stderr
    assert "9.9.9" in done.stderr


def _start(
    notices: Path, out: Path, on: RunningCluster | None, stderr: int = subprocess.DEVNULL, **hooks: str
) -> subprocess.Popen[bytes]:
    where = ["--scheduler", on.address] if on else ["--jobs", "2"]
    command = [sys.executable, "-m", "ydparse", "batch", str(notices), "-o", str(out), "--engine", "dask", *where]
    out.parent.mkdir(exist_ok=True)
    return subprocess.Popen(
        command, stderr=stderr, env=environment(**hooks), start_new_session=stderr == subprocess.PIPE
    )


def _stamps(out: Path) -> dict[str, int]:
    return {path.relative_to(out).as_posix(): path.stat().st_mtime_ns for path in out.rglob("*.parquet")}


def _with_mark(mark: str) -> list[str]:
    """The processes whose environment holds a mark, on systems that tell."""
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"YDPARSE_MARK={mark}\0".encode() in place.read_bytes():
                found.append(place.parent.name)
        except OSError:
            continue
    return found
