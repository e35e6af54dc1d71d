"""Footnotes (脚注): small type below a short rule at the foot of a page.

They would break into the sentence that runs over to the next page, so they become paragraphs of their own, which
`join_pages` puts behind everything else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ydparse.document import Line
from ydparse.readers.page.lines import Char, wording
from ydparse.readers.page.sheet import Page

_SHORT, _LONG = 0.08, 0.45
"""The rule's length, as a part of the page's width."""
_SMALLER = 0.9
"""The height of a note's type, at most, as a part of the type above it."""
_MARK = re.compile(r"[①-⑳⑴-⒇]|[\[〔【（(]?\d{1,2}[\]〕】）)]?(?=\D)|[*＊†]|注[：:]")
_NUMBER = re.compile(r"[\s\-—–―－_·•第页共/／]*\d+[\s\-—–―－_·•第页共/／\d]*")


class Note(Line):
    """A footnote: one paragraph."""

    __slots__ = ()


def divide_notes(rows: Sequence[Sequence[Char]], page: Page) -> tuple[list[Sequence[Char]], list[Note]]:
    """The rows of the body, with the page number, and the footnotes."""
    for x0, top, x1, bottom in page.rules:
        if top < page.height / 2 or bottom - top > 3 or not _SHORT * page.width <= x1 - x0 <= _LONG * page.width:
            continue
        below = [row for row in rows if row[0].top >= top - 2 and not _NUMBER.fullmatch("".join(c.text for c in row))]
        above = [row for row in rows if row[0].top < top - 2]
        if below and above and _are_notes(below, above, x0):
            body = [row for row in rows if not any(row is note for note in below)]
            return body, _notes(below, page.number)
    return list(rows), []


def _are_notes(below: Sequence[Sequence[Char]], above: Sequence[Sequence[Char]], left: float) -> bool:
    """Whether the rows below are of smaller type, and the first begins with a mark at the left end of the rule."""
    heights = sorted(char.height for row in above for char in row)
    small = _SMALLER * heights[len(heights) // 2]
    starts = "".join(char.text for char in below[0][:4])
    return (
        bool(_MARK.match(starts))
        and abs(below[0][0].x0 - left) < 40
        and all(char.height <= small for row in below for char in row)
    )


def _notes(rows: Sequence[Sequence[Char]], page: int) -> list[Note]:
    notes: list[Note] = []
    for text, box in wording(rows):
        if not notes or _MARK.match(text):
            notes.append(Note(text, page=page, box=box, whole=True))
            continue
        last = notes[-1]
        x0, top, x1, bottom = last.box or box
        wider = (min(x0, box[0]), min(top, box[1]), max(x1, box[2]), max(bottom, box[3]))
        notes[-1] = Note(last.text + text, page=page, box=wider, whole=True)
    return notes
