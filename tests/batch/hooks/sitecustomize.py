"""Loaded by every Python process of a test's run: what goes wrong out there, on order.

`YDPARSE_KILL=module:Class.method:3:before` kills the process with SIGKILL before (or after) the third call. A worker process
that is given a file crashes, hangs, or meets a bug in ydparse, if `YDPARSE_MISBEHAVE` is set and the name of the file says so.
While the gate in the folder `YDPARSE_GATE` is closed, one that is given a file whose name says 等候 waits before it, and those
of a cluster wait before they write the part `YDPARSE_GATE_PART` of OUT, or a later one.
"""

import importlib
import os
import signal
import sys
import time
from pathlib import Path


def _kill_at(place: str) -> None:
    module, name, count, when = place.split(":")
    owner = importlib.import_module(module)
    *path, last = name.split(".")
    for part in path:
        owner = getattr(owner, part)
    real, left = getattr(owner, last), [int(count)]

    def die_in_time(*arguments, **more):
        left[0] -= 1
        if left[0] == 0 and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*arguments, **more)
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, last, die_in_time)


def _misbehave() -> None:
    from ydparse import pipeline

    real = pipeline.load

    def load(source):
        name = Path(str(source)).name
        if "崩溃" in name:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "被杀" in name:
            os.kill(os.getpid(), signal.SIGKILL)
        if "卡住" in name:
            time.sleep(3600)
        if "停住" in name:
            os.kill(os.getpid(), signal.SIGSTOP)
        if "缺陷" in name:
            raise RuntimeError("a bug, on order")
        return real(source)

    pipeline.load = load


def _wait_at_the_gate() -> None:
    from ydparse import pipeline

    real, gate = pipeline.load, Path(os.environ["YDPARSE_GATE"])

    def load(source):
        if "等候" in Path(str(source)).name:
            (gate / "reached").touch()
            while (gate / "closed").exists():
                time.sleep(0.02)
        return real(source)

    pipeline.load = load


IS_WORKER = any("ydparse.batch.child" in word for word in sys.orig_argv)

if "YDPARSE_KILL" in os.environ:
    _kill_at(os.environ["YDPARSE_KILL"])
if "YDPARSE_MISBEHAVE" in os.environ and IS_WORKER:
    _misbehave()
if "YDPARSE_GATE" in os.environ and IS_WORKER:
    _wait_at_the_gate()


def _at_parts(meet) -> None:
    """`meet` is called with the number of each part of OUT before that is written."""
    from ydparse.batch.storage import Disk, Store

    for place in (Disk, Store):

        def put(self, name, data, real=place.put):
            if name.startswith("part-"):
                meet(int(name[5:9]))
            return real(self, name, data)

        place.put = put


def _die_at(wanted: int):
    def meet(number: int) -> None:
        if number == wanted:
            os.kill(os.getpid(), signal.SIGKILL)

    return meet


def _wait_from(first: int):
    def meet(number: int) -> None:
        while number >= first and (Path(os.environ["YDPARSE_GATE"]) / "closed").exists():
            time.sleep(0.02)

    return meet


if "YDPARSE_KILL_PART" in os.environ:
    _at_parts(_die_at(int(os.environ["YDPARSE_KILL_PART"])))
if "YDPARSE_GATE_PART" in os.environ and not IS_WORKER:
    _at_parts(_wait_from(int(os.environ["YDPARSE_GATE_PART"])))
if "YDPARSE_OTHER_RELEASE" in os.environ:
    from ydparse import _version

    _version.__version__ = os.environ["YDPARSE_OTHER_RELEASE"]
