"""The body of a Word document: its paragraphs and tables in order, then its notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ydparse.document import Cell, Grid, Line
from ydparse.readers.docx_inline import Inline, alternative, is_placeholder, stands_above
from ydparse.readers.docx_looks import WHITE, shading
from ydparse.readers.docx_numbering import Numbering
from ydparse.readers.docx_styles import Styles
from ydparse.readers.docx_tables import (
    CELL_PROPERTIES,
    WRAPPERS,
    Row,
    empty,
    is_frame,
    is_task_like,
    join_split,
    left_out,
    rows_of,
    written_out,
)
from ydparse.readers.docx_watermarks import MC, VML, is_watermark, wording
from ydparse.readers.docx_xml import PARAGRAPH, PARAGRAPH_PROPERTIES, RUN_PROPERTIES, W, child_of, on

if TYPE_CHECKING:
    from lxml.etree import _Element

Notes = Sequence[dict[str, "_Element"]]
"""Footnotes and endnotes by their ids."""
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Body:
    """Walks a document once, from top to bottom: numbering, fields and deleted paragraph ends need the order.

    `chunk` reads what is embedded under the id of a relation.
    """

    def __init__(
        self,
        numbering: Numbering,
        styles: Styles,
        notes: Notes,
        chunk: Callable[[str], Sequence[Line | Grid]],
        *,
        today: bool,
    ) -> None:
        self.numbering = numbering
        self.styles = styles
        self.notes = notes
        self.chunk = chunk
        self.inline = Inline(styles, today=today)
        self.carried = ""
        """Text of a paragraph that runs on into the next."""
        self.in_cells = 0
        """Depth of table cells: a column 序号 is often nothing but empty numbered paragraphs."""
        self.begun = False
        self.watermarks: list[str] = []

    def blocks(self, document: _Element) -> Iterator[Line | Grid]:
        """Lines and grids of w:document.

        Notes follow at the end, each with 注： before it: where they are referred to, they would stand in a sentence,
        and the pages at whose feet they stand are not known.
        """
        for body in document.iterfind(f"{W}body"):
            yield from join_split(self._story(body))
        for at, key in self.inline.notes:  # a note may refer to further ones, which are added while this goes on
            yield from self._note(at, key)

    def _note(self, at: int, key: str) -> Iterator[Line | Grid]:
        lead = "注："
        note = self.notes[at].pop(key, None)  # taken out, for a note may refer to itself
        for block in () if note is None else self._story(note):
            if isinstance(block, Line):
                text = block.text.strip()
                block, lead = block._replace(text=text if text.startswith("注") else lead + text), ""
            yield block

    def _story(self, parent: _Element, ground: str | None = WHITE) -> Iterator[Line | Grid]:
        """The blocks of what begins and ends for itself on a `ground`: a body, cell, text box or note."""
        outer, self.carried = self.carried, ""
        below, self.inline.ground = self.inline.ground, ground
        yield from self._flow(parent)
        if self.carried.strip():
            yield Line(self.carried, whole=True)
        self.carried, self.inline.ground = outer, below

    def _flow(self, parent: _Element) -> Iterator[Line | Grid]:
        """Block content, also that of content controls."""
        for child in parent:
            tag = child.tag
            if tag == PARAGRAPH:
                yield from self._paragraph(child)
            elif tag == f"{W}tbl":
                yield from self._table(child)
            elif tag in WRAPPERS and not is_placeholder(child):
                yield from self._flow(child)
            elif tag == f"{MC}AlternateContent":
                yield from self._flow(alternative(child))
            elif tag == f"{W}altChunk":
                yield from self.chunk(child.get(RELATION, ""))

    def _paragraph(self, paragraph: _Element) -> Iterator[Line | Grid]:
        """Its lines (a w:br breaks it), and the text boxes that are anchored in it. Empty ones yield nothing."""
        properties = child_of(paragraph, PARAGRAPH_PROPERTIES)
        text = self.inline.text(paragraph, properties)
        boxes = {box: stands_above(box, not self.begun) for box in self.inline.boxes}
        for box in (box for box, above in boxes.items() if above):
            yield from self._box(box)
        if not self.styles.is_contents(properties):
            yield from self._lines(text, properties)
        for box in (box for box, above in boxes.items() if not above):
            yield from self._box(box)

    def _lines(self, text: str, properties: _Element | None) -> Iterator[Line]:
        """The paragraph's number and text, with what was carried into it; or nothing where it runs on itself."""
        ends = _end(properties, self.inline.look.vanish)
        if ends in {"deleted", "drop cap"} or (ends == "hidden" and not text.strip()):
            self.carried += text
            return
        label = self.numbering.label(properties)
        if ends == "hidden":
            self.carried += label + text
            return
        text, self.carried = self.carried + text, ""
        if text.strip() or self.in_cells:
            for line in (label + text.lstrip() if label else text).split("\n"):
                if line.strip():
                    self.begun = True
                    yield Line(line.rstrip(), whole=True)

    def _box(self, box: _Element) -> Iterator[Line | Grid]:
        """The content of a text box, or the words of word art; a watermark is kept apart."""
        if is_watermark(box):
            self.watermarks.append(wording(box))
        elif box.tag == f"{VML}textpath":
            if text := wording(box):
                yield Line(text, whole=True)
        else:
            yield from self._story(box, None)

    def _table(self, table: _Element) -> Iterator[Line | Grid]:
        """A grid, then larger tables that stand in its cells; of a frame, its content."""
        rows, ground = rows_of(table), self.styles.ground_in(table, self.inline.ground)
        for gone in left_out(table):
            self.inline.goes_on = False
            self.inline.leave_out(gone)
        if is_frame(rows):
            for place in (place for row in rows for place in row.places if not place.up and not place.left):
                yield from self._story(place.element, _ground_of(place.element, ground))
            return
        inner: list[Grid] = []
        lines: list[list[Cell]] = []
        for row in rows:
            lines.append(self._row(row, lines[-1] if lines else [], inner, ground))
        width = max(map(len, lines))
        grid = Grid(tuple(tuple(line + empty(width - len(line))) for line in lines))
        if any(cell.text for line in grid.rows for cell in line):
            self.begun = True
            yield grid
        yield from inner

    def _row(self, row: Row, above: list[Cell], inner: list[Grid], ground: str | None) -> list[Cell]:
        """The cells of a row, a merged one in each place that it covers."""
        line = empty(row.before)
        for place in row.places:
            at = len(line)
            if place.left and line:
                cell = line[-1]
            elif place.up and at < len(above):
                cell = above[at]
            else:
                cell = Cell(self._cell_text(place.element, inner, ground))
            line += [cell] * place.span
        return line + empty(row.after)

    def _cell_text(self, cell: _Element, inner: list[Grid], ground: str | None) -> str:
        """The lines of a cell, with those of a small table in it; a larger one is added to `inner`."""
        lines: list[str] = []
        self.in_cells += 1
        for block in self._story(cell, _ground_of(cell, ground)):
            if isinstance(block, Line):
                lines.append(block.text.strip())
            elif is_task_like(block):
                inner.append(block)
            else:
                lines += written_out(block)
        self.in_cells -= 1
        return "\n".join(lines)


def _ground_of(cell: _Element, ground: str | None) -> str | None:
    """The ground of a cell in a table on a `ground`."""
    own: str | None = shading(child_of(cell, CELL_PROPERTIES)).get("ground", ground)
    return own


def _end(properties: _Element | None, hidden: bool) -> str:
    """How a paragraph ends that runs on into the next: deleted or moved away, hidden, a drop cap; else nothing.

    `hidden`: by its style, unless its mark says otherwise.
    """
    mark = child_of(properties, RUN_PROPERTIES)
    if mark is not None and next(mark.iterchildren(f"{W}del", f"{W}moveFrom"), None) is not None:
        return "deleted"
    own = on(mark, "vanish")
    if (hidden if own is None else own) or on(mark, "specVanish"):
        return "hidden"
    frame = child_of(properties, f"{W}framePr")
    return "drop cap" if frame is not None and frame.get(f"{W}dropCap", "none") != "none" else ""
