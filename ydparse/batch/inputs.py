"""PATHs of the command line → the files to read."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from ydparse.batch.own import Own
from ydparse.batch.storage import is_url, open_store
from ydparse.errors import MissingFile

MANIFEST = ".manifest.sqlite"
SYSTEM_FILES = (".*", "~$*", "Thumbs.db", "desktop.ini", "__MACOSX", f"*{MANIFEST}", "*.errors.jsonl")
"""What systems, office programs and batches leave in folders; never a notice."""

_TICK = 2_000_000_000  # ns; FAT tells times to two seconds


class Input(NamedTuple):
    """A file: its path as it is said; its place in the mirrored tree; its size in bytes; a mark that changes when its
    content does, empty where nothing can be told."""

    path: str
    name: str
    size: int
    stamp: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files of a folder are taken: patterns of names, or of paths below the folder (`*.pdf`, `草稿/*`).

    Named files are taken in any case. `own` are real paths that the run itself writes.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    own: Own = Own()  # noqa: RUF009 - it never changes

    def takes(self, below: str) -> bool:
        """Whether the file at this path below its folder is taken."""
        return not self.leaves_out(below) and (not self.include or _matches(below, self.include))

    def leaves_out(self, below: str) -> bool:
        """Whether this file, or everything in this folder, is left out."""
        return _matches(below, SYSTEM_FILES) or _matches(below, self.exclude)


def find_inputs(paths: Sequence[str], selection: Selection) -> Iterator[Input]:
    """Every file of the folders, and every other path as it is, whether there is such a file or not. In no order."""
    alone = len(paths) == 1
    for given in paths:
        selection.own.refuse(given)
        if is_url(given):
            yield from _in_store(given, alone, selection, must=True)
            continue
        path = os.path.normpath(given)
        name = os.path.basename(os.path.abspath(path))
        if os.path.isdir(path):
            yield from _in_folder(path, f"{name}/" if name and not alone else "", selection)
        else:
            yield _input(path, name)


def find_listed(lines: Iterable[str], selection: Selection) -> Iterator[Input]:
    """The same for a list of paths, one a line; in the mirrored tree they keep their folders. Of URLs, those that end in
    `/` are folders: to ask the store about each would take longer than to read them."""
    for line in filter(str.strip, lines):
        if is_url(line):
            selection.own.refuse(line.strip())
            yield from _listed_url(line.strip(), selection)
            continue
        path = os.path.normpath(line.rstrip("\r\n"))
        selection.own.refuse(path)
        anchor = Path(path).anchor
        name = "/".join(part for part in Path(path).parts if part not in (anchor, ".."))
        if os.path.isdir(path):
            yield from _in_folder(path, f"{name}/" if name else "", selection)
        else:
            yield _input(path, name)


def _in_folder(root: str, prefix: str, selection: Selection) -> Iterator[Input]:
    """The files below a folder. Links are followed; a folder is looked into once. One that cannot be opened is itself
    given, so that the failure is told."""
    seen: set[tuple[int, int]] = set()
    folders = deque([(root, prefix)])  # breadth first: what a link leads back to has been seen under its own name
    while folders:
        folder, place = folders.popleft()
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            entries = sorted(os.scandir(folder), key=_by_name)
        except OSError:
            yield Input(folder, place.rstrip("/") or os.path.basename(folder), 0, "")
            continue
        real = os.path.realpath(folder)
        names = {entry.name for entry in entries}
        for entry in entries:
            below = (place + entry.name)[len(prefix) :]
            if os.path.join(real, entry.name) in selection.own or entry.name + MANIFEST in names:  # an OUT, of any run
                continue
            if _is_folder(entry):
                if not selection.leaves_out(below):
                    folders.append((entry.path, f"{place}{entry.name}/"))
            elif selection.takes(below) and (os.path.isfile(entry) or not os.path.exists(entry)):
                yield _input(entry.path, place + entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder, or a link to one."""
    return os.path.isdir(entry) if entry.is_symlink() else entry.is_dir()


def _by_name(entry: os.DirEntry[str]) -> bytes:
    return os.fsencode(entry.name)


def _input(path: str, name: str) -> Input:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return Input(path, name, 0, "")
    # A file that was written just now may be written again within the clock's tick: it is looked at again.
    settled = time.time_ns() - status.st_mtime_ns > _TICK
    return Input(path, name, status.st_size, str(status.st_mtime_ns) if settled else "")


def _in_store(url: str, alone: bool, selection: Selection, *, must: bool = False) -> Iterator[Input]:
    """The objects below a URL, or the one that it names. A folder of it is in memory at a time."""
    filesystem, root = open_store(url)
    if must and not filesystem.exists(root):
        raise MissingFile(url, "找不到这个文件或目录", "请检查地址")
    if filesystem.isfile(root) or not filesystem.isdir(root):
        yield Input(url, root.rpartition("/")[2], 0, "")  # looked at by the worker, which tells if there is none
        return
    root = root.rstrip("/")
    prefix = "" if alone else f"{root.rpartition('/')[2]}/"
    for path, below, told in _objects(filesystem, root, selection):
        yield Input(filesystem.unstrip_protocol(path), prefix + below, told["size"] or 0, _stamp(told))


def _objects(filesystem: Any, root: str, selection: Selection) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The objects below a folder of a store that are taken: path, path below the folder, what the store says of each."""
    own = {filesystem._strip_protocol(path) for path in selection.own if is_url(path)}
    for folder, folders, files in filesystem.walk(root, detail=True, on_error="raise"):
        for name in list(folders):
            if f"{folder}/{name}" in own or selection.leaves_out(_below(root, folder, name)):
                del folders[name]
        for name, told in files.items():
            path, below = f"{folder}/{name}", _below(root, folder, name)
            if name and path not in own and selection.takes(below):
                yield path, below, told


def _listed_url(url: str, selection: Selection) -> Iterator[Input]:
    if url.endswith("/"):
        yield from _in_store(url, False, selection)
    else:
        yield Input(url, url.partition("://")[2], 0, "")


def _below(root: str, folder: str, name: str) -> str:
    return f"{folder}/{name}"[len(root) + 1 :]


def _stamp(told: dict[str, Any]) -> str:
    """What a store says of an object that changes with its content."""
    return str(told.get("ETag") or told.get("LastModified") or told.get("mtime") or "")


def _matches(below: str, patterns: Sequence[str]) -> bool:
    name = below.rpartition("/")[2]
    return any(fnmatchcase(below, pattern) or fnmatchcase(name, pattern) for pattern in patterns)
