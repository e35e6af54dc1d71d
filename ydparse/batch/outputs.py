"""What OUT may be, by its suffix, and how it is made from the manifest. OUT is replaced in one move, or file by file."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any

from ydparse.batch.inputs import MANIFEST
from ydparse.batch.jobs import Job, PayloadKind
from ydparse.batch.manifest import Manifest, Told
from ydparse.batch.payloads import unpack, unpack_rows
from ydparse.errors import OutputError
from ydparse.writers.files import check_parent
from ydparse.writers.tabular.rows import notice_id

TABULAR = (".parquet", ".sqlite", ".duckdb", ".xlsx", ".csv")  # the keys of writers.tabular.WRITERS
SUFFIXES = (".jsonl", *TABULAR)

_LONGEST = 255  # bytes of a file's name


class Output(ABC):
    """An OUT: what a notice becomes for it, and how it comes about."""

    payload: PayloadKind
    result = "manifest"  # where results are kept, of which OUT is made

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifest = Path(f"{path}{MANIFEST}")
        self.errors = Path(f"{path}.errors.jsonl")
        self.temporary = path.with_name(f".{path.name}.ydparse")  # a folder for what is being written

    def own(self) -> frozenset[str]:
        """The real paths of everything that a run writes."""
        journal = f"{self.manifest}-journal"
        return frozenset(os.path.realpath(p) for p in (self.path, self.manifest, journal, self.errors, self.temporary))

    def open(self) -> AbstractContextManager[Manifest]:
        """The manifest, held until it is closed."""
        return Manifest(self.manifest)

    def scratch(self) -> str | None:
        """Where workers may write, if they do."""
        return None

    def job(self, path: str, name: str) -> Job:
        """What a worker is asked for a file."""
        return Job(path)

    def check(self, manifest: Manifest) -> None:  # noqa: B027 - most have nothing to look after
        """Look whether what was made before is still there."""

    @abstractmethod
    def write(self, manifest: Manifest) -> None:
        """Make OUT of all that the manifest has."""

    def new(self) -> Path:
        """Where the new OUT is made, to take the place of the old one when it is whole."""
        self.temporary.mkdir(exist_ok=True)
        return self.temporary / self.path.name

    def replace(self) -> None:
        """Let the new OUT take the place of the old one. A folder cannot in one move: the old one goes aside first."""
        new = self.new()
        for part in new.rglob("*") if new.is_dir() else [new]:
            _sync(part)
        if self.path.is_dir() or (new.is_dir() and self.path.exists()):
            self.path.rename(self._aside())
        new.replace(self.path)
        _sync(self.path.parent)

    def clear(self) -> None:
        """Remove what is half done, of this run or of one that was killed; an OUT that went aside comes back first."""
        if self._aside().exists() and not self.path.exists():
            self._aside().rename(self.path)
        if self.temporary.exists():
            shutil.rmtree(self.temporary)

    def _aside(self) -> Path:
        return self.temporary / "old"

    def write_errors(self, manifest: Manifest) -> None:
        """A line of JSON a failed file; no file where none failed."""
        self.temporary.mkdir(parents=True, exist_ok=True)
        new, count = self.temporary / "errors", 0
        with new.open("w", encoding="utf-8", newline="\n") as stream:
            for told in manifest.told(failed=True):
                line = {"path": told.path, **(told.failure._asdict() if told.failure else {})}
                stream.write(json.dumps(line | {"sha256": told.sha256, "size": told.size}, ensure_ascii=False) + "\n")
                count += 1
        if count:
            new.replace(self.errors)
        else:
            self.errors.unlink(missing_ok=True)


class FolderOutput(Output):
    """One page of JSON a notice, in the tree of the files that were read; written by the workers as it comes."""

    payload: PayloadKind = "page"

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.temporary = path / ".ydparse"

    def scratch(self) -> str | None:
        return str(self.temporary)

    def job(self, path: str, name: str) -> Job:
        return Job(path, str(self._target(name)))

    def check(self, manifest: Manifest) -> None:
        for path, name, written in manifest.done():
            target = self._target(name)
            if not target.is_file() or target.stat().st_size != written:  # -1: of another file
                manifest.reread(path)
        manifest.claim_targets()

    def write(self, manifest: Manifest) -> None:
        """The notices are there; what belongs to none any more goes."""
        for name in manifest.stale_targets():
            target = self._target(name)
            with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):  # there was no room for it
                target.unlink()
            _prune(target.parent, self.path)
        manifest.forget_stale_targets()
        self.path.mkdir(parents=True, exist_ok=True)

    def _target(self, name: str) -> Path:
        folder, _, last = name.rpartition("/")
        encoded = os.fsencode(last)
        if len(encoded) + len(".json") > _LONGEST:
            mark = "~" + hashlib.sha256(encoded).hexdigest()[:8]
            last = encoded[: _LONGEST - len(".json") - len(mark)].decode("utf-8", "ignore") + mark
        return self.path / folder / f"{last}.json"


class JsonlOutput(Output):
    """One line of JSON a notice."""

    payload: PayloadKind = "line"

    def write(self, manifest: Manifest) -> None:
        with self.new().open("wb") as stream:
            for payload in manifest.payloads():
                stream.write(unpack(payload))
        self.replace()


class TabularOutput(Output):
    """The tables of the relational layout, in one file or a folder of files."""

    payload: PayloadKind = "rows"

    def write(self, manifest: Manifest) -> None:
        from ydparse.writers.tabular import WRITERS

        WRITERS[self.path.suffix.lower()](self.new(), _rows(manifest))
        self.replace()


def choose_output(out: str | Path) -> Output:
    """The OUT of this name; OutputError where it could not be written at the end."""
    if str(out) == "-":
        raise OutputError("-", "成批的结果写不到标准输出", "请写文件名或目录名；要接管道的，用 -o 写成 .jsonl 再读")
    path = Path(os.path.realpath(out))  # a link keeps pointing
    suffix = path.suffix.lower()
    if not suffix or (path.is_dir() and suffix not in SUFFIXES):
        output: Output = FolderOutput(path)
    elif suffix == ".jsonl":
        output = JsonlOutput(path)
    elif suffix in TABULAR:
        from ydparse.writers import tabular

        tabular.check(path)
        output = TabularOutput(path)
    else:
        known = " ".join(SUFFIXES)
        raise OutputError(
            str(out), f"不认识的输出格式（{suffix}）", f"可用的扩展名：{known}；没有扩展名的是目录，一份公文一个 .json"
        )
    check_place(output)
    return output


def check_apart(output: Output, roots: Iterable[str]) -> None:
    """Raise an OutputError where the notices lie in the folder that is to be written."""
    for root in map(os.path.realpath, roots):
        if isinstance(output, FolderOutput) and Path(root).is_relative_to(output.path) and Path(root).is_dir():
            raise OutputError(str(output.path), "公文就在这个目录里，结果会混在一起", "请另写一个输出目录")


def check_place(output: Output) -> None:
    """Raise an OutputError where OUT could not be written, or something else is there."""
    path = output.path
    check_parent(path)
    if isinstance(output, FolderOutput):
        if path.exists() and not path.is_dir():
            raise OutputError(str(path), "这是一个文件", "请换一个名字，或先把它移走")
    elif path.is_dir() and not output.manifest.exists():
        raise OutputError(str(path), "已有这个目录，而且不是 ydparse batch 所写", "请换一个名字，或先把它移走")


def _rows(manifest: Manifest) -> Iterator[tuple[str, Sequence[Sequence[Any]]]]:
    """The rows of every notice, and then of every file."""
    for payload in manifest.payloads():
        yield from unpack_rows(payload)
    for told in manifest.told():
        yield "files", [file_row(told)]


def file_row(told: Told) -> tuple[Any, ...]:
    """A row of the table `files`, in the order of its columns."""
    why = told.failure[:3] if told.failure else (None,) * 3
    return (
        told.path,
        notice_id(told.notice) if told.notice else None,
        told.status,
        told.duplicate_of,
        told.size,
        told.sha256,
        *why,
    )


def _sync(path: Path) -> None:
    """Let a file or the names in a folder be on the disk, so that a power cut leaves the old OUT or the new one."""
    if path.is_dir() and os.name == "nt":  # where folders cannot be opened
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _prune(folder: Path, root: Path) -> None:
    """Remove folders that are empty now."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
