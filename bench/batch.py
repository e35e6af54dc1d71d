"""Batch conversion, measured through the command on a made folder of mixed files (txt, PDF, docx, broken ones).

Processes: the time of one process over that of two.
Growth: the cost a file of the whole folder over that of a sample of 1,000; and the same beyond what 40 files cost, which is
the start of the processes and what each loads for its first PDF and docx.
Memory: the most that a worker process and the parent ever held, for the sample and for the whole.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
COUNT, SAMPLE, FEW = 20_000, 1_000, 40
ROUNDS = 3


class Cost(NamedTuple):
    """Of one run: wall and CPU seconds, KiB of the largest worker and of the parent, bytes of OUT and manifest."""

    wall: float
    cpu: float
    worker: int
    parent: int
    out: int
    manifest: int


def make(folder: Path, count: int) -> list[Path]:
    """The folder, with 500 PDF, 500 docx and 50 broken files among 20,000; its files in order."""
    command = [sys.executable, "-m", "generated.folder", str(folder), "--count", str(count)]
    command += ["--pdf", str(count // 40), "--docx", str(count // 40), "--broken", str(count // 400)]
    paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": paths})
    return sorted(path for path in folder.rglob("*") if path.is_file())


def convert(files: Sequence[Path], jobs: int, suffix: str = ".parquet") -> Cost:
    """`ydparse batch` over these files, into a fresh OUT."""
    with tempfile.TemporaryDirectory() as place:
        out, listed = Path(place, f"out{suffix}"), Path(place, "files.txt")
        listed.write_bytes(b"\n".join(map(os.fsencode, files)))
        command = [sys.executable, "-m", "ydparse", "batch", "--from-file", str(listed), "-o", str(out)]
        started, before = time.perf_counter(), _cpu()
        process = subprocess.Popen(
            [*command, "--jobs", str(jobs)],
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        parent = worker = 0
        while process.poll() is None:
            parent = max(parent, _held(process.pid))
            worker = max([worker, *map(_held, _children(process.pid))])
            time.sleep(0.2)
        wall = time.perf_counter() - started
        if process.returncode not in (0, 4):
            raise SystemExit(f"ydparse batch ended with {process.returncode}")
        return Cost(wall, _cpu() - before, worker, parent, _size(out), _size(Path(f"{out}.manifest.sqlite")))


def report(count: int = COUNT) -> None:
    """Make, measure and print."""
    with tempfile.TemporaryDirectory() as place:
        files = make(Path(place, "notices"), count)
        sample = files[:: max(1, count // SAMPLE)]
        few = files[:: max(1, count // FEW)]
        start, small = (_median(few), _median(sample))
        one, two = convert(files, 1), convert(files, 2)
    print(f"batch   {count} files: {one.wall:.0f} s with one process, {two.wall:.0f} s with two")
    print(f"batch   ratio {one.wall / two.wall:.2f} (aim: at least 1.8)")
    print(f"batch   {len(sample)} files: {small.wall:.1f} s with two; {len(few)}: {start.wall:.1f} s")
    whole = two.wall / small.wall * len(sample) / count
    beyond = (two.wall - start.wall) / (small.wall - start.wall) * (len(sample) - len(few)) / (count - len(few))
    print(f"batch   cost a file of {count} to that of {len(sample)} (aim: at most 1.1): {whole:.3f}", end="")
    print(f", {beyond:.3f} beyond what the first {len(few)} cost")
    for cost, number in ((small, len(sample)), (two, count)):
        print(
            f"batch   {number} files: worker {cost.worker / 1024:.0f} MiB, parent {cost.parent / 1024:.0f} MiB;",
            end=" ",
        )
        print(f"CPU {cost.cpu / number * 1000:.1f} ms a file; OUT {cost.out / number:,.0f} bytes, ", end="")
        print(f"manifest {cost.manifest / number:,.0f}")


def _median(files: Sequence[Path]) -> Cost:
    """The run of middle length of some with two processes."""
    return sorted(convert(files, 2) for _ in range(ROUNDS))[ROUNDS // 2]


def _held(pid: int) -> int:
    """KiB that a process has ever held; 0 where it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split(None, 1)[0])
    except (OSError, IndexError):
        return 0


def _children(pid: int) -> list[int]:
    """The processes that a process has started, by any of its threads."""
    found: list[int] = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, path.read_text().split())
        except OSError:
            continue
    return found


def _cpu() -> float:
    """CPU seconds of all processes that have ended and were waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _size(path: Path) -> int:
    return sum(part.stat().st_size for part in path.rglob("*")) if path.is_dir() else path.stat().st_size


if __name__ == "__main__":
    report(*map(int, sys.argv[1:2]))
