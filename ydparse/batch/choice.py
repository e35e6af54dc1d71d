"""OUT by its name: a folder, or what the suffix says."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ydparse.batch.mirrored import FolderOutput
from ydparse.batch.outputs import TABULAR, JsonlOutput, Output, TabularOutput
from ydparse.errors import OutputError
from ydparse.writers.files import check_parent
from ydparse.writers.ownership import NotOurs

SUFFIXES = (".jsonl", *TABULAR)


def choose_output(out: str | Path, *, force: bool = False) -> Output:
    """The OUT of this name; OutputError where it could not be written at the end."""
    if str(out) == "-":
        raise OutputError("-", "成批的结果写不到标准输出", "请写文件名或目录名；要接管道的，用 -o 写成 .jsonl 再读")
    path = Path(os.path.realpath(out))  # a link keeps pointing
    suffix = path.suffix.lower()
    if not suffix or (path.is_dir() and suffix not in SUFFIXES):
        output: Output = FolderOutput(path, force=force)
        if path.exists() and not path.is_dir():
            raise NotOurs(str(path), "这是一个文件", "请换一个名字，或先把它移走")
    elif suffix == ".jsonl":
        output = JsonlOutput(path, force=force)
    elif suffix in TABULAR:
        from ydparse.writers import tabular

        tabular.check(path)
        output = TabularOutput(path, force=force)
    else:
        known = " ".join(SUFFIXES)
        raise OutputError(
            str(out), f"不认识的输出格式（{suffix}）", f"可用的扩展名：{known}；没有扩展名的是目录，一份公文一个 .json"
        )
    check_parent(path)
    return output


def check_apart(output: Output, given: Iterable[str]) -> None:
    """Raise NotOurs where what is to be read is written over, or lies in what is written."""
    own = output.own()
    for path in given:
        own.refuse(path)
