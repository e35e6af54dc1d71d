"""How the tests of the command run it, and the notices that they run it on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PLAN = """青禾市2025年充电设施建设工作要点

一、加快建设
1.新建公共充电桩500个。（市发展改革委牵头，市交通运输局配合，2025年9月底前完成）
2.改造老旧小区充电设施120处。（市住房城乡建设局、白石县政府负责，年底前完成）

二、优化服务
3.每季度通报一次故障率。（责任单位：市城管局、各县（市、区）政府）

青禾市人民政府办公室
2025年3月4日
"""

LETTER = """关于召开座谈会的通知

各有关单位：
定于近期召开座谈会，请准时参加。

白石县人民政府办公室
2025年3月4日
"""


@dataclass(frozen=True)
class Result:
    """What a run of the command left."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


def environment(extra: dict[str, str] | None = None) -> dict[str, str]:
    """The environment for a run: the checkout in front, nothing that forces colours."""
    kept = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "PY_COLORS", "COLUMNS")}
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    return {**kept, "PYTHONPATH": path, **(extra or {})}


def runner_in(folder: Path) -> Run:
    """Runs the command as users do, in a process of its own, in a folder. Output must be UTF-8."""

    def run(*arguments: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> Result:
        command = [sys.executable, "-m", "ydparse", *map(str, arguments)]
        done = subprocess.run(command, input=stdin, capture_output=True, cwd=folder, env=environment(env), check=False)
        return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


def write_plan(folder: Path) -> Path:
    """A plan of three tasks."""
    path = folder / "要点.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def write_letter(folder: Path) -> Path:
    """A notice without tasks."""
    path = folder / "通知.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path
