"""The body of a Word document: its paragraphs and tables in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ydparse.document import Cell, Grid, Line
from ydparse.readers.docx_numbering import Numbering, W

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DROPPED = frozenset(
    f"{W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "rt", "sdtPr")
)
"""Deleted text, field codes, properties, the reading above a ruby base."""
TEXTS = frozenset((f"{W}t", f"{MATH}t"))
SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
WIDEST_SPAN = 100
WRAPPERS = frozenset(f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


class Body:
    """Walks a document once, from top to bottom: numbering, fields and deleted paragraph ends need the order."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.fields: list[bool] = []
        """Open fields; True while their code, not yet their result, is being read."""
        self.carried = ""
        """Text of a paragraph whose end was deleted: it runs on into the next."""
        self.boxes: list[_Element] = []
        """Text boxes that are anchored in the paragraph being read."""
        self.in_cells = 0
        """Depth of table cells: a column 序号 is often nothing but empty numbered paragraphs."""

    def blocks(self, document: _Element) -> Iterator[Line | Grid]:
        """Lines and grids of w:document."""
        for body in document.iterfind(f"{W}body"):
            yield from self._flow(body)
        if self.carried.strip():
            yield Line(self.carried, whole=True)

    def _flow(self, parent: _Element) -> Iterator[Line | Grid]:
        """Block content of a body, cell, text box or content control."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag in WRAPPERS:
                yield from self._flow(child)
            elif child.tag == f"{MC}AlternateContent":
                yield from self._flow(_alternative(child))

    def _paragraph(self, paragraph: _Element) -> Iterator[Line | Grid]:
        """Its lines (a w:br breaks it), then the text boxes that are anchored in it. Empty ones yield nothing."""
        outer, self.boxes = self.boxes, []
        text = self._inline(paragraph)
        boxes, self.boxes = self.boxes, outer
        properties = paragraph.find(f"{W}pPr")
        if _end_deleted(properties):
            self.carried += text
        else:
            text, self.carried = self.carried + text, ""
            label = self.numbering.label(properties)
            if text.strip() or self.in_cells:
                for line in (label + text.lstrip() if label else text).split("\n"):
                    if line.strip():
                        yield Line(line.rstrip(), whole=True)
        for box in boxes:
            yield from self._flow(box)

    def _inline(self, element: _Element) -> str:
        """The text that is shown within a paragraph or a part of one."""
        parts: list[str] = []
        for child in element:
            tag = child.tag
            if tag in TEXTS or tag in SIGNS:
                if not any(self.fields):
                    parts.append(SIGNS.get(tag) or (child.text or "").replace("\n", " "))
            elif tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif tag == f"{MC}AlternateContent":
                parts.append(self._inline(_alternative(child)))
            elif tag == f"{W}txbxContent":
                self.boxes.append(child)
            elif tag not in DROPPED and not _hidden(child):
                parts.append(self._inline(child))
        return "".join(parts)

    def _field(self, kind: str) -> None:
        """begin … code … separate … result … end."""
        if kind == "begin":
            self.fields.append(True)
        elif self.fields and kind == "separate":
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.fields.pop()

    def _table(self, table: _Element) -> Iterator[Line | Grid]:
        """A grid; a table of one column or one cell only frames its text, so its content is given instead.

        So is that of a table with more places than its cells can span: one long row would pad thousands of short ones.
        """
        rows = [row for row in _below(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None]
        cells = [[(cell, _span(cell)) for cell in _below(row, f"{W}tc")] for row in rows]
        ends = [(_skipped(row, "gridBefore"), _skipped(row, "gridAfter")) for row in rows]
        width = max((sum(end) + sum(span for _, span in row) for end, row in zip(ends, cells, strict=True)), default=0)
        too_sparse = width * len(rows) > WIDEST_SPAN * sum(map(len, cells))
        if too_sparse or max((len(row) for row in cells), default=0) < 2:
            for entries in cells:
                for cell, _ in entries:
                    if not _continues(cell):
                        yield from self._flow(cell)
            return
        places: list[list[Cell]] = []
        for (before, after), entries in zip(ends, cells, strict=True):
            above = places[-1] if places else []
            line = [Cell("")] * before
            for cell, span in entries:
                at = len(line)
                joined = _continues(cell) and at < len(above)
                line += [above[at] if joined else Cell(self._cell_text(cell))] * span
            places.append(line + [Cell("")] * after)
        grid = [tuple(line + [Cell("") for _ in range(width - len(line))]) for line in places]
        if any(cell.text for line in grid for cell in line):
            yield Grid(tuple(grid))

    def _cell_text(self, cell: _Element) -> str:
        """The lines of a cell; a table within it is written out, a tab between its cells."""
        lines: list[str] = []
        self.in_cells += 1
        for block in self._flow(cell):
            if isinstance(block, Line):
                lines.append(block.text.strip())
            else:
                for row in block.rows:
                    texts = dict.fromkeys(row)  # a merged cell once
                    lines.append("\t".join(one.text.replace("\n", "") for one in texts))
        self.in_cells -= 1
        return "\n".join(lines)


def _below(element: _Element, tag: str) -> Iterator[_Element]:
    """Children of a tag, also those wrapped in content controls or tracked insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _below(child, tag)


def _alternative(element: _Element) -> _Element:
    """The choice that shows text, else the fallback: both say the same, so only one is read."""
    options = [child for child in element if child.tag in {f"{MC}Choice", f"{MC}Fallback"}]
    for option in options:
        if any(text.text for text in option.iter(f"{W}t")):
            return option
    return options[0] if options else element


def _end_deleted(properties: _Element | None) -> bool:
    """Whether the paragraph's end was deleted or moved away, so that it runs on into the next."""
    if properties is None:
        return False
    return any(properties.find(f"{W}rPr/{W}{tag}") is not None for tag in ("del", "moveFrom"))


def _hidden(element: _Element) -> bool:
    """A run that is set as hidden text, which is not printed."""
    vanish = element.find(f"{W}rPr/{W}vanish") if element.tag == f"{W}r" else None
    return vanish is not None and vanish.get(f"{W}val", "1") not in {"0", "false", "off"}


def _span(cell: _Element) -> int:
    """The number of grid columns that a cell covers."""
    return _columns(cell.find(f"{W}tcPr/{W}gridSpan"), 1)


def _continues(cell: _Element) -> bool:
    """Whether the cell only continues the one above it (w:vMerge without restart)."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") != "restart"


def _skipped(row: _Element, tag: str) -> int:
    """Columns that a row leaves out at its beginning or end."""
    return _columns(row.find(f"{W}trPr/{W}{tag}"), 0)


def _columns(value: _Element | None, least: int) -> int:
    """A number of columns, `least` where none is said, in bounds that a page can show."""
    text = "" if value is None else value.get(f"{W}val", "")
    return min(max(int(text), least), WIDEST_SPAN) if text.isdecimal() else least
