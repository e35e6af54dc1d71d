"""`ydparse watch`: OUT follows the folder."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from folders import batch, contents, environment, make_notices, notice, paths_read, wait_until

from ydparse.batch.manifest import Manifest

pytestmark = pytest.mark.slow


@pytest.fixture(params=["任务.jsonl", "公文/任务.jsonl"], ids=["beside", "among the notices"])
def watched(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Path, Path, subprocess.Popen[str]]]:
    """A folder of three notices, OUT, and the command that watches."""
    notices, out = make_notices(tmp_path / "公文", 3), tmp_path / request.param
    command = [sys.executable, "-m", "ydparse", "watch", str(notices), "-o", str(out)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment())
    _wait_for(out, 3)
    yield notices, out, process
    process.kill()
    process.communicate()


def _wait_for(out: Path, count: int) -> None:
    wait_until(lambda: out.exists() and len(paths_read(out)) == count)


def test_out_follows_the_folder(watched: tuple[Path, Path, subprocess.Popen[str]], tmp_path: Path) -> None:
    notices, out, process = watched
    make_notices(notices, 2, first=10)
    _wait_for(out, 5)
    next(notices.rglob("*010号*")).unlink()
    _wait_for(out, 4)
    with (notices / "慢慢来.txt").open("w", encoding="utf-8") as stream:  # as a slow copy does
        for part in (notice(30)[:20], notice(30)[20:]):
            stream.write(part)
            stream.flush()
            time.sleep(0.5)
    last_words = notice(30).splitlines()[-1]
    wait_until(lambda: last_words in out.read_text(encoding="utf-8"))
    _wait_for(out, 5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert "共 5 份公文" in err
    again = tmp_path / "重来" / "任务.jsonl"
    again.parent.mkdir()
    batch(notices, "-o", again, "--exclude", "任务*")
    assert again.read_bytes() == out.read_bytes()


def test_a_batch_by_hand_is_waited_for(watched: tuple[Path, Path, subprocess.Popen[str]]) -> None:
    notices, out, process = watched
    with Manifest(Path(f"{out}.manifest.sqlite")):
        make_notices(notices, 1, first=10)
        time.sleep(4)
        assert process.poll() is None
        assert len(paths_read(out)) == 3
    _wait_for(out, 4)


def test_what_the_run_writes_itself_starts_no_run(watched: tuple[Path, Path, subprocess.Popen[str]]) -> None:
    notices, out, process = watched
    make_notices(notices, 1, first=10)
    _wait_for(out, 4)
    manifest = Path(f"{out}.manifest.sqlite")
    wait_until(lambda: _stays(manifest, seconds=4))  # not at once: one more run is meant in any case, after the first
    assert process.poll() is None


def _stays(file: Path, seconds: float) -> bool:
    """Whether nothing is written to it for so long."""
    before = file.stat().st_mtime_ns
    time.sleep(seconds)
    return file.stat().st_mtime_ns == before


def test_only_folders_are_watched(tmp_path: Path) -> None:
    (tmp_path / "要点.txt").write_text(notice(1), encoding="utf-8")
    command = [sys.executable, "-m", "ydparse", "watch", str(tmp_path / "要点.txt"), "-o", str(tmp_path / "x.jsonl")]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), timeout=60)
    assert done.returncode == 2
    assert "只能盯着目录" in done.stderr
    assert contents(tmp_path / "x.jsonl").keys() == {"要点.txt"}
