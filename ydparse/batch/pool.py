"""Worker processes, each with its files in hand; one that ends or hangs is replaced, and costs one file alone.

Plain subprocesses with pipes, so that the same pool serves a command, a service and a dask worker, whose own process
may not have children of the multiprocessing kind.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from ydparse.batch.child import PAGE, READY, receive, send
from ydparse.batch.jobs import Failure, Job, Outcome, Settings
from ydparse.errors import Crashed, MemoryUp, TimeUp

AHEAD = 4  # files that a worker has in hand, so that it need not wait for its parent between two
GRACE = 5.0  # seconds after which a worker that did not end itself in time is ended
STARTING = 60.0  # seconds that a worker may take until it is ready
TRIES = 5  # workers in a row that end before they are ready, after which none will come
TICK = 0.5  # seconds between two looks at the time

_START = "import sys; sys.path.insert(0, sys.argv[1]); from ydparse.batch.child import main; main()"
_HOME = str(Path(__file__).resolve().parents[2])


class Child:
    """One worker process, and the files that it has in hand, the one that it is at first."""

    def __init__(self, settings: Settings, inbox: SimpleQueue[tuple[Child, Any]]) -> None:
        self.in_hand: deque[Job] = deque()
        self.ready = False
        self.killed = False
        self.leaving = False  # by itself, when what it has said is done
        self.since = time.monotonic()
        self._seconds = settings.limits.seconds
        self._said: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, _HOME],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            start_new_session=True,  # Ctrl-C is the parent's alone
        )
        Thread(target=self._listen, args=(inbox,), daemon=True).start()
        self._tell(settings)

    def take(self, job: Job) -> None:
        """Put one more file in its hand."""
        if not self.in_hand:
            self.since = time.monotonic()
        self.in_hand.append(job)
        self._tell(job)

    def answered(self) -> None:
        """The file that it was at is done."""
        self.in_hand.popleft()
        self.since = time.monotonic()

    def is_late(self) -> bool:
        """Whether it should have ended itself by now."""
        limit = self._seconds if self.ready else max(self._seconds, STARTING)
        return bool(self.in_hand) and time.monotonic() - self.since > limit + GRACE

    def kill(self) -> None:
        """End it and what it has started."""
        self.killed = True
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def close(self) -> None:
        """Let it go when its input ends; what is in its hand is given up."""
        with contextlib.suppress(OSError):
            self._process.stdin.close()  # type: ignore[union-attr]
        try:
            self._process.wait(0.2 if self.in_hand else GRACE)
        except subprocess.TimeoutExpired:
            self.kill()
            self._process.wait()
        self._said.close()

    def status(self) -> int:
        """Its exit status, once it has ended; minus the signal that ended it."""
        return self._process.wait()

    def last_words(self) -> str:
        """The end of what it, or a library in it, said on standard error."""
        size = self._said.seek(0, os.SEEK_END)
        self._said.seek(max(0, size - 2000))
        return self._said.read().decode("utf-8", "replace").strip()

    def _tell(self, message: Any) -> None:
        with contextlib.suppress(OSError):  # it has ended: its listener will say so
            send(self._process.stdin, message)  # type: ignore[arg-type]

    def _listen(self, inbox: SimpleQueue[tuple[Child, Any]]) -> None:
        try:
            while True:
                inbox.put((self, receive(self._process.stdout)))  # type: ignore[arg-type]
        except (EOFError, OSError):
            inbox.put((self, None))


class Pool:
    """So many worker processes, started when there is work for them. Use it in a `with` statement, from one thread."""

    def __init__(self, settings: Settings, jobs: int) -> None:
        self._settings = settings
        self._jobs = jobs
        self._children: list[Child] = []
        self._stillborn = 0
        self._inbox: SimpleQueue[tuple[Child, Any]] = SimpleQueue()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the processes go; what is in their hands is given up."""
        for child in self._children:
            child.close()
        self._children.clear()

    def run(self, jobs: Iterable[Job], is_stopping: Callable[[], bool] = lambda: False) -> Iterator[Outcome]:
        """The outcome of every job, in the order in which they come; what is in hand is finished once it `is_stopping`."""
        waiting, again = iter(jobs), deque[Job]()
        looked = time.monotonic()
        while True:
            if not is_stopping():
                self._hand_out(waiting, again)
            if not any(child.in_hand for child in self._children):
                return
            if time.monotonic() - looked > TICK:
                self._end_late_ones()
                looked = time.monotonic()
            try:
                child, message = self._inbox.get(timeout=TICK)
            except Empty:
                continue
            if isinstance(message, Outcome):
                child.answered()
                child.leaving = message.failure is not None and message.failure.code == MemoryUp.code
                yield message
            elif message == READY:
                child.ready = True
                self._stillborn = 0
                child.since = time.monotonic()
            elif message == PAGE:
                child.since = time.monotonic()
            else:
                yield from self._bury(child, again)

    def _hand_out(self, waiting: Iterator[Job], again: deque[Job]) -> None:
        """Everyone gets a first file before anyone gets a second."""
        for depth in range(AHEAD):
            for at in range(self._jobs):
                if at < len(self._children) and len(self._children[at].in_hand) > depth:
                    continue
                job = again.popleft() if again else next(waiting, None)
                if job is None:
                    return
                if at == len(self._children):
                    self._children.append(Child(self._settings, self._inbox))
                self._children[at].take(job)

    def _end_late_ones(self) -> None:
        for child in self._children:
            if child.is_late():
                child.kill()

    def _bury(self, child: Child, again: deque[Job]) -> Iterator[Outcome]:
        """A worker has ended: the file that it was at has failed, the others in its hand go to the next one."""
        self._children.remove(child)
        status, words = child.status(), child.last_words()
        child.close()
        self._stillborn += not child.ready
        if self._stillborn == TRIES:
            raise Crashed(
                "ydparse", f"工作进程起不来（退出码 {status}）", f"请检查安装，或放宽 --memory。{words[-300:]}"
            )
        if child.in_hand and child.ready and not child.leaving:
            job = child.in_hand.popleft()
            yield Outcome(job.path, _failure(job, child, status, words, self._settings))
        again.extend(child.in_hand)


def _failure(job: Job, child: Child, status: int, words: str, settings: Settings) -> Failure:
    seconds = settings.limits.seconds
    if child.killed or time.monotonic() - child.since >= seconds or "Timeout (" in words:
        problem = f"超过了时间上限（{seconds:g} 秒）"
        return Failure.of(TimeUp(job.path, problem, "请用 --timeout 放宽，或单独处理这个文件"), words or None)
    how = f"信号 {-status}" if status < 0 else f"退出码 {status}"
    with contextlib.suppress(ValueError):
        how = signal.Signals(-status).name
    problem = f"读这个文件的进程意外终止（{how}）" + ("，多半是内存不足" if -status == signal.SIGKILL else "")
    return Failure.of(Crashed(job.path, problem, "请单独处理这个文件；总是这样的，请把文件交给开发者"), words or None)
