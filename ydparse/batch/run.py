"""The recipe of a batch: scan → tell contents → read what is new → write OUT. Read it from top to bottom."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Protocol

from ydparse.batch.inputs import Input, Selection, find_inputs, find_listed
from ydparse.batch.jobs import Limits, Reading, Settings
from ydparse.batch.manifest import Manifest
from ydparse.batch.outputs import Output, choose_output
from ydparse.batch.pool import Pool
from ydparse.batch.storage import cannot_write
from ydparse.batch.versions import fingerprint
from ydparse.errors import OutputError


class Progress(Protocol):
    """Somebody who watches a run."""

    def start(self, phase: str, total: int | None) -> None:
        """A phase begins: `scan`, `digest`, `read` or `write`, with so many files, where that is known."""

    def advance(self, failed: bool = False) -> None:
        """One file more; whether it failed."""


class Unwatched:
    """Nobody watches."""

    def start(self, phase: str, total: int | None) -> None:
        """Nothing."""

    def advance(self, failed: bool = False) -> None:
        """Nothing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is asked: files and folders (or a list of them), what of folders is taken, how notices are read."""

    paths: Sequence[str] = ()
    listed: Iterable[str] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    reading: Reading = field(default_factory=Reading)
    limits: Limits = field(default_factory=Limits)
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    force: bool = False
    retry: bool = True


@dataclass(slots=True)
class Summary:
    """How a run ended. `files` = `done` + `duplicates` + `failed` + `todo` (left over by an interruption).

    `read`: files that this run read; `codes`: failures by code; `seconds`; `peak`: KiB of the largest worker process.
    """

    files: int = 0
    done: int = 0
    duplicates: int = 0
    failed: int = 0
    todo: int = 0
    read: int = 0
    codes: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    peak: int = 0


def run(
    plan: Plan,
    out: str | Path,
    *,
    progress: Progress | None = None,
    is_stopping: Callable[[], bool] = lambda: False,
) -> Summary:
    """Read what is new and write OUT; what `is_stopping` leaves over, the next run does. Raises OutputError.

    Where no file is found, OUT stays as it is, and `files` of the summary is 0.
    """
    started, watch = time.monotonic(), progress or Unwatched()
    output = choose_output(out)
    summary = Summary()
    try:
        with Manifest(output.manifest) as manifest:
            output.clear()
            manifest.begin(fingerprint(plan.reading, output.payload), force=plan.force, retry=plan.retry)
            watch.start("scan", None)
            summary.files = manifest.register(_inputs(plan, output))
            if not summary.files:
                return summary
            _tell_contents(manifest, plan.jobs, watch, is_stopping)
            _read(manifest, plan, output, summary, watch, is_stopping)
            watch.start("write", None)
            output.write(manifest)
            output.write_errors(manifest)
            output.clear()
            counts = manifest.counts()
            summary.codes = manifest.failures()
    except OSError as error:
        raise cannot_write(str(error.filename or out), error) from error
    except sqlite3.OperationalError as error:
        raise OutputError(str(output.manifest), f"写不进去（{error}）", "请看看磁盘空间和权限，或换一个位置") from error
    summary.done, summary.failed = counts.get("done", 0), counts.get("failed", 0)
    summary.duplicates, summary.todo = counts.get("duplicate", 0), counts.get("todo", 0)
    summary.seconds = time.monotonic() - started
    return summary


def _inputs(plan: Plan, output: Output) -> Iterable[Input]:
    selection = Selection(plan.include, plan.exclude, output.own())
    yield from find_inputs(plan.paths, selection)
    yield from find_listed(plan.listed, selection)


def _tell_contents(manifest: Manifest, threads: int, watch: Progress, is_stopping: Callable[[], bool]) -> None:
    """The SHA-256 of every file that is new or changed. One that cannot be opened is left to the worker, which tells why."""
    watch.start("digest", None)
    unread = manifest.unread()
    with ThreadPoolExecutor(threads) as pool:
        while not is_stopping() and (paths := list(islice(unread, 256))):
            for path, told in zip(paths, pool.map(_digest, paths), strict=True):
                if told:
                    manifest.know(path, *told)
                watch.advance()


def _digest(path: str) -> tuple[str, int] | None:
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), os.fstat(stream.fileno()).st_size
    except (OSError, ValueError):
        return None


def _read(
    manifest: Manifest,
    plan: Plan,
    output: Output,
    summary: Summary,
    watch: Progress,
    is_stopping: Callable[[], bool],
) -> None:
    manifest.choose()
    output.check(manifest)
    watch.start("read", manifest.count_todo())
    threads = max(1, (os.cpu_count() or 1) // plan.jobs)
    settings = Settings(plan.reading, plan.limits, output.payload, output.scratch(), threads)
    with Pool(settings, plan.jobs) as pool:
        jobs = (output.job(path, name) for path, name in manifest.todo())
        for outcome in pool.run(jobs, is_stopping):
            if outcome.failure and outcome.failure.code == OutputError.code:
                raise OutputError(outcome.path, outcome.failure.problem, outcome.failure.remedy)
            manifest.record(outcome)
            summary.read += 1
            summary.peak = max(summary.peak, outcome.peak)
            watch.advance(outcome.failure is not None)
    manifest.commit()
