"""A real dask cluster on the loopback address, of processes that a test may kill."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from folders import environment, wait_until


@dataclass
class RunningCluster:
    """A scheduler and its workers."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def cluster(
    folder: Path, *, workers: int = 2, hooks: Mapping[str, str] | None = None, tls: Sequence[str] = ()
) -> Iterator[RunningCluster]:
    """A scheduler and so many workers of one thread; `hooks` is for the environment of the workers, `tls` options of all."""
    described = folder / "scheduler.json"
    with ExitStack() as stack:

        def start(program: str, *arguments: str, env: Mapping[str, str]) -> subprocess.Popen[bytes]:
            command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments, *tls, "--no-dashboard"]
            said = stack.enter_context((folder / f"{program}.log").open("ab"))
            process = subprocess.Popen(command, stdout=said, stderr=said, env=environment(**env), cwd=folder)
            stack.callback(_end, process)
            return process

        where = ["--protocol", "tls"] if tls else []
        where += ["--host", "127.0.0.1", "--port", "0"]
        scheduler = start("dask_scheduler", *where, "--scheduler-file", str(described), env={})
        wait_until(lambda: described.exists() and described.read_text().endswith("}"))
        address = json.loads(described.read_text())["address"]
        how = ["--nthreads", "1", "--no-nanny", "--memory-limit", "0", "--local-directory", str(folder)]
        running = [start("dask_worker", address, *how, env=hooks or {}) for _ in range(workers)]
        yield RunningCluster(address, scheduler, running)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
