"""Whether what stands in the place of a manifest is one, told before SQLite opens it: opening alone may change a database."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ydparse.writers.marks import application_id, sqlite_tables
from ydparse.writers.ownership import NotOurs

APPLICATION_ID = 0x5964704D  # `YdpM`

_UNMARKED = {"facts", "files", "payloads", "targets", "parts"}  # the tables of a release that did not mark it
_JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_REMEDY = "请把它移走，或换一个输出位置"


def check_manifest(path: Path) -> bool:
    """Whether there is a manifest at `path`; NotOurs where something else is, or another program's log beside it."""
    journal = _journal(Path(f"{path}-journal"))
    if Path(f"{path}-wal").exists() or (journal and journal[:8] not in (_JOURNAL, bytes(8))):
        raise NotOurs(str(path), "旁边有别的程序留下的日志（-wal、-journal）", _REMEDY)
    if not path.exists():
        return False
    was_empty = journal.startswith(_JOURNAL) and journal[16:20] == bytes(
        4
    )  # killed while it was made: it becomes so again
    if path.is_file() and (not path.stat().st_size or was_empty):
        return False
    try:
        ours = path.is_file() and (application_id(path) == APPLICATION_ID or is_earlier(path))
    except sqlite3.Error:
        ours = False
    if not ours:
        raise NotOurs(str(path), "不是 ydparse 的清单，或已损坏", _REMEDY)
    return True


def is_earlier(path: Path) -> bool:
    """Whether it is a manifest of a release that did not mark it."""
    return path.is_file() and application_id(path) == 0 and sqlite_tables(path) == _UNMARKED


def _journal(path: Path) -> bytes:
    """The head of a rollback journal, if there is one."""
    if not path.is_file():
        return b"?" if path.exists() else b""
    with path.open("rb") as stream:
        return stream.read(28)
