"""Small folders of notices, and runs over them as a user types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOOKS = Path(__file__).parent / "hooks"

PLACES = ("青禾市", "白石县", "云岭省", "清江市")


def notice(number: int) -> str:
    """The text of a short notice; every number gives another."""
    place = PLACES[number % len(PLACES)]
    return (
        f"{place}{2020 + number % 7}年工作要点\n一、稳增长\n"
        f"1.新建充电桩{number + 1}个。（牵头单位：{place[-1]}发改委；责任单位：{place[-1]}财政局；完成时限：9月底前）\n"
        f"2.力争新增经营主体{number * 10 + 5}户。（{place[-1]}市场监管局牵头）\n"
    )


def make_notices(folder: Path, count: int, first: int = 0) -> Path:
    """A folder of so many notices, in folders below it."""
    for number in range(first, first + count):
        path = folder / f"第{number % 3}批" / f"关于印发{number:03}号要点的通知.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(notice(number), encoding="utf-8")
    return folder


def environment(**more: str) -> dict[str, str]:
    """The environment of a run whose processes load `hooks/sitecustomize.py`."""
    paths = os.pathsep.join((str(HOOKS), str(ROOT)))
    return os.environ | {"PYTHONPATH": paths, "COLUMNS": "80"} | more


def batch(*arguments: str | Path, hooks: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """`ydparse batch …`, to its end."""
    command = [sys.executable, "-m", "ydparse", "batch", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(**hooks or {}), timeout=300)
    assert "Traceback" not in done.stderr, done.stderr
    return done


class Gate:
    """While it is closed, workers wait that are given a file whose name says 等候, and those of a cluster that have made
    `part` of OUT, or a later one; `hooks` is for their environment."""

    def __init__(self, folder: Path, part: int | None = None) -> None:
        self._folder = folder
        folder.mkdir()
        self.hooks = {"YDPARSE_GATE": str(folder)} | ({} if part is None else {"YDPARSE_GATE_PART": str(part)})

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Closed for the length of the block."""
        (self._folder / "reached").unlink(missing_ok=True)
        (self._folder / "closed").touch()
        try:
            yield
        finally:
            (self._folder / "closed").unlink()

    def is_reached(self) -> bool:
        """Whether a worker has come to it with a file."""
        return (self._folder / "reached").exists()


def wait_until(so: Callable[[], bool], seconds: float = 120) -> None:
    """Wait until it is so; a failure of the test where it never is."""
    end = time.monotonic() + seconds
    while not so():
        if time.monotonic() > end:
            pytest.fail("it never came so far")
        time.sleep(0.02)


def contents(out: Path) -> dict[str, bytes]:
    """Every file that a run has left as OUT and beside it, but for the manifest, by its place."""
    files = [path for path in out.parent.rglob("*") if path.is_file() and not path.name.endswith(".manifest.sqlite")]
    return {str(path.relative_to(out.parent)): path.read_bytes() for path in files}


def paths_read(out: Path) -> list[str]:
    """The names of the files whose notices OUT holds, where it is JSON Lines, in order."""
    lines = out.read_text(encoding="utf-8").splitlines()
    return [Path(json.loads(line)["source"]["path"]).name for line in lines]
