"""The cells that rules enclose.

Rules that touch belong to one table. Their places make a grid; two neighbouring fields of the grid are one cell where
no rule runs between them (合并单元格). A table may be open at its left and right edge, where its level rules reach
beyond the outermost upright ones: the ends of the level rules close it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ydparse.document import Box

NEAR = 3.0
"""Points within which two edges are one rule."""
SHORTEST = 8.0
"""A rule of a table is at least so long; shorter strokes are marks and dashes."""
_DOUBLE = 5.0
"""Points: rules so near to one another are one, drawn double, or cells drawn a little apart."""
_DASH = 12.0
"""The longest dash of a broken rule; the gap to the next is as long at most."""
_NARROWEST = 9.0
"""A column is at least so wide, in points: one small character."""
_MOST = 1000
"""Rules of one direction; a page with more is a drawing."""
_MOST_CELLS = 20_000


class _Rule(NamedTuple):
    """A straight stroke: `at` is where it lies across its direction, `low` and `high` where it begins and ends."""

    at: float
    low: float
    high: float


def cells_of(rules: Iterable[Box]) -> list[list[Box]]:
    """The cells of each table, from rules as thin boxes; tables from top to bottom.

    Strokes shorter than SHORTEST are left out, once those that go on in one another are joined.
    """
    boxes = list(rules)
    if not boxes:
        return []
    level = _joined(_Rule((b[1] + b[3]) / 2, b[0], b[2]) for b in boxes if b[3] - b[1] <= NEAR)
    upright = _joined(_Rule((b[0] + b[2]) / 2, b[1], b[3]) for b in boxes if b[2] - b[0] <= NEAR)
    if max(len(level), len(upright)) > _MOST:
        return []
    tables = [table for group in _touching(level, upright) if (table := _cells(*group))]
    frames = [(table, _around(table)) for table in tables]
    outer = [table for table, box in frames if not any(_holds(other, box) for other in tables if other is not table)]
    return sorted(outer, key=lambda cells: (cells[0][1], cells[0][0]))


def _around(cells: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*cells, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _holds(cells: Sequence[Box], box: Box) -> bool:
    """Whether a table, of more than a frame, has another in one of its cells."""
    return len(cells) > 2 and any(
        cell[0] <= box[0] and cell[1] <= box[1] and cell[2] >= box[2] and cell[3] >= box[3] for cell in cells
    )


def merge_edges(values: Iterable[float]) -> tuple[float, ...]:
    """Ascending edges, those that lie near to one another as one: 10, 11, 50 → 10, 50."""
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > _DOUBLE:
            merged.append(value)
    return tuple(merged)


def _joined(rules: Iterable[_Rule]) -> list[_Rule]:
    """Rules on one line that touch or overlap, as one rule; those that stay short are left out."""
    lines: list[list[_Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][0].at <= NEAR:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    return [rule for line in lines for rule in _on_one_line(line) if rule.high - rule.low >= SHORTEST]


def _on_one_line(rules: Iterable[_Rule]) -> list[_Rule]:
    """The pieces of a line; dashes at even distances are one piece."""
    found: list[_Rule] = []
    dash = 0.0  # the length of the piece that was added last
    for at, low, high in sorted(rules, key=lambda rule: rule.low):
        length = high - low
        if found:
            last = found[-1]
            reach = max(NEAR, dash, length) if max(dash, length) <= _DASH else NEAR
            if low - last.high <= reach:
                found[-1] = _Rule(last.at, last.low, max(last.high, high))
                dash = length
                continue
        found.append(_Rule(at, low, high))
        dash = length
    return found


def _touching(level: Sequence[_Rule], upright: Sequence[_Rule]) -> Iterator[tuple[list[_Rule], list[_Rule]]]:
    """Groups of rules that cross or meet, directly or through others."""
    owner = list(range(len(level) + len(upright)))

    def root(one: int) -> int:
        while owner[one] != one:
            owner[one] = one = owner[owner[one]]
        return one

    order = sorted(range(len(level)), key=lambda i: level[i].at)
    heights = [level[i].at for i in order]
    for j, rule in enumerate(upright):
        for i in order[bisect_left(heights, rule.low - _DOUBLE) :]:
            other = level[i]
            if other.at > rule.high + _DOUBLE:
                break
            if other.low - _DOUBLE <= rule.at <= other.high + _DOUBLE:
                owner[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[_Rule], list[_Rule]]] = {}
    for one in range(len(owner)):
        first, second = groups.setdefault(root(one), ([], []))
        if one < len(level):
            first.append(level[one])
        else:
            second.append(upright[one - len(level)])
    for first, second in groups.values():
        if len(first) >= 2 and len(second) >= 1:
            yield first, second


def _cells(level: list[_Rule], upright: list[_Rule]) -> list[Box]:
    """The cells of one table, row by row."""
    rows = merge_edges(rule.at for rule in level)
    columns = merge_edges(rule.at for rule in upright)
    left, right = min(rule.low for rule in level), max(rule.high for rule in level)
    if columns[0] - left > _NARROWEST:
        columns = (left, *columns)
        upright = [*upright, _Rule(left, rows[0], rows[-1])]
    if right - columns[-1] > _NARROWEST:
        columns = (*columns, right)
        upright = [*upright, _Rule(right, rows[0], rows[-1])]
    if len(rows) < 2 or len(columns) < 2 or len(rows) * len(columns) > _MOST_CELLS:
        return []
    walls = _between(columns, rows, upright)
    floors = _between(rows, columns, level)
    merged = _merged(len(columns) - 1, len(rows) - 1, walls, floors)
    return [(columns[x0], rows[y0], columns[x1], rows[y1]) for x0, y0, x1, y1 in merged]


def _merged(
    wide: int, high: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> Iterator[tuple[int, int, int, int]]:
    """The fields of a grid, those with neither wall nor floor between them as one: left, top, right and bottom edge of each."""
    taken: set[tuple[int, int]] = set()
    for y in range(high):
        for x in range(wide):
            if (y, x) in taken:
                continue
            right = x + 1
            while right < wide and (right, y) not in walls and (y, right) not in taken:
                right += 1
            bottom = y + 1
            while (
                bottom < high
                and not any((bottom, at) in floors for at in range(x, right))
                and not any((at, bottom) in walls for at in range(x + 1, right))
            ):
                bottom += 1
            taken.update((row, column) for row in range(y, bottom) for column in range(x, right))
            yield x, y, right, bottom


def _between(across: Sequence[float], along: Sequence[float], rules: Iterable[_Rule]) -> set[tuple[int, int]]:
    """(edge, field): the fields between two edges `along` which a rule at the edge `across` runs."""
    found: set[tuple[int, int]] = set()
    for rule in rules:
        edge = min(range(len(across)), key=lambda i: abs(across[i] - rule.at))
        for field in range(len(along) - 1):
            if rule.low <= (along[field] + along[field + 1]) / 2 <= rule.high:
                found.add((edge, field))
    return found
