"""What a worker of a cluster does: tell contents, make a part of OUT. Files are read in a process of `pool.py`, so that the
worker itself outlives them all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from threading import get_ident

from ydparse.batch.jobs import Job, Outcome, Settings
from ydparse.batch.parts import FORMATS
from ydparse.batch.pool import Pool
from ydparse.batch.storage import Disk, Store, digest, is_url, place_of
from ydparse.batch.versions import fingerprint
from ydparse.batch.written import Content
from ydparse.errors import ClusterError
from ydparse.writers import tabular
from ydparse.writers.ownership import NOTHING, Vouched, check_content

_pools: dict[int, tuple[Settings, Pool]] = {}
"""The pool of every thread: it is kept from task to task, and its process ends with the worker's."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part to make: `standing` are the paths and SHA-256 of what is read already and stays, `todo` paths to be read.

    `clean`: the part is known to hold just what stands, so that nothing is to be written unless something new is read.
    `vouched`: what may stand at the names of its files; `force`: they are written over in any case.
    """

    number: int
    standing: Sequence[tuple[str, str]]
    todo: Sequence[str]
    clean: bool
    vouched: Mapping[str, Vouched] = field(default_factory=dict)
    force: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A part that was made: what became of its files (without payloads), what was written, None if it was left."""

    number: int
    outcomes: Sequence[Outcome]
    contents: Sequence[Content] | None


def digests(paths: Sequence[str], folder: str) -> list[tuple[str, int] | None]:
    """SHA-256 and bytes of every file; None where it cannot be read."""
    return [digest(path, folder) for path in paths]


def make_part(part: Part, root: str, settings: Settings, wanted: str) -> Made:
    """Read what is to be read and write the part anew below `root`, the path or URL of OUT.

    `wanted` is the driver's `fingerprint`; ClusterError where this worker cannot do it, OutputError where OUT cannot be
    written.
    """
    check(root, settings, wanted)
    place = place_of(root)
    outcomes = _read(part.todo, settings)
    if part.clean and all(outcome.failure for outcome in outcomes):
        return Made(part.number, _told(outcomes), None)
    old = FORMATS[_suffix(root)](place, part.number)
    lost = {path for path, sha256 in part.standing if not old.has(sha256)}
    outcomes += _read(lost, settings)
    notices = [(path, sha256) for path, sha256 in part.standing if path not in lost]
    fresh: dict[str, bytes] = {}
    for outcome in outcomes:
        if outcome.sha256 and outcome.payload is not None:
            notices.append((outcome.path, outcome.sha256))
            fresh[outcome.sha256] = outcome.payload
    order = [sha256 for _, sha256 in sorted(notices, key=lambda notice: os.fsencode(notice[0]))]
    files = [
        (Content(f"/{name}", hashlib.sha256(data).hexdigest(), len(data)), data)
        for name, data in old.merge(order, fresh)
    ]
    if not part.force:
        _guard(place, part, [content for content, _ in files])
    for content, data in files:
        place.put(content.place[1:], data)
    return Made(part.number, _told(outcomes), [content for content, _ in files])


def _guard(place: Disk | Store, part: Part, contents: Iterable[Content]) -> None:
    """Raise NotOurs where somebody has changed what is written over, before anything is. Where this task is done anew, for a
    worker has died over it, some of its files are there already."""
    for content in contents:
        name = content.place[1:]
        stands = place.read(name)
        if stands and hashlib.sha256(stands).hexdigest() != content.sha256:
            check_content(stands, part.vouched.get(name, NOTHING), f"{place.root}{content.place}")


def _read(paths: Iterable[str], settings: Settings) -> list[Outcome]:
    """The outcomes of these files, read by the process that this thread keeps."""
    kept = _pools.pop(get_ident(), None)
    if kept and kept[0] != settings:
        kept[1].close()
        kept = None
    _, pool = kept or (settings, Pool(settings, 1))
    outcomes = list(pool.run(Job(path) for path in sorted(paths, key=os.fsencode)))
    _pools[get_ident()] = (settings, pool)
    return outcomes


def _told(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """What the driver is told: all but the notices."""
    return [outcome._replace(payload=None) for outcome in outcomes]


def check(root: str, settings: Settings, wanted: str) -> None:
    """Raise a ClusterError where results of this process would be others than those of the driver, or go elsewhere."""
    here = fingerprint(settings.reading, settings.payload)
    if here != wanted:
        problem = f"工作进程与本机的版本、规则或扩展不同（本机 {wanted}；工作进程 {here}）"
        raise ClusterError("--scheduler", problem, "请在各节点装上相同的 ydparse 和扩展")
    if _suffix(root) == ".parquet":
        tabular.check(root)
    if not is_url(root) and not Path(root).is_dir():
        problem = f"工作进程看不到输出目录 {root}"
        raise ClusterError("--scheduler", problem, "请用各节点都有的共享目录，或 s3:// 一类的共享存储")


def _suffix(root: str) -> str:
    return PurePosixPath(root).suffix.lower()
