"""Tables of cases: rows of (id, …), some of them known to fail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest


def params(*tables: Sequence[tuple[Any, ...]], misses: Mapping[str, str] | None = None) -> list[Any]:
    """The rows of `tables` for `parametrize`; `misses` gives the reason, by id, of rows that still fail.

    A row that starts to pass fails the run until its id is taken out of `misses`.
    """
    misses = dict(misses or {})
    rows = []
    for row in (row for table in tables for row in table):
        reason = misses.pop(row[0], None)
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        rows.append(pytest.param(*row[1:], id=row[0], marks=marks))
    if misses:
        raise ValueError(f"known misses without a row: {', '.join(misses)}")
    ids = [row.id for row in rows]
    if len(set(ids)) < len(ids):
        raise ValueError(f"ids that stand twice: {sorted({i for i in ids if ids.count(i) > 1})}")
    return rows
