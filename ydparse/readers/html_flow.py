"""A part of a page to lines and grids, as a browser would show them."""

from __future__ import annotations

import re
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

from ydparse.document import Cell, Grid, Line
from ydparse.document.view import INVISIBLE
from ydparse.readers.html_lists import DIGITS, Lists

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section
summary table tbody td tfoot th thead tr ul"""
BLOCKS = frozenset(_BLOCKS.split())
UNSEEN_TAGS = frozenset(("script", "style", "noscript", "template", "head"))
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d"
_WRAPPED = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n][ \t\r\n]*(?=[{_WIDE}])")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_REFERENCE = re.compile(r"&(?:amp;)*((?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[A-Za-z]{2,10}\d{0,2});)")
_PREFORMATTED = re.compile(r"(?i)white-space\s*:\s*(?:pre(?!serve)|break-spaces)")
_PREFORMATTED_TAGS = frozenset(("pre", "listing", "xmp"))


WIDEST_SPAN = 100
INNER = 20
"""Tables within a data table, each in a cell."""


def blocks_of(root: HtmlElement, grids: bool = True) -> list[Line | Grid]:
    """Lines and data tables below an element; every block element and every `<br>` ends a line.

    With `grids` False, a table's cells are lines too.
    """
    flow = _Flow(grids)
    flow.walk(root)
    flow.end()
    return flow.blocks


class _Flow:
    def __init__(self, grids: bool) -> None:
        self.grids = grids
        self.blocks: list[Line | Grid] = []
        self.parts: list[str] = []
        self.lists = Lists()
        self.broken: HtmlElement | None = None
        """The outermost preformatted element that is open: its line breaks are made, those of all in it too."""

    def walk(self, root: HtmlElement) -> None:
        """Texts in order. A stack, not recursion: pages with unclosed tags nest a thousand deep."""
        stack: list[tuple[HtmlElement, bool]] = [(root, True)]
        while stack:
            element, enters = stack.pop()
            if enters and self._enter(element):
                stack.append((element, False))
                stack += [(child, True) for child in reversed(element)]
                continue
            if element is self.broken:
                self.broken = None
            if element.tag in BLOCKS:
                self.end()
            if element is not root and element.tail:
                self.parts.append(element.tail)

    def _enter(self, element: HtmlElement) -> bool:
        """What stands before the children of an element; False where they are not to be read."""
        tag = element.tag
        if not isinstance(tag, str) or tag in UNSEEN_TAGS:
            return False
        if tag in BLOCKS or tag == "br":
            self.end()
        if tag == "table" and self.grids and (grid := grid_of(element)) is not None:
            self.blocks += [line for caption in element.iter("caption") for line in blocks_of(caption, grids=False)]
            self.blocks.append(grid)
            return False
        if tag == "li":
            self.parts.append(self.lists.label(element))
        if self.broken is None and (tag in _PREFORMATTED_TAGS or _PREFORMATTED.search(element.get("style", ""))):
            _break_lines(element)
            self.broken = element
        self.parts.append(element.text or "")
        return True

    def end(self) -> None:
        """Close the line that is being gathered."""
        if not self.parts:
            return
        text = "".join(self.parts)
        self.parts.clear()
        if not text.isspace() and (text := shown(text)):
            self.blocks.append(Line(text, whole=True))


def _break_lines(pre: HtmlElement) -> None:
    """Make `<br>` of the line breaks in preformatted text, which a browser shows."""
    for element in list(pre.iter()):
        first, *more = (element.text or "").split("\n")
        if more and isinstance(element.tag, str):
            element.text = first
            for at, line in enumerate(more):
                element.insert(at, _break(element, line))
        first, *more = (element.tail or "").split("\n")
        if more and element is not pre:
            element.tail = first
            for line in reversed(more):
                element.addnext(_break(element, line))


def _break(near: HtmlElement, tail: str) -> HtmlElement:
    made: HtmlElement = near.makeelement("br")
    made.tail = tail
    return made


def shown(text: str) -> str:
    """Blanks as a browser shows them; a line break of the source between two Chinese characters is no blank at all."""
    if "&" in text:  # references that were escaped twice, or that the parser does not know
        text = _REFERENCE.sub(lambda found: unescape(f"&{found[1]}"), text)
    text = _UNSEEN.sub("", text)
    if "\n" in text or "\r" in text:
        text = _WRAPPED.sub("", text)
    text = _BLANKS.sub(" ", text)
    return text.replace("\u00a0", " ").strip()


def grid_of(table: HtmlElement) -> Grid | None:
    """The grid of a data table; None for a layout table.

    Data: no data table within it, at least two rows of two filled cells, no cell that holds a whole article, and no
    more places than its cells can fill with the widest colspan: rowspans that push each other aside multiply without
    end.
    """
    inner = list(islice(table.iterdescendants("table"), INNER + 1))
    if len(inner) > INNER or not _has_rows(table) or any(map(_has_rows, inner)):
        return None
    rows = _rows(table)
    if _holds_article(rows, len(table.text_content())):
        return None
    room = WIDEST_SPAN * sum(map(len, rows))
    places = _placed(rows, room)
    width = _width(places)
    return _filled(places, width) if places and width * len(places) <= room else None


def _holds_article(rows: list[list[HtmlElement]], total: int) -> bool:
    """Whether the longest cell is most of a table's text, in many lines."""
    longest = max((cell for row in rows for cell in row), key=lambda cell: len(cell.text_content()))
    return len(longest.text_content()) > max(800, 0.6 * total) and len(blocks_of(longest)) > 8


def _filled(places: list[list[Cell | None]], width: int) -> Grid | None:
    """The grid without its empty rows and columns, which tables from Excel have; None where less than two of either are left."""
    filled = [tuple(row[at] if at < len(row) and row[at] else Cell("") for at in range(width)) for row in places]
    whole = tuple(tuple(cell or Cell("") for cell in row) for row in filled if any(cell and cell.text for cell in row))
    kept = [at for at in range(width) if any(row[at].text for row in whole)]
    if len(kept) < 2 or len(whole) < 2:
        return None
    return Grid(tuple(tuple(row[at] for at in kept) for row in whole))


def _has_rows(table: HtmlElement) -> bool:
    """Whether two rows have two filled cells each."""
    filled = (sum(bool(cell.text_content().strip()) for cell in row) >= 2 for row in _rows(table))
    return sum(filled) >= 2


def _rows(table: HtmlElement) -> list[list[HtmlElement]]:
    """The cells of each row, without those of tables within it; the head first and the foot last, as a browser shows them."""
    head: list[HtmlElement] = []
    body: list[HtmlElement] = []
    foot: list[HtmlElement] = []
    for part in table:
        group = {"thead": head, "tfoot": foot}.get(str(part.tag), body)
        if part.tag == "tr":
            group.append(part)
        elif part.tag in {"thead", "tbody", "tfoot"}:
            group += part.findall("tr")
    return [[cell for cell in row if cell.tag in {"td", "th"}] for row in (*head, *body, *foot)]


def _placed(rows: list[list[HtmlElement]], room: int) -> list[list[Cell | None]]:
    """Cells in every place that they cover, as rowspan and colspan say; nothing where they need more than `room`."""
    places: list[list[Cell | None]] = [[] for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for element in row:
            line = places[at]
            while column < len(line) and line[column] is not None:
                column += 1
            cell = Cell(_cell_text(element))
            down = _number(element, "rowspan", len(rows) - at)
            across = _number(element, "colspan", WIDEST_SPAN)
            for below in places[at : at + down]:
                missing = max(0, column + across - len(below))
                room -= missing
                if room < 0:
                    return []
                below.extend([None] * missing)
                below[column : column + across] = [cell] * across
    return places


def _width(places: list[list[Cell | None]]) -> int:
    """The number of columns; those at the end in which no cell begins come from spans that overshoot (`colspan=99`)."""
    width = max((len(row) for row in places), default=0)
    while width > 1 and not any(len(row) >= width and row[width - 1] is not row[width - 2] for row in places):
        width -= 1
    return width


def _cell_text(element: HtmlElement) -> str:
    return "\n".join(block.text for block in blocks_of(element, grids=False) if isinstance(block, Line))


def _number(element: HtmlElement, name: str, most: int) -> int:
    """A span attribute in the bounds of the table; `rowspan=0` means down to the end."""
    value = element.get(name, "1").strip()[:DIGITS]
    if not value.isdecimal():
        return 1
    number = int(value) or (most if name == "rowspan" else 1)
    return max(1, min(number, most))
