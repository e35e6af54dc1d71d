"""Runs that are killed with SIGKILL, at chosen points and at no chosen ones: the next run ends as if nothing had been."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from folders import Gate, batch, contents, environment, make_notices, notice, wait_until

pytestmark = pytest.mark.slow

OUTS = ("任务.jsonl", "任务", "任务.sqlite", "任务.parquet")

MANIFEST, OUTPUTS = "ydparse.batch.manifest:Manifest", "ydparse.batch.outputs"
POINTS = [
    f"{MANIFEST}.begin:1:before",
    f"{MANIFEST}.begin:1:after",
    f"{MANIFEST}.register:1:after",
    f"{MANIFEST}.know:5:after",
    f"{MANIFEST}.choose:1:after",
    f"{MANIFEST}.record:1:before",
    f"{MANIFEST}.record:7:after",
    f"{MANIFEST}.record:18:after",
    f"{MANIFEST}.commit:2:after",
    f"{MANIFEST}.counts:1:after",
    f"{OUTPUTS}:Output.write_errors:1:after",
]
REPLACING = [f"{OUTPUTS}:Output.replace:1:before", f"{OUTPUTS}:Output.replace:1:after"]


@pytest.fixture(scope="module")
def notices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_notices(tmp_path_factory.mktemp("kill") / "公文", 18)
    (folder / "坏.txt").write_bytes(b"")
    (folder / "一份副本.txt").write_text(notice(5), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def unbroken(notices: Path) -> dict[str, dict[str, bytes]]:
    """What a run that nobody disturbs leaves, by the name of OUT."""
    found = {}
    for name in OUTS:
        out = notices.parent / f"unbroken-{name}" / name
        out.parent.mkdir()
        assert batch(notices, "-o", out, "--jobs", "2").returncode == 4
        found[name] = contents(out)
    return found


def _cases() -> list[tuple[str, str]]:
    return [(name, point) for name in OUTS for point in (POINTS if name == OUTS[0] else POINTS[5:8] + POINTS[-2:])] + [
        (name, point) for name in OUTS if name != "任务" for point in REPLACING
    ]


@pytest.mark.parametrize(("name", "point"), _cases())
def test_killed_at_a_point(
    notices: Path, unbroken: dict[str, dict[str, bytes]], tmp_path: Path, name: str, point: str
) -> None:
    out = tmp_path / "结果" / name
    out.parent.mkdir()
    killed = batch(notices, "-o", out, "--jobs", "2", hooks={"YDPARSE_KILL": point})
    assert killed.returncode == -signal.SIGKILL, "the point is never reached"
    assert batch(notices, "-o", out, "--jobs", "2").returncode == 4
    assert contents(out) == unbroken[name]


@pytest.mark.parametrize("name", OUTS)
def test_killed_when_a_result_was_there(
    notices: Path, unbroken: dict[str, dict[str, bytes]], tmp_path: Path, name: str
) -> None:
    """OUT of before stays whole until the new one takes its place; a folder's notices are each old or new."""
    out = tmp_path / "结果" / name
    out.parent.mkdir()
    fewer = tmp_path / "公文"
    shutil.copytree(notices, fewer)
    next(fewer.rglob("*007号*")).unlink()
    batch(fewer, "-o", out)
    before = contents(out)
    shutil.copytree(notices, fewer, dirs_exist_ok=True)
    killed = batch(fewer, "-o", out, hooks={"YDPARSE_KILL": f"{MANIFEST}.record:1:after"})
    assert killed.returncode == -signal.SIGKILL
    left = contents(out)
    assert {place: left[place] for place in before} == before
    assert batch(fewer, "-o", out).returncode == 4
    again = tmp_path / "重来" / name
    again.parent.mkdir()
    assert batch(fewer, "-o", again).returncode == 4
    assert contents(out) == {place.replace(name, out.name): data for place, data in contents(again).items()}, (
        "as if there had been one run only"
    )
    assert contents(out).keys() == unbroken[name].keys()


def test_killed_while_the_old_one_is_aside(notices: Path, tmp_path: Path) -> None:
    out = tmp_path / "结果" / "任务.csv"
    out.parent.mkdir()
    batch(notices, "-o", out)
    before = contents(out)
    killed = batch(notices, "-o", out, "--force", hooks={"YDPARSE_KILL": "pathlib:Path.rename:1:after"})
    assert killed.returncode == -signal.SIGKILL
    assert not out.exists()
    empty = tmp_path / "盘不在"
    empty.mkdir()
    assert batch(empty, "-o", out).returncode == 2
    assert contents(out) == before


@pytest.mark.parametrize("share", [0.2, 0.4, 0.6, 0.8])
def test_killed_at_any_time(tmp_path: Path, share: float) -> None:
    notices = make_notices(tmp_path / "公文", 120)
    for folder in ("被杀", "不停"):
        (tmp_path / folder).mkdir()
    started = time.monotonic()
    batch(notices, "-o", tmp_path / "不停" / "任务.jsonl")
    whole = time.monotonic() - started
    out = tmp_path / "被杀" / "任务.jsonl"
    command = [sys.executable, "-m", "ydparse", "batch", str(notices), "-o", str(out)]
    for again in range(2):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment())
        try:
            process.wait(whole * share / (again + 1))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    assert batch(notices, "-o", out).returncode == 0
    assert contents(out) == contents(tmp_path / "不停" / "任务.jsonl")


def test_workers_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    notices, gate = make_notices(tmp_path / "公文", 2), Gate(tmp_path / "闸")
    (notices / "等候.txt").write_text(notice(50), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "ydparse",
        "batch",
        str(notices),
        "-o",
        str(tmp_path / "x.jsonl"),
        "--timeout",
        "4",
    ]
    with gate.closed():
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment(**gate.hooks))
        wait_until(gate.is_reached)
        assert len(_running(gate)) >= 2, "the parent, and a worker that hangs"
        process.kill()
        process.wait()
        wait_until(lambda: not _running(gate))


def _running(gate: Gate) -> list[str]:
    """The processes that know of this gate, on systems that tell."""
    mark = f"YDPARSE_GATE={gate.hooks['YDPARSE_GATE']}\0".encode()
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark in place.read_bytes():
                found.append(place.parent.name)
        except OSError:
            continue
    return found


def test_a_page_of_a_killed_run_is_known(notices: Path, tmp_path: Path) -> None:
    """The log of the workers vouches for it, also where its notice is another one by then; and for no change by hand."""
    folder, out = tmp_path / "公文", tmp_path / "结果"
    shutil.copytree(notices, folder)
    killed = batch(folder, "-o", out, hooks={"YDPARSE_KILL": f"{MANIFEST}.record:6:before"})
    assert killed.returncode == -signal.SIGKILL
    pages = sorted(out.rglob("*.json"))
    assert pages
    for page in pages:
        source = folder / page.relative_to(out).with_suffix("")
        source.write_text(source.read_text(encoding="utf-8") + "3.另有任务。（市财政局负责）\n", encoding="utf-8")
    whole = pages[0].read_bytes()
    pages[0].write_bytes(whole.replace("充电桩".encode(), "换电站".encode()))
    edited = contents(out)
    refused = batch(folder, "-o", out)
    assert (refused.returncode, f"{pages[0].name}：YD010" in refused.stderr) == (2, True), refused.stderr
    assert pages[0].read_bytes() == edited[str(pages[0].relative_to(out.parent))]
    pages[0].write_bytes(whole)
    assert batch(folder, "-o", out).returncode == 4
    assert all("另有任务" in page.read_text(encoding="utf-8") for page in pages)
