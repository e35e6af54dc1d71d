"""Where a fault stands in the file: line and column as its drafter sees them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from ydparse.document import Cell, Line, TextAt
from ydparse.inspect import origins, places_in_line
from ydparse.pipeline import Parsed


class Place(NamedTuple):
    """`line` counts the lines of a text file, the paragraphs and cells of Word and the web, or the lines of a `page`; columns
    are 1-based characters of it, the end exclusive. `wording` is the line itself."""

    page: int | None
    line: int
    column: int
    end_column: int
    wording: str

    def __str__(self) -> str:
        """`31:1`; `p2:14:1` on a page."""
        return f"{f'p{self.page}:' if self.page else ''}{self.line}:{self.column}"


class Places:
    """Finds the places of one file."""

    def __init__(self, parsed: Parsed) -> None:
        self._text = parsed.finders.document.text
        self._runs = list(parsed.finders.document.runs())
        self._starts = [start for start, _, _ in self._runs]
        self._of_origin: dict[int, list[tuple[TextAt, str]]] = {}
        for start, end, origin in self._runs:
            self._of_origin.setdefault(id(origin), []).append((start, self._text[start:end]))
        self._lines: dict[int, int] = {}
        self._known: dict[int, dict[TextAt, int]] = {}
        counts: Counter[int | None] = Counter()
        for origin in origins(parsed.raw):
            counts[origin.page] += 1
            self._lines[id(origin)] = origin.number or counts[origin.page]

    def of(self, start: TextAt, end: TextAt) -> Place:
        """Where text[start:end] begins, and how far it reaches on that line."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        if not self._runs:
            return Place(None, 1, 1, 1, "")
        origin = self._runs[at][2]
        shown = self._shown(origin)
        here = [shown[place] for place in map(TextAt, range(start, end)) if place in shown]
        first = here[0] if here else 0
        line = _line_of(origin, first)
        column = first - line[0] + 1
        on_line = [place - line[0] + 2 for place in here if line[0] <= place < line[1]]
        last = max(on_line, default=column + 1)
        number = self._lines.get(id(origin), 1)
        return Place(origin.page, number, column, last, origin.text[line[0] : line[1]])

    def _shown(self, origin: Line | Cell) -> dict[TextAt, int]:
        """Where each character of the text stands in its line: told once a line, for a file may be one line."""
        key = id(origin)
        if key not in self._known:
            self._known[key] = places_in_line(origin.text, self._of_origin[key])
        return self._known[key]


def _line_of(origin: Line | Cell, at: int) -> tuple[int, int]:
    """The line of a cell in which a character stands: [start, end) of its text."""
    start = origin.text.rfind("\n", 0, at) + 1
    end = origin.text.find("\n", at)
    return start, len(origin.text) if end < 0 else end
