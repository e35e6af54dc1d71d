"""What goes to a worker process and what comes back: small records that are pickled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ydparse.errors import YdparseError
from ydparse.writers.ownership import NOTHING, Vouched

PayloadKind = Literal["page", "line", "rows"]


@dataclass(frozen=True, slots=True)
class Reading:
    """How every notice of a run is read, as for `ydparse.extract`; whether nothing is kept of it but what must be looked at."""

    year: int | None = None
    region: str | None = None
    encoding: str | None = None
    ocr: bool = True
    only_to_check: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take. A scan is given the time anew for each page that is recognized."""

    seconds: float = 300.0
    mebibytes: int = 2048


@dataclass(frozen=True, slots=True)
class Cluster:
    """A dask cluster: the address of its scheduler, or None for one of this machine's own; TLS files, where dask's own
    settings do not name them."""

    scheduler: str | None = None
    tls_ca: str | None = None
    tls_cert: str | None = None
    tls_key: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker process is told once.

    `payload`: what a notice becomes, see `payloads.py`; `scratch`: a folder beside the targets of jobs, where files are
    while they are being written; `threads`: for OCR; `folder`: where relative paths begin, if not in the worker's own folder.
    """

    reading: Reading = field(default_factory=Reading)
    limits: Limits = field(default_factory=Limits)
    payload: PayloadKind = "line"
    scratch: str | None = None
    threads: int = 1
    folder: str = ""


class Job(NamedTuple):
    """One file to read; the payload goes to the file `target`, or back to the asker where that is None.

    `place`: what the target is below OUT; `vouched`: what may stand there; `force`: it is written over in any case."""

    path: str
    target: str | None = None
    place: str = ""
    vouched: Vouched = NOTHING
    force: bool = False


class Failure(NamedTuple):
    """Why a file could not be read, as its YdparseError says; `detail`: for developers, where there is more."""

    code: str
    problem: str
    remedy: str
    detail: str | None = None

    @classmethod
    def of(cls, error: YdparseError, detail: str | None = None) -> Failure:
        """The failure that an error tells."""
        return cls(error.code, error.problem, error.remedy, detail)


class Outcome(NamedTuple):
    """What became of a job: its notice, or the failure.

    `sha256` is of what was read, None where nothing was; `written`: bytes of the payload before compression; `peak`: KiB that
    the process has ever held. `is_last`: OUT takes no more, whichever file it is. `wrote`: place, SHA-256 and bytes of the target.
    `tasks`: how many the notice has; `to_check`: how many of these must be looked at.
    """

    path: str
    failure: Failure | None = None
    sha256: str | None = None
    payload: bytes | None = None
    written: int = 0
    peak: int = 0
    is_last: bool = False
    wrote: tuple[str, str, int] | None = None
    tasks: int = 0
    to_check: int = 0
