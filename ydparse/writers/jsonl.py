"""JSON Lines: one object a line."""

from __future__ import annotations

from collections.abc import Sequence

from ydparse.models import Notice
from ydparse.writers.json import dumps, dumps_task
from ydparse.writers.tasks import all_task_rows


def write(notices: Sequence[Notice]) -> bytes:
    """One notice a line."""
    return "".join(dumps(notice) + "\n" for notice in notices).encode()


def write_tasks(notices: Sequence[Notice], *, only_to_check: bool = False) -> bytes:
    """One flat task row a line."""
    rows = all_task_rows(notices, only_to_check=only_to_check)
    return "".join(dumps_task(row) + "\n" for row in rows).encode()
