"""Characters of a page to lines of text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from ydparse.document import Box

_TALL = 1.8
"""Times the usual height: a title has 1.4, and a figure beside it half."""


class Char(NamedTuple):
    """A character, or several that stand side by side, and their box, in points from the page's top left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


def rows_of(chars: Iterable[Char]) -> list[list[Char]]:
    """Characters whose middles lie at one height are a row, from left to right; rows from top to bottom.

    A raised or smaller character still belongs to the row whose half height it lies in. A tall one that stands beside two
    rows or more, as a star or a brace does, is a row of its own above them.
    """
    every = list(chars)
    heights = [bottom - top for _, _, top, _, bottom in every]
    if not heights or max(heights) < _TALL * min(heights):
        return _level(every)
    usual = sorted(heights)[len(heights) // 2]
    tall = [char for char, height in zip(every, heights, strict=True) if height >= _TALL * usual]
    rows = _level(char for char, height in zip(every, heights, strict=True) if height < _TALL * usual)
    for row in _level(tall):
        top, bottom = min(char.top for char in row), max(char.bottom for char in row)
        beside = [at for at, other in enumerate(rows) if top < other[0].middle[1] < bottom]
        if len(beside) == 1:
            rows[beside[0]] = sorted((*rows[beside[0]], *row), key=itemgetter(1))
        else:
            rows.insert(beside[0] if beside else sum(other[0].top < top for other in rows), row)
    return rows


def _level(chars: Iterable[Char]) -> list[list[Char]]:
    """Rows of characters by their middles."""
    rows: list[list[Char]] = []
    middle = height = float("-inf")  # of the biggest character in the last row
    for char in sorted(chars, key=lambda char: char.top + char.bottom):
        own_height, own_middle = char.bottom - char.top, (char.top + char.bottom) / 2
        if own_middle - middle < max(height, own_height) / 2:
            rows[-1].append(char)
        else:
            rows.append([char])
            middle, height = own_middle, own_height
        if own_height > height:
            middle, height = own_middle, own_height
    for row in rows:
        row.sort(key=itemgetter(1))
    return rows


def wording(rows: Iterable[Sequence[Char]]) -> list[tuple[str, Box]]:
    """Rows as text with its box; blank rows and blanks at both ends are dropped."""
    found: list[tuple[str, Box]] = []
    for row in rows:
        if len(row) == 1 and not row[0].text.isspace():
            found.append((row[0].text, row[0][1:]))
            continue
        text, shown = _text(row)
        if shown:
            _, lefts, tops, rights, bottoms = zip(*shown, strict=True)
            found.append((text, (min(lefts), min(tops), max(rights), max(bottoms))))
    return found


def _text(row: Sequence[Char]) -> tuple[str, list[Char]]:
    """The text of one line, and its characters that show something."""
    text, shown = "", []
    last: Char | None = None
    for char in row:
        if char.text.isspace():
            if last is not None and not text.endswith(" "):
                text += " "
            continue
        if last is not None and not text.endswith(" ") and _apart(last, char):
            text += " "
        text += char.text
        shown.append(char)
        last = char
    return text.rstrip(), shown


def _apart(left: Char, right: Char) -> bool:
    """Whether a gap is a blank: Chinese is spread to fill the line and set a quarter apart from figures.

    Where characters stand close in a word, nothing is spread, and a narrower gap beside it is a blank.
    """
    gap, high = right.x0 - left.x1, max(left.bottom - left.top, right.bottom - right.top)
    least = 0.2
    if gap <= least * high:  # so it is for most
        return False
    one, other = left.text[-1], right.text[0]
    if _is_wide(one) or _is_wide(other):
        spread = len(left.text) == len(right.text) == 1
        least = 0.6 if spread else 0.2 if _is_chinese(one) and _is_chinese(other) else 0.45
    return gap > least * high


def _is_chinese(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WFA"
