"""Loaded by every Python process of a test's run: what goes wrong out there, on order.

`YDPARSE_KILL=module:Class.method:3:before` kills the process with SIGKILL before (or after) the third call. A worker process
that is given a file crashes, hangs, or meets a bug in ydparse, if `YDPARSE_MISBEHAVE` is set and the name of the file says so;
or it makes a folder, `YDPARSE_MISBEHAVE`, and waits until that is taken away: the test knows where the worker is.
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
        if "等候" in name:
            held = Path(os.environ["YDPARSE_MISBEHAVE"])
            held.mkdir()
            while held.exists():
                time.sleep(0.02)
        if "停住" in name:
            os.kill(os.getpid(), signal.SIGSTOP)
        if "缺陷" in name:
            raise RuntimeError("a bug, on order")
        return real(source)

    pipeline.load = load


if "YDPARSE_KILL" in os.environ:
    _kill_at(os.environ["YDPARSE_KILL"])
if "YDPARSE_MISBEHAVE" in os.environ and any("ydparse.batch.child" in word for word in sys.orig_argv):
    _misbehave()


def _die_at_part(number: int) -> None:
    from ydparse.batch.storage import Disk

    real = Disk.put

    def put(place, name, data):
        if name == f"part-{number:04}.jsonl":
            os.kill(os.getpid(), signal.SIGKILL)
        return real(place, name, data)

    Disk.put = put


if "YDPARSE_KILL_PART" in os.environ:
    _die_at_part(int(os.environ["YDPARSE_KILL_PART"]))
if "YDPARSE_OTHER_RELEASE" in os.environ:
    from ydparse import _version

    _version.__version__ = os.environ["YDPARSE_OTHER_RELEASE"]
