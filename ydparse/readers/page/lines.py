"""Characters of a page to lines of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from ydparse.document import Box, Line

_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


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


def as_character(text: str) -> str:
    """Radicals (⽅, U+2F45), which some fonts name in place of the character (方), as the character."""
    return _RADICALS.sub(lambda one: unicodedata.normalize("NFKC", one[0]), text)


def lines_of(chars: Iterable[Char], page: int) -> list[Line]:
    """Lines from top to bottom."""
    return [Line(text, page=page, box=box) for text, box in rows_of(chars)]


def rows_of(chars: Iterable[Char]) -> list[tuple[str, Box]]:
    """Characters whose middles lie at one height are a line; blank lines and blanks at both ends are dropped."""
    found = []
    for row in _rows(chars):
        text, shown = _text(sorted(row, key=lambda char: char.x0))
        if shown:
            _, lefts, tops, rights, bottoms = zip(*shown, strict=True)
            found.append((text, (min(lefts), min(tops), max(rights), max(bottoms))))
    return found


def _rows(chars: Iterable[Char]) -> list[list[Char]]:
    """A raised or smaller character still belongs to the line whose half height it lies in."""
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
    return rows


def _text(row: list[Char]) -> tuple[str, list[Char]]:
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
    gap = right.x0 - left.x1
    return gap > 0 and are_apart(left.text[-1], right.text[0], gap, max(left.height, right.height))


def are_apart(left: str, right: str, gap: float, size: float) -> bool:
    """Whether a gap between two characters is a blank: Chinese is spread to fill the line and set a quarter apart from
    figures."""
    return gap > size * (0.6 if _is_wide(left) or _is_wide(right) else 0.2)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WFA"
