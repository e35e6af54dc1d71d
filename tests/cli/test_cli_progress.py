"""How far a batch has come: bars on a terminal, lines elsewhere."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_runs import PLAN, environment

from ydparse.cli import progress
from ydparse.cli.progress import BatchLines, Count, duration

DURATIONS = {
    0: "0 秒",
    42.4: "42 秒",
    89: "89 秒",
    90: "2 分钟",
    725: "12 分钟",
    3600: "1 小时 0 分钟",
    11_100: "3 小时 5 分钟",
}


@pytest.mark.parametrize("seconds", DURATIONS)
def test_durations(seconds: float) -> None:
    assert duration(seconds) == DURATIONS[seconds]


def test_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    count = Count(total=300)
    for number in range(60):
        count.add(failed=number % 30 == 0)
    now[0] = 120.0
    assert count.said() == "60/300 份，失败 2，每秒 3.0 份"
    assert count.left() == "，约剩 80 秒"
    assert Count().left() == ""


def test_lines_come_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    lines = BatchLines()
    lines.start("read", 100)
    for _ in range(100):
        now[0] += 1
        lines.advance()
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "抽取……共 100 个文件"
    assert [line.split()[1] for line in said[1:]] == ["30/100", "60/100", "90/100"]
    assert said[1].endswith("约剩 70 秒")
    assert progress.PHASES.keys() == {"scan", "digest", "read", "write"}


def test_bars_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "公文").mkdir()
    (tmp_path / "公文" / "要点.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "公文" / "空.txt").write_text("")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "ydparse", "batch", "公文", "-o", "任务.jsonl"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=theirs, stdout=subprocess.DEVNULL, env=environment())
    os.close(theirs)
    seen = b""
    while True:
        try:
            data = os.read(ours, 65536)
        except OSError:  # what Linux says at the end of a terminal
            break
        if not data:
            break
        seen += data
    assert process.wait() == 4
    said = seen.decode()
    assert "抽取" in said
    assert "2/2 份，失败 1" in said
    assert "已写入 任务.jsonl：1 份公文" in said
