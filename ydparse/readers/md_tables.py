"""Pipe tables of Markdown, which have no merged cells: converters leave the places empty, or say the same in each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ydparse.document import Cell, Grid
from ydparse.readers.md_inline import shown

if TYPE_CHECKING:
    from markdown_it.token import Token

_BAR = re.compile(r"(?<!\\)\|")


def overflows(lines: Sequence[str]) -> bool:
    """Whether a row of these lines has more cells than the head."""
    cells = [
        len(_BAR.split(_BAR.sub("", line.strip(), count=line.strip().startswith("|")).removesuffix("|")))
        for line in lines
    ]
    return bool(cells) and max(cells) > cells[0]


def grid_of(tokens: Sequence[Token], above: int) -> Grid:
    """The grid of a table; `above` lines of the file stand before its text.

    What stands on the left of a row's first own cell goes on from the row above, where it is empty or says the same; a row that
    says one thing in all its cells is one cell; a heading goes on over the columns at its right that have none, or the same.
    """
    rows: list[list[Cell]] = []
    for token in tokens:
        if token.type == "tr_open":
            number = above + token.map[0] + 1 if token.map else None
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(Cell(shown(token), number=number))
    for at in range(1, len(rows)):
        _merge_down(rows[at], rows[at - 1] if at > 1 else [])
    wide = [
        at for at in range(1, len(rows[0])) if rows[0][at - 1].text and rows[0][at].text in ("", rows[0][at - 1].text)
    ]
    for row in rows:
        _merge_across(row, wide)
    return Grid(tuple(map(tuple, rows)))


def _merge_down(row: list[Cell], above: Sequence[Cell]) -> None:
    said = [cell.text for cell in row]
    if said[0] and len(set(said)) == 1:
        row[:] = [row[0]] * len(row)
        return
    if not any(said) or len(set(above)) == 1:  # below a band nothing goes on
        return
    for at, (cell, over) in enumerate(zip(row, above, strict=False)):
        if cell.text not in ("", over.text) or (not cell.text and not over.text):
            return
        row[at] = over


def _merge_across(row: list[Cell], wide: Sequence[int]) -> None:
    """Cells below a heading over several columns (`wide`: all but its first) go on where they are empty or say the same."""
    for at in wide:
        if row[at].text in ("", row[at - 1].text):
            row[at] = row[at - 1]
