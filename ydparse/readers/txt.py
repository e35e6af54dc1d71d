"""Plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from ydparse.document import Line, Raw
from ydparse.readers.encoding import decode

_INNER = re.compile("[\f\v\x85\u2028\u2029]")
"""Breaks that an editor does not count: page break, Word's soft break, Unicode's line and paragraph separators."""


def read_txt(data: bytes, name: str, encoding: str | None = None) -> Raw:
    """Lines of a text file, numbered as an editor numbers them; blank lines and leading blanks are kept."""
    text, found, doubts = decode(data, name, encoding)
    return Raw("txt", tuple(_lines(text.rstrip("\x1a"))), encoding=found, doubts=doubts)


def _lines(text: str) -> Iterator[Line]:
    """`甲\\f乙` is two lines with one number; a page break at either end of a line is dropped."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not rows[-1]:
        rows.pop()
    if _INNER.search(text) is None:  # as in nearly all files
        yield from map(Line, rows, count(1))
        return
    for number, row in enumerate(rows, start=1):
        for part in _INNER.split(row.strip("\f")):
            yield Line(part, number=number)
