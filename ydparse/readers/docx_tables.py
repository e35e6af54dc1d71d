"""The geometry of a Word table (w:tbl): which cells stand in which grid columns, and which are merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ydparse.document import Cell, Grid, Line
from ydparse.readers.docx_xml import VALUE, W, child_of, on, value

if TYPE_CHECKING:
    from lxml.etree import _Element

WIDEST_SPAN = 100
CELL_PROPERTIES = f"{W}tcPr"
WRAPPERS = frozenset(f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_NUMBER = re.compile(r"\s*(\d{1,3})\s*[.．、]?\s*")


class Place(NamedTuple):
    """A cell as a row names it: its element, the grid columns that it covers, and what it only continues."""

    element: _Element
    span: int
    up: bool = False
    left: bool = False


class Row(NamedTuple):
    """The cells of a row, and the grid columns that it leaves out before and after them."""

    places: list[Place]
    before: int = 0
    after: int = 0

    @property
    def width(self) -> int:
        return self.before + sum(place.span for place in self.places) + self.after


def rows_of(table: _Element) -> list[Row]:
    """The rows that stay when tracked changes are accepted."""
    rows = (row for row in _below(table, f"{W}tr") if not _is_gone(row))
    return [Row(_places(row), _skipped(row, "gridBefore"), _skipped(row, "gridAfter")) for row in rows]


def left_out(table: _Element) -> Iterator[_Element]:
    """The rows that were deleted or are hidden."""
    return filter(_is_gone, _below(table, f"{W}tr"))


def _is_gone(row: _Element) -> bool:
    properties = child_of(row, f"{W}trPr")
    return properties is not None and (child_of(properties, f"{W}del") is not None or bool(on(properties, "hidden")))


def is_frame(rows: list[Row]) -> bool:
    """Whether the table only frames its text: one cell a row.

    So is one with far more places than its cells can span, for one long row would pad thousands of short ones.
    """
    width = max((row.width for row in rows), default=0)
    too_sparse = width * len(rows) > WIDEST_SPAN * sum(len(row.places) for row in rows)
    return too_sparse or max((len(row.places) for row in rows), default=0) < 2


def join_split(blocks: Iterable[Line | Grid]) -> Iterator[Line | Grid]:
    """Tables that follow each other, without a text between, as one where the second plainly goes on with the first:
    it has as many columns, and its first number, below the header if it repeats that, is the next one."""
    held: Grid | None = None
    for block in blocks:
        if held is not None and isinstance(block, Grid) and _goes_on(held, block):
            held = Grid(held.rows + block.rows[_repeated(held, block) :])
            continue
        if held is not None:
            yield held
        held = block if isinstance(block, Grid) else None
        if held is None:
            yield block
    if held is not None:
        yield held


def _goes_on(above: Grid, below: Grid) -> bool:
    if len(above.rows[0]) != len(below.rows[0]):
        return False
    rest = below.rows[_repeated(above, below) :]
    numbers = [found for row in above.rows if (found := _NUMBER.fullmatch(row[0].text))]
    first = _NUMBER.fullmatch(rest[0][0].text) if rest else None
    return bool(first and numbers and int(first[1]) == int(numbers[-1][1]) + 1)


def _repeated(above: Grid, below: Grid) -> int:
    """The number of rows at the head of the second table that say what the head of the first says."""
    count = 0
    for one, two in zip(above.rows, below.rows, strict=False):
        if [cell.text for cell in one] != [cell.text for cell in two]:
            break
        count += 1
    return count


def is_task_like(grid: Grid) -> bool:
    """Whether a table in a cell is large enough to be a table of its own, not a list in columns."""
    return len(grid.rows) > 1 and len(dict.fromkeys(grid.rows[0])) > 2


def written_out(grid: Grid) -> list[str]:
    """A small table as lines, a tab between its cells; a merged cell once."""
    return ["\t".join(cell.text.replace("\n", "") for cell in dict.fromkeys(row)) for row in grid.rows]


def empty(count: int) -> list[Cell]:
    """Cells where a row has none."""
    return [Cell("") for _ in range(count)]


def _places(row: _Element) -> list[Place]:
    """Its cells but for deleted ones; w:cellMerge is a merge that was tracked, w:hMerge how old files merge across."""
    places = []
    for cell in _below(row, f"{W}tc"):
        properties = child_of(cell, CELL_PROPERTIES)
        if properties is None:
            places.append(Place(cell, 1))
        elif child_of(properties, f"{W}cellDel") is None:
            tracked = child_of(properties, f"{W}cellMerge")
            up = _continues(properties, "vMerge") or (tracked is not None and tracked.get(f"{W}vMerge") == "cont")
            span = _columns(child_of(properties, f"{W}gridSpan"), 1)
            places.append(Place(cell, span, up, _continues(properties, "hMerge")))
    return places


def _continues(properties: _Element, tag: str) -> bool:
    """Whether the cell only continues the one above or on its left (w:vMerge, w:hMerge without restart)."""
    return child_of(properties, W + tag) is not None and (value(properties, tag) or "continue") != "restart"


def _skipped(row: _Element, tag: str) -> int:
    """Columns that a row leaves out at its beginning or end."""
    return _columns(child_of(child_of(row, f"{W}trPr"), W + tag), 0)


def _columns(said: _Element | None, least: int) -> int:
    """A number of columns, `least` where none is said, in bounds that a page can show."""
    text = "" if said is None else said.get(VALUE, "")
    return min(max(int(text), least), WIDEST_SPAN) if text.isdecimal() else least


def _below(element: _Element, tag: str) -> Iterator[_Element]:
    """Children of a tag, also those wrapped in content controls or tracked insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _below(child, tag)
