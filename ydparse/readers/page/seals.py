"""Where seals (印章) lie on a page, by the wording that is told to be of one: 行政专用章 stands straight below the arc."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ydparse.document import Box
from ydparse.readers.page.ink import Run
from ydparse.readers.page.lines import Char

_FAR = 3.0
"""Of the type size, between characters of one ring."""
_LINE = 1.5
"""Of the type size, from a straight line of a seal to the far side of the next one."""
_SENTENCE = re.compile("[，。；：？！]")


def around(chars: Iterable[Char]) -> Box:
    """The box around characters."""
    _, lefts, tops, rights, bottoms = zip(*chars, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def holds(seals: Iterable[Box], run: Run) -> bool:
    """Whether a run lies within one of the seals, and may be its wording: no seal has a sentence on it."""
    x0, top, x1, bottom = around(run.chars)
    inside = any(s[0] <= x0 and x1 <= s[2] and s[1] <= top and bottom <= s[3] for s in seals)
    return inside and not _SENTENCE.search(run.wording)


def seals_of(runs: Sequence[Run]) -> list[Box]:
    """The seals of a page: the square in which a ring lies that is open below, and each straight line with room for one more
    above and below."""
    seals = []
    for run in runs:
        if not run.turn:
            x0, top, x1, bottom = around(run.chars)
            edge = run.size / 2
            seals.append((x0 - edge, top - _LINE * run.size, x1 + edge, bottom + _LINE * run.size))
    return seals + [_square(ring) for ring in _rings([run for run in runs if run.turn])]


def _rings(runs: Iterable[Run]) -> list[list[Char]]:
    """The characters of each ring, which may be drawn in pieces."""
    rings: list[list[Char]] = []
    for run in runs:
        near = [ring for ring in rings if _is_near(around(ring), around(run.chars), _FAR * run.size)]
        rings = [ring for ring in rings if ring not in near]
        rings.append([*(char for ring in near for char in ring), *run.chars])
    return rings


def _is_near(one: Box, other: Box, gap: float) -> bool:
    return one[0] - gap < other[2] and other[0] - gap < one[2] and one[1] - gap < other[3] and other[1] - gap < one[3]


def _square(ring: Iterable[Char]) -> Box:
    x0, top, x1, bottom = around(ring)
    return x0, top, x1, max(bottom, top + x1 - x0)
