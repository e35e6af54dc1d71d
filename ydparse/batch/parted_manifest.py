"""The manifest of an OUT in parts: which file is in which part, and what each part holds."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from math import isqrt

from ydparse.batch.manifest import Manifest
from ydparse.batch.worker import Part


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


def _hash(path: bytes) -> int:
    return int.from_bytes(hashlib.sha256(path).digest()[:8], "big")


def _holds(standing: Iterable[tuple[str, str]]) -> str:
    """A digest of the notices of a part."""
    digest = hashlib.sha256()
    for path, sha256 in standing:
        digest.update(os.fsencode(path) + b"\0" + sha256.encode() + b"\n")
    return digest.hexdigest()
