"""The worker process: settings and jobs come in on standard input, outcomes go out on standard output, one by one.

It ends when its input ends. `pool.py` is the other side.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import pickle
import signal
import struct
import sys
from typing import Any, BinaryIO

from ydparse.batch.jobs import Limits, Settings
from ydparse.errors import MemoryUp

READY, PAGE = "ready", "page"
"""What is said beside outcomes: the process has started; a page of a scan has been recognized."""

_LENGTH = struct.Struct("!I")


def send(stream: BinaryIO, message: Any) -> None:
    """Put a message on a pipe."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """The next message of a pipe; EOFError at its end, or where it breaks off."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)


def main() -> None:
    """Answer jobs until there are none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    jobs, outcomes = sys.stdin.buffer, _standard_output()
    faulthandler.enable()
    with contextlib.suppress(EOFError, BrokenPipeError):
        settings: Settings = receive(jobs)
        _limit_memory(settings.limits)
        os.environ["OMP_NUM_THREADS"] = str(settings.threads)
        os.environ["YDPARSE_SOFFICE_TIMEOUT"] = str(max(1.0, 0.9 * settings.limits.seconds))
        from ydparse.batch.convert import convert

        send(outcomes, READY)
        while True:
            outcome = convert(receive(jobs), settings, lambda: send(outcomes, PAGE))
            send(outcomes, outcome)
            if outcome.failure and outcome.failure.code == MemoryUp.code:
                break  # what the file took is not given back for sure: a fresh process goes on
    # Nothing is left to be put in order, and libraries may take their time with it.
    os._exit(0)


def _standard_output() -> BinaryIO:
    """The pipe to the parent, out of the reach of libraries that print."""
    stream = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)
    return stream


def _limit_memory(limits: Limits) -> None:
    """Ask the system to refuse more, where it can (not on Windows; macOS takes the limit and does not hold it)."""
    with contextlib.suppress(ImportError, ValueError, OSError, OverflowError):
        import resource

        bound = limits.mebibytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))


if __name__ == "__main__":
    main()
