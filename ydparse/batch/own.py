"""The places that a run writes to, none of which it may read."""

from __future__ import annotations

import os
import stat
from functools import cached_property, lru_cache

from ydparse.batch.storage import is_url
from ydparse.writers.ownership import NotOurs

_REMEDY = "请另写一个输出位置"


class Own(frozenset[str]):
    """Real paths, or URLs, of files and folders."""

    def refuse(self, given: str) -> None:
        """Raise NotOurs where a path that is to be read is one of these or lies in one, whatever its name."""
        if is_url(given):
            real, file, is_folder = given.rstrip("/"), None, False
        else:
            folder, name = os.path.split(os.path.abspath(given))
            real, file, is_folder = os.path.join(_real(folder), name), _file(given), os.path.isdir(given)
        if is_folder:
            real = os.path.realpath(given)
        if file in self._files or (real in self and not is_folder):
            raise NotOurs(given, "输出的位置就是要读的文件", _REMEDY)
        for mine in self:
            if real == mine or real.startswith((f"{mine}/", mine + os.sep)):
                raise NotOurs(mine, "公文就在这个目录里，结果会混在一起", _REMEDY)

    @cached_property
    def _files(self) -> set[tuple[int, int]]:
        return {file for mine in self if (file := _file(mine))}


@lru_cache(1000)
def _real(folder: str) -> str:
    return os.path.realpath(folder)


def _file(path: str) -> tuple[int, int] | None:
    """By what the system knows a file: the same for another name of it (a link, or where case does not count)."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None
