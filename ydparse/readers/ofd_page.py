"""What a page of an OFD file shows: its text, rules and pictures, layer upon layer (GB/T 33190-2016, 7.7 and 9 to 13)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ydparse.document import Box
from ydparse.errors import DamagedFile
from ydparse.readers.ofd_package import Document, Package, PagePart, Part, child, children, tag, text
from ydparse.readers.ofd_shapes import (
    SAME,
    Matrix,
    Point,
    apply,
    around,
    box,
    deltas,
    matrix,
    moved,
    number,
    outlines,
    quarter,
    times,
)
from ydparse.readers.page import Char, Page
from ydparse.readers.page.lines import as_character

if TYPE_CHECKING:
    from lxml.etree import _Element

MM = 72 / 25.4
"""Points of a millimetre."""
NOWHERE: Box = (0, 0, 0, 0)
A4: Box = (0, 0, 210, 297)
LARGEST_PAGE = 5080.0
"""Millimetres; no PDF page may be larger either."""
THINNEST_BOX = 3.0
"""Points; a filled box that is thinner is a rule."""
MOST_DRAWN = 2_000_000
"""Characters, strokes and objects of a file; composite objects, which may draw each other endlessly, count tenfold."""
DEEPEST = 10
"""Composite objects within each other."""
FEW = 20
"""Characters; a picture with fewer has no text but a stamp or a page number."""
ASCENT, DESCENT = 0.88, 0.12
"""Of the size, above and below the base line, as in Chinese fonts."""
_UNMAPPED = re.compile("[¤\ufffd\x00-\x08\x0e-\x1f]")
_INDENT = re.compile(r"^\s*\n\s*|\s*\n\s*$")


class Picture(NamedTuple):
    """A picture on a page: where it lies in the package, and its box in points."""

    path: str
    box: Box


class Sheet(NamedTuple):
    """A page, as it is printed: `unmapped` counts the characters that have no Unicode value.

    `is_picture`: pictures fill the page, with no more text on it than a stamp or a page number.
    """

    page: Page
    unmapped: int
    pictures: list[Picture]
    is_picture: bool

    @property
    def is_read(self) -> bool:
        """Whether its characters, if it has any, are its text."""
        return not self.is_picture and self.unmapped <= len(self.page.chars) / 2


class Glyph(NamedTuple):
    """A character in the page's points, and by how many quarters it is turned; `hidden` shows nothing."""

    char: Char
    turns: int
    hidden: bool


class Allowance:
    """How much a file may still draw."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = MOST_DRAWN

    def take(self, amount: int = 1) -> None:
        self._left -= amount
        if self._left < 0:
            problem = f"OFD 中的图元超过 {MOST_DRAWN // 10_000} 万个，疑为损坏或恶意文件"
            raise DamagedFile(self._name, problem, "请用 OFD 阅读器打开后另存再试")


def sheet_of(package: Package, document: Document, part: PagePart, page: int, allowance: Allowance) -> Sheet:
    """A page (`page` is its number in the file) with its templates under it."""
    area = _area(document, part)
    ink = _Ink(package, [*document.resources, *part.resources], area, allowance)
    for one in (*part.templates, part.content):
        ink.draw(child(one.root, "Content"))
    width, height = (area[2] - area[0]) * MM, (area[3] - area[1]) * MM
    covered = sum(min(_size(picture.box), width * height) for picture in ink.pictures)
    shown = [glyph for glyph in ink.glyphs if not glyph.hidden]
    filled = covered > 0.6 * width * height
    if filled and len(shown) < FEW:  # the text under a scan is hidden
        shown = ink.glyphs
    scanned = filled and len(shown) < FEW
    turns = Counter(glyph.turns for glyph in shown).most_common(1)[0][0] if shown and not scanned else 0
    chars = [_turned_char(glyph.char, turns, width, height) for glyph in shown if glyph.turns == turns]
    rules = [_turned(rule, turns, width, height) for rule in ink.rules]
    if turns % 2:
        width, height = height, width
    paper = (0.0, 0.0, width, height)
    inside = [char for char in chars if _lies_in((char.x0, char.top, char.x1, char.bottom), paper)]
    upright = Page(page, width, height, _once(inside), [rule for rule in rules if _lies_in(rule, paper)])
    return Sheet(upright, ink.unmapped, ink.pictures, scanned)


def _area(document: Document, part: PagePart) -> Box:
    """PhysicalBox of the page, of its template, or of the document."""
    roots = [child(one.root, "Area") for one in (part.content, *reversed(part.templates))]
    for area in (*roots, child(document.root.root, "CommonData", "PageArea")):
        found = box(text(child(area, "PhysicalBox")))
        if found and 0 < found[2] - found[0] <= LARGEST_PAGE and 0 < found[3] - found[1] <= LARGEST_PAGE:
            return found
    return A4


class _Ink:
    """What one page draws."""

    def __init__(self, package: Package, resources: Iterable[Part], area: Box, allowance: Allowance) -> None:
        self.glyphs: list[Glyph] = []
        self.rules: list[Box] = []
        self.pictures: list[Picture] = []
        self.unmapped = 0
        self._package = package
        self._allowance = allowance
        self._page: Matrix = (MM, 0, 0, MM, -area[0] * MM, -area[1] * MM)
        self._media: dict[str, tuple[str, str]] = {}
        self._units: dict[str, _Element] = {}
        for part in resources:
            folder = part.root.get("BaseLoc", "").rstrip("/\\")
            for one in part.root.iterfind("{*}MultiMedias/{*}MultiMedia"):
                location = text(child(one, "MediaFile"))
                self._media[one.get("ID", "")] = (f"{folder}/{location}" if folder else location, part.path)
            for one in part.root.iterfind("{*}CompositeGraphicUnits/{*}CompositeGraphicUnit"):
                self._units[one.get("ID", "")] = one

    def draw(self, content: _Element | None, above: Matrix = SAME, hidden: bool = False, inside: int = 0) -> None:
        """The objects of a layer or block, in millimetres of the page after `above`."""
        for one in () if content is None else content.iterchildren("{*}*"):
            kind = tag(one)
            self._allowance.take(10 if kind == "CompositeObject" else 1)
            unseen = hidden or one.get("Visible", "").lower() in ("false", "0") or number(one.get("Alpha"), 255) <= 0
            if kind in ("Layer", "PageBlock"):
                self.draw(one, above, unseen, inside)
            else:
                self._draw_object(one, kind, above, unseen, inside)

    def _draw_object(self, one: _Element, kind: str, above: Matrix, hidden: bool, inside: int) -> None:
        """A text, a path, a picture, or a composite object, which is drawn as a layer of its own."""
        boundary = box(one.get("Boundary")) or NOWHERE
        shape = times(times(matrix(one.get("CTM")), (1, 0, 0, 1, boundary[0], boundary[1])), above)
        if kind == "TextObject":
            self._write(one, times(shape, self._page), hidden)
        elif kind == "PathObject" and not hidden:
            self._rule(one, times(shape, self._page))
        elif kind == "ImageObject" and not hidden:
            self._place(one, times(shape, self._page))
        elif kind == "CompositeObject" and inside < DEEPEST:
            unit = self._units.get(one.get("ResourceID", ""))
            self.draw(child(unit, "Content"), shape, hidden, inside + 1)

    def _write(self, one: _Element, shape: Matrix, hidden: bool) -> None:
        """The characters of a text object. A place that a TextCode leaves out is that of the TextCode before it."""
        boundary = box(one.get("Boundary")) or NOWHERE
        size = abs(number(one.get("Size"))) or boundary[3] - boundary[1]  # which some producers leave out
        wide = abs(number(one.get("HScale"), 1.0))
        turns = quarter(shape, number(one.get("CharDirection")))
        hidden = hidden or not (_paints(one, "Fill", True) or _paints(one, "Stroke", False))
        downward = number(one.get("ReadDirection")) % 180 == 90
        x = y = 0.0
        for code in children(one, "TextCode"):
            x, y = number(code.get("X"), x), number(code.get("Y"), y)
            wording = _INDENT.sub("", "".join(str(piece) for piece in code.itertext()))
            self._allowance.take(len(wording))
            if not hidden:
                self.unmapped += len(_UNMAPPED.findall(wording)) if wording else _glyphs(one)
            if turns is None or size <= 0:
                continue
            for char, place in _set(as_character(_UNMAPPED.sub("\ufffd", wording)), code, (x, y), size, wide, downward):
                self.glyphs.append(Glyph(Char(char, *moved(shape, place)), turns, hidden))

    def _rule(self, one: _Element, shape: Matrix) -> None:
        """The straight strokes of a path, level or upright, and its thin filled boxes."""
        stroked, filled = _paints(one, "Stroke", True), _paints(one, "Fill", False)
        for outline in outlines(text(child(one, "AbbreviatedData"))):
            self._allowance.take(len(outline.corners))
            corners = [apply(shape, corner) for corner in outline.corners]
            if stroked and outline.straight:
                strokes = [around(pair) for pair in pairwise(corners)]
                self.rules += [stroke for stroke in strokes if min(stroke[2] - stroke[0], stroke[3] - stroke[1]) < 1]
            elif filled and outline.straight:
                found = around(corners)
                if min(found[2] - found[0], found[3] - found[1]) <= THINNEST_BOX:
                    self.rules.append(found)

    def _place(self, one: _Element, shape: Matrix) -> None:
        """A picture fills the unit square of its matrix, or, without one, its boundary."""
        location, base = self._media.get(one.get("ResourceID", ""), ("", ""))
        path = self._package.find(location, base)
        boundary = box(one.get("Boundary"))
        wide, high = (
            (1.0, 1.0) if one.get("CTM") or not boundary else (boundary[2] - boundary[0], boundary[3] - boundary[1])
        )
        if path is not None:
            self.pictures.append(Picture(path, moved(shape, (0, 0, wide, high))))


def _paints(one: _Element, how: str, default: bool) -> bool:
    """Whether an object is filled or stroked, in a colour that shows."""
    said = one.get(how, "").lower()
    colour = child(one, f"{how}Color")
    return (said in ("true", "1") if said else default) and (colour is None or number(colour.get("Alpha"), 255) > 0)


def _glyphs(one: _Element) -> int:
    """How many glyphs a text object shows by their numbers in the font."""
    return sum(len(text(child(run, "Glyphs")).split()) for run in children(one, "CGTransform"))


def _set(
    wording: str, code: _Element, at: Point, size: float, wide: float, downward: bool
) -> Iterable[tuple[str, Box]]:
    """Each character with its box.

    A character is as wide as the step to the next, or as its size: within a TextCode blanks are written, and figures may
    have the steps of Chinese characters. The last step counts for what a list of steps leaves out; without steps,
    characters follow each other.
    """
    x, y = at
    across = deltas(code.get("DeltaX"), len(wording))
    down = deltas(code.get("DeltaY"), len(wording))
    for i, char in enumerate(wording):
        step = (across[i] if i < len(across) else across[-1]) if across else 0.0
        drop = (down[i] if i < len(down) else down[-1]) if down else 0.0
        natural = _natural(char) * size * wide
        if not across and not down:
            step, drop = (0.0, size) if downward else (natural, 0.0)
        width = min(step, size * wide) if step > 0 and i < len(wording) - 1 else natural
        yield char, (x, y - ASCENT * size, x + width, y + DESCENT * size)
        x, y = x + step, y + drop


def _natural(char: str) -> float:
    """The width of a character, of its size."""
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def _size(place: Box) -> float:
    return (place[2] - place[0]) * (place[3] - place[1])


def _lies_in(place: Box, paper: Box) -> bool:
    """Whether the middle of a box lies on the paper."""
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return paper[0] <= x <= paper[2] and paper[1] <= y <= paper[3]


def _turned(place: Box, turns: int, width: float, height: float) -> Box:
    """A box of a page after the page was turned back by so many quarters."""
    x0, top, x1, bottom = place
    if turns == 1:
        return top, width - x1, bottom, width - x0
    if turns == 2:
        return width - x1, height - bottom, width - x0, height - top
    if turns == 3:
        return height - bottom, x0, height - top, x1
    return place


def _turned_char(char: Char, turns: int, width: float, height: float) -> Char:
    place = _turned((char.x0, char.top, char.x1, char.bottom), turns, width, height)
    return Char(char.text, *place) if turns else char


def _once(chars: Sequence[Char]) -> list[Char]:
    """Characters that were drawn twice for bold, only once."""
    kept: dict[str, dict[tuple[int, int], Char]] = {}
    found = []
    for char in chars:
        x, y = round(char.x0), round(char.top)
        same = kept.setdefault(char.text, {})
        near = [same[at] for i in (-1, 0, 1) for j in (-1, 0, 1) if (at := (x + i, y + j)) in same] if same else []
        if not any(abs(other.x0 - char.x0) < 1 and abs(other.top - char.top) < 1 for other in near):
            same[x, y] = char
            found.append(char)
    return found
