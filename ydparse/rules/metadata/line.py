"""A stretch of the head as the grammar reads it: folded text without blanks, which yet knows where blanks stood."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ydparse.document import Document, InText, InView, TextAt, ViewAt
from ydparse.grammar.pieces import in_view

RUN_ON = 200  # characters; a paragraph that is longer may have lost its line breaks


_CELL = re.compile(r"[^\t|]+")


class Line(NamedTuple):
    """view.text[low:high] of a document: a paragraph, a cell, or a part of them; `run_on` if it may be several lines."""

    document: Document
    low: ViewAt
    high: ViewAt
    run_on: bool
    text: str  # the whole folded view, which `low` and `high` are offsets in

    def gap(self, at: ViewAt) -> bool:
        """Whether nothing but blanks stands between view[at] and what is before it, or the rim."""
        return at <= self.low or at >= self.high or self.document.view.parted(at)

    def first_gap(self, low: int, high: int) -> ViewAt | None:
        """The first of view[low:high] that has such a gap before it."""
        return next(filter(self.gap, map(ViewAt, range(low, high))), None)

    def within(self, low: ViewAt, at: ViewAt) -> ViewAt | None:
        """Where the quotation or bracket closes that opens in view[low:at] and holds view[at]; None outside of any."""
        pairs = self.document.view.pairs
        i = bisect_left(pairs, (at,)) - 1
        return pairs[i][1] if i >= 0 and low <= pairs[i][0] and at < pairs[i][1] else None

    def said(self, start: ViewAt, end: ViewAt) -> InText:
        """Where view[start:end] stands in the text."""
        return self.document.view.to_text(start, end)


def lines_of(document: Document, start: TextAt, end: TextAt) -> Iterator[Line]:
    """The lines of text[start:end], cells each by itself."""
    view = document.view
    first = max(document.paragraph_at(start), 0)
    for paragraph in document.paragraphs[first:]:
        if paragraph.start >= end:
            return
        low, high = view.to_view(max(paragraph.start, start)), view.to_view(min(paragraph.end, end))
        run_on = paragraph.end - paragraph.start > RUN_ON
        for cell in _cells(view.text, low, high):
            yield Line(document, *cell, run_on, view.text)


def _cells(text: str, low: ViewAt, high: ViewAt) -> Iterator[InView]:
    """text[low:high] cut at tabs and bars."""
    for found in _CELL.finditer(text, low, high):
        yield in_view(found)
