"""An OUT in parts, which the workers of a cluster write: `OUT.jsonl/part-0000.jsonl`, `OUT.parquet/items/part-0000.parquet`.

A file belongs to the part that the hash of its path says, so that one new file makes one part new. There are about as many
parts as files in a part: both the number of objects and what a new file costs grow with the square root of the files
(20,000 files: 141 parts; ten million: 3,162).

A part is in doubt from before it is made until it is recorded; what is in doubt is made again by the next run. A part that
holds less or more than it should, whatever has happened, is found out and made right in this way.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from ydparse.batch.manifest import Manifest
from ydparse.batch.outputs import ERRORS, OUT_FILES, Output, Vouch, file_row
from ydparse.batch.own import Own
from ydparse.batch.parted_manifest import PartedManifest
from ydparse.batch.parts import FORMATS, part_names
from ydparse.batch.storage import Store, is_url, place_of
from ydparse.batch.worker import Made, Part
from ydparse.batch.written import Content
from ydparse.errors import OutputError
from ydparse.writers import tabular
from ydparse.writers.files import check_parent
from ydparse.writers.ownership import NotOurs, check_content, check_folder, claim_scratch

_FILES = "files/part-0000.parquet"  # the table of files, which belongs to no part
_PART = re.compile(r"(?:\w+/)?part-(\d+)\.(?:jsonl|parquet)")
_SAVE = 60.0  # seconds between two copies of a manifest to shared storage
_SHARE = 20.0  # and so many times as long as a copy takes


class PartedOutput(Output):
    """An OUT that is a folder of parts, on a disk that all workers see or in shared storage."""

    result = "parts"
    manifest_type = PartedManifest

    def __init__(self, out: str, *, force: bool = False) -> None:
        suffix = PurePosixPath(out).suffix.lower()
        if suffix not in FORMATS:
            known = "、".join(FORMATS)
            raise OutputError(out, f"--engine dask 写不了 {suffix or '目录'}", f"可用的扩展名：{known}")
        if suffix == ".parquet":
            tabular.check(out)
        self.payload = "rows" if suffix == ".parquet" else "line"
        self.suffix = suffix
        self._remote = is_url(out)
        self._folder = tempfile.TemporaryDirectory(prefix="ydparse-") if self._remote else None
        path = Path(self._folder.name, PurePosixPath(out).name) if self._folder else Path(out).absolute()
        super().__init__(path, force=force)
        if path.exists() and not path.is_dir():
            raise NotOurs(out, "这是一个文件，--engine dask 要写成目录", "请换一个名字，或先把它移走")
        self.root = out.rstrip("/") if self._remote else str(path)
        self.place = place_of(self.root)
        self._saved = self._took = 0.0
        self._certain: set[str] = set()  # places of parts to make that no worker has been asked for

    def own(self) -> Own:
        if self._remote:
            return Own((self.root, f"{self.root}.manifest.sqlite", f"{self.root}.errors.jsonl"))
        return super().own()

    @contextmanager
    def open(self) -> Iterator[Any]:
        """The manifest; that of an OUT in shared storage is a copy, which is put back at the end."""
        beside = self._beside()
        if beside and not beside.get_file(self.manifest.name, self.manifest) and any(self.place.sizes()):
            raise NotOurs(self.root, "已有这个目录，而且不是 ydparse batch 所写", "请换一个名字，或先把它移走")
        if not beside:
            check_parent(self.path)
        try:
            with super().open() as manifest:
                for folder in self._folders():
                    folder.mkdir(parents=True, exist_ok=True)
                try:
                    yield manifest
                except NotOurs:
                    if not (self.is_new and manifest.is_bare()):
                        self._leave(manifest)
                    raise
                except BaseException:
                    self._leave(manifest)
                    raise
                self._leave(manifest)
        finally:
            if self._folder:
                self._folder.cleanup()

    def guard(self, vouch: Vouch) -> None:
        """A folder without a manifest is somebody's. Of one with it, the parts are looked at later: see `check`."""
        if not self.manifest.exists() and self.path.is_dir():
            check_folder(self.path, vouch, OUT_FILES)
        self.guard_errors(vouch)

    def guard_errors(self, vouch: Vouch) -> None:
        beside = self._beside()
        if not beside:
            super().guard_errors(vouch)
        elif not self.force and (data := beside.read(self.errors.name)):
            check_content(data, vouch(ERRORS), f"{self.root}{ERRORS}")

    def _leave(self, manifest: Manifest) -> None:
        """What no worker was asked for is as it was."""
        manifest.written.undoubt(self._certain)
        self.save(manifest)

    def save(self, manifest: Manifest) -> None:
        """Keep what was noted, in shared storage too, if OUT is there."""
        manifest.commit()
        if beside := self._beside():
            started = time.monotonic()
            beside.put_file(self.manifest.name, self.manifest)
            self._saved = time.monotonic()
            self._took = self._saved - started

    def save_in_time(self, manifest: Manifest) -> None:
        """The same, once in a while."""
        if time.monotonic() - self._saved > max(_SAVE, _SHARE * self._took):
            self.save(manifest)

    def check(self, manifest: Manifest) -> None:
        assert isinstance(manifest, PartedManifest)
        self._guard_parts(manifest)
        manifest.divide()
        sizes: dict[int, int] = {}
        for name, size in self.place.sizes():
            if (found := _PART.fullmatch(name)) and not name.startswith("files/"):
                sizes[int(found[1])] = sizes.get(int(found[1]), 0) + size
        manifest.doubt_others(sizes)

    def _guard_parts(self, manifest: Manifest) -> None:
        """Raise NotOurs where a file that has the name of one of OUT's is not as it was written. Of those that are known only
        the size is looked at: a worker that writes one over looks at its content."""
        for name, size in () if self.force else self.place.sizes():
            place = f"/{name}"
            if not _PART.fullmatch(name) or not size or size in manifest.written.sizes(place):
                continue
            self._guard_file(name, manifest)

    def _guard_file(self, name: str, manifest: Manifest) -> None:
        if not self.force and (data := self.place.read(name)):
            check_content(data, manifest.written.vouched(f"/{name}"), f"{self.root}/{name}")

    def parts(self, manifest: PartedManifest) -> Iterator[Part]:
        """The parts that are to be made. What is in doubt is known before anything is touched."""
        to_make = [
            (number, clean, {name: manifest.written.vouched(f"/{name}") for name in part_names(self.suffix, number)})
            for number, clean in manifest.to_make()
        ]
        self._certain = {
            f"/{name}" for *_, places in to_make for name, known in places.items() if not known.is_doubtful
        }
        manifest.written.doubt((*sorted(self._certain), ERRORS, f"/{_FILES}"))
        self.save(manifest)
        for number, clean, vouched in to_make:
            self._certain -= {f"/{name}" for name in vouched}
            yield replace(manifest.part(number, clean), vouched=vouched, force=self.force)

    def refused(self, manifest: PartedManifest, part: Part) -> None:
        """Nothing was written to a part, for somebody had changed it."""
        manifest.written.undoubt(f"/{name}" for name, known in part.vouched.items() if not known.is_doubtful)

    def made(self, manifest: PartedManifest, made: Made) -> None:
        """Note a part that a worker has made, or left as it was."""
        if made.contents is None:
            manifest.written.undoubt(f"/{name}" for name in part_names(self.suffix, made.number))
            manifest.made(made.number, None)
        else:
            manifest.written.settle(made.contents)
            manifest.made(made.number, sum(content.size for content in made.contents))

    def write(self, manifest: Manifest) -> None:
        """The parts are there; what belongs to none any more goes, and the table of files is made anew."""
        assert isinstance(manifest, PartedManifest)
        wanted = {name for number in manifest.held() for name in part_names(self.suffix, number)}
        if self.suffix == ".parquet":
            wanted.add(self._write_files(manifest))
        for name, _ in self.place.sizes():
            if name not in wanted and _PART.fullmatch(name):
                self._guard_file(name, manifest)
                self.place.remove(name)
                manifest.written.forget(f"/{name}")

    def write_errors(self, manifest: Manifest) -> None:
        super().write_errors(manifest)
        if beside := self._beside():
            if self.errors.exists():
                beside.put_file(self.errors.name, self.errors)
            else:
                beside.remove(self.errors.name)

    def clear(self, manifest: Manifest) -> None:
        super().clear(manifest)
        self.place.clear()

    def adopt(self, manifest: Manifest) -> None:
        """What is in doubt is enough to go on with."""

    def _write_files(self, manifest: Manifest) -> str:
        from pyarrow import parquet

        from ydparse.writers.tabular.batches import batches
        from ydparse.writers.tabular.layout import FILES
        from ydparse.writers.tabular.parquet import COMPRESSION, schema, to_arrow

        claim_scratch(self.temporary)
        new = self.temporary / "files"
        with parquet.ParquetWriter(new, schema(FILES), compression=COMPRESSION) as writer:
            for table, rows in batches((FILES.name, [file_row(told)]) for told in manifest.told()):
                writer.write_table(to_arrow(table, rows))
        made = Content.of(f"/{_FILES}", new)
        manifest.written.expect((made,))
        manifest.commit()
        self._guard_file(_FILES, manifest)
        self.place.put_file(_FILES, new)
        manifest.written.settle((made,))
        return _FILES

    def _beside(self) -> Store | None:
        return Store(self.root.rpartition("/")[0]) if self._remote else None

    def _folders(self) -> Iterable[Path]:
        """The folders that parts are written to; shared storage has none."""
        if self._remote:
            return ()
        from ydparse.writers.tabular.layout import TABLES

        return [self.path / table.name for table in TABLES] if self.suffix == ".parquet" else [self.path]
