"""Fixtures of the tests of the command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from runs import LETTER, PLAN, Result, Run, environment


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command as users do, in a process of its own, in the test's folder. Output must be UTF-8."""

    def run_(*arguments: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> Result:
        command = [sys.executable, "-m", "ydparse", *map(str, arguments)]
        done = subprocess.run(
            command, input=stdin, capture_output=True, cwd=tmp_path, env=environment(env), check=False
        )
        return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run_


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of three tasks."""
    path = tmp_path / "要点.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A notice without tasks."""
    path = tmp_path / "通知.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path
