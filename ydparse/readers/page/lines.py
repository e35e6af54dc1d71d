"""Characters of a page to lines of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ydparse.document import Box, Line

_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Char:
    """One character and its box, in points from the page's top left corner."""

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
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: char.middle[1]):
        if rows and _same_row(rows[-1], char):
            rows[-1].append(char)
        else:
            rows.append([char])
    found = []
    for row in rows:
        text, shown = _text(sorted(row, key=lambda char: char.x0))
        if shown:
            box = (
                min(char.x0 for char in shown),
                min(char.top for char in shown),
                max(char.x1 for char in shown),
                max(char.bottom for char in shown),
            )
            found.append((text, box))
    return found


def _same_row(row: list[Char], char: Char) -> bool:
    """A raised or smaller character still belongs to the line whose half height it lies in."""
    biggest = max(row, key=lambda other: other.height)
    reach = max(biggest.height, char.height) / 2
    return abs(char.middle[1] - biggest.middle[1]) < reach


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
    """Whether a gap is a blank: Chinese is spread to fill the line and set a quarter apart from figures."""
    size = max(left.height, right.height)
    wide = _is_wide(left.text) or _is_wide(right.text)
    return right.x0 - left.x1 > size * (0.6 if wide else 0.2)


def _is_wide(text: str) -> bool:
    return unicodedata.east_asian_width(text[-1]) in "WFA"
