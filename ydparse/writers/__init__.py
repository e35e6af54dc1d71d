"""Notices → files. The suffix chooses the format; a file appears whole or not at all.

.json   the JSON object of one notice, or an array of several
.jsonl  one JSON object a line
.csv    one row a task, UTF-8 with BOM, so that Excel opens it
.md     a readable page
.xlsx   a workbook: 任务, 按单位, 目标, 元数据, 提示 (needs ydparse[xlsx])
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from ydparse.errors import OutputError
from ydparse.models import Notice
from ydparse.writers import csv, json, jsonl, markdown, xlsx
from ydparse.writers.files import check_place, replace_file

Writer = Callable[[Sequence[Notice]], bytes]

WRITERS: dict[str, Writer] = {
    ".json": json.write,
    ".jsonl": jsonl.write,
    ".csv": csv.write,
    ".md": markdown.write,
    ".xlsx": xlsx.write,
}

# `--tasks`: flat rows in place of whole notices. The other formats hold one row a task as it is.
TASK_WRITERS: dict[str, Writer] = {**WRITERS, ".json": json.write_tasks, ".jsonl": jsonl.write_tasks}

# `--only-to-check`: the flat rows of the tasks that must be looked at.
CHECK_WRITERS: dict[str, Writer] = {
    ".json": partial(json.write_tasks, only_to_check=True),
    ".jsonl": partial(jsonl.write_tasks, only_to_check=True),
    ".csv": partial(csv.write, only_to_check=True),
}

__all__ = ["CHECK_WRITERS", "TASK_WRITERS", "WRITERS", "check", "suffix_of", "write"]


def suffix_of(path: str | Path) -> str:
    """The suffix that chooses the writer, in lower case, whether it is known or not."""
    return Path(path).suffix.lower()


def check(path: str | Path, *, only_to_check: bool = False) -> None:
    """Raise an OutputError now if `path` could not be written later, before the work begins."""
    _writer(path, CHECK_WRITERS if only_to_check else WRITERS)
    if suffix_of(path) == ".xlsx":
        xlsx.load(str(path))
    check_place(Path(path))


def write(
    notices: Notice | Sequence[Notice], path: str | Path, *, tasks: bool = False, only_to_check: bool = False
) -> None:
    """Write one notice or several to `path` in the format of its suffix; `tasks` asks the JSON formats for flat rows,
    `only_to_check` for those of the tasks that must be looked at, as `.csv` too.

    As `.json`, one notice is an object, a sequence is an array, however long it is.
    """
    writer = _writer(path, CHECK_WRITERS if only_to_check else TASK_WRITERS if tasks else WRITERS)
    if suffix_of(path) == ".xlsx":
        xlsx.load(str(path))
    if not isinstance(notices, Notice):
        content = writer(notices)
    elif writer is json.write:
        content = json.write_one(notices)
    else:
        content = writer((notices,))
    replace_file(Path(path), content)


def _writer(path: str | Path, writers: dict[str, Writer]) -> Writer:
    known = suffix_of(path)
    if known not in writers:
        suffix = known or "无扩展名"
        raise OutputError(str(path), f"不认识的输出格式（{suffix}）", f"可用的扩展名：{' '.join(writers)}")
    return writers[known]
