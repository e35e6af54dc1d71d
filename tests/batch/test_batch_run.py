"""A run and the runs after it: what is read, what is read again, what OUT holds."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from folders import Gate, batch, contents, environment, make_notices, notice, paths_read, wait_until

from ydparse import extract
from ydparse.batch import Limits, Plan, Reading, Summary, run
from ydparse.errors import OutputError
from ydparse.writers.json import dumps


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    folder = make_notices(tmp_path / "公文", 8)
    _age(folder)
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "结果").mkdir()
    return tmp_path / "结果" / "任务.jsonl"


def _age(folder: Path) -> None:
    """As if the files had been there for a while: what was written just now is looked at again in any case."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (time.time() - 1000, path.stat().st_mtime - 1000))


def _run(notices: Path, out: Path, **more: object) -> Summary:
    return run(Plan([str(notices)], jobs=1, **more), out)  # type: ignore[arg-type]


def test_a_line_a_notice_in_the_order_of_paths(notices: Path, out: Path) -> None:
    summary = _run(notices, out)
    files = sorted(notices.rglob("*.txt"), key=os.fsencode)
    assert out.read_text(encoding="utf-8") == "".join(dumps(extract(path)) + "\n" for path in files)
    assert (summary.files, summary.done, summary.read, summary.failed) == (8, 8, 8, 0)
    assert not list(out.parent.glob("*.errors.jsonl")), "nothing failed"
    assert sorted(path.name for path in out.parent.iterdir()) == ["任务.jsonl", "任务.jsonl.manifest.sqlite"]


def test_a_folder_mirrors_the_tree(notices: Path, tmp_path: Path) -> None:
    (notices / ("长" * 84 + ".t")).write_text(notice(77), encoding="utf-8")  # 255 bytes: there is no room for .json
    out = tmp_path / "结果"
    assert _run(notices, out).done == 9
    made = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    wanted = sorted(path.relative_to(notices).as_posix() + ".json" for path in notices.rglob("关于*"))
    assert made[:-1] == wanted
    assert made[-1].startswith("长" * 60)
    assert made[-1].endswith(".json")
    first = notices / wanted[0].removesuffix(".json")
    assert (out / wanted[0]).read_text(encoding="utf-8") == dumps(extract(first), indent=2) + "\n"


def test_several_roots_do_not_mix(tmp_path: Path) -> None:
    one, two = make_notices(tmp_path / "甲" / "公文", 2), make_notices(tmp_path / "乙" / "公文", 2, first=0)
    for path in two.rglob("*.txt"):
        path.write_text(path.read_text(encoding="utf-8") + "3.另有任务。（市财政局负责）\n", encoding="utf-8")
    run(Plan([str(one), str(two)], jobs=1), tmp_path / "out")
    made = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.json"))
    name = "公文/第0批/关于印发000号要点的通知.txt"
    assert [name + ".json", name + "~2.json"] == made[:2]
    assert len(made) == 4


def test_the_second_run_reads_nothing(notices: Path, out: Path) -> None:
    _run(notices, out)
    before = contents(out)
    assert _run(notices, out).read == 0
    assert contents(out) == before


def _add(folder: Path) -> None:
    make_notices(folder, 1, first=20)


def _change(folder: Path) -> None:
    path = next(folder.rglob("*001号*"))
    path.write_text(notice(60), encoding="utf-8")


def _touch(folder: Path) -> None:
    os.utime(next(folder.rglob("*001号*")))


def _remove(folder: Path) -> None:
    next(folder.rglob("*003号*")).unlink()


def _rename(folder: Path) -> None:
    path = next(folder.rglob("*003号*"))
    path.rename(path.with_name("改了名.txt"))


def _copy_before(folder: Path) -> None:
    (folder / "一份副本.txt").write_text(notice(5), encoding="utf-8")


def _break(folder: Path) -> None:
    next(folder.rglob("*004号*")).write_bytes(b"")


@pytest.mark.parametrize(
    ("change", "read"),
    [(_add, 1), (_change, 1), (_touch, 0), (_remove, 0), (_rename, 1), (_copy_before, 1), (_break, 1)],
)
@pytest.mark.parametrize("name", ["任务.jsonl", "任务"])
def test_the_next_run_ends_as_a_fresh_one(
    notices: Path, tmp_path: Path, name: str, change: Callable[[Path], None], read: int
) -> None:
    for folder in ("接着", "重来"):
        (tmp_path / folder).mkdir()
    _run(notices, tmp_path / "接着" / name)
    change(notices)
    assert _run(notices, tmp_path / "接着" / name).read == read
    _run(notices, tmp_path / "重来" / name)
    assert contents(tmp_path / "接着" / name) == contents(tmp_path / "重来" / name)


def test_what_was_copied_out_of_place_is_put_back(notices: Path, tmp_path: Path) -> None:
    out = tmp_path / "结果"
    _run(notices, out)
    before = contents(out)
    gone, cut, emptied, *_ = sorted(out.rglob("*.json"))
    gone.unlink()
    cut.unlink()
    emptied.write_bytes(b"")
    (out / "别人的.json").write_text("{}")
    assert _run(notices, out).read == 3
    assert contents(out) == before | {"结果/别人的.json": b"{}"}


def test_failed_files_are_told_and_tried_again(notices: Path, out: Path) -> None:
    bad = notices / "坏.txt"
    bad.write_bytes(b"")
    summary = _run(notices, out)
    assert (summary.done, summary.failed, summary.codes) == (8, 1, {"YD003": 1})
    (line,) = out.with_name("任务.jsonl.errors.jsonl").read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert told["path"] == str(bad)
    assert told["code"] == "YD003"
    assert told["problem"]
    assert told["remedy"]
    assert _run(notices, out).read == 1
    assert _run(notices, out, retry=False).read == 0
    bad.write_text(notice(50), encoding="utf-8")
    assert _run(notices, out).failed == 0
    assert not out.with_name("任务.jsonl.errors.jsonl").exists()


def test_the_same_content_is_read_once(notices: Path, out: Path) -> None:
    (notices / "龠副本.txt").write_text(notice(5), encoding="utf-8")
    summary = _run(notices, out)
    assert (summary.files, summary.read, summary.done, summary.duplicates) == (9, 8, 8, 1)
    assert "龠副本.txt" not in paths_read(out)


def test_other_options_are_another_result(notices: Path, out: Path) -> None:
    _run(notices, out)
    assert _run(notices, out, reading=Reading(year=2031)).read == 8
    assert {json.loads(line)["metadata"]["plan_year"] for line in out.open(encoding="utf-8")} == {2031}
    assert _run(notices, out, reading=Reading(year=2031), force=True).read == 8


def test_other_rules_are_another_result(notices: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _run(notices, out)
    monkeypatch.setattr("ydparse.batch.versions.rules_version", lambda: "other")
    assert _run(notices, out).read == 8


def test_a_stopped_run_is_valid_and_goes_on(notices: Path, tmp_path: Path) -> None:
    for folder in ("停下", "不停"):
        (tmp_path / folder).mkdir()
    out = tmp_path / "停下" / "任务.jsonl"
    asked = iter([False] * 4)
    summary = run(Plan([str(notices)], jobs=1), out, is_stopping=lambda: next(asked, True))
    assert 0 < summary.done < 8
    assert summary.todo == 8 - summary.done
    assert len(paths_read(out)) == summary.done
    assert _run(notices, out).read == summary.todo
    _run(notices, tmp_path / "不停" / "任务.jsonl")
    assert contents(out) == contents(tmp_path / "不停" / "任务.jsonl")


def test_a_drive_that_is_not_there_empties_nothing(notices: Path, out: Path, tmp_path: Path) -> None:
    _run(notices, out)
    before = contents(out)
    notices.rename(tmp_path / "盘不在")
    notices.mkdir()
    assert _run(notices, out, force=True).files == 0
    assert contents(out) == before
    assert _run(notices, out).files == 0
    assert contents(out) == before
    notices.rmdir()
    (tmp_path / "盘不在").rename(notices)
    assert _run(notices, out).read == 0


def test_places_are_told_apart_and_known(tmp_path: Path) -> None:
    """A place that two files want goes to the first; when that is gone, the other one is written to it."""
    texts = {"甲/公文/1.txt": notice(15), "乙/公文/1.txt": notice(26), "乙/公文/1.txt~2": notice(37)}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    out, plan = tmp_path / "out", Plan([str(tmp_path / "甲" / "公文"), str(tmp_path / "乙" / "公文")], jobs=1)
    assert run(plan, out).done == 3
    assert len(list(out.rglob("*.json"))) == 3
    (tmp_path / "乙" / "公文" / "1.txt").unlink()
    assert run(plan, out).done == 2
    told = json.loads((out / "公文" / "1.txt.json").read_text(encoding="utf-8"))
    assert told["source"]["path"] == str(tmp_path / "甲" / "公文" / "1.txt")
    assert told["text"] == extract(tmp_path / "甲" / "公文" / "1.txt").text


@pytest.mark.parametrize("name", ["任务.jsonl", "任务"])
def test_a_stopped_renewal_leaves_what_was_there(notices: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "结果").mkdir()
    out = tmp_path / "结果" / name
    _run(notices, out)
    before = contents(out)
    for force, asks in ((True, 4), (False, 0)):  # the second goes on with the renewal, and is stopped too
        summary = run(
            Plan([str(notices)], jobs=1, force=force), out, is_stopping=partial(next, iter([False] * asks), True)
        )
        assert not summary.written
        assert contents(out) == before
    assert _run(notices, out).written
    assert contents(out) == before


def test_what_never_ends_is_no_file(notices: Path, out: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    (notices / "也是.txt").symlink_to(tmp_path / "管道.txt")
    (notices / "零.txt").symlink_to("/dev/zero")
    (notices / "自己.txt").symlink_to("自己.txt")
    summary = run(Plan([str(notices), str(tmp_path / "管道.txt")], jobs=1), out)
    assert (summary.files, summary.done, summary.codes) == (10, 8, {"YD002": 1, "YD009": 1})


def test_a_place_that_is_taken_costs_its_file_alone(notices: Path, tmp_path: Path) -> None:
    (notices / "方案").write_text(notice(40), encoding="utf-8")
    (notices / "方案.json").mkdir()
    (notices / "方案.json" / "里面.txt").write_text(notice(41), encoding="utf-8")
    summary = _run(notices, tmp_path / "结果")
    assert (summary.done, summary.codes) == (9, {"YD010": 1})


def test_out_may_not_be_where_the_notices_are(notices: Path) -> None:
    for out in (notices, notices.parent):
        with pytest.raises(OutputError, match="公文就在这个目录里"):
            _run(notices, out)


@pytest.mark.parametrize("offset", [200, 4096, 9000, 20000])
def test_a_damaged_manifest_is_told(notices: Path, out: Path, offset: int) -> None:
    _run(notices, out)
    manifest = Path(f"{out}.manifest.sqlite")
    data = bytearray(manifest.read_bytes())
    data[offset : offset + 3000] = b"\xff" * 3000
    manifest.write_bytes(data)
    with pytest.raises(OutputError, match="已损坏"):
        _run(notices, out)


def test_a_link_to_out_keeps_pointing(notices: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "链接.jsonl").symlink_to(out)
    _run(notices, tmp_path / "链接.jsonl")
    assert (tmp_path / "链接.jsonl").is_symlink()
    assert len(paths_read(out)) == 8


def test_copies_of_a_file_that_changes_meanwhile_are_read(tmp_path: Path) -> None:
    from ydparse.batch.inputs import Input
    from ydparse.batch.jobs import Outcome
    from ydparse.batch.manifest import Manifest

    with Manifest(tmp_path / "m.sqlite") as manifest:
        manifest.begin("same")
        manifest.register(Input(name, name, 1, "1") for name in ("甲", "乙"))
        for name in ("甲", "乙"):
            manifest.know(name, "a" * 64, 1)
        manifest.choose()
        assert [path for path, _ in manifest.todo()] == ["乙"]
        manifest.record(Outcome("乙", sha256="b" * 64, payload=b"x"))
        manifest.choose()
        assert [path for path, _ in manifest.todo()] == ["甲"]
        assert manifest.counts() == {"done": 1, "todo": 1}


def test_names_that_are_no_text_stay_apart(tmp_path: Path) -> None:
    import sqlite3

    notices = tmp_path / "公文"
    notices.mkdir()
    for number, name in enumerate((b"\xbb.txt", b"\xbc.txt", b"\\xbb.txt")):
        (notices / os.fsdecode(name)).write_text(notice(number), encoding="utf-8")
    assert _run(notices, tmp_path / "任务.sqlite").done == 3
    rows = sqlite3.connect(tmp_path / "任务.sqlite").execute("SELECT path FROM files ORDER BY path").fetchall()
    assert [Path(path).name for (path,) in rows] == ["\\xbb.txt", "\ufffdbb.txt", "\ufffdbc.txt"]


def test_workers_that_never_start_are_told(notices: Path, out: Path) -> None:
    done = batch(notices, "-o", out, hooks={"YDPARSE_KILL": "ydparse.batch.child:_limit_memory:1:before"})
    assert done.returncode == 3
    assert "YD014 工作进程起不来" in done.stderr


@pytest.mark.parametrize("shell", ["2>&-", "2>&1 | head -n 1", "2> /dev/full"])
def test_nobody_need_listen(notices: Path, out: Path, shell: str) -> None:
    command = f"{sys.executable} -m ydparse batch {notices} -o {out} {shell}"
    subprocess.run(command, shell=True, stdout=subprocess.DEVNULL, env=environment(), timeout=60, check=False)
    assert len(paths_read(out)) == 8


def test_one_run_at_a_time(notices: Path, out: Path) -> None:
    from ydparse.batch.manifest import Manifest

    with Manifest(Path(f"{out}.manifest.sqlite")), pytest.raises(OutputError, match="另一个 ydparse 正在写"):
        _run(notices, out)


def test_a_manifest_that_is_none_is_told(notices: Path, out: Path) -> None:
    Path(f"{out}.manifest.sqlite").write_bytes(b"no database at all, " * 100)
    with pytest.raises(OutputError, match="已损坏"):
        _run(notices, out)


def test_a_folder_of_others_is_not_replaced(notices: Path, tmp_path: Path) -> None:
    (tmp_path / "别人.jsonl").mkdir()
    with pytest.raises(OutputError, match="不是 ydparse batch 所写"):
        _run(notices, tmp_path / "别人.jsonl")


def test_out_among_the_notices_is_not_read(notices: Path) -> None:
    (notices / "坏.txt").write_bytes(b"")
    for out in (notices / "任务.jsonl", notices / "结果"):
        for _ in range(2):
            assert _run(notices, out).files == 9


HANGING = {"卡住": "YD012", "停住": "YD012", "崩溃": "YD014", "被杀": "YD014", "缺陷": "YD015"}


@pytest.mark.slow
def test_a_file_that_hangs_or_crashes_costs_itself_alone(notices: Path, out: Path) -> None:
    for number, name in enumerate(HANGING):
        (notices / f"{name}.txt").write_text(notice(100 + number), encoding="utf-8")
    (notices / "超大.txt").write_bytes(b"\0" * 400_000_000)
    done = batch(
        notices, "-o", out, "--timeout", "15", "--memory", "256", "--jobs", "2", hooks={"YDPARSE_MISBEHAVE": "1"}
    )
    assert done.returncode == 4, done.stderr
    told = [json.loads(line) for line in Path(f"{out}.errors.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {Path(one["path"]).stem: one["code"] for one in told} == HANGING | {"超大": "YD013"}
    details = {Path(one["path"]).stem: one["detail"] for one in told}
    assert "sleep" in details["卡住"] or "load" in details["卡住"], "where it hung"
    assert "a bug, on order" in details["缺陷"]
    assert len(paths_read(out)) == 8


def test_ctrl_c_finishes_what_is_in_hand(tmp_path: Path) -> None:
    """It comes while the only worker is at a file in the middle."""
    notices, out, gate = make_notices(tmp_path / "公文", 30), tmp_path / "任务.jsonl", Gate(tmp_path / "闸")
    (notices / "第1批" / "等候.txt").write_text(notice(50), encoding="utf-8")
    command = [sys.executable, "-m", "ydparse", "batch", str(notices), "-o", str(out), "--jobs", "1"]
    with gate.closed():
        env = environment(**gate.hooks)
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env, start_new_session=True)
        wait_until(gate.is_reached)
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr
        assert any(line.startswith("正在停下") for line in process.stderr)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 130, err
    assert "再运行一次接着做" in err
    done = paths_read(out)
    assert "等候.txt" in done
    assert 10 < len(done) < 31
    assert batch(notices, "-o", out).returncode == 0
    assert len(paths_read(out)) == 31


def test_limits_are_there_from_the_start() -> None:
    assert Plan().limits == Limits(seconds=300, mebibytes=2048)
