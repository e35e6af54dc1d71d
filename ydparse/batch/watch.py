"""Runs again and again: whenever something has changed in the folders and is quiet again, and now and then in any case."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event

from ydparse.batch.choice import choose_output
from ydparse.batch.manifest import Busy
from ydparse.batch.outputs import Output
from ydparse.batch.run import Plan, Progress, Summary, run
from ydparse.errors import OutputError

QUIET = 1000  # ms without a change after which a file is taken to be there as a whole
PATIENCE = 30.0  # seconds after which a folder that is never quiet is read all the same


def watch(
    plan: Plan, out: str | Path, stop: Event, *, every: float, progress: Progress | None = None
) -> Iterator[Summary]:
    """A summary a run, the first at once, until `stop` is set.

    Network drives may not tell of changes: `every` so many seconds the folders are looked through in any case. What
    failed is tried again when it has changed. Raises OutputError.
    """
    check(out)
    yield run(plan, out, progress=progress, is_stopping=stop.is_set)
    again = replace(plan, force=False, retry=False)
    for _ in _occasions(plan, choose_output(out), stop, every):
        while not stop.is_set():
            with suppress(Busy):  # somebody runs a batch by hand
                yield run(again, out, progress=progress, is_stopping=stop.is_set)
                break
            stop.wait(QUIET / 1000)


def check(out: str | Path) -> None:
    """Raise an OutputError where the library that watches is missing."""
    try:
        import watchfiles  # noqa: F401
    except ImportError as error:
        remedy = "请运行 pip install watchfiles（它在扩展 ydparse[watch] 里），或定时运行 ydparse batch"
        raise OutputError(str(out), "盯着目录需要 watchfiles", remedy) from error


def _occasions(plan: Plan, output: Output, stop: Event, every: float) -> Iterator[None]:
    """Something has changed, or it is time."""
    from watchfiles import watch as watched

    said = time.monotonic()
    changed: float | None = said  # while the run before was on, nobody was looking
    ticks = watched(
        *plan.paths,
        watch_filter=_is_foreign(output),
        stop_event=stop,
        rust_timeout=QUIET,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    for changes in ticks:
        now = time.monotonic()
        if changes:
            changed = changed or now
        if (changed and (not changes or now - changed > PATIENCE)) or now - said > every:
            yield
            said, changed = time.monotonic(), None


def _is_foreign(output: Output) -> Callable[[object, str], bool]:
    """Whether a change is of a file that the run does not write itself."""
    own = output.own()

    def is_foreign(_: object, path: str) -> bool:
        real = os.path.realpath(path)
        return not any(real == mine or real.startswith(mine + os.sep) for mine in own)

    return is_foreign
