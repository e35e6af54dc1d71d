"""Tables whose rules do not close their cells, with pdfplumber, which tells columns by how the texts are aligned.

Two kinds are common: 三线表, of three or more level rules without upright ones, and tables whose upright rules stop
short of the level ones. What rules leave open is a guess, so a table is only taken where nothing speaks against it:
its columns stand clear of one another, its first row heads each of them, and its rows begin with numbers or fill every
column. Else its lines stay lines.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from ydparse.document import Box
from ydparse.readers.page.grid import NEAR
from ydparse.readers.page.lines import Char, rows_of, wording
from ydparse.readers.pdf_view import View

_NUMBER = re.compile(r"[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[)）.．、]?")
_SHORT_OF = 8.0  # points between an upright rule and the level one that it should meet
_HIGHEST_HEADER = 80.0  # points between the first rule and the second
_SHORTEST = 150.0  # points
_CLEAR = 6.0  # points between two columns
_COLUMNS = 3  # at least


def ladders(rules: Iterable[Box]) -> list[list[Box]]:
    """Three level rules or more that begin and end alike, each ladder from top to bottom."""
    found: list[list[Box]] = []
    level = (rule for rule in rules if rule[3] - rule[1] <= NEAR and rule[2] - rule[0] > _SHORTEST)
    for rule in sorted(level, key=lambda rule: rule[1]):
        for rungs in found:
            if abs(rungs[-1][0] - rule[0]) <= NEAR and abs(rungs[-1][2] - rule[2]) <= NEAR:
                if rule[1] - rungs[-1][1] > NEAR:
                    rungs.append(rule)
                break
        else:
            found.append([rule])
    return [rungs for rungs in found if len(rungs) > 2 and rungs[1][1] - rungs[0][1] <= _HIGHEST_HEADER]


def open_tables(
    data: bytes, number: int, view: View, rungs: Sequence[Sequence[Box]], chars: Sequence[Char]
) -> list[list[Box]]:
    """The cells of the tables that stand between such rules on a page (1-based) that is seen whole, a table each."""
    likely = [(group, inside) for group in rungs if len(_heads(group, inside := _inside(group, chars))) >= _COLUMNS]
    if not likely:
        return []
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every oddity of a file
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number]) as document:
            page = document.pages[0]
            if page.bbox != (0, 0, page.width, page.height) or abs(page.height - view.size[1]) > 1:
                return []
            return [cells for group, inside in likely if (cells := _cells(page, group, inside))]
    except Exception:  # pdfminer raises almost anything; the lines are there without it
        return []


def _inside(rungs: Sequence[Box], chars: Iterable[Char]) -> list[Char]:
    left, top, right, bottom = rungs[0][0], rungs[0][1], rungs[0][2], rungs[-1][3]
    return [
        char for char in chars if top <= (char[2] + char[4]) / 2 <= bottom and left <= (char[1] + char[3]) / 2 <= right
    ]


def _heads(rungs: Sequence[Box], chars: Iterable[Char]) -> list[tuple[float, float]]:
    """From where to where the headings between the first two rules reach."""
    return _covered([char for char in chars if char.middle[1] < rungs[1][1]])


def _covered(chars: Iterable[Char]) -> list[tuple[float, float]]:
    """The stretches of the page's width that characters stand over, with clear gaps between."""
    found: list[tuple[float, float]] = []
    for char in sorted((char for char in chars if not char.text.isspace()), key=lambda char: char.x0):
        if found and char.x0 - found[-1][1] < _CLEAR:
            found[-1] = (found[-1][0], max(found[-1][1], char.x1))
        else:
            found.append((char.x0, char.x1))
    return found


def _cells(page: Any, rungs: Sequence[Box], chars: Sequence[Char]) -> list[Box]:
    left, top, right, bottom = rungs[0][0], rungs[0][1], rungs[0][2], rungs[-1][3]
    area = page.crop((max(left - 1, 0), max(top - 1, 0), min(right + 1, page.width), min(bottom + 1, page.height)))
    if closed := area.find_table({"intersection_tolerance": _SHORT_OF}):
        return list(closed.cells)
    aligned = area.find_table({"vertical_strategy": "text", "horizontal_strategy": "text"})
    if aligned is None:
        return []
    edges = {cell[0] for cell in aligned.cells}
    gaps = [(a[1], b[0]) for a, b in pairwise(_covered(chars))]
    columns = [left, *((a + b) / 2 for a, b in gaps if any(a <= edge <= b + 1 for edge in edges)), right]
    heads = _heads(rungs, chars)
    if len(columns) <= _COLUMNS or len(heads) != len(columns) - 1:
        return []
    if not all(any(a < head[0] and head[1] < b for head in heads) for a, b in pairwise(columns)):
        return []
    lines = [rung[1] for rung in rungs] if len(rungs) > 3 else _lines(rungs, chars, columns)
    return [(a, c, b, d) for c, d in pairwise(lines) for a, b in pairwise(columns)]


def _lines(rungs: Sequence[Box], chars: Iterable[Char], columns: Sequence[float]) -> list[float]:
    """Where the rows of a table of three rules begin and end; nothing where that is in doubt."""
    top, middle, bottom = (rung[1] for rung in rungs)
    rows = rows_of(char for char in chars if char.middle[1] > middle)
    starts = [row for row in rows if row[0].x1 < columns[1]]
    if len(starts) < 2 or starts[0] is not rows[0]:
        return []
    numbers = [wording([[char for char in row if char.x1 < columns[1]]])[0][0] for row in starts]
    filled = all(all(any(a < char.x0 < b for char in row) for a, b in pairwise(columns)) for row in rows)
    if not filled and not all(map(_NUMBER.fullmatch, numbers)):
        return []
    return [top, middle, *(min(char.top for char in row) - 1 for row in starts[1:]), bottom]
