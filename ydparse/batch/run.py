"""The recipe of a batch: scan → tell contents → read what is new → write OUT. Read it from top to bottom."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ydparse.batch.choice import check_apart, choose_output
from ydparse.batch.engines import Engine, LocalEngine
from ydparse.batch.inputs import Input, Selection, find_inputs, find_listed
from ydparse.batch.jobs import Cluster, Limits, Reading, Settings
from ydparse.batch.manifest import Manifest
from ydparse.batch.outputs import Output
from ydparse.batch.storage import is_url
from ydparse.batch.versions import fingerprint
from ydparse.errors import ClusterError, OutputError
from ydparse.writers.files import cannot_write

_ROUNDS = 3  # of reading: files that change while the run goes on leave those that had the same content behind


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
    """What a run is asked: files and folders (or a list of them), what of folders is taken, how notices are read,
    by how many processes or on which cluster."""

    paths: Sequence[str] = ()
    listed: Iterable[str] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    reading: Reading = field(default_factory=Reading)
    limits: Limits = field(default_factory=Limits)
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    force: bool = False
    retry: bool = True
    cluster: Cluster | None = None


@dataclass(slots=True)
class Summary:
    """How a run ended. `files` = `done` + `duplicates` + `failed` + `todo` (left over by an interruption).

    `gone`: notices of before whose files are not among those of this run; `read`: files that this run read; `renewed`:
    whether results of other rules or options were dropped; `written`: whether OUT holds the results, or still those of
    before because a run that was to do all again was interrupted; `codes`: failures by code; `seconds`; `peak`: KiB of
    the largest worker process; `tasks` of all notices, and how many of them are `to_check`.
    """

    files: int = 0
    done: int = 0
    duplicates: int = 0
    failed: int = 0
    todo: int = 0
    gone: int = 0
    read: int = 0
    renewed: bool = False
    written: bool = True
    codes: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    peak: int = 0
    tasks: int = 0
    to_check: int = 0


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
    output, engine = _choose(plan, out)
    summary = Summary()
    with _failures_told(output, out), output.open() as manifest, _cleared(output, manifest), engine:
        results = fingerprint(plan.reading, output.payload, output.result)
        summary.renewed = manifest.begin(results, force=plan.force, retry=plan.retry)
        watch.start("scan", None)
        summary.files, summary.gone = manifest.register(_inputs(plan, output))
        if not summary.files:
            return summary
        _tell_contents(manifest, engine, watch, is_stopping)
        for rounds in range(_ROUNDS):
            manifest.choose()
            output.check(manifest)
            if rounds and (is_stopping() or not manifest.count_todo()):
                break
            _read(manifest, engine, summary, watch, is_stopping)
        watch.start("write", None)
        summary.written = not manifest.is_renewing()
        if summary.written:
            output.write(manifest)
            output.write_errors(manifest)
        counts = manifest.counts()
        summary.codes = manifest.failures()
        summary.tasks, summary.to_check = manifest.tasks()
    summary.done, summary.failed = counts.get("done", 0), counts.get("failed", 0)
    summary.duplicates, summary.todo = counts.get("duplicate", 0), counts.get("todo", 0)
    summary.seconds = time.monotonic() - started
    return summary


@contextmanager
def _failures_told(output: Output, out: str | Path) -> Iterator[None]:
    """What keeps OUT or its manifest from being written is told as such."""
    try:
        yield
    except OSError as error:
        raise cannot_write(str(error.filename or out), error) from error
    except sqlite3.OperationalError as error:
        raise OutputError(str(output.manifest), f"写不进去（{error}）", "请看看磁盘空间和权限，或换一个位置") from error
    except sqlite3.DatabaseError as error:
        problem = f"清单已损坏（{error}）"
        raise OutputError(str(output.manifest), problem, "请删掉它，从头再做") from error


@contextmanager
def _cleared(output: Output, manifest: Manifest) -> Iterator[None]:
    """Nothing half done is there at the beginning, nor at the end, however that comes."""
    output.clear(manifest)
    try:
        yield
    finally:
        with suppress(OSError):
            output.clear(manifest)


def _choose(plan: Plan, out: str | Path) -> tuple[Output, Engine]:
    """OUT, and who makes it."""
    threads = max(1, (os.cpu_count() or 1) // plan.jobs)
    if plan.cluster is None:
        _refuse_urls((str(out), *plan.paths))
        output = choose_output(out, force=plan.force)
        check_apart(output, plan.paths)
        settings = Settings(plan.reading, plan.limits, output.payload, output.scratch(), threads)
        return output, LocalEngine(output, settings, plan.jobs)
    try:
        from ydparse.batch.cluster import DaskEngine
        from ydparse.batch.parted import PartedOutput
    except ImportError as error:
        raise ClusterError("--engine dask", f"需要 {error.name}", "请运行 pip install 'ydparse[dask]'") from None
    parted = PartedOutput(str(out), force=plan.force)
    check_apart(parted, plan.paths)
    threads = 1 if plan.cluster.scheduler else threads  # other machines are as their workers are
    settings = Settings(plan.reading, plan.limits, parted.payload, threads=threads, folder=str(Path.cwd()))
    return parted, DaskEngine(parted, settings, plan.cluster, plan.jobs)


def _refuse_urls(paths: Iterable[str]) -> None:
    for path in filter(is_url, paths):
        raise ClusterError(path, "共享存储上的文件要由 --engine dask 读写", "请加上 --engine dask，或改用本机的路径")


def _inputs(plan: Plan, output: Output) -> Iterable[Input]:
    include, exclude = (tuple(pattern.rstrip("/") for pattern in some) for some in (plan.include, plan.exclude))
    selection = Selection(include, exclude, output.own())
    yield from find_inputs(plan.paths, selection)
    yield from find_listed(_listed(plan), selection)


def _listed(plan: Plan) -> Iterable[str]:
    for line in plan.listed:
        if plan.cluster is None:
            _refuse_urls((line.strip(),))
        yield line


def _tell_contents(manifest: Manifest, engine: Engine, watch: Progress, is_stopping: Callable[[], bool]) -> None:
    watch.start("digest", None)
    for path, told in engine.contents(manifest, is_stopping):
        if told:
            manifest.know(path, *told)
        watch.advance()


def _read(
    manifest: Manifest, engine: Engine, summary: Summary, watch: Progress, is_stopping: Callable[[], bool]
) -> None:
    watch.start("read", manifest.count_todo())
    for outcome in engine.outcomes(manifest, is_stopping):
        if outcome.failure and outcome.is_last:
            raise OutputError(outcome.path, outcome.failure.problem, outcome.failure.remedy)
        manifest.record(outcome)
        summary.read += 1
        summary.peak = max(summary.peak, outcome.peak)
        watch.advance(outcome.failure is not None)
    manifest.commit()
