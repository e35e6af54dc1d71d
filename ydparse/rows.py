"""Tables of tasks: their rows with the values of each, and the items that say the same."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from operator import add

from ydparse.document import TextAt
from ydparse.find import Finders
from ydparse.grammar.strength import task_strength
from ydparse.models import Item, Row, Table
from ydparse.structure import Paper, TaskRow, TaskTable

_SHORTEST = 4  # characters; no shorter wording is like another
_LIKE = 0.75  # share of a row's character pairs that an item has, from which both say the same


def part_id(place: int) -> str:
    """The id of a part by its place."""
    return f"p{place + 1}"


def row_id(table_number: int, row_number: int) -> str:
    """The id of a row, both numbers from 1."""
    return f"t{table_number}r{row_number}"


def part_at(parts: Sequence[Paper], offset: TextAt) -> str:
    """The id of the part that holds an offset of the text."""
    return part_id(min(bisect_right([part.end for part in parts], offset), len(parts) - 1))


def make_tables(
    finders: Finders, tables: Sequence[TaskTable], items: Sequence[Item], parts: Sequence[Paper]
) -> list[Table]:
    """Task tables with the values of each row, each in its part."""
    if not tables:  # as in most notices: the wordings of the items are not asked for
        return []
    wordings = Wordings(items)
    return [
        Table.model_construct(
            part_id=part_at(parts, table.rows[0].start),
            title=table.title,
            columns=table.columns,
            rows=tuple(_row(finders, row, row_id(i, j), wordings) for j, row in enumerate(table.rows, 1)),
        )
        for i, table in enumerate(tables, 1)
    ]


def _row(finders: Finders, row: TaskRow, id_: str, wordings: Wordings) -> Row:
    quote, folded = finders.document.quote, finders.document.folded
    task, subtask = quote(row.task.start, row.task.end), row.subtask and quote(row.subtask.start, row.subtask.end)
    strengths = (task_strength(folded(cell.start, cell.end)) for cell in row.said)
    return Row.model_construct(
        id=id_,
        number=quote(row.number.start, row.number.end) if row.number else None,
        section=row.section,
        task=task,
        subtask=subtask or None,
        strength=next(filter(None, strengths), None),
        **finders.find_in_row(row).values(),
        cells=row.cells,
        item_id=wordings.find(task + (subtask or "")) or (wordings.find(task) if subtask else None),
        span=finders.document.span(row.start, row.end),
    )


def _bare(text: str) -> str:
    """A wording without signs and blanks."""
    return "".join(filter(str.isalnum, text))


def _pairs(text: str) -> set[str]:
    """The pairs of characters of a bare wording; the second of a kind with a 2 behind it and so on, so that what two
    wordings share is counted by sets."""
    pairs = list(map(add, text, text[1:]))
    once = set(pairs)
    if len(once) < len(pairs):
        several = ((pair, count) for pair, count in Counter(pairs).items() if count > 1)
        once.update(f"{pair}{n}" for pair, count in several for n in range(2, count + 1))
    return once


class Wordings:
    """The wordings of the items, to find the one that says what a row says."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._said = [_bare(item.task) for item in items]

    @cached_property
    def _where(self) -> defaultdict[str, list[int]]:
        """The places of the items by the pairs in them."""
        where = defaultdict[str, list[int]](list)
        for i, said in enumerate(self._said):
            for pair in _pairs(said):
                where[pair].append(i)
        return where

    def find(self, wording: str) -> str | None:
        """The id of the item in which most of the wording stands; the best one, if it is clear."""
        wording = _bare(wording)
        if len(wording) < _SHORTEST:
            return None
        whole = [i for i, said in enumerate(self._said) if wording in said]
        if whole:
            return self._items[whole[0]].id if len(whole) == 1 else None
        pairs = _pairs(wording)
        total = len(pairs)
        known = pairs & self._where.keys()
        if len(known) < _LIKE * total:  # no item can have more of them
            return None
        best = Counter(chain.from_iterable(map(self._where.__getitem__, known))).most_common(2)
        second = best[1][1] if len(best) > 1 else 0
        if best[0][1] < _LIKE * total or best[0][1] - second < 0.1 * total:
            return None
        return self._items[best[0][0]].id
