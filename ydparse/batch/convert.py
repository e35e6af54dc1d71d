"""One file → its outcome. This is the worker function of every engine; it runs in a process of `child.py`."""

from __future__ import annotations

import contextlib
import faulthandler
import hashlib
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ydparse.batch.jobs import Failure, Job, Outcome, Settings
from ydparse.batch.payloads import make_payload, pack
from ydparse.batch.storage import Named, put, read
from ydparse.batch.written import Content
from ydparse.errors import Bug, MemoryUp, OutputError, YdparseError
from ydparse.models import Notice
from ydparse.pipeline import extract
from ydparse.writers.ownership import NotOurs, check
from ydparse.writers.picked import only_to_check
from ydparse.writers.tabular.rows import counted


def convert(job: Job, settings: Settings, on_page: Callable[[], None] = lambda: None) -> Outcome:
    """Read one file. Whatever goes wrong with it is the outcome of this file alone."""
    found: dict[str, Any] = {}

    def page(*_: int) -> None:
        _watch(settings.limits.seconds)
        on_page()

    _watch(settings.limits.seconds)
    try:
        data = read(job.path, settings.folder)
        found["sha256"] = hashlib.sha256(data).hexdigest()
        notice = _read(data, job.path, settings, page)
        found["tasks"], found["to_check"] = counted(notice)
        payload = make_payload(only_to_check(notice) if settings.reading.only_to_check else notice, settings.payload)
        found["written"] = len(payload)
        if job.target and settings.scratch:
            content = Content(job.place, hashlib.sha256(payload).hexdigest(), len(payload))
            check(Path(job.target), job.vouched, force=job.force)
            put(payload, job.target, settings.scratch, content)
            found["wrote"] = content
        else:
            found["payload"] = pack(payload)
    except YdparseError as error:
        found["failure"] = Failure.of(error)
        # A place that is taken (`x` beside a folder `x.json`) is the trouble of one file, a full disk that of all.
        taken = isinstance(error.__cause__, FileExistsError | IsADirectoryError | NotADirectoryError)
        found["is_last"] = isinstance(error, OutputError) and not taken and not isinstance(error, NotOurs)
    except MemoryError:
        problem = f"读这个文件用的内存超过了上限（{settings.limits.mebibytes} MiB）"
        found["failure"] = Failure.of(MemoryUp(job.path, problem, "请用 --memory 放宽，或单独处理这个文件"))
    except Exception as error:
        found["failure"] = _bug(job.path, error)
    finally:
        faulthandler.cancel_dump_traceback_later()
    return Outcome(job.path, peak=_peak(), **found)


def _read(data: bytes, path: str, settings: Settings, on_page: Callable[[int, int], None]) -> Notice:
    reading = settings.reading
    return extract(
        Named(data, path),
        year=reading.year,
        region=reading.region,
        encoding=reading.encoding,
        ocr=reading.ocr,
        on_page=on_page,
    )


def _watch(seconds: float) -> None:
    """End the process when the time is up, wherever it is: in C code too, and where its parent was killed."""
    faulthandler.dump_traceback_later(seconds, exit=True)


def _bug(path: str, error: Exception) -> Failure:
    kind = f"{type(error).__name__}: {error}"[:300]
    trace = "".join(traceback.format_exception(error, limit=-5))
    return Failure.of(Bug(path, f"程序出错（{kind}）", "这是 ydparse 的问题，请把这条记录交给开发者"), trace)


def _peak() -> int:
    """KiB that this process has ever held; 0 where the system does not tell."""
    with contextlib.suppress(OSError):
        # What getrusage says on Linux begins with what the parent held when it started this process.
        status = Path("/proc/self/status").read_bytes()
        return int(status.partition(b"VmHWM:")[2].split(None, 1)[0])
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak
