"""Pipe tables of Markdown, which have no merged cells: converters leave the places empty, or say the same in each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ydparse.document import Cell, Grid
from ydparse.document.view import FOLD
from ydparse.grammar.bodies import ends_like_unit
from ydparse.grammar.columns import column_kind
from ydparse.grammar.numbering import mark_at
from ydparse.readers.md_inline import shown

if TYPE_CHECKING:
    from markdown_it.token import Token

_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"(?i)<br\s*/?>")
_BODIES = frozenset(("lead", "responsible", "support"))


def grid_of(tokens: Sequence[Token], lines: Sequence[str], above: int) -> Grid:
    """The grid of a table in a text of these lines; `above` lines of the file stand before it.

    What stands on the left of a row's first own cell goes on from the row above, where it is empty or says the same, or is not
    written at all; a row that says one thing in all its cells is one cell; a heading goes on over the columns at its right that
    have none, or the same. What a row says beyond the last column stands in that, for Markdown would drop it.
    """
    rows: list[list[Cell]] = []
    written: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            at = token.map[0] if token.map else 0
            number = above + at + 1 if token.map else None
            rows.append([])
            written.append(_written(lines[at]))
        elif token.type == "inline":
            rows[-1].append(Cell(shown(token), number=number))
    kinds = [column_kind(cell.text) for cell in rows[0]]
    for at in range(1, len(rows)):
        _add_surplus(rows[at], written[at])
        upper = rows[at - 1] if at > 1 else []
        _put_below_group(rows[at], upper, kinds, len(written[at]))
        _merge_down(rows[at], upper)
    wide = [
        at for at in range(1, len(rows[0])) if rows[0][at - 1].text and rows[0][at].text in ("", rows[0][at - 1].text)
    ]
    for row in rows:
        _merge_across(row, wide)
    return Grid(tuple(map(tuple, rows)))


def _written(line: str) -> list[str]:
    """The cells of a row as they are written, be they more or fewer than the columns."""
    text = line.lstrip(" \t>").rstrip()
    parts = _BAR.split(text)
    return parts[text.startswith("|") : len(parts) - (len(parts) > 1 and not parts[-1])]


def _add_surplus(row: list[Cell], written: Sequence[str]) -> None:
    """What a row says beyond the last column, as lines more in its last cell."""
    surplus = [_BREAK.sub("\n", part.replace("\\|", "|").replace("**", "")).strip() for part in written[len(row) :]]
    if any(surplus):
        row[-1] = Cell("\n".join(filter(None, (row[-1].text, *surplus))), number=row[-1].number)


def _put_below_group(row: list[Cell], above: Sequence[Cell], kinds: Sequence[str | None], written: int) -> None:
    """Put a row that lacks the merged cells before its task below those of the row above, where numbers and bodies stand in
    their columns rather so than as they are written."""
    lead = kinds.index("task") if "task" in kinds else 1
    if not 1 < written < len(row):
        return
    said = row[:written]
    if not above or _is_band(above):
        above = [Cell("", number=row[0].number)] * len(row)
    placed: list[list[Cell]] = [
        [*above[:lacks], *said, *row[written + lacks :]] for lacks in range(min(len(row) - written, lead) + 1)
    ]
    fits = [_fit(cells, kinds) for cells in placed]
    row[:] = placed[fits.index(max(fits))]


def _fit(row: Sequence[Cell], kinds: Sequence[str | None]) -> int:
    """How many numbers and bodies stand in their columns, less what else stands there."""
    fits = 0
    for cell, kind in zip(row, kinds, strict=True):
        if cell.text and kind == "number":
            fits += 1 if cell.text.strip("（）().．、").isdecimal() else -1
        elif cell.text and kind in _BODIES:
            fits += 1 if ends_like_unit(cell.text.removesuffix("等")) else -1
    return fits


def _is_band(row: Sequence[Cell]) -> bool:
    """Whether a row says one thing over all columns, or a number with its heading alone: below it nothing goes on."""
    filled = [cell for cell in row if cell.text]
    return len(set(row)) == 1 or (len(filled) == 1 and mark_at(filled[0].text.translate(FOLD)) is not None)


def _merge_down(row: list[Cell], above: Sequence[Cell]) -> None:
    said = [cell.text for cell in row]
    if said[0] and len(set(said)) == 1:
        row[:] = [row[0]] * len(row)
        return
    if not any(said) or _is_band(above):
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
