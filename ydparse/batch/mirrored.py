"""An OUT that is a folder: a page of JSON a notice, in the tree of the files that were read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ydparse.batch.jobs import Job, PayloadKind
from ydparse.batch.manifest import Manifest
from ydparse.batch.outputs import ERRORS, Output, Vouch
from ydparse.batch.storage import logged
from ydparse.writers.ownership import NotOurs, changed, check

_LONGEST = 255  # bytes of a file's name


class FolderOutput(Output):
    """Its pages are written by the workers as they come. What else lies in the folder is left alone."""

    payload: PayloadKind = "page"

    def __init__(self, path: Path, *, force: bool = False) -> None:
        super().__init__(path, force=force)
        self.temporary = path / ".ydparse"
        self._checked = False

    def guard(self, vouch: Vouch) -> None:
        """Which pages are to be written is known later: see `check`."""
        self.guard_errors(vouch)

    def scratch(self) -> str | None:
        return str(self.temporary)

    def jobs(self, manifest: Manifest) -> Iterator[Job]:
        for path, name in manifest.todo():
            target = self._target(name)
            place = self._place(target)
            yield Job(path, str(target), place, manifest.written.vouched(place), self.force)

    def check(self, manifest: Manifest) -> None:
        for path, name, written in manifest.done():
            target = self._target(name)
            size = target.stat().st_size if target.is_file() else 0
            if size and size != written >= 0:  # -1: of another file
                raise changed(str(target))
            if size != written:
                manifest.reread(path)
        at_stake = {name for _, name in manifest.todo()}
        if not self._checked:  # later, there are those too whose place somebody took meanwhile
            at_stake.update(manifest.stale_targets())
            self._checked = True
        for target in map(self._target, sorted(at_stake)):
            if not target.is_dir():  # a folder is in the way of this page alone
                self._guard_page(target, manifest)
        manifest.claim_targets()

    def write(self, manifest: Manifest) -> None:
        """The notices are there; what belongs to none any more goes."""
        self._read_log(manifest)
        for name in manifest.stale_targets():
            target = self._target(name)
            with suppress(NotOurs, FileNotFoundError, NotADirectoryError):  # there was no room for it
                self._guard_page(target, manifest)
                target.unlink()
            manifest.written.forget(self._place(target))
            _prune(target.parent, self.path)
        manifest.forget_stale_targets()
        self.path.mkdir(parents=True, exist_ok=True)

    def clear(self, manifest: Manifest) -> None:
        self._read_log(manifest)
        super().clear(manifest)

    def _read_log(self, manifest: Manifest) -> None:
        """Know what workers have written, of which nobody could tell."""
        if found := list(logged(self.temporary)):
            manifest.written.expect(found)
            manifest.commit()

    def _guard_page(self, target: Path, manifest: Manifest) -> None:
        place = self._place(target)
        check(target, manifest.written.vouched(place), force=self.force)
        self.adopt_files(manifest, place, target)

    def adopt(self, manifest: Manifest) -> None:
        self.adopt_files(manifest, ERRORS, self.errors)

    def _place(self, target: Path) -> str:
        return f"/{target.relative_to(self.path).as_posix()}"

    def _target(self, name: str) -> Path:
        folder, _, last = name.rpartition("/")
        encoded = os.fsencode(last)
        if len(encoded) + len(".json") > _LONGEST:
            mark = "~" + hashlib.sha256(encoded).hexdigest()[:8]
            last = encoded[: _LONGEST - len(".json") - len(mark)].decode("utf-8", "ignore") + mark
        return self.path / folder / f"{last}.json"


def _prune(folder: Path, root: Path) -> None:
    """Remove folders that are empty now."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
