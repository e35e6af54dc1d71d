"""How OUT is made from the manifest. It is replaced in one move; `mirrored.py` and `parted.py` have those that are not."""

from __future__ import annotations

import glob
import json
import os
import re
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ydparse.batch.inputs import MANIFEST
from ydparse.batch.jobs import Job, PayloadKind
from ydparse.batch.manifest import Manifest, Told
from ydparse.batch.manifest_mark import check_manifest, is_earlier
from ydparse.batch.own import Own
from ydparse.batch.payloads import unpack, unpack_rows
from ydparse.batch.written import Content
from ydparse.writers.ownership import (
    NOTHING,
    NotOurs,
    Vouched,
    check,
    check_folder,
    check_scratch,
    check_sides,
    claim_scratch,
)
from ydparse.writers.tabular.rows import notice_id

TABULAR = (".parquet", ".sqlite", ".duckdb", ".xlsx", ".csv")  # the keys of writers.tabular.WRITERS

ERRORS = ".errors.jsonl"

_FOLDERS = (".parquet", ".csv")  # of these, OUT is a folder
OUT_FILES = re.compile(r"/(?:\w+\.csv|(?:\w+/)?part-\d+\.(?:jsonl|parquet))")  # what lies in it

Vouch = Callable[[str], Vouched]


class Output(ABC):
    """An OUT: what a notice becomes for it, and how it comes about. With `force`, what others made of it is given up."""

    payload: PayloadKind
    result = "manifest"  # where results are kept, of which OUT is made
    manifest_type = Manifest

    def __init__(self, path: Path, *, force: bool = False) -> None:
        self.path = path
        self.force = force
        self.is_new = False  # whether this run has made the manifest
        self.manifest = Path(f"{path}{MANIFEST}")
        self.errors = Path(f"{path}{ERRORS}")
        self.temporary = path.with_name(f".{path.name}.ydparse")  # a folder for what is being written

    def own(self) -> Own:
        """The real paths of everything that a run writes."""
        journal = f"{self.manifest}-journal"
        return Own(os.path.realpath(p) for p in (self.path, self.manifest, journal, self.errors, self.temporary))

    @contextmanager
    def open(self) -> Iterator[Any]:
        """The manifest, held until it is closed. NotOurs where a place that the run writes to is somebody else's; then
        nothing is left behind that was not there before."""
        existed, has_notes = self.manifest.exists(), check_manifest(self.manifest)
        check_scratch(self.temporary, self._left() if has_notes and is_earlier(self.manifest) else ())
        if not has_notes:
            self.guard(lambda _: NOTHING)
        self.is_new = not existed
        try:
            with self.manifest_type(self.manifest) as manifest:
                self.guard(manifest.written.vouched)
                self.adopt(manifest)
                try:
                    yield manifest
                except NotOurs:
                    self.is_new = self.is_new and manifest.is_bare()
                    raise
        except NotOurs:
            if self.is_new:
                self.manifest.unlink(missing_ok=True)
            raise

    def guard(self, vouch: Vouch) -> None:
        """Raise NotOurs where OUT or the list of errors may not be written over."""
        if self.path.is_dir():
            check_folder(self.path, vouch, OUT_FILES, force=self.force)
        else:
            check(self.path, vouch(""), force=self.force)
            check_sides(self.path)
        self.guard_errors(vouch)

    def guard_errors(self, vouch: Vouch) -> None:
        """The same for the list of errors alone."""
        check(self.errors, vouch(ERRORS), force=self.force)

    def adopt(self, manifest: Manifest) -> None:
        """Vouch for what stands there and was allowed for another reason (its mark, `force`): a run that goes on with this
        one need not be told again."""
        for place, path in (("", self.path), (ERRORS, self.errors)):
            self.adopt_files(manifest, place, path)

    def adopt_files(self, manifest: Manifest, place: str, path: Path) -> None:
        """The same for a file or a folder of files."""
        files = path.rglob("*") if path.is_dir() else (path,)
        for file in files:
            name = place if file == path else f"{place}/{file.relative_to(path).as_posix()}"
            if file.is_file() and (self.force or not manifest.written.vouched(name).known):
                manifest.written.expect((Content.of(name, file),))

    def scratch(self) -> str | None:
        """Where workers may write, if they do."""
        return None

    def jobs(self, manifest: Manifest) -> Iterator[Job]:
        """What workers are asked, a file at a time."""
        return (Job(path) for path, _ in manifest.todo())

    def check(self, manifest: Manifest) -> None:  # noqa: B027 - most have nothing to look after
        """Look whether what was made before is still there."""

    @abstractmethod
    def write(self, manifest: Manifest) -> None:
        """Make OUT of all that the manifest has."""

    def new(self) -> Path:
        """Where the new OUT is made, to take the place of the old one when it is whole."""
        claim_scratch(self.temporary)
        return self.temporary / self.path.name

    def replace(self, manifest: Manifest) -> None:
        """Let the new OUT take the place of the old one. A folder cannot in one move: the old one goes aside first."""
        new = self.new()
        for part in new.rglob("*") if new.is_dir() else [new]:
            _sync(part)
        made = contents(new)
        manifest.written.expect(made)
        manifest.commit()
        self.guard(manifest.written.vouched)  # somebody may have come meanwhile
        if self.path.is_dir():
            self.path.rename(self._aside())
        new.replace(self.path)
        _sync(self.path.parent)
        manifest.written.settle_all(made)

    def clear(self, manifest: Manifest) -> None:
        """Remove what is half done, of this run or of one that was killed; an OUT that went aside comes back first."""
        if self._aside().exists() and not self.path.exists():
            self._aside().rename(self.path)
        if self.temporary.exists():
            shutil.rmtree(self.temporary)

    def _aside(self) -> Path:
        return self.temporary / "old"

    def _left(self) -> tuple[str, ...]:
        """Patterns of the names that an earlier release, which did not mark its temporary folder, has left there."""
        return ("errors", "files", "old", "[0-9]*", "tmp*", f"{glob.escape(self.path.name)}*")

    def write_errors(self, manifest: Manifest) -> None:
        """A line of JSON a failed file; no file where none failed."""
        claim_scratch(self.temporary)
        new, count = self.temporary / "errors", 0
        with new.open("w", encoding="utf-8", newline="\n") as stream:
            for told in manifest.told(failed=True):
                line = {"path": told.path, **(told.failure._asdict() if told.failure else {})}
                stream.write(json.dumps(line | {"sha256": told.sha256, "size": told.size}, ensure_ascii=False) + "\n")
                count += 1
        made = [Content.of(ERRORS, new)] if count else []
        manifest.written.expect(made)
        manifest.commit()
        self.guard_errors(manifest.written.vouched)
        if count:
            new.replace(self.errors)
        else:
            self.errors.unlink(missing_ok=True)
            manifest.written.forget(ERRORS)
        manifest.written.settle(made)


class JsonlOutput(Output):
    """One line of JSON a notice."""

    payload: PayloadKind = "line"

    def write(self, manifest: Manifest) -> None:
        with self.new().open("wb") as stream:
            for payload in manifest.payloads():
                stream.write(unpack(payload))
        self.replace(manifest)


class TabularOutput(Output):
    """The tables of the relational layout, in one file or a folder of files."""

    payload: PayloadKind = "rows"

    def guard(self, vouch: Vouch) -> None:
        suffix = self.path.suffix.lower()
        if suffix in _FOLDERS and self.path.exists() and not self.path.is_dir():
            raise NotOurs(str(self.path), f"这是一个文件，成批的 {suffix} 要写成目录", "请换一个名字，或先把它移走")
        super().guard(vouch)

    def write(self, manifest: Manifest) -> None:
        from ydparse.writers.tabular import WRITERS

        WRITERS[self.path.suffix.lower()](self.new(), _rows(manifest))
        self.replace(manifest)


def contents(path: Path) -> list[Content]:
    """What a file, or each file of a folder, holds, by its place in it."""
    if path.is_dir():
        files = (file for file in path.rglob("*") if file.is_file())
        return [Content.of(f"/{file.relative_to(path).as_posix()}", file) for file in files]
    return [Content.of("", path)] if path.is_file() else []


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
        told.tasks,
        told.to_check,
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
