"""`ydparse batch` as a user types it: what is said where, and how it ends."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from cli_runs import PLAN, Run, runner_in


@pytest.fixture
def run(tmp_path: Path) -> Run:
    folder = tmp_path / "公文"
    (folder / "市").mkdir(parents=True)
    (folder / "要点.txt").write_text(PLAN, encoding="utf-8")
    (folder / "市" / "要点2.txt").write_text(PLAN.replace("500", "700"), encoding="gb18030")
    return runner_in(tmp_path)


def test_a_folder(run: Run, tmp_path: Path) -> None:
    done = run("batch", "公文", "-o", "任务.jsonl")
    assert (done.code, done.out) == (0, "")
    assert "已写入 任务.jsonl：2 份公文" in done.err
    lines = (tmp_path / "任务.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["source"]["path"] for line in lines] == ["公文/市/要点2.txt", "公文/要点.txt"]
    assert "这次处理 0 个" in run("batch", "公文", "-o", "任务.jsonl").err
    assert "这次处理 2 个" in run("batch", "公文", "-o", "任务.jsonl", "--force").err
    assert "这次处理 2 个" in run("batch", "公文", "-o", "任务.jsonl", "--year", "2031").err


@pytest.mark.parametrize("way", [["--from-file", "-"], ["--from-file", "清单.txt"]])
def test_a_list(run: Run, tmp_path: Path, way: list[str]) -> None:
    listed = "公文/要点.txt\r\n公文/没有.txt\n".encode()
    (tmp_path / "清单.txt").write_bytes(b"\xef\xbb\xbf" + listed)
    done = run("batch", *way, "-o", "结果", stdin=listed)
    assert done.code == 4
    assert "失败 1 个（YD001 1 个），原因见 结果.errors.jsonl" in done.err
    assert [path.name for path in (tmp_path / "结果").rglob("*.json")] == ["要点.txt.json"]
    (line,) = (tmp_path / "结果.errors.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["path"] == "公文/没有.txt"


def test_names_that_are_no_text(run: Run, tmp_path: Path) -> None:
    for name in (b"\xd2\xaa\xb5\xe3.txt", b"\xd2\xaa\xb5\xe4.txt"):
        place = os.fsencode(tmp_path) + b"/" + name
        with open(place, "wb") as stream:  # noqa: PTH123 - a path of bytes
            stream.write((PLAN + repr(name)).encode())
    for out in ("任务.jsonl", "任务.sqlite", "任务.csv", "任务.parquet", "任务.xlsx", "任务.duckdb", "任务"):
        done = run("batch", ".", "--include", "*.txt", "--exclude", "公文", "-o", out)
        assert done.code == 0, done.err
        assert f"已写入 {out}：2 份公文" in done.err


WRONG = {
    "nothing to read": (["-o", "x.jsonl"], 2, "请给出文件或目录，或用 --from-file 给出清单"),
    "nowhere to write": (["公文"], 2, "缺少参数 --output"),
    "no such folder": (["公门", "-o", "x.jsonl"], 3, "公门：YD001 找不到这个文件或目录"),
    "an unknown format": (["公文", "-o", "x.doc"], 2, "YD010 不认识的输出格式（.doc）"),
    "no folder to write in": (["公文", "-o", "没有/x.jsonl"], 2, "YD010 输出目录不存在"),
    "a file in the place of a folder": (["公文", "-o", "占着"], 2, "YD010 这是一个文件"),
    "a pattern that takes nothing": (["公文", "-o", "x.jsonl", "--include", "*.ofd"], 2, "没有找到要处理的文件"),
    "no process": (["公文", "-o", "x.jsonl", "--jobs", "0"], 2, "--jobs 的值不对：应大于0，"),
    "no such engine": (["公文", "-o", "x.jsonl", "--engine", "spark"], 2, "没有“spark”，可用的：'local', 'dask'"),
    "no number": (["公文", "-o", "x.jsonl", "--jobs", "两"], 2, "--jobs 的值不对：应是整数"),
    "no time": (["公文", "-o", "x.jsonl", "--timeout", "-1"], 2, "--timeout 的值不对：应大于0"),
    "endless time": (["公文", "-o", "x.jsonl", "--timeout", "nan"], 2, "--timeout 的值不对：应大于0，"),
    "no memory": (["公文", "-o", "x.jsonl", "--memory", "5"], 2, "--memory 的值不对：应在 128 到"),
    "a list that is not there": (["--from-file", "没有.txt", "-o", "x.jsonl"], 3, "没有.txt：YD001 找不到这个文件"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_usage(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "占着").write_text("")
    arguments, code, said = WRONG[name]
    done = run("batch", *arguments)
    assert done.code == code, done.err
    assert said in done.err
    assert not (tmp_path / "x.jsonl").exists()
