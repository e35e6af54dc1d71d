"""What a batch has written, by place and content, so that the next run tells its own work from that of others.

A place is what stands after OUT in its path: `` (OUT itself), `/items/part-0.parquet`, `.errors.jsonl`. A content is noted
before it is put in its place and the one before it is forgotten after that, so that whatever ends a run in between, what
stands there is known.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ydparse.writers.ownership import Vouched, digest

_DOUBT = ""  # in the place of a SHA-256
_EARLIER = "written before"  # a fact: until when a release that took no notes may have written (ns)
_LATE = 60 * 10**9  # ns after the last note of a run that was killed in which its workers may still have written


class Content(NamedTuple):
    """What was written to a place."""

    place: str
    sha256: str
    size: int

    @classmethod
    def of(cls, place: str, path: Path) -> Content:
        """That of a file."""
        return cls(place, digest(path), path.stat().st_size)


class Written:
    """The notes of a manifest."""

    def __init__(self, database: sqlite3.Connection, earlier: int | None) -> None:
        """`earlier`: when the manifest was written last, if it is one from before."""
        self._db = database
        table = "SELECT count(*) FROM sqlite_master WHERE name = 'outputs'"
        if not database.execute(table).fetchone()[0]:
            database.execute(
                "CREATE TABLE outputs (place BLOB, sha256 TEXT, size INTEGER, PRIMARY KEY (place, sha256)) WITHOUT ROWID"
            )
            if earlier is not None:
                database.execute("INSERT INTO facts VALUES (?, ?)", (_EARLIER, str(earlier + _LATE)))
        row = database.execute("SELECT value FROM facts WHERE name = ?", (_EARLIER,)).fetchone()
        self._until = int(row[0]) if row else None

    def vouched(self, place: str) -> Vouched:
        """What may stand at a place."""
        rows = self._db.execute("SELECT sha256 FROM outputs WHERE place = ?", (os.fsencode(place),))
        known = frozenset(sha256 for (sha256,) in rows)
        return Vouched(known - {_DOUBT}, _DOUBT in known, self._until)

    def sizes(self, place: str) -> set[int]:
        """The sizes of what may stand there."""
        query = "SELECT size FROM outputs WHERE place = ? AND sha256 <> ?"
        rows = self._db.execute(query, (os.fsencode(place), _DOUBT))
        return {size for (size,) in rows}

    def expect(self, contents: Iterable[Content]) -> None:
        """These may stand at their places, beside what may stand there already."""
        rows = ((os.fsencode(place), sha256, size) for place, sha256, size in contents)
        self._db.executemany("INSERT OR IGNORE INTO outputs VALUES (?, ?, ?)", rows)

    def doubt(self, places: Iterable[str]) -> None:
        """Something that nobody notes may be written to these."""
        self.expect(Content(place, _DOUBT, 0) for place in places)

    def undoubt(self, places: Iterable[str]) -> None:
        """Nothing was."""
        rows = ((os.fsencode(place), _DOUBT) for place in places)
        self._db.executemany("DELETE FROM outputs WHERE place = ? AND sha256 = ?", rows)

    def settle(self, contents: Iterable[Content]) -> None:
        """These stand at their places, and nothing else."""
        for content in contents:
            self.forget(content.place)
            self.expect((content,))

    def settle_all(self, contents: Iterable[Content]) -> None:
        """The same; and nothing stands at any other place of OUT itself."""
        self._db.execute("DELETE FROM outputs WHERE place = x'' OR substr(place, 1, 1) = x'2f'")
        self.expect(contents)

    def forget(self, place: str) -> None:
        """Nothing of ydparse stands there any more."""
        self._db.execute("DELETE FROM outputs WHERE place = ?", (os.fsencode(place),))
