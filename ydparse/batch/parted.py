"""An OUT in parts, which the workers of a cluster write: `OUT.jsonl/part-0000.jsonl`, `OUT.parquet/items/part-0000.parquet`.

A file belongs to the part that the hash of its path says, so that one new file makes one part new. There are about as many
parts as files in a part: both the number of objects and what a new file costs grow with the square root of the files
(20,000 files: 141 parts; ten million: 3,162).

A part is in doubt from before it is made until it is recorded; what is in doubt is made again by the next run. A part that
holds less or more than it should, whatever has happened, is found out and made right in this way.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from math import isqrt
from pathlib import Path, PurePosixPath
from typing import Any

from ydparse.batch.manifest import Manifest
from ydparse.batch.outputs import ERRORS, OUT_FILES, Output, Vouch, file_row
from ydparse.batch.own import Own
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


class PartedManifest(Manifest):
    """The manifest of an OUT in parts."""

    def divide(self) -> None:
        """Give every file its part. Where no results stand, the number of parts is chosen anew."""
        if not self._count("SELECT EXISTS (SELECT 1 FROM files WHERE result = 'done')"):
            self._set_fact("parts", str(max(1, isqrt(self._count("SELECT count(*) FROM files")))))
            self._db.execute("DELETE FROM parts")
            self._db.execute("UPDATE files SET part = NULL")
        count = self._parts()
        self._db.create_function("part_of", 1, lambda path: _hash(path) % count, deterministic=True)
        self._db.execute("UPDATE files SET part = part_of(path) WHERE part IS NULL")

    def doubt_others(self, sizes: dict[int, int]) -> None:
        """Doubt all parts but those that have these sizes."""
        for number, size in self._db.execute("SELECT number, size FROM parts").fetchall():
            if sizes.get(number) != size:
                self._db.execute("UPDATE parts SET holds = '' WHERE number = ?", (number,))

    def to_make(self) -> list[tuple[int, bool]]:
        """The parts that are to be made, in doubt from now on, and whether they were clean before. Parts that hold nothing
        any more are forgotten; the first is there in any case."""
        known = dict(self._db.execute("SELECT number, holds FROM parts").fetchall())
        found = []
        for number in range(self._parts()):
            part = self.part(number, clean=False)
            clean = known.get(number) == _holds(part.standing)
            if not part.todo and not part.standing and number > 0:
                self._db.execute("DELETE FROM parts WHERE number = ?", (number,))
            elif part.todo or not clean:
                found.append((number, clean))
                self._db.execute("UPDATE parts SET holds = '' WHERE number = ?", (number,))
        self.commit()
        return found

    def part(self, number: int, clean: bool) -> Part:
        """What a worker is told of a part."""
        rows = self._db.execute(
            """SELECT path, result, result_of FROM files WHERE part = ? AND first = path
            AND (result IS NULL OR result = 'done') ORDER BY path""",
            (number,),
        ).fetchall()
        standing = [(os.fsdecode(path), sha256) for path, result, sha256 in rows if result]
        return Part(number, standing, [os.fsdecode(path) for path, result, _ in rows if not result], clean)

    def made(self, number: int, size: int | None) -> None:
        """A part was made of the notices that are recorded, and takes so many bytes, or None if it was left as it was."""
        holds = _holds(self.part(number, clean=True).standing)
        if size is None:
            self._db.execute("UPDATE parts SET holds = ? WHERE number = ?", (holds, number))
        else:
            self._db.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", (number, holds, size))
        self._commit_in_time()

    def held(self) -> set[int]:
        """The parts that OUT has."""
        rows = self._db.execute(
            "SELECT DISTINCT part FROM files WHERE result = 'done' AND part IS NOT NULL UNION SELECT number FROM parts"
        )
        return {number for (number,) in rows}

    def _parts(self) -> int:
        return int(self._fact("parts") or 1)


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


def _hash(path: bytes) -> int:
    return int.from_bytes(hashlib.sha256(path).digest()[:8], "big")


def _holds(standing: Iterable[tuple[str, str]]) -> str:
    """A digest of the notices of a part."""
    digest = hashlib.sha256()
    for path, sha256 in standing:
        digest.update(os.fsencode(path) + b"\0" + sha256.encode() + b"\n")
    return digest.hexdigest()
