"""Text that is set in two columns (分栏): all of the left one is read before the right one.

Columns of a table without rules look alike, and must stay rows. So columns of text are told only where nothing else is
likely: many lines, most of which fill their column on both sides of one gap; or entries that are numbered down the left
side and on from there down the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ydparse.readers.page.lines import Char

Row = Sequence[Char]

_LEAST = 8
"""Lines of a column, at least."""
_NARROWEST = 9.0
"""Points: the gap between columns of text, at least."""
_SHORTEST = 8
"""Characters in a line of a column, at least."""
_FULL = 0.6
"""The part of the lines that fill their column, at least."""
_NUMBERED = re.compile(r"[（(]?(\d{1,3})[.．、）)]")


def in_reading_order(rows: Sequence[Row]) -> list[Row]:
    """Rows of characters, each from left to right, with those in two columns cut in two: first the left ones."""
    gaps = _middle_gaps(rows)
    if sum(map(bool, gaps)) < _LEAST:
        return list(rows)
    ordered: list[Row] = []
    start = 0
    for first, end, cut in _stretches(rows, gaps):
        last = _set_tight(rows, gaps, first, end)
        left = [part for row in rows[first:last] if (part := [char for char in row if char.x1 <= cut])]
        right = [part for row in rows[first:last] if (part := [char for char in row if char.x1 > cut])]
        if _are_columns(left, right):
            ordered += [*rows[start:first], *left, *right]
            start = last
    return [*ordered, *rows[start:]]


def _middle_gaps(rows: Sequence[Row]) -> list[list[tuple[float, float]]]:
    """The gaps of each row, from right edge to left edge, that lie about the middle of the page's text."""
    if len(rows) < _LEAST:
        return []
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    low, high = left + 0.35 * (right - left), left + 0.65 * (right - left)
    found = [
        [(a[3], b[1]) for a, b in pairwise(row) if b[1] - a[3] >= _NARROWEST and a[3] < high and b[1] > low]
        for row in rows
    ]
    for at, (above, below) in enumerate(pairwise(rows)):
        gap = _gap_between(above, below)
        if gap and gap[0] < high and gap[1] > low:
            found[at].append(gap)
            found[at + 1].append(gap)
    return found


def _gap_between(above: Row, below: Row) -> tuple[float, float] | None:
    """The gap between two rows that stand side by side, the lines of one column a little lower than those of the other."""
    _, _, top, _, bottom = above[0]
    if below[0][2] > bottom - 0.2 * (bottom - top):
        return None
    left, right = sorted((above, below), key=lambda row: row[0].x0)
    return (left[-1].x1, right[0].x0) if right[0].x0 - left[-1].x1 >= _NARROWEST else None


def _stretches(rows: Sequence[Row], gaps: Sequence[list[tuple[float, float]]]) -> Iterator[tuple[int, int, float]]:
    """Runs of rows, from the first to the one after the last, that leave one gap free, and where to cut them."""
    first, low, high = 0, float("-inf"), float("inf")
    for at, row in enumerate(rows):
        nearer = next(
            ((max(low, a), min(high, b)) for a, b in gaps[at] if min(high, b) - max(low, a) >= _NARROWEST), None
        )
        beside = high < float("inf") and (row[-1].x1 <= high - _NARROWEST or row[0].x0 >= low + _NARROWEST)
        if nearer:
            if high == float("inf"):
                first = at
            low, high = nearer
        elif beside:
            low, high = (max(low, row[-1].x1), high) if row[-1].x1 < high else (low, min(high, row[0].x0))
        elif high < float("inf"):
            yield first, at, (low + high) / 2
            low, high = float("-inf"), float("inf")
    if high < float("inf"):
        yield first, len(rows), (low + high) / 2


def _set_tight(rows: Sequence[Row], gaps: Sequence[object], first: int, end: int) -> int:
    """The end of a stretch without what follows at a distance below its last row of two sides."""
    last = max(at for at in range(first, end) if gaps[at])
    steps = sorted(below[0].top - above[0].top for above, below in pairwise(rows[first : last + 1])) or [0]
    while last + 1 < end and rows[last + 1][0].top - rows[last][0].top <= 1.8 * steps[len(steps) // 2]:
        last += 1
    return last + 1


def _are_columns(left: Sequence[Row], right: Sequence[Row]) -> bool:
    if min(len(left), len(right)) < _LEAST:
        return False
    first, second = _numbers(left), _numbers(right)
    if min(len(first), len(second)) > 2:
        down = first + second
        if all(b == a + 1 for a, b in pairwise(down)):
            return True
        if first[0] < second[0] < first[1]:  # numbered from left to right
            return False
    widths = [max(row[-1].x1 for row in side) - min(row[0].x0 for row in side) for side in (left, right)]
    wide = max(_SHORTEST * left[0][0].height, 0.75 * max(widths))
    return min(widths) >= wide and _is_filled(left) and _is_filled(right)


def _is_filled(side: Sequence[Row]) -> bool:
    edge = max(row[-1].x1 for row in side)
    full = sum(1 for row in side if edge - row[-1].x1 < 1.5 * row[-1].height)
    return full >= _FULL * len(side)


def _numbers(side: Sequence[Row]) -> list[int]:
    """The numbers that entries begin with."""
    openings = ("".join(char.text for char in row[:8]) for row in side)
    return [int(mark[1]) for opening in openings if (mark := _NUMBERED.match(opening))]
