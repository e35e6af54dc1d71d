"""A file appears whole or not at all: written beside its place, then moved into it."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from ydparse.errors import OutputError


def check_place(path: Path) -> None:
    """Raise an OutputError if a file could not be put at `path`."""
    if path.is_dir():
        raise OutputError(str(path), "输出位置是一个目录", "请给出文件名")
    check_parent(path)


def check_parent(path: Path) -> None:
    """Raise an OutputError if nothing new can be put beside `path`."""
    parent = _target(path).parent
    if not parent.is_dir():
        raise OutputError(str(path), "输出目录不存在", "请先建好目录，或换一个位置")
    if not os.access(parent, os.W_OK):
        raise OutputError(str(path), "没有写入的权限", "请换一个位置")


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one move. What stood there keeps its permissions; a link keeps pointing."""
    check_place(path)
    target = _target(path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise cannot_write(path, error) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def cannot_write(path: str | Path, error: OSError) -> OutputError:
    """What is said where the disk refuses."""
    return OutputError(str(path), f"写不进去（{error.strerror or error}）", "请看看磁盘空间和权限，或换一个位置")


def _target(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _mode(target: Path) -> int:
    """The mode of the file that is replaced, or the one that a new file would get."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
