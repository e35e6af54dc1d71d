"""JSON: one notice is an object, a sequence an array. Every field is there, null or not; Chinese stays Chinese."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ydparse.models import Notice
from ydparse.writers.tasks import TaskRow, all_task_rows


def dumps(notice: Notice, *, indent: int | None = None) -> str:
    """The notice's JSON object, on one line, or indented."""
    return notice.model_dump_json(indent=indent)


def dumps_task(row: TaskRow) -> str:
    """A flat task row as one line of JSON."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def write_one(notice: Notice) -> bytes:
    """The file's content: one object."""
    return (dumps(notice, indent=2) + "\n").encode()


def write(notices: Sequence[Notice]) -> bytes:
    """The file's content: an array of notices."""
    return ("[" + ",\n".join(dumps(notice, indent=2) for notice in notices) + "]\n").encode()


def write_tasks(notices: Sequence[Notice], *, only_to_check: bool = False) -> bytes:
    """The file's content: an array of flat task rows."""
    rows = list(all_task_rows(notices, only_to_check=only_to_check))
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()
