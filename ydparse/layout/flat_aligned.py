"""Rows of a flat table that blanks set in columns, with cells broken over lines: a piece belongs where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from ydparse.document import Line
from ydparse.layout.flat_cells import BAND, Piece, Row, cell
from ydparse.layout.flat_header import Header
from ydparse.layout.wrapping import width

_PIECE = regex.compile(r"\S+(?:[ \u3000\u00a0]\S+)*")
_NUMBER = regex.compile(r"(\d{1,3})[.．、]?")


class _Placed(NamedTuple):
    """A wording and the columns of the page from which to which it stands (full-width characters take two)."""

    text: str
    start: int
    end: int


def aligned_rows(lines: Sequence[Line], end: int, header: Header) -> tuple[list[Row], int] | None:
    """The rows below a header that begins with the number, and the line that they end before; None where the pieces of
    the lines do not stand below the headings."""
    heads = _placed(lines[header.body - 1].text)
    if header.kinds[0] != "number" or len(heads) != len(header.cells):
        return None
    rows: list[Row] = []
    cells: list[list[Piece]] = []  # of the row that goes on
    last, due = header.body, 1
    for i in range(header.body, end):
        line = lines[i]
        pieces = [(piece, _column(piece, heads)) for piece in _placed(line.text)]
        if not pieces:
            continue
        number = _NUMBER.fullmatch(pieces[0][0].text) if pieces[0][1] == 0 else None
        band = BAND.fullmatch(line.text.strip())
        if number is None and not band and (pieces[0][1] == 0 or _crosses(pieces[0][0], heads)):
            break
        if number and int(number.group(1)) != due:
            break
        if number or band:
            rows += [tuple(cell(*part) for part in cells)] if cells else []
            cells = [[] for _ in heads] if number else []
            due += number is not None
        if band:
            rows.append((cell((line.text, line)),))
        elif not cells:
            return None
        else:
            for piece, column in pieces:
                cells[column].append((piece.text, line))
        last = i + 1
    rows += [tuple(cell(*part) for part in cells)] if cells else []
    return (rows, last) if due > 1 else None


def _placed(text: str) -> list[_Placed]:
    found = []
    for match in _PIECE.finditer(text):
        start = width(text[: match.start()])
        found.append(_Placed(match.group(), start, start + width(match.group())))
    return found


def _column(piece: _Placed, heads: Sequence[_Placed]) -> int:
    """The heading that a piece stands below: the one that it overlaps most, else the nearest."""
    return max(range(len(heads)), key=lambda i: (_overlap(piece, heads[i]), -abs(piece.start - heads[i].start)))


def _crosses(piece: _Placed, heads: Sequence[_Placed]) -> bool:
    """Whether a piece stands below more than one heading, as no cell does."""
    return sum(_overlap(piece, head) > 0 for head in heads) > 1


def _overlap(one: _Placed, other: _Placed) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))
