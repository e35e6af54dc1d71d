"""Characters that lie over each other: the same one, drawn again for bold or as a shadow, or another, of a text across it.

All bounds are parts of the type size: a title of 22 points has its shadow further away than a note of 9.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from ydparse.document import Box
from ydparse.readers.page.ink import Run
from ydparse.readers.page.lines import Char

_SHADOW = 0.18
"""Of a character's height, between it and the same one drawn again. Two characters of a word stand further apart."""
_WIDTH = 0.6
"""The same, of its width, which bounds it for narrow letters: ll, 11."""
_CORE = 0.2
"""Of the height, that a box has above and below its ink; a sixth of the width at the sides."""
_FIELD = 24.0
"""Points; characters are looked for in fields so wide and high."""
_MOST = 2000
"""Pieces of a page that are compared."""
_MOST_STEPS = 2_000_000
"""Comparisons of characters of a page."""


def lie_clear(pieces: Sequence[Char]) -> bool:
    """Whether no piece covers another: text drawn twice, or over other text, is told apart by single characters."""
    if len(pieces) > _MOST:
        return False
    ordered = sorted(pieces, key=itemgetter(2))
    for at, (_, x0, top, x1, bottom) in enumerate(ordered):
        half = (top + bottom) / 2
        for other in range(at + 1, len(ordered)):
            _, other_x0, other_top, other_x1, _ = ordered[other]
            if other_top >= half:
                break
            if other_x0 < x1 - 1 and x0 < other_x1 - 1:
                return False
    return True


def pieces_of(chars: Iterable[Char]) -> list[Char]:
    """Characters in the order of their drawing, those that go on to the right in one line as one piece, without its text."""
    found: list[Char] = []
    left = top = bottom = right = start = float("inf")
    for _, x0, y0, x1, y1 in chars:
        if left < x0 <= right + 40 and y0 < bottom and top < y1 and abs(y0 + y1 - top - bottom) < (y1 - y0) / 2:
            left, right = x0, x1 if x1 > right else right
            top, bottom = min(top, y0), max(bottom, y1)
            continue
        if start < float("inf"):
            found.append(Char("", start, top, right, bottom))
        start = left = x0
        top, right, bottom = y0, x1, y1
    if start < float("inf"):
        found.append(Char("", start, top, right, bottom))
    return found


def once(chars: Iterable[Char]) -> list[Char]:
    """The characters, those that are drawn again beside their place only once: the first stays."""
    drawn: dict[tuple[str, int, int], list[Char]] = defaultdict(list)
    found: list[Char] = []
    for char in chars:
        text, x0, top, x1, bottom = char
        high, wide = _SHADOW * (bottom - top), min(_SHADOW * (bottom - top), _WIDTH * (x1 - x0))
        x, y = int(x0 / _FIELD), int(top / _FIELD)
        near = [
            other
            for i in {x, int((x0 - wide) / _FIELD), int((x0 + wide) / _FIELD)}
            for j in {y, int((top - high) / _FIELD), int((top + high) / _FIELD)}
            for other in drawn.get((text, i, j), ())
        ]
        if any(abs(other.x0 - x0) <= wide and abs(other.top - top) <= high for other in near):
            continue
        drawn[text, x, y].append(char)
        found.append(char)
    return found


def once_each(runs: Sequence[Run]) -> list[Run]:
    """The runs without the characters that another one draws too. A pale or hidden run is the shadow of the other, where that
    draws most of it; else it only has a character in the place of an equal one."""
    order = sorted(runs, key=_is_faint)
    upright = [char for run in order if not run.turn for char in run.chars if not char.text.isspace()]
    kept = set(map(id, once(upright)))
    if len(kept) == len(upright):
        return list(runs)
    found = []
    for run in runs:
        shown = [char for char in run.chars if not char.text.isspace()]
        again = 0 if run.turn else sum(id(char) not in kept for char in shown)
        if not again or (_is_faint(run) and 2 * again < len(shown)):
            found.append(run)
        elif again < len(shown):
            found.append(run._replace(chars=tuple(c for c in run.chars if c.text.isspace() or id(c) in kept)))
    return found


def _is_faint(run: Run) -> bool:
    return not run.ink.shows or run.ink.is_pale


def crossings(runs: Sequence[Run]) -> dict[int, list[Run]]:
    """By `id` of each run that lies over another: those runs. A page that needs more than _MOST_STEPS is looked at in part."""
    fields: dict[tuple[int, int], list[tuple[Run, Box]]] = defaultdict(list)
    found: dict[int, dict[int, Run]] = defaultdict(dict)
    steps = 0
    for run, core in ((one, _core(char)) for one in runs for char in one.chars if not char.text.isspace()):
        for field in _fields(core):
            steps += 1 + len(fields[field])
            if steps > _MOST_STEPS:
                break
            for other, box in fields[field]:
                if other is not run and _meet(core, box):
                    found[id(run)][id(other)] = other
                    found[id(other)][id(run)] = run
            fields[field].append((run, core))
    return {one: list(others.values()) for one, others in found.items()}


def _core(char: Char) -> Box:
    high, wide = _CORE * char.height, (char.x1 - char.x0) / 6
    return char.x0 + wide, char.top + high, char.x1 - wide, char.bottom - high


def _fields(box: Box) -> Iterator[tuple[int, int]]:
    for x in range(int(box[0] / _FIELD), int(box[2] / _FIELD) + 1):
        for y in range(int(box[1] / _FIELD), int(box[3] / _FIELD) + 1):
            yield x, y


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
