"""Rows of a flat table that blanks set in columns, with cells broken over lines: a piece belongs where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

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
    last, numbered = header.body, False
    for i, opens, pieces in _lines_of_rows(lines, header.body, end, heads):
        if opens:
            rows += _ended(cells)
            cells = [[] for _ in heads] if opens == "row" else []
            numbered |= opens == "row"
        if opens == "band":
            rows.append((cell((lines[i].text, lines[i])),))
        elif not cells:
            return None
        else:
            for piece in pieces:
                cells[_column(piece, heads)].append((piece.text, lines[i]))
        last = i + 1
    rows += _ended(cells)
    return (rows, last) if numbered else None


def _lines_of_rows(
    lines: Sequence[Line], start: int, end: int, heads: Sequence[_Placed]
) -> Iterator[tuple[int, Literal["row", "band", ""], list[_Placed]]]:
    """The lines of the rows, by their places, with what each opens, and its pieces: a row, whose number is greater than
    the last, a band, or nothing, for it goes on with the row above it."""
    due = 0
    for i in range(start, end):
        pieces = _placed(lines[i].text)
        if not pieces:
            continue
        number = _number(pieces[0], heads)
        if number is not None:
            if number < due:
                return
            due = number + 1
            yield i, "row", pieces
        elif BAND.fullmatch(lines[i].text.strip()):
            yield i, "band", pieces
        elif _column(pieces[0], heads) == 0 or _crosses(pieces[0], heads):
            return
        else:
            yield i, "", pieces


def _number(piece: _Placed, heads: Sequence[_Placed]) -> int | None:
    """The number that a piece in the first column says, or None."""
    match = _NUMBER.fullmatch(piece.text) if _column(piece, heads) == 0 else None
    return int(match.group(1)) if match else None


def _ended(cells: Sequence[Sequence[Piece]]) -> list[Row]:
    """The row of these cells; none where none was open."""
    return [tuple(cell(*part) for part in cells)] if cells else []


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
