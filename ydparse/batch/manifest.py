"""The manifest: what is known of every file of a run, and the results that OUT is made of. A SQLite database beside OUT.

It is held by one run at a time, and whatever ends that run, what was committed stays: the next run goes on from there.

A file is looked at in two steps. First its content is told by its SHA-256; of files with the same content, the first in
the order of paths stands for all (`first`). Then the files that stand for a content are read, unless the result of that
very content is there from before.
"""

from __future__ import annotations

import codecs
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple, Self

from ydparse.batch.inputs import Input
from ydparse.batch.jobs import Failure, Outcome
from ydparse.batch.manifest_mark import APPLICATION_ID, is_earlier
from ydparse.batch.written import Content, Written
from ydparse.errors import OutputError
from ydparse.writers.ownership import NotOurs

LAYOUT = 2  # of the tables below; an older or newer manifest is made anew
_PAGE = 500  # rows that are held at a time
_COMMIT = 1.0  # seconds of work that may have to be done again

_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    path BLOB PRIMARY KEY,      -- as the system has it: not every name is text
    name BLOB NOT NULL,         -- the place in the mirrored tree
    size INTEGER NOT NULL,
    stamp TEXT NOT NULL,        -- changes when the content does, '' where that cannot be told
    seen INTEGER NOT NULL,      -- the run that saw it last
    sha256 TEXT,                -- of the content, null until it was read
    first BLOB,                 -- the path that stands for this content
    result TEXT,                -- 'done', 'failed' or null
    result_of TEXT,             -- the SHA-256 that the result is of
    code TEXT, problem TEXT, remedy TEXT, detail TEXT,
    written INTEGER,            -- bytes of the payload
    tasks INTEGER,              -- of the notice
    to_check INTEGER,           -- how many of them must be looked at
    part INTEGER                -- of an OUT in parts, else null
) WITHOUT ROWID;
CREATE INDEX files_sha256 ON files (sha256, path);
CREATE INDEX files_name ON files (name);
CREATE INDEX files_part ON files (part, path) WHERE part IS NOT NULL;
CREATE TABLE payloads (path BLOB PRIMARY KEY, payload BLOB NOT NULL);
CREATE TABLE targets (              -- files of a folder OUT
    name BLOB PRIMARY KEY,
    path BLOB,                      -- whose notice it holds, null while that is not certain
    sha256 TEXT                     -- and of which content
) WITHOUT ROWID;
CREATE TABLE parts (                -- of an OUT in parts
    number INTEGER PRIMARY KEY,
    holds TEXT NOT NULL,            -- a digest of the notices that it was made of
    size INTEGER NOT NULL           -- bytes
);
"""


_STALE = "name NOT IN (SELECT name FROM files WHERE result = 'done')"


class Busy(OutputError):
    """Another run holds the manifest."""


class Told(NamedTuple):
    """What is known of a file at the end: `status` is done, duplicate, failed or todo (an interrupted run); `notice` the
    SHA-256 of the file whose notice it is, or is a duplicate of, `tasks` how many that has, `to_check` how many of them must
    be looked at. A byte of a name that is no text is written `\ufffdNN`."""

    path: str
    status: str
    duplicate_of: str | None
    size: int
    sha256: str | None
    notice: str | None
    tasks: int | None
    to_check: int | None
    failure: Failure | None


class Manifest:
    """The manifest of an OUT, held until it is closed."""

    def __init__(self, path: Path) -> None:
        try:
            earlier = path.stat().st_mtime_ns if is_earlier(path) else None
            self._committed = time.monotonic()
            self._db = sqlite3.connect(path, isolation_level=None, timeout=0.5)
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("PRAGMA journal_mode = DELETE")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("BEGIN EXCLUSIVE")
            self._make()
            self.written = Written(self._db, earlier)
            self.commit()
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise Busy(str(path), "另一个 ydparse 正在写它", "请等它结束，或换一个输出位置") from None
            raise OutputError(str(path), f"清单打不开（{error}）", "请检查输出目录的权限和磁盘空间") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if self._db.in_transaction:
                refused = kind is not None and issubclass(kind, NotOurs)
                self._db.execute("ROLLBACK" if refused else "COMMIT")
        finally:
            self._db.close()

    def is_bare(self) -> bool:
        """Whether no result was ever noted in it."""
        return not self._count("SELECT EXISTS (SELECT 1 FROM files WHERE result IS NOT NULL)")

    def begin(self, fingerprint: str, *, force: bool = False, retry: bool = True) -> bool:
        """Start a run. Results of other rules or options are dropped; failures are tried again where `retry` says so.

        `force` forgets all contents and results. Whether there were any to drop."""
        same = self._fact("fingerprint") == fingerprint
        self._set_fact("fingerprint", fingerprint)
        self._run = int(self._fact("run") or 0) + 1
        self._set_fact("run", str(self._run))
        if force:
            self._db.execute("UPDATE files SET sha256 = NULL, first = NULL")
        if force or not same:
            dropped = bool(self._count("SELECT EXISTS (SELECT 1 FROM files WHERE result = 'done')"))
            if dropped:
                self._set_fact("renewing", "1")
            self._db.execute("UPDATE files SET result = NULL")
            self._db.execute("DELETE FROM payloads")
            return dropped
        if retry:
            self._db.execute("UPDATE files SET result = NULL WHERE result = 'failed'")
        return False

    def register(self, inputs: Iterable[Input]) -> tuple[int, int]:
        """Note what there is; files that are gone are forgotten. How many there are, and how many notices are gone.

        Where there is nothing at all, nothing is changed since `begin`: a drive that is not there is no empty folder."""
        rows = ((os.fsencode(i.path), os.fsencode(i.name), i.size, i.stamp, self._run) for i in inputs)
        self._db.executemany(
            """INSERT INTO files (path, name, size, stamp, seen) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (path) DO UPDATE SET name = excluded.name, seen = excluded.seen,
            sha256 = iif(stamp = excluded.stamp AND size = excluded.size AND stamp <> '', sha256, NULL),
            size = excluded.size, stamp = excluded.stamp""",
            rows,
        )
        found = self._count(f"SELECT count(*) FROM files WHERE seen = {self._run}")
        if not found:
            self._db.execute("ROLLBACK")
            self._db.execute("BEGIN")
            return 0, 0
        gone = self._count(f"SELECT count(*) FROM files WHERE seen <> {self._run} AND result = 'done'")
        self._db.execute("DELETE FROM payloads WHERE path IN (SELECT path FROM files WHERE seen <> ?)", (self._run,))
        self._db.execute("DELETE FROM files WHERE seen <> ?", (self._run,))
        self._tell_names_apart()
        self.commit()
        return found, gone

    def is_renewing(self) -> bool:
        """Whether results were dropped for new ones that are not all there yet: OUT of before is worth more till then."""
        if not self.count_todo():
            self._set_fact("renewing", "")
        return bool(self._fact("renewing"))

    def unread(self) -> Iterator[str]:
        """The files whose content is not known, in order."""
        for (path,) in self._pages("SELECT path FROM files WHERE sha256 IS NULL AND path > ? ORDER BY path"):
            yield os.fsdecode(path)

    def know(self, path: str, sha256: str, size: int) -> None:
        """Note the content of a file."""
        self._db.execute("UPDATE files SET sha256 = ?, size = ? WHERE path = ?", (sha256, size, os.fsencode(path)))
        self._commit_in_time()

    def choose(self) -> None:
        """Say which file stands for each content, and which of these are to be read."""
        first = "coalesce((SELECT min(path) FROM files AS other WHERE other.sha256 = files.sha256), path)"
        self._db.execute(f"UPDATE files SET first = {first} WHERE first IS NOT {first}")
        useless = "first <> path OR result_of IS NOT sha256"
        self._db.execute(f"UPDATE files SET result = NULL WHERE result IS NOT NULL AND ({useless})")
        self._db.execute("DELETE FROM payloads WHERE path IN (SELECT path FROM files WHERE result IS NULL)")
        self.commit()

    def count_todo(self) -> int:
        """How many files are to be read."""
        return self._count("SELECT count(*) FROM files WHERE first = path AND result IS NULL")

    def todo(self) -> Iterator[tuple[str, str]]:
        """Path and place in the mirrored tree of every file that is to be read, in order."""
        query = "SELECT path, name FROM files WHERE first = path AND result IS NULL AND path > ? ORDER BY path"
        for path, name in self._pages(query):
            yield os.fsdecode(path), os.fsdecode(name)

    def claim_targets(self) -> None:
        """Note that the files that are to be read will be written to their places in the mirrored tree."""
        self._db.execute(
            "INSERT OR REPLACE INTO targets (name) SELECT name FROM files WHERE first = path AND result IS NULL"
        )
        self.commit()

    def stale_targets(self) -> list[str]:
        """Places of the mirrored tree that were written once and hold no notice now."""
        names = self._db.execute(f"SELECT name FROM targets WHERE {_STALE}").fetchall()
        return [os.fsdecode(name) for (name,) in names]

    def forget_stale_targets(self) -> None:
        """They have been removed."""
        self._db.execute(f"DELETE FROM targets WHERE {_STALE}")

    def reread(self, path: str) -> None:
        """The result of this file is of no use any more."""
        self._db.execute("UPDATE files SET result = NULL WHERE path = ?", (os.fsencode(path),))

    def record(self, outcome: Outcome) -> None:
        """Note what became of a file."""
        path, failure = os.fsencode(outcome.path), outcome.failure or (None,) * 4
        self._db.execute(
            """UPDATE files SET result = ?, sha256 = coalesce(?, sha256), result_of = coalesce(?, sha256),
            code = ?, problem = ?, remedy = ?, detail = ?, written = ?, tasks = ?, to_check = ? WHERE path = ?""",
            (
                "failed" if outcome.failure else "done",
                outcome.sha256,
                outcome.sha256,
                *failure,
                outcome.written,
                outcome.tasks,
                outcome.to_check,
                path,
            ),
        )
        if outcome.payload is not None:
            self._db.execute("INSERT OR REPLACE INTO payloads VALUES (?, ?)", (path, outcome.payload))
        elif not outcome.failure:
            self._db.execute(
                "UPDATE targets SET path = ?, sha256 = ? WHERE name = (SELECT name FROM files WHERE path = ?)",
                (path, outcome.sha256, path),
            )
        if outcome.wrote:
            self.written.settle((Content(*outcome.wrote),))
        self._commit_in_time()

    def done(self) -> Iterator[tuple[str, str, int]]:
        """Path, place in the mirrored tree and bytes of every notice, in order; -1 bytes where the place was last written
        for another one."""
        query = """SELECT a.path, a.name, iif(b.path = a.path AND b.sha256 = a.result_of, a.written, -1) FROM files AS a
            LEFT JOIN targets AS b USING (name) WHERE a.result = 'done' AND a.path > ? ORDER BY a.path"""
        for path, name, written in self._pages(query):
            yield os.fsdecode(path), os.fsdecode(name), written

    def payloads(self) -> Iterator[bytes]:
        """The payload of every notice, packed, in the order of paths."""
        query = """SELECT path, payload FROM files JOIN payloads USING (path)
        WHERE result = 'done' AND path > ? ORDER BY path"""
        for _, payload in self._pages(query, 50):
            yield payload

    def told(self, *, failed: bool = False) -> Iterator[Told]:
        """What is known of every file, or of those that failed, in order."""
        query = """SELECT a.path, a.first, a.result, a.size, a.sha256, iif(b.result = 'done', b.result_of, NULL),
            iif(b.result = 'done', b.tasks, NULL), iif(b.result = 'done', b.to_check, NULL),
            a.code, a.problem, a.remedy, a.detail FROM files AS a JOIN files AS b ON b.path = a.first WHERE a.path > ?"""
        query += " AND a.result = 'failed'" if failed else ""
        for path, first, result, size, sha256, notice, tasks, to_check, *failure in self._pages(
            query + " ORDER BY a.path"
        ):
            status = "duplicate" if path != first else result or "todo"
            other = _text(first) if path != first else None
            why = Failure(*failure) if status == "failed" else None
            yield Told(_text(path), status, other, size, sha256, notice, tasks, to_check, why)

    def failures(self) -> dict[str, int]:
        """How many files failed, by code."""
        rows = self._db.execute("SELECT code, count(*) FROM files WHERE result = 'failed' GROUP BY code ORDER BY code")
        return dict(rows.fetchall())

    def tasks(self) -> tuple[int, int]:
        """How many tasks the notices have, and how many of them must be looked at."""
        query = "SELECT coalesce(sum(tasks), 0), coalesce(sum(to_check), 0) FROM files WHERE result = 'done'"
        tasks, to_check = self._db.execute(query).fetchone()
        return tasks, to_check

    def counts(self) -> dict[str, int]:
        """How many files are done, duplicate, failed, todo."""
        status = "CASE WHEN path <> first THEN 'duplicate' ELSE coalesce(result, 'todo') END"
        return dict(self._db.execute(f"SELECT {status} AS status, count(*) FROM files GROUP BY status").fetchall())

    def commit(self) -> None:
        """Keep what was noted, whatever happens."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")
        self._committed = time.monotonic()

    def _commit_in_time(self) -> None:
        if time.monotonic() - self._committed > _COMMIT:
            self.commit()

    def _make(self) -> None:
        if self._db.execute("PRAGMA user_version").fetchone()[0] != LAYOUT:
            tables = self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (table,) in tables:  # what was written to OUT is known whatever the layout
                if table != "outputs":
                    self._db.execute(f"DROP TABLE {table}")
            for statement in _TABLES.split(";"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {LAYOUT}")
        if self._db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def _tell_names_apart(self) -> None:
        """Two roots may hold the same place: all but the first are numbered."""
        same = "SELECT name FROM files GROUP BY name HAVING count(*) > 1"
        rows = self._db.execute(f"SELECT path, name FROM files WHERE name IN ({same}) ORDER BY name, path").fetchall()
        last = None
        for path, name in rows:
            if name == last:
                self._db.execute("UPDATE files SET name = ? WHERE path = ?", (self._free_name(name), path))
            last = name

    def _free_name(self, name: bytes) -> bytes:
        numbered = (name + f"~{number}".encode() for number in count(2))
        taken = "SELECT EXISTS (SELECT 1 FROM files WHERE name = ?)"
        return next(new for new in numbered if not self._db.execute(taken, (new,)).fetchone()[0])

    def _pages(self, query: str, size: int = _PAGE) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that goes on after a path, its first column; others may be written in between."""
        after = b""
        while rows := self._db.execute(f"{query} LIMIT {size}", (after,)).fetchall():
            yield from rows
            after = rows[-1][0]

    def _count(self, query: str) -> int:
        return int(self._db.execute(query).fetchone()[0])

    def _fact(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _set_fact(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))


def _text(path: bytes) -> str:
    return os.fsdecode(path).encode("utf-8", "surrogateescape").decode("utf-8", _SHOWN)


def _show_bytes(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return "".join(f"\ufffd{byte:02x}" for byte in error.object[error.start : error.end]), error.end


_SHOWN = "ydparse-bytes"  # a handler of errors; two names that differ stay two, as no name holds U+FFFD by itself
codecs.register_error(_SHOWN, _show_bytes)
