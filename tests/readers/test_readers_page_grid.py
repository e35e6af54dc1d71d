"""Rules to cells: each way to rule a table, and random merged grids."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import accumulate, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ydparse.document import Box
from ydparse.readers.page.grid import cells_of, merge_edges

XS = (60.0, 110.0, 360.0, 520.0)
YS = (100.0, 124.0, 148.0)
PLAIN = {(a, b, c, d) for b, d in pairwise(YS) for a, c in pairwise(XS)}


def assert_same(found: Collection[Box], cells: Collection[Box], near: float) -> None:
    """The same cells, each edge at most so many points away."""
    assert len(found) == len(cells)
    for cell in cells:
        assert any(all(abs(a - b) <= near for a, b in zip(cell, other, strict=True)) for other in found), cell


def level(y: float, x0: float = XS[0], x1: float = XS[-1]) -> Box:
    return (x0, y, x1, y)


def upright(x: float, y0: float = YS[0], y1: float = YS[-1]) -> Box:
    return (x, y0, x, y1)


def whole() -> list[Box]:
    return [*map(level, YS), *map(upright, XS)]


def box_a_cell() -> list[Box]:
    return [edge for cell in PLAIN for edge in edges_of(cell)]


def edges_of(cell: Box) -> Iterator[Box]:
    x0, top, x1, bottom = cell
    yield from (level(top, x0, x1), level(bottom, x0, x1), upright(x0, top, bottom), upright(x1, top, bottom))


def strips() -> list[Box]:
    """Thin filled boxes that end at each crossing."""
    found = [(a, y, b, y + 0.5) for y in YS for a, b in pairwise(XS)]
    return found + [(x, a, x + 0.5, b) for x in XS for a, b in pairwise(YS)]


def dashes(length: float, gap: float) -> list[Box]:
    found: list[Box] = []
    for x0, top, x1, bottom in whole():
        at = 0.0
        while at < max(x1 - x0, bottom - top):
            end = min(at + length, max(x1 - x0, bottom - top))
            found.append((x0 + at, top, x0 + end, top) if top == bottom else (x0, top + at, x0, top + end))
            at += length + gap
    return found


def doubled() -> list[Box]:
    """The frame drawn by two rules, the outer one 4 points away."""
    left, right, top, bottom = XS[0] - 4, XS[-1] + 4, YS[0] - 4, YS[-1] + 4
    outer = [
        level(top, left, right),
        level(bottom, left, right),
        upright(left, top, bottom),
        upright(right, top, bottom),
    ]
    return whole() + outer


def short() -> list[Box]:
    return [level(y, XS[0] + 2, XS[-1] - 2) for y in YS] + [upright(x, YS[0] + 2, YS[-1] - 2) for x in XS]


WAYS: list[tuple[str, Callable[[], list[Box]]]] = [
    ("long rules", whole),
    ("a box a cell", box_a_cell),
    ("thin boxes that end at crossings", strips),
    ("each rule twice", lambda: whole() + whole()),
    ("double frame", doubled),
    ("dashes", lambda: dashes(4, 3)),
    ("long dashes", lambda: dashes(9, 6)),
    ("dots", lambda: dashes(1, 1.5)),
    ("open at both sides", lambda: [*map(level, YS), *map(upright, XS[1:-1])]),
    ("rules that stop short of the crossings", short),
    ("an underline in a cell", lambda: [*whole(), level(118, 130, 200)]),
    ("a frame around the page", lambda: [*whole(), *edges_of((20, 20, 575, 822))]),
    ("strokes of a drawing", lambda: [*whole(), level(300, 300, 305), upright(300, 300, 306)]),
]  # fmt: skip


@pytest.mark.parametrize("rules", [way[1] for way in WAYS], ids=[way[0] for way in WAYS])
def test_a_table_however_it_is_ruled(rules: Callable[[], list[Box]]) -> None:
    tables = [cells for cells in cells_of(rules()) if len(cells) > 1]
    assert len(tables) == 1
    assert_same(tables[0], PLAIN, 4)


NO_TABLES: list[tuple[str, list[Box]]] = [
    ("nothing", []),
    ("level rules alone", [level(100), level(120), level(140)]),
    ("upright rules alone", [upright(100), upright(120), upright(140)]),
    ("rules that do not meet", [level(100), level(120), upright(300, 200, 300)]),
    ("a slanted stroke", [(60.0, 100.0, 520.0, 148.0)]),
    ("more rules than a table has", [level(float(y), 0, 9) for y in range(0, 12000, 6)] + [upright(0, 0, 12000)]),
]


@pytest.mark.parametrize("rules", [case[1] for case in NO_TABLES], ids=[case[0] for case in NO_TABLES])
def test_rules_that_are_no_table(rules: list[Box]) -> None:
    assert cells_of(rules) == []


def moved(rules: list[Box], x: float, y: float) -> list[Box]:
    return [(a + x, b + y, c + x, d + y) for a, b, c, d in rules]


@pytest.mark.parametrize(("x", "y"), [(0, 60), (0, 300), (480, 0), (480, 12)])
def test_two_tables_from_top_to_bottom_and_left_to_right(x: float, y: float) -> None:
    first, second = cells_of(moved(whole(), x, y) + whole())
    assert (set(first), set(second)) == (PLAIN, set(moved(list(PLAIN), x, y)))


def test_a_table_in_a_cell_is_part_of_the_cell() -> None:
    inner = [edge for x in (120, 200) for edge in edges_of((x, 160, x + 80, 190))]
    outer = [*whole(), level(200), *(upright(x, 148, 200) for x in XS)]
    (cells,) = cells_of(outer + inner)
    assert set(cells) == PLAIN | {(a, 148, b, 200) for a, b in pairwise(XS)}


def test_edges_that_are_one() -> None:
    assert merge_edges([10, 50, 11, 13]) == (10, 50)


@st.composite
def merged_grids(draw: st.DrawFn) -> list[Box]:
    """The cells of a grid in which some neighbours are merged."""
    sizes = st.lists(st.integers(12, 90), min_size=2, max_size=6)
    columns = list(accumulate(draw(sizes), initial=40))
    lines = list(accumulate(draw(sizes), initial=70))
    wide, high = len(columns) - 1, len(lines) - 1
    free = {(x, y) for x in range(wide) for y in range(high)}
    cells: list[Box] = []
    while free:
        x, y = min(free, key=lambda place: place[::-1])
        right = draw(st.integers(1, 3))
        while right > 1 and any((x + i, y) not in free for i in range(right)):
            right -= 1
        down = draw(st.integers(1, min(3, high - y)))
        taken = {(x + i, y + j) for i in range(right) for j in range(down)}
        if not taken <= free:
            down, taken = 1, {(x + i, y) for i in range(right)}
        free -= taken
        cells.append((columns[x], lines[y], columns[x + right], lines[y + down]))
    return cells


@given(merged_grids(), st.randoms(use_true_random=False), st.floats(0, 1.2))
def test_merged_cells_are_found_again(cells: list[Box], random: Random, shake: float) -> None:
    rules = []
    for cell in cells:
        for x0, top, x1, bottom in edges_of(cell):
            x, y = random.uniform(-shake, shake), random.uniform(-shake, shake)
            rules.append((x0 + x, top + y, x1 + x, bottom + y))
    random.shuffle(rules)
    (found,) = cells_of(rules)
    assert_same(found, cells, 4)
