"""The numbers that open the rows of a flat table: from 1 on, or, of an excerpt, from any on, and with gaps."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ydparse.document import Line
from ydparse.layout.flat_cells import UNIT_COLUMNS, Piece, limit_end, reads_like_units

_NUMBER = regex.compile(
    r"(?:(?P<group>\p{Han}[\p{Han}、（）()]{1,11})\s+)?(?P<number>\d{1,3})(?:[.．、]\s*(?=\D)|[.．、]?(?:\s+(?=\S)|$))"
)
_MOST_BEFORE = 10  # lines before the first number: bands and blank ones


class Numbers:
    """Which lines open a row, asked from the first on. An excerpt begins with any number, and goes on with any greater one
    where the row above is whole and the number that is due opens no later line."""

    def __init__(self, lines: Sequence[Line], kinds: Sequence[str | None]) -> None:
        self._kinds = kinds
        self._matches = [_NUMBER.match(line.text.strip()) for line in lines]
        self._numbers = [self._number(match) for match in self._matches]
        self._last = {number: i for i, number in enumerate(self._numbers) if number}
        self._first = self._due = _first_due(self._numbers)
        self._rows = 0

    @property
    def are_enough(self) -> bool:
        """Whether the rows make a table: several, or one that is numbered 1."""
        return self._rows > (self._first != 1)

    def opens(self, at: int, has_rows: bool, above: Sequence[Piece] | None) -> regex.Match[str] | None:
        """The number that opens a row in a line, with the group before it; `above` are the pieces of the row above, None
        where that is a band or there is none."""
        number = self._numbers[at]
        if number < self._due or (number > self._due and not self._jumps(at, has_rows, above)):
            return None
        self._due = number + 1
        self._rows += 1
        return self._matches[at]

    def _number(self, match: regex.Match[str] | None) -> int:
        """The number of a line; 0 for none. A group stands before it only where the table has a column of them."""
        if match is None or (match.group("group") and self._kinds[0] != "section"):
            return 0
        return int(match.group("number"))

    def _jumps(self, at: int, has_rows: bool, above: Sequence[Piece] | None) -> bool:
        """Whether a greater number than the due one may open a row."""
        if self._first == 1 or self._last.get(self._due, -1) >= at:
            return False
        return has_rows and (above is None or self._is_whole(above))

    def _is_whole(self, pieces: Sequence[Piece]) -> bool:
        """Whether nothing more is due in a row: its last column has been said."""
        said = [word for text, _ in pieces for word in text.split()]
        if len(said) < max(len(self._kinds) - 1 - (self._kinds[0] == "section"), 1):
            return False
        if self._kinds[-1] in UNIT_COLUMNS:
            return reads_like_units(said[-1])
        return self._kinds[-1] == "deadline" and limit_end(said[-1]) is not None


def _first_due(numbers: Sequence[int]) -> int:
    """The number of the first row, of those that lines open with: 1, or, where the first lines have none such, the first."""
    first = [number for number in numbers[:_MOST_BEFORE] if number]
    return 1 if 1 in first or not first else first[0]
