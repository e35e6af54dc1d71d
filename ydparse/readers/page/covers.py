"""Which text of a page lies below something that is drawn later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ydparse.document import Box
from ydparse.readers.page.ink import Run

_ROW = 24.0
"""Points; text is looked for in rows so high."""
_FURTHEST = 15_000.0
"""Points; no page is larger."""
_MOST_STEPS = 500_000
"""Comparisons of text with what may lie over it, on a page."""


class Cover(NamedTuple):
    """An opaque shape or a picture: its box, and how many of the texts of its page are drawn before it, which it may hide."""

    box: Box
    over: int
    is_picture: bool = False


def meetings(pieces: Iterable[tuple[int, Box]], covers: Sequence[Cover]) -> Iterator[tuple[int, int]]:
    """Each piece of text, with its place in the order of drawing, and each cover that touches its core, by their numbers; some
    pairs twice. A page that needs more than _MOST_STEPS is looked at in part."""
    rows: dict[int, list[tuple[int, int, Box]]] = defaultdict(list)
    for at, (order, box) in enumerate(pieces):
        core = _core(box)
        first, last = _row(core[1]), _row(core[3])
        rows[first].append((at, order, core))
        for row in range(first + 1, last + 1):
            rows[row].append((at, order, core))
    left = _MOST_STEPS
    for number, (box, over, _) in enumerate(covers):
        for row in range(_row(box[1]), _row(box[3]) + 1):
            beside = rows.get(row, ())
            yield from [(at, number) for at, order, core in beside[:left] if order < over and _touch(core, box)]
            left -= len(beside)
            if left < 0:
                return


def covered(pieces: Sequence[tuple[int, Box]], covers: Sequence[Cover]) -> dict[int, list[int]]:
    """By the number of each cover: the pieces that it covers for the most part."""
    found: dict[int, dict[int, None]] = defaultdict(dict)
    for piece, cover in meetings(pieces, covers):
        if _holds(covers[cover].box, _core(pieces[piece][1])):
            found[cover][piece] = None
    return {cover: list(below) for cover, below in found.items()}


def uncovered(runs: Sequence[Run], covers: Sequence[Cover]) -> list[Run]:
    """The runs, cut where something that hides all below it lies over some of their characters: these do not show."""
    if not covers:
        return list(runs)
    chars = [(order, char) for order, run in enumerate(runs) for char in run.chars]
    below = covered([(order, char[1:]) for order, char in chars], covers)
    hidden = {id(chars[piece][1]) for pieces in below.values() for piece in pieces}
    return [piece for run in runs for piece in _cut(run, hidden)]


def _cut(run: Run, hidden: set[int]) -> Iterator[Run]:
    for is_hidden, chars in groupby(run.chars, lambda char: id(char) in hidden):
        yield run._replace(chars=tuple(chars), ink=run.ink._replace(shows=run.ink.shows and not is_hidden))


def _row(side: float) -> int:
    """The row in which the upper or lower side of a box lies."""
    inside = side if 0 < side < _FURTHEST else _FURTHEST if side >= _FURTHEST else 0.0
    return int(inside / _ROW)


def _core(box: Box) -> Box:
    """A box without a quarter of its height or width, the smaller one, at each side."""
    x0, y0, x1, y1 = box
    wide, high = x1 - x0, y1 - y0
    edge = (wide if wide < high else high) / 4
    return x0 + edge, y0 + edge, x1 - edge, y1 - edge


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _holds(one: Box, other: Box) -> bool:
    return one[0] <= other[0] and other[2] <= one[2] and one[1] <= other[1] and other[3] <= one[3]


def common(one: Box, other: Box) -> Box:
    """What two boxes have in common; turned inside out where they have nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
