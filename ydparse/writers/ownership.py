"""What ydparse may write over: only what it made itself, and nobody changed since. One rule for every command that writes.

Who wrote a place before may vouch for it (a batch has a manifest): then its content must be one that is vouched for. Where
nobody does, the thing itself must show that ydparse made it (`marks.py`). An empty file holds nothing that could be lost.
`force` gives up what a file holds, whoever made it; it takes no folder, no pipe and no device away.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from ydparse.errors import OutputError
from ydparse.writers.marks import Mark, mark_of

_SCRATCH = "ydparse-scratch"  # the file in a folder of half-done work that says what the folder is
_SCRATCH_SAYS = "ydparse batch 的临时目录，做完自动删除\n"
_SIDES = ("-journal", "-wal", ".wal")  # where databases keep what is not in the file yet


class NotOurs(OutputError):
    """Something stands there that ydparse did not make, or that was changed since."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """What is known of a place: the SHA-256 of what may stand there; whether something was perhaps written there that is
    not among them (a run was killed); up to which time (ns) an earlier release may have written there without a note."""

    known: frozenset[str] = frozenset()
    is_doubtful: bool = False
    until: int | None = None


NOTHING = Vouched()


def check(path: Path, vouched: Vouched = NOTHING, *, force: bool = False, shown: str | None = None) -> None:
    """Raise NotOurs unless `path` may be written over or removed; `shown` is what the user calls it.

    A link is one that somebody made: who means what it points at resolves it before."""
    name = shown or str(path)
    status = _status(path)
    if status is None:
        return
    if stat.S_ISDIR(status.st_mode):
        raise NotOurs(name, "已有这个目录", "请换一个名字，或先把它移走")
    if not stat.S_ISREG(status.st_mode):
        raise NotOurs(name, "这是链接、管道、设备之类，不是普通文件", "请换一个名字，或先把它移走")
    check_sides(path, name)
    if status.st_size and not force and (not vouched.known or digest(path) not in vouched.known):
        _judge(path, vouched, status.st_mtime_ns, name)


def check_folder(path: Path, vouch: Callable[[str], Vouched], names: re.Pattern[str], *, force: bool = False) -> None:
    """The same for a folder that is replaced as a whole: all that lies in it must be ydparse's. `vouch` is asked with `/`
    and the path below the folder; what nobody vouches for must have one of these names. `force` gives up results that were
    changed, and nothing else."""
    found = [entry for entry in sorted(path.rglob("*")) if entry.is_symlink() or not entry.is_dir()]
    if not found:
        raise NotOurs(str(path), "已有这个目录，而且不是 ydparse batch 所写", "请换一个名字，或先把它移走")
    for entry in found:
        below = f"/{entry.relative_to(path).as_posix()}"
        vouched = vouch(below)
        if not vouched.known and (not names.fullmatch(below) or mark_of(entry) is Mark.FOREIGN):
            problem = f"这个目录不是 ydparse batch 所写，或里面有别的东西（{below[1:]}）"
            raise NotOurs(str(path), problem, "请把它移走，或换一个名字")
        check(entry, vouched, force=force)


def check_content(data: bytes, vouched: Vouched, shown: str) -> None:
    """The same for what stands in shared storage, of which the bytes are at hand."""
    if hashlib.sha256(data).hexdigest() in vouched.known or not data:
        return
    with tempfile.TemporaryDirectory(prefix="ydparse-") as folder:
        copy = Path(folder, Path(shown).name)
        copy.write_bytes(data)
        _judge(copy, vouched, 0, shown)


def check_sides(path: Path, shown: str | None = None) -> None:
    """Raise NotOurs where a database at `path` is in use: what stands beside it would be taken for the new one's."""
    for side in _SIDES if path.suffix.lower() in (".sqlite", ".duckdb") else ():
        beside = Path(f"{path}{side}")
        if (status := _status(beside)) and status.st_size:
            problem = f"旁边有 {beside.name}，可能有程序正开着它，或没有正常关闭"
            raise NotOurs(shown or str(path), problem, "请关掉那个程序，或把这个文件移走")


def changed(name: str) -> NotOurs:
    """What is said of a result that was changed since."""
    remedy = "要留着改动的，请移走它，或换一个输出位置；不要的，删掉它，或加 --force"
    return NotOurs(name, "ydparse 写好以后，有人改过、另存过或换过", remedy)


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def claim_scratch(folder: Path) -> None:
    """Make a folder for half-done work, which says that it is one, if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / _SCRATCH).exists():
        (folder / _SCRATCH).write_text(_SCRATCH_SAYS, encoding="utf-8")


def check_scratch(folder: Path, left: Sequence[str] = ()) -> None:
    """Raise NotOurs unless this is such a folder, or could be made. `left`: patterns of names that an earlier release,
    which did not mark it, left in it."""
    if (status := _status(folder)) is None:
        return
    if stat.S_ISDIR(status.st_mode):
        names = {entry.name for entry in folder.iterdir()}
        with suppress(OSError, UnicodeDecodeError):
            if not names or (folder / _SCRATCH).read_text(encoding="utf-8") == _SCRATCH_SAYS:
                return
        if left and all(any(fnmatchcase(name, pattern) for pattern in left) for name in names):
            return
    raise NotOurs(str(folder), "这里要放临时文件，已有的不是 ydparse 所建", "请把它移走，或换一个输出位置")


def _judge(path: Path, vouched: Vouched, written: int, name: str) -> None:
    """Raise NotOurs unless the file shows that it is ydparse's, and nothing speaks against that."""
    if vouched.known and not vouched.is_doubtful:
        raise changed(name)
    mark = mark_of(path)
    if mark is Mark.FOREIGN or (mark is Mark.UNMARKED and vouched.until is None):
        remedy = "请换一个名字，或先把它移走；确定要覆盖它的，加 --force"
        raise NotOurs(name, "已有这个文件，看不出是 ydparse 写的", remedy)
    if mark is Mark.CHANGED or (vouched.until is not None and written > vouched.until):
        raise changed(name)


def _status(path: Path) -> os.stat_result | None:
    with suppress(FileNotFoundError, NotADirectoryError):
        return path.lstat()
    return None
