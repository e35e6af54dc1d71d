"""The final text of a notice, and the only place where spans are made."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from ydparse.document.offsets import TEXT_BEGINS, InText, TextAt
from ydparse.document.raw import Box, Cell, Dropped, Line
from ydparse.document.view import View
from ydparse.models import Span


class Paragraph(NamedTuple):
    """A paragraph of the final text: text[start:end], without its line break."""

    start: TextAt
    end: TextAt


@dataclass(frozen=True, slots=True, eq=False)
class TableCell:
    """A table cell: text[start:end]. A merged cell is one object that stands in several places of `TableText.rows`."""

    start: TextAt
    end: TextAt


class TableText(NamedTuple):
    """A table in the final text: text[start:end] covers it, and each cell stands once in it."""

    start: TextAt
    end: TextAt
    rows: tuple[tuple[TableCell, ...], ...]


class Found(NamedTuple):
    """A pattern's match: offsets in the text, and the match itself, whose groups speak the folded view."""

    start: TextAt
    end: TextAt
    match: Any
    view: View

    def group(self, name: str | int) -> str | None:
        """The folded wording of a group, or None."""
        value = self.match.group(name)
        return None if value is None else str(value)

    def offsets(self, name: str | int) -> InText | None:
        """Where a group stands in the text, or None."""
        start, end = self.match.span(name)
        return None if start < 0 else self.view.to_text(start, end)


class Document:
    """Final text with origins.

    `origins` are (offset in the text, line or cell) in ascending order: from that offset on, the text came from there.
    `dropped` are the lines that did not become text, `joined` counts the line breaks that were mended.
    """

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        tables: Sequence[TableText] = (),
        origins: Sequence[tuple[TextAt, Line | Cell]] = (),
        dropped: Sequence[Dropped] = (),
        joined: int = 0,
    ) -> None:
        self.text = text
        self.end = TextAt(len(text))
        self.paragraphs = tuple(paragraphs)
        self.tables = tuple(tables)
        self._starts = [offset for offset, _ in origins]
        self._lines = [line for _, line in origins]
        self._has_boxes = any(line.box for line in self._lines)
        self.view = View(text)
        self.dropped = tuple(dropped)
        self.joined = joined

    @cached_property
    def line_starts(self) -> frozenset[TextAt]:
        """Offsets at which a line of the file begins."""
        return frozenset(self._starts)

    def span(self, start: TextAt, end: TextAt) -> Span:
        """The span of text[start:end] with its place in the file; the box covers the lines on the first page."""
        first = bisect_right(self._starts, start) - 1
        if first < 0:
            return Span.model_construct(start=start, end=end)
        line = self._lines[first]
        box = self._box(first, max(end - 1, start)) if self._has_boxes else None
        return Span.model_construct(start=start, end=end, page=line.page, line=line.number, bbox=box)

    def _box(self, first: int, at: int) -> Box | None:
        """The box around the lines from one, of its page, up to that of a place."""
        last = max(bisect_right(self._starts, at) - 1, first)
        page = self._lines[first].page
        boxes = [line.box for line in self._lines[first : last + 1] if line.box and line.page == page]
        if not boxes:
            return None
        left, top, right, bottom = zip(*boxes, strict=True)
        return round(min(left), 2), round(min(top), 2), round(max(right), 2), round(max(bottom), 2)

    def runs(self) -> Iterator[tuple[TextAt, TextAt, Line | Cell]]:
        """The text in runs (start, end, the line or cell of the file that it came from), in order.

        Between two runs stand only the line breaks and tabs that layout put there.
        """
        ends = [*self._starts[1:], self.end]
        first = 0
        for at, (end, line) in enumerate(zip(ends, self._lines, strict=True)):
            laid_out = self.text[end - 1] in "\n\t"
            if not laid_out and at + 1 < len(ends) and self._lines[at + 1] is line:
                continue  # the lines of one cell
            start, first = self._starts[first], at + 1
            while self.text[end - 1] in "\n\t":
                end = TextAt(end - 1)
            yield start, end, line

    def cut(self, start: TextAt, end: TextAt) -> Document:
        """text[start:end] as a document of its own, its tables as lines; its offsets count from there."""
        own = [Paragraph(TextAt(max(p.start, start) - start), TextAt(min(p.end, end) - start)) for p in self.paragraphs]
        return Document(self.text[start:end], [p for p in own if p.start < p.end])

    def paragraph_at(self, offset: TextAt) -> int:
        """Which paragraph (by its place among them) an offset of the text lies in."""
        return bisect_right(self.paragraphs, (offset, len(self.text) + 1)) - 1

    def quote(self, start: TextAt, end: TextAt) -> str:
        """text[start:end] without blanks and line breaks: a value as the contract wants it."""
        return "".join(self.text[start:end].split())

    def finditer(self, pattern: Any, start: TextAt = TEXT_BEGINS, end: TextAt | None = None) -> Iterator[Found]:
        """Matches of a compiled pattern in the folded view of text[start:end], with offsets in the text.

        Context outside [start, end) is visible to look-behind, not to look-ahead.
        """
        view = self.view
        stop = view.end if end is None else view.to_view(end)
        for match in pattern.finditer(view.text, view.to_view(start), stop):
            begin, finish = view.to_text(match.start(), match.end())
            yield Found(begin, finish, match, view)

    def folded(self, start: TextAt, end: TextAt) -> str:
        """The folded view of text[start:end]."""
        return self.view.text[self.view.to_view(start) : self.view.to_view(end)]
