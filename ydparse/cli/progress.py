"""How far a long command has come: bars that rich draws on a terminal, lines elsewhere. All on standard error."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from ydparse.cli import streams

PHASES = {"scan": "查找文件", "digest": "登记内容", "read": "抽取", "write": "写出结果"}

_LINE_EVERY = 30.0  # seconds between two lines


class Bars:
    """Bars on standard error that go away at the end: of the files, and of the pages of a scan."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
        self._bars = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
        self._pages: TaskID | None = None

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def files(self, files: Sequence[str]) -> Iterator[str]:
        """The files one by one."""
        task = self._bars.add_task("", total=len(files))
        for file in files:
            self._bars.update(task, description=file)
            yield file
            self._bars.advance(task)

    def page(self, done: int, all_: int) -> None:
        """So many of all the pages of a scan have been recognized."""
        if self._pages is None:
            self._pages = self._bars.add_task("识别扫描页", total=all_)
        self._bars.update(self._pages, completed=done)
        if done == all_:
            self._bars.remove_task(self._pages)
            self._pages = None


class BatchBars:
    """A bar for each phase of a batch, with rate, failures and time left."""

    def __init__(self) -> None:
        counts = TextColumn("{task.fields[counts]}", markup=False)
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(16), TaskProgressColumn(), counts)
        self._bars = Progress(*columns, TimeRemainingColumn(elapsed_when_finished=True), console=Console(stderr=True))
        self._task: TaskID | None = None
        self._count = Count()

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._drop()
        self._bars.stop()

    def start(self, phase: str, total: int | None) -> None:
        """A phase begins. The bar of one whose length was known stays and says how it ended."""
        self._drop()
        self._count = Count(total)
        self._task = self._bars.add_task(PHASES[phase], total=total, counts="")

    def advance(self, failed: bool = False) -> None:
        """One file more."""
        self._count.add(failed)
        if self._task is not None:
            self._bars.update(self._task, advance=1, counts=self._count.said())

    def _drop(self) -> None:
        if self._task is not None and self._count.total is None:
            self._bars.remove_task(self._task)


class BatchLines:
    """The same in plain lines: one where a phase begins, and one every half a minute."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def start(self, phase: str, total: int | None) -> None:
        """A phase begins."""
        self._name = PHASES[phase]
        self._count = Count(total)
        self._said = time.monotonic()
        streams.tell(f"{self._name}……" + (f"共 {total} 个文件" if total is not None else ""))

    def advance(self, failed: bool = False) -> None:
        """One file more."""
        self._count.add(failed)
        if time.monotonic() - self._said >= _LINE_EVERY:
            self._said = time.monotonic()
            streams.tell(f"{self._name} {self._count.said()}{self._count.left()}")


class Count:
    """How many files of a phase are done, since when, and how many of them failed."""

    def __init__(self, total: int | None = None) -> None:
        self.total = total
        self.done = self.failed = 0
        self.since = time.monotonic()

    def add(self, failed: bool) -> None:
        """One file more."""
        self.done += 1
        self.failed += failed

    def rate(self) -> float:
        """Files a second."""
        return self.done / max(time.monotonic() - self.since, 1e-3)

    def said(self) -> str:
        """`120/2000 份，失败 2，每秒 41.5 份`."""
        total = f"/{self.total}" if self.total is not None else ""
        failed = f"，失败 {self.failed}" if self.failed else ""
        return f"{self.done}{total} 份{failed}，每秒 {self.rate():.1f} 份"

    def left(self) -> str:
        """`，约剩 12 分钟`, where it can be told."""
        if self.total is None:
            return ""
        return "，约剩 " + duration((self.total - self.done) / max(self.rate(), 1e-9))


def duration(seconds: float) -> str:
    """`42 秒`, `12 分钟`, `3 小时 5 分钟`."""
    if seconds < 90:
        return f"{seconds:.0f} 秒"
    minutes = round(seconds / 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} 小时 {minutes} 分钟" if hours else f"{minutes} 分钟"
